from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hearout.records.consultation import ChannelKind
from hearout.records.draft import Cell
from hearout.summarise.cells import Protection
from hearout.summarise.wording import (
    doubt,
    last_moment,
    listed,
    named,
    number,
    scattered,
    share,
    stretch,
    together,
    weight,
)

PROTECTION = Protection(10, 5)


def cell(count: int) -> Cell:
    return PROTECTION.cell("x", count)


@pytest.mark.parametrize(
    ("part", "words"),
    [(50, "About one in five"), (95, "About two in five"), (125, "About half"), (250, "Nearly all"), (4, "A few")],
)
def test_a_weight_in_words(part: int, words: str) -> None:
    assert weight(cell(part), cell(255)) == words


def test_hardly_any_of_many() -> None:
    assert weight(cell(12), cell(1000)) == "A small number"


def test_a_share_is_of_printed_numbers_and_at_most_all() -> None:
    assert [
        share(cell(52), cell(98)),
        share(cell(13), cell(12)),
        share(cell(3), cell(98)),
        share(cell(20), cell(4)),
    ] == [
        0.5,
        1.0,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("stability", "words"),
    [
        (0.97, "Very stable: found in 97 of 100 repeated samples"),
        (0.88, "Stable: found in 88 of 100 repeated samples"),
        (0.74, "Fairly stable: found in 74 of 100 repeated samples"),
        (0.3, "Not very stable: found in 30 of 100 repeated samples"),
    ],
)
def test_a_doubt_in_words(stability: float, words: str) -> None:
    assert doubt(stability) == words


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("string, list", "String, list"),
        ("tools, editors, ide", "Tools, editors, ide"),
        ("documentation", "Documentation"),
        ("Docs, tutorials and worked examples", "Docs, tutorials and worked examples"),
        ("who decides, and when it is told", "Who decides, and when it is told"),
    ],
)
def test_key_words_become_a_name_and_a_persons_label_stays(label: str, name: str) -> None:
    assert named(label) == name


def test_lists_and_numbers_are_read_aloud() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")] == [
        "",
        "a",
        "a and b",
        "a, b or c",
    ]
    assert [number(2), number(12), number(13)] == ["two", "twelve", "13"]


def test_joined_channels_are_one_label() -> None:
    assert together([ChannelKind.SESSION, ChannelKind.TALK, ChannelKind.EMAIL]) == "Sessions, talk page and e-mail"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 8, 10), date(2026, 8, 31), "10 to 31 August 2026"),
        (date(2026, 8, 28), date(2026, 9, 3), "28 August to 3 September 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 December 2026 to 3 January 2027"),
        (date(2026, 9, 8), date(2026, 9, 8), "8 September 2026"),
    ],
)
def test_a_stretch_of_days(first: date, last: date, words: str) -> None:
    assert stretch(first, last) == words


@pytest.mark.parametrize(
    ("closes", "zone", "last"),
    [
        (datetime(2026, 9, 1, tzinfo=UTC), "UTC", (date(2026, 8, 31), "")),
        (datetime(2026, 8, 31, 23, 59, 59, tzinfo=UTC), "UTC", (date(2026, 8, 31), "")),
        (datetime(2026, 8, 31, 22, tzinfo=UTC), "Europe/Berlin", (date(2026, 8, 31), "")),
        (datetime(2026, 8, 31, 9, tzinfo=UTC), "Africa/Nairobi", (date(2026, 8, 31), "12:00")),
    ],
)
def test_the_last_moment_is_in_the_channels_own_zone(closes: datetime, zone: str, last: tuple[date, str]) -> None:
    assert last_moment(closes, zone) == last


@pytest.mark.parametrize(("parts", "answer"), [((20, 25), True), ((20, 31), False), ((4, 4), True)])
def test_subjects_that_cover_less_than_half_are_said_to_be_scattered(parts: tuple[int, ...], answer: bool) -> None:
    protection = Protection(10, 5)
    cells = [protection.cell(str(at), count) for at, count in enumerate(parts)]
    assert scattered(cells, protection.cell("base", 100)) is answer
