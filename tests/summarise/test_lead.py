from __future__ import annotations

from arranged_forum import ANALYSIS, CONSULTATION, FACTS, corpus_of, nothing_findable, nothing_narrowed
from hearout.records.draft import Section
from hearout.summarise import summarise
from hearout.summarise.cells import Protection
from hearout.summarise.lead import lead

PEOPLE = Protection(10, 5).cell("people", 255)
HEDGE = "People chose to take part: this is what was said, not what everyone thinks."


def test_the_largest_findings_are_told_with_a_hedge() -> None:
    draft, _ = summarise(
        ANALYSIS, corpus_of(ANALYSIS), CONSULTATION, FACTS, narrowed=nothing_narrowed, findable=nothing_findable
    )
    assert lead(PEOPLE, draft.sections, frozenset()) == (
        "About 255 people took part. Asked “What kinds of decisions?”, they spoke most of “How parts talk” (about two "
        "in five), “Switching off” (about a third) and “Database, storage” (about one in five). Asked “How should "
        f"the process change?”, they spoke most of “Proposal, deadline” (about half). {HEDGE}"
    )


def test_a_sentence_that_a_person_wrote_speaks_for_itself() -> None:
    draft, _ = summarise(
        ANALYSIS, corpus_of(ANALYSIS), CONSULTATION, FACTS, narrowed=nothing_narrowed, findable=nothing_findable
    )
    assert draft.lead.startswith("About 255 people took part. The Forum is at its best where two parts")


def test_nothing_clear_is_said_as_that() -> None:
    section = Section("q", "What now?", (), ())
    assert lead(PEOPLE, [section], frozenset()) == (
        f"About 255 people took part. What they said does not come together into clear themes. {HEDGE}"
    )


def test_too_few_people_are_too_few_to_report_on() -> None:
    assert lead(Protection(10, 5).cell("people", 3), [], frozenset()) == (
        "Fewer than 10 people took part. That is too few to report what was said without pointing at someone."
    )
