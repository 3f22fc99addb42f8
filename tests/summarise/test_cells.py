from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearout.records.consultation import Privacy
from hearout.records.draft import Cell
from hearout.summarise.cells import Protection

TENS = Protection(10, 5)


@pytest.mark.parametrize("count", [0, 1, 9])
def test_a_small_number_shows_only_that_it_is_small(count: int) -> None:
    assert TENS.cell("x", count) == Cell("x", "fewer than 10", 0, 9, None)


@pytest.mark.parametrize(
    ("count", "cell"),
    [
        (10, Cell("x", "10", 10, 12, 10)),
        (12, Cell("x", "10", 10, 12, 10)),
        (13, Cell("x", "15", 13, 17, 15)),
        (1038, Cell("x", "1,040", 1038, 1042, 1040)),
    ],
)
def test_a_number_is_rounded_and_says_what_that_tells(count: int, cell: Cell) -> None:
    assert TENS.cell("x", count) == cell


def test_a_number_in_the_middle_goes_up_and_its_interval_knows_that() -> None:
    assert Protection(10, 10).cell("x", 15) == Cell("x", "20", 15, 24, 20)


def test_without_rounding_a_number_is_what_it_is() -> None:
    assert Protection.of(Privacy(10, 5, 1)).cell("x", 17) == Cell("x", "17", 17, 17, 17)


def test_a_number_that_would_be_rounded_to_nothing_is_hidden() -> None:
    assert Protection.of(Privacy(minimum=2, rounding=10)).cell("x", 4) == Cell("x", "fewer than 5", 0, 4, None)


@given(st.integers(0, 5000), st.integers(1, 30), st.integers(1, 20))
def test_what_a_cell_tells_is_true_and_never_small(count: int, minimum: int, rounding: int) -> None:
    protection = Protection.of(Privacy(minimum, 5, rounding))
    cell = protection.cell("x", count)
    assert cell.low <= count <= cell.high
    assert cell.hidden == (count < protection.minimum)
    if cell.value is not None:
        assert cell.value > 0
        assert {protection.rounded(exact) for exact in range(cell.low, cell.high + 1)} == {cell.value}


def test_numbers_in_running_text_are_protected_too() -> None:
    assert [TENS.about(463), TENS.about(3)] == ["about 465", "fewer than 10"]
