from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearout.summarise.protect import OTHER, Answer, joined_answers

REGIONS = {"Oceania": "Asia and Oceania", "Asia": "Asia and Oceania"}
YEARS = ("less than 1", "1 to 3", "4 to 9", "10 to 15", "more than 15")


def small(count: int) -> bool:
    return count < 10


def answers(**counts: int) -> list[Answer]:
    """Answers of different people each."""
    return [
        Answer((label.replace("_", " "),), frozenset(f"{label} {number}" for number in range(count)))
        for label, count in counts.items()
    ]


def table(given: list[Answer], order: tuple[str, ...] = (), *, none_small: bool = True) -> list[tuple[str, int]]:
    rows = joined_answers(given, small=small, order=order, groups=REGIONS, none_small=none_small)
    return [(row.title, len(row.people)) for row in rows]


def test_regions_too_small_to_show_are_joined_with_their_neighbour() -> None:
    assert table(answers(Oceania=4, Asia=8, Europe=31, Africa=12)) == [
        ("Europe", 31),
        ("Africa", 12),
        ("Asia and Oceania", 12),
    ]


def test_a_group_with_nobody_too_few_stays_apart() -> None:
    assert table(answers(Oceania=14, Asia=18)) == [("Asia", 18), ("Oceania", 14)]


def test_small_answers_become_other_answers() -> None:
    assert table(answers(Yes=40, No=22, Perhaps=6, Never=5)) == [("Yes", 40), ("No", 22), (OTHER, 11)]


def test_other_answers_that_are_too_few_take_in_the_smallest_of_the_rest() -> None:
    assert table(answers(Yes=40, No=22, Perhaps=6)) == [("Yes", 40), (OTHER, 28)]


def test_other_answers_may_stay_few_where_hiding_them_is_enough() -> None:
    assert table(answers(Yes=40, No=22, Perhaps=6), none_small=False) == [("Yes", 40), ("No", 22), (OTHER, 6)]


def test_on_a_scale_small_answers_join_a_neighbour_and_keep_the_order() -> None:
    given = dict(zip(YEARS, answers(a=4, b=32, c=77, d=52, e=6), strict=True))
    rows = [Answer((label,), answer.people) for label, answer in reversed(given.items())]
    assert table(rows, YEARS) == [("less than 1 or 1 to 3", 36), ("4 to 9", 77), ("10 to 15 or more than 15", 58)]


def test_what_is_not_on_the_scale_stands_after_it() -> None:
    assert table(answers(low=20, high=15, nothing=12), ("low", "high")) == [("low", 20), ("high", 15), ("nothing", 12)]


def test_a_long_list_ends_with_other_answers() -> None:
    rows = table(answers(**{f"answer{number}": 40 - number for number in range(20)}))
    assert (len(rows), rows[-1]) == (12, (OTHER, sum(40 - number for number in range(11, 20))))


def test_a_long_scale_is_read_in_steps_of_the_groups() -> None:
    values = tuple(f"year {number}" for number in range(14))
    groups = dict.fromkeys(values[9:], "later")
    rows = joined_answers(
        [Answer((value,), frozenset(f"{value} {n}" for n in range(20))) for value in values],
        small=small,
        order=values,
        groups=groups,
        none_small=True,
    )
    assert [row.title for row in rows] == [*values[:9], "later"]


def test_many_joined_values_are_named_from_the_first_to_the_last() -> None:
    assert Answer(("1", "2", "3", "4"), frozenset()).title == "1 … 4"


@given(st.lists(st.integers(0, 40), max_size=25), st.booleans())
def test_nobody_is_lost_and_no_row_is_small_unless_everyone_is(counts: list[int], scale: bool) -> None:
    given = [
        Answer((f"a{place}",), frozenset(f"{place} {n}" for n in range(count))) for place, count in enumerate(counts)
    ]
    order = tuple(answer.members[0] for answer in given) if scale else ()
    rows = joined_answers(given, small=small, order=order, groups={}, none_small=True)
    assert sum(len(row.people) for row in rows) == sum(counts)
    assert len(rows) < 2 or not any(small(len(row.people)) for row in rows)
    assert len(rows) <= 12
