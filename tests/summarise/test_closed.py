from __future__ import annotations

from dataclasses import replace

from arranged_forum import CONSULTATION, closed_table, people
from hearout.records.analysis import ClosedTable
from hearout.records.draft import Relation
from hearout.summarise.cells import Protection
from hearout.summarise.closed import Closed, closed_tables
from hearout.summarise.ledger import Caution, Ledger


def printed(closed: ClosedTable, caution: Caution | None = None) -> tuple[Closed, Ledger]:
    ledger = Ledger(Protection(10, 5))
    everyone = ledger.count("people", people(range(400)))
    return closed_tables([closed], CONSULTATION, everyone, ledger, caution or Caution()), ledger


def rows(closed: Closed) -> list[tuple[str, str]]:
    return [(row.label, row.cells[0].shown) for row in closed.tables[0].rows]


def test_one_answer_each_adds_up_to_the_base() -> None:
    closed, ledger = printed(closed_table("heard", "Heard of it?", {"Yes": 133, "No": 41}))
    assert rows(closed) == [("Yes", "135"), ("No", "40")]
    assert closed.tables[0].note == "People, of 175 who answered."
    assert ledger.relations({"closed.heard"}) == (
        Relation("at_most", "people", ("closed.heard",)),
        Relation("sum", "closed.heard", ("closed.heard.1", "closed.heard.2")),
    )


def test_several_answers_each_make_up_the_base_together() -> None:
    given = ClosedTable(
        "tools", "Tools", (("A", people(range(40))), ("B", people(range(30, 60)))), people(range(60)), False, False
    )
    closed, ledger = printed(given)
    assert rows(closed) == [("A", "40"), ("B", "30")]
    assert closed.tables[0].note.endswith("One person may have given several answers.")
    assert Relation("union", "closed.tools", ("closed.tools.1", "closed.tools.2")) in ledger.relations({"closed.tools"})


def test_who_changed_their_mind_stands_in_two_rows_and_nothing_adds_up() -> None:
    given = ClosedTable(
        "heard", "Heard?", (("A", people(range(40))), ("B", people(range(39, 60)))), people(range(70)), True, False
    )
    _, ledger = printed(given)
    assert Relation("at_most", "closed.heard", ("closed.heard.1", "closed.heard.2")) in ledger.relations(
        {"closed.heard"}
    )


def test_who_gave_no_answer_is_a_row_of_its_own() -> None:
    given = replace(closed_table("heard", "Heard?", {"Yes": 60, "No": 30}), base=people(range(110)))
    assert rows(printed(given)[0]) == [("Yes", "60"), ("No", "30"), ("No answer", "20")]


def test_a_facet_uses_its_scale_and_its_groups() -> None:
    given = closed_table(
        "region", "Where people live", {"Europe": 98, "Africa": 12, "Asia": 8, "Oceania": 4}, facet=True
    )
    closed, _ = printed(given)
    assert rows(closed) == [("Europe", "100"), ("Africa", "10"), ("Asia and Oceania", "10")]
    assert closed.tables[0].facet


def test_what_few_people_typed_is_not_named() -> None:
    closed, _ = printed(closed_table("role", "Role", {"Editor": 60, "Developer": 30, "The only one in Nairobi": 1}))
    assert rows(closed) == [("Editor", "60"), ("Developer", "30"), ("Other answers", "fewer than 10")]
    assert "Nairobi" not in closed.tables[0].joined


def test_more_and_more_is_kept_back_until_the_table_is_gone() -> None:
    given = closed_table("heard", "Heard?", {"Yes": 60, "No": 30, "Not sure": 4})
    caution = Caution()
    seen = []
    for _ in range(4):
        closed, _ = printed(given, caution)
        seen.append((closed.tables[0].base is None, rows(closed)) if closed.tables else closed.remarks)
        caution.more(["closed.heard"])
    assert seen == [
        (False, [("Yes", "60"), ("No", "30"), ("Other answers", "fewer than 10")]),
        (True, [("Yes", "60"), ("No", "30"), ("Other answers", "fewer than 10")]),
        (False, [("Yes", "60"), ("Other answers", "35")]),
        ("“Heard?”: too few answers to split.",),
    ]


def test_a_table_of_too_few_people_is_not_printed() -> None:
    closed, _ = printed(closed_table("heard", "Heard?", {"Yes": 5, "No": 3}))
    assert closed == Closed((), ("“Heard?”: too few answers to split.",))


def test_what_was_put_together_is_said() -> None:
    years = {"8": 4, "9": 12, "10": 20}
    consultation = replace(
        CONSULTATION,
        facets=(replace(CONSULTATION.facets[0], key="years", groups={"8": "eight or nine", "9": "eight or nine"}),),
    )
    ledger = Ledger(Protection(10, 5))
    everyone = ledger.count("people", people(range(400)))
    closed = closed_tables(
        [closed_table("years", "Years", years, facet=True)], consultation, everyone, ledger, Caution()
    )
    assert closed.tables[0].joined == "Put together: eight or nine (8 and 9)."


def test_a_scale_that_surveys_use_is_known() -> None:
    given = closed_table("fair", "It is fair.", {"Agree": 6, "Strongly agree": 5, "Disagree": 60, "Neutral": 20})
    assert rows(printed(given)[0]) == [("Disagree", "60"), ("Neutral", "20"), ("Agree or Strongly agree", "10")]
