from __future__ import annotations

import pytest

from hearout.errors import Fault
from hearout.records.draft import Relation
from hearout.records.evidence import CellEvidence
from hearout.summarise.cells import Protection
from hearout.summarise.ledger import Caution, Ledger


def people(count: int) -> frozenset[str]:
    return frozenset(f"p{number}" for number in range(count))


def ledger() -> Ledger:
    return Ledger(Protection(10, 5))


def test_one_name_is_one_number() -> None:
    book = ledger()
    assert book.count("all", people(31)) is book.count("all", people(31))


def test_one_name_for_two_numbers_is_a_fault() -> None:
    book = ledger()
    book.count("all", people(31))
    with pytest.raises(Fault):
        book.count("all", people(32))


def test_the_team_gets_the_exact_number_of_what_is_printed() -> None:
    book = ledger()
    book.count("all", people(31))
    book.count("not printed", people(12))
    assert book.evidence({"all"}) == (CellEvidence("all", 31),)


def test_relations_by_way_of_numbers_that_are_not_printed_are_told() -> None:
    book = ledger()
    whole, middle, part = (book.count(name, people(count)) for name, count in (("a", 40), ("b", 30), ("c", 5)))
    book.relate("at_most", whole, [middle])
    book.relate("at_most", middle, [part])
    assert book.relations({"a", "c"}) == (Relation("at_most", "a", ("b",)), Relation("at_most", "b", ("c",)))


def test_a_number_is_not_related_to_itself_and_nothing_is_told_twice() -> None:
    book = ledger()
    whole, part = book.count("a", people(40)), book.count("b", people(30))
    book.relate("union", whole, [whole, part, part])
    book.relate("union", whole, [part])
    book.relate("union", whole, [whole])
    assert book.relations({"a", "b"}) == (Relation("union", "a", ("b",)),)


def test_caution_rises_block_by_block_and_comes_to_an_end() -> None:
    caution = Caution()
    caution.level("table", last=2)
    raised = [caution.more(["table", "table", "unknown"]) for _ in range(3)]
    assert (raised, caution.level("table", last=2)) == ([True, True, False], 2)
