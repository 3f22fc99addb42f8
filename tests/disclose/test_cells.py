"""What the printed numbers give away about the hidden ones."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearout.disclose.cells import Range, contradictory, narrowed, ranges
from hearout.records.draft import Cell, Relation


def printed(id_: str, exact: int, *, rounding: int = 5) -> Cell:
    value = (exact + rounding // 2) // rounding * rounding
    return Cell(id_, str(value), max(0, value - rounding // 2), value + rounding // 2, value)


def hidden(id_: str, *, minimum: int = 10) -> Cell:
    return Cell(id_, f"fewer than {minimum}", 0, minimum - 1, None)


def naive(id_: str, exact: int, *, minimum: int, rounding: int) -> Cell:
    return printed(id_, exact, rounding=rounding) if exact >= minimum else hidden(id_, minimum=minimum)


def test_a_hidden_cell_among_overlapping_groups_stays_hidden():
    cells = [printed("all", 60), printed("survey", 50), printed("talk", 20), hidden("email")]
    assert narrowed(cells, [Relation("union", "all", ("survey", "talk", "email"))]) == ()


def test_a_hidden_cell_is_worked_out_from_a_total():
    cells = [printed("all", 60, rounding=1), printed("survey", 53, rounding=1), hidden("email")]
    assert narrowed(cells, [Relation("sum", "all", ("survey", "email"))]) == ("email",)


def test_rounding_does_not_help_where_the_total_is_tight():
    cells = [printed("all", 50), printed("survey", 50), hidden("email")]
    assert narrowed(cells, [Relation("sum", "all", ("survey", "email"))]) == ("email",)


def test_two_hidden_cells_protect_each_other():
    cells = [printed("all", 60), printed("survey", 50), hidden("email"), hidden("talk")]
    assert narrowed(cells, [Relation("sum", "all", ("survey", "email", "talk"))]) == ()


def test_a_union_no_larger_than_its_largest_part_says_nothing_of_the_others():
    cells = [printed("all", 60, rounding=1), printed("survey", 60, rounding=1), hidden("email")]
    assert narrowed(cells, [Relation("union", "all", ("survey", "email"))]) == ()


def test_a_union_that_needs_its_smallest_part_gives_it_away():
    cells = [printed("all", 68, rounding=1), printed("survey", 60, rounding=1), hidden("email")]
    assert narrowed(cells, [Relation("union", "all", ("survey", "email"))]) == ("email",)


def test_a_part_larger_than_a_hidden_whole_is_a_contradiction_and_refused():
    cells = [hidden("all"), printed("survey", 60)]
    assert narrowed(cells, [Relation("at_most", "all", ("survey",))]) == ("all",)


def test_one_hidden_cell_bounds_another():
    cells = [Cell("whole", "fewer than 5", 0, 4, None), hidden("part")]
    assert narrowed(cells, [Relation("at_most", "whole", ("part",))]) == ("part",)


def test_a_cell_printed_twice_is_one_number():
    cells = [Cell("a", "withheld", 0, 60, None), Cell("a", "fewer than 10", 0, 9, None), printed("b", 30)]
    assert narrowed(cells, [Relation("at_most", "b", ("a",))]) == ()


def test_people_are_whole():
    """x + y = 1, y + z = 1 and x + z at least 1: as halves all three fit, as people only y is nobody."""
    cells = [Cell(name, "withheld", 0, 1, None) for name in ("x", "y", "z")]
    cells += [Cell("xy", "1", 1, 1, 1), Cell("yz", "1", 1, 1, 1), Cell("xz", "withheld", 1, 2, None)]
    sums = [Relation("sum", whole, tuple(whole)) for whole in ("xy", "yz", "xz")]
    assert narrowed(cells, sums) == ("x", "y", "z", "xz")


def test_a_total_that_is_known_of_but_not_printed_ties_nothing():
    cells = [printed("survey", 50), hidden("email")]
    assert narrowed(cells, [Relation("sum", "unprinted", ("survey", "email"))]) == ()


def test_tightening_that_creeps_step_by_step_still_ends_at_the_truth():
    """Each of two numbers is at least the other: bounds by hand would take as many rounds as there are people."""
    cells = [Cell("a", "withheld", 0, 900, None), Cell("b", "withheld", 0, 900, None), printed("one", 1, rounding=1)]
    loop = [Relation("sum", "a", ("b", "one")), Relation("sum", "b", ("a", "one"))]
    assert narrowed(cells, loop) == ("a", "b")
    assert contradictory(cells, loop)


def test_a_part_named_twice_counts_twice():
    cells = [printed("all", 20, rounding=1), hidden("half", minimum=30)]
    assert ranges(cells, [Relation("sum", "all", ("half", "half"))], ["half"]) == {"half": Range(10, 10)}


def test_an_unknown_kind_of_relation_is_an_error():
    with pytest.raises(ValueError, match="product"):
        narrowed([hidden("a")], [Relation("product", "a", ("a",))])


def test_ranges_follow_a_chain_of_tables():
    cells = [printed("all", 60, rounding=1), printed("a", 40, rounding=1), hidden("b"), hidden("c"), hidden("d")]
    relations = [Relation("sum", "all", ("a", "b", "c", "d")), Relation("at_most", "b", ("c",))]
    assert ranges(cells, relations, ["b", "a"]) == {"a": Range(40, 40), "b": Range(6, 9)}


def test_numbers_that_cannot_all_be_true_contradict_each_other():
    whole = printed("all", 60)
    assert not contradictory([whole, printed("a", 60)], [Relation("at_most", "all", ("a",))])
    assert contradictory([whole, printed("a", 70)], [Relation("at_most", "all", ("a",))])
    pairs = [Cell(name, "1", 1, 1, 1) for name in ("xy", "yz", "xz")]
    ones = [Cell(name, "withheld", 0, 1, None) for name in ("x", "y", "z")]
    assert contradictory([*ones, *pairs], [Relation("sum", cell.id, tuple(cell.id)) for cell in pairs])


def test_contradicting_numbers_leave_an_empty_range():
    cells = [printed("all", 60, rounding=1), printed("a", 70, rounding=1)]
    assert ranges(cells, [Relation("at_most", "all", ("a",))], ["all"])["all"].empty


def test_hundreds_of_cells_take_about_a_second():
    cells, relations = [printed("base", 250)], []
    for theme in range(60):
        parts = [naive(f"{theme}.{channel}", 3 + 7 * channel, minimum=10, rounding=5) for channel in range(5)]
        cells += [printed(f"{theme}", 60), *parts]
        relations.append(Relation("union", f"{theme}", tuple(part.id for part in parts)))
        relations.append(Relation("at_most", "base", (f"{theme}",)))
    began = time.perf_counter()
    assert narrowed(cells, relations) == ()
    assert time.perf_counter() - began < 10


counts = st.integers(0, 5)


@st.composite
def small_tables(draw: st.DrawFn) -> tuple[list[Cell], list[Relation]]:
    """Two rows by two or three columns with margins, each protected by itself alone; a sum or a union each way."""
    columns = draw(st.integers(2, 3))
    minimum, rounding = draw(st.sampled_from([(2, 1), (3, 2), (2, 3)]))
    inside = [[draw(counts) for _ in range(columns)] for _ in range(2)]
    exact = {f"{r}{c}": inside[r][c] for r in range(2) for c in range(columns)}
    relations = [draw(relation_of(f"row{r}", [f"{r}{c}" for c in range(columns)], exact)) for r in range(2)]
    if draw(st.booleans()):
        relations += [draw(relation_of(f"col{c}", [f"0{c}", f"1{c}"], exact)) for c in range(columns)]
    return [naive(id_, number, minimum=minimum, rounding=rounding) for id_, number in exact.items()], relations


@st.composite
def relation_of(draw: st.DrawFn, whole: str, parts: list[str], exact: dict[str, int]) -> Relation:
    kind = draw(st.sampled_from(["sum", "union", "at_most"]))
    numbers = [exact[part] for part in parts]
    most = {"sum": sum(numbers), "union": sum(numbers), "at_most": max(numbers) + 2}[kind]
    exact[whole] = sum(numbers) if kind == "sum" else draw(st.integers(max(numbers), most))
    return Relation(kind, whole, tuple(parts))


def holds(relation: Relation, number: dict[str, int]) -> bool:
    parts, whole = [number[part] for part in relation.parts], number[relation.whole]
    total = sum(parts)
    return {"sum": whole == total, "union": max(parts) <= whole <= total, "at_most": max(parts) <= whole}[relation.kind]


def by_enumeration(cells: list[Cell], relations: list[Relation]) -> set[str]:
    """Every way to fill the inner cells; the margins follow, or are tried out one relation at a time."""
    mark = {cell.id: range(cell.low, cell.high + 1) for cell in cells}
    wholes = {relation.whole for relation in relations}
    inner = [cell.id for cell in cells if cell.id not in wholes]
    seen: dict[str, set[int]] = {cell.id: set() for cell in cells}
    for filling in itertools.product(*(mark[id_] for id_ in inner)):
        number = dict(zip(inner, filling, strict=True))
        choices = {
            relation.whole: [w for w in mark[relation.whole] if holds(relation, number | {relation.whole: w})]
            for relation in relations
        }
        if all(choices.values()):
            for id_, value in number.items():
                seen[id_].add(value)
            for id_, values in choices.items():
                seen[id_].update(values)
    return {
        cell.id
        for cell in cells
        if cell.hidden and (not seen[cell.id] or (min(seen[cell.id]), max(seen[cell.id])) != (cell.low, cell.high))
    }


@settings(max_examples=60, deadline=None)
@given(small_tables())
def test_agrees_with_trying_out_every_table(table: tuple[list[Cell], list[Relation]]):
    cells, relations = table
    assert set(narrowed(cells, relations)) == by_enumeration(cells, relations)
