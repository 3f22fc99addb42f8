from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arranged_forum import (
    ANALYSIS,
    CONSULTATION,
    EMAIL,
    FACTS,
    KINDS,
    SESSION,
    SURVEY,
    TALK,
    by_channel,
    closed_table,
    corpus_of,
    excerpt,
    nothing_findable,
    nothing_narrowed,
    theme,
)
from hearout.disclose.cells import narrowed
from hearout.records.analysis import Analysis, QuestionAnalysis
from hearout.records.draft import Cell, Draft, Relation
from hearout.records.evidence import Evidence
from hearout.records.facts import RunFacts
from hearout.summarise import Narrowed, summarise, unsaid


def written(analysis: Analysis = ANALYSIS, auditor: Narrowed = narrowed) -> tuple[Draft, Evidence]:
    return summarise(analysis, corpus_of(analysis), CONSULTATION, FACTS, narrowed=auditor, findable=nothing_findable)


def test_the_same_analysis_gives_the_same_draft() -> None:
    assert written() == written()


def test_findings_are_numbered_through_and_sorted_by_size_within_a_question() -> None:
    draft, _ = written()
    assert [(finding.id, finding.label) for finding in draft.findings()] == [
        ("f1", "How parts talk"),
        ("f2", "Switching off"),
        ("f3", "Database, storage"),
        ("f4", "What data is kept"),
        ("f5", "Look, wording"),
        ("f6", "Site operators"),
        ("f7", "Small languages"),
        ("f8", "Proposal, deadline"),
    ]


def test_the_team_is_told_of_its_sentences_that_have_no_finding() -> None:
    few = theme("kinds-few", "kinds", "Few", {SURVEY: range(2)}, sentence="Two people want this.")
    told = replace(KINDS.themes[0], sentence="Many want this.")
    analysis = replace(ANALYSIS, questions=(replace(KINDS, themes=(told, *KINDS.themes[1:], few)),))
    _, evidence = written(analysis)
    (lost,) = unsaid(analysis, evidence)
    assert lost.startswith("These themes have no finding: too few people spoke of them, or 10 others")
    assert lost.endswith("Their sentences stand nowhere: kinds-few.")


@pytest.mark.parametrize(("silent", "told"), [(range(12), True), (range(4), False)])
def test_those_who_had_nothing_to_say_are_told_of_where_they_are_enough(silent: range, told: bool) -> None:
    question = replace(KINDS, nothing_to_say=frozenset(f"p{number:04d}" for number in silent))
    draft, _ = written(replace(ANALYSIS, questions=(question,)))
    assert any("nothing to say" in remark for remark in draft.sections[0].remarks) is told


def test_no_finding_rests_on_fewer_than_k_people() -> None:
    few = theme("T", "kinds", "three people", {SURVEY: range(3)})
    draft, _ = written(Analysis((replace(KINDS, themes=(few,)),), (), ANALYSIS.by_channel))
    assert (list(draft.findings()), draft.sections[0].remarks) == (
        [],
        ("No clear theme came out of what was said in answer to “What kinds of decisions?”.",),
    )


def test_what_is_not_sure_is_a_remark_and_no_finding() -> None:
    draft, _ = written()
    assert draft.sections[0].remarks == ("Also spoken of, but not distinct enough to be counted: “Mobile”.",)


def test_only_ten_findings_are_told_in_full() -> None:
    themes = tuple(theme(f"T{n}", "kinds", f"subject {n:02}", {SURVEY: range(100 - 5 * n)}) for n in range(12))
    draft, _ = written(Analysis((replace(KINDS, themes=themes),), (), ANALYSIS.by_channel))
    section = draft.sections[0]
    assert (len(section.findings), len(section.tables[0].rows)) == (10, 13)
    assert section.remarks == ("Raised by fewer people, and counted in the table only: “Subject 10” and “Subject 11”.",)


def test_what_the_open_channels_add_is_said_from_printed_numbers() -> None:
    draft, _ = written()
    assert {finding.label: finding.compared for finding in draft.findings() if finding.compared} == {
        "Switching off": "Said far more often in the open channels than in the survey: about 5 times as often (95 % "
        "interval 3 to 8)",
        "Small languages": "Heard above all in the open channels: fewer than 10 of those who answered the survey "
        "raised it",
        "Site operators": "Raised above all in the survey: fewer than 10 of those in the open channels spoke of it",
    }


def test_a_table_is_split_only_where_that_tells_something() -> None:
    mostly_asked = theme("T1", "kinds", "one", {SURVEY: range(60), TALK: range(190, 194)})
    draft, _ = written(Analysis((replace(KINDS, themes=(mostly_asked,)),), (), ANALYSIS.by_channel))
    assert draft.sections[0].tables[0].columns == ("All",)


def test_evidence_leads_to_passages_quotes_and_exact_numbers() -> None:
    draft, evidence = written()
    first = evidence.findings[0]
    assert (first.finding, first.theme, first.question, first.passages) == ("f1", "T1", "kinds", ("k1", "k2"))
    assert [quote.passage for quote in first.quotes] == ["k1", "k2"]
    exact = {cell.cell: cell.exact for cell in evidence.cells}
    assert set(exact) == {cell.id for cell in draft.cells()}
    assert exact["question.people.theme2.survey"] == 4


def test_a_question_that_few_spoke_to_says_only_that() -> None:
    few = QuestionAnalysis("kinds", (), by_channel({SURVEY: range(4)}), clear=False, stability=0.0)
    draft, _ = written(Analysis((few,), (), ANALYSIS.by_channel))
    assert draft.sections[0].remarks == ("Fewer than 10 people spoke to this: too few to report on.",)
    assert draft.sections[0].tables == ()


def test_what_was_said_beside_the_questions_stands_last() -> None:
    draft, _ = written()
    assert (draft.sections[-1].key, draft.sections[-1].title) == ("", "What else was said")


def test_three_contributions_make_a_plain_honest_summary() -> None:
    alone = {SURVEY: range(3)}
    told = theme("T1", "kinds", "all of them", alone, excerpts=(excerpt("a", "All three of us would like to see it."),))
    question = QuestionAnalysis("kinds", (told,), by_channel(alone), clear=True, stability=1.0)
    table = closed_table("region", "Where people live", {"Europe": 2, "Asia": 1}, facet=True)
    analysis = Analysis((question,), (table,), by_channel(alone))
    draft, _ = summarise(
        analysis, corpus_of(analysis), CONSULTATION, RunFacts((), 3, 3, 3), narrowed=narrowed, findable=nothing_findable
    )
    assert (draft.sections, draft.tables, draft.people.shown) == ((), (), "fewer than 10")
    assert draft.lead.startswith("Fewer than 10 people took part. That is too few")


def test_channels_that_few_used_are_counted_together() -> None:
    heard = {SURVEY: range(120), SESSION: range(110, 125), TALK: range(120, 127), EMAIL: range(127, 131)}
    draft, _ = written(Analysis((), (), by_channel(heard)))
    assert [(label, cell.shown) for _, label, cell in draft.counts] == [
        ("Survey", "120"),
        ("Sessions", "15"),
        ("Talk page and e-mail", "10"),
    ]


def test_keeping_back_ends_with_an_auditor_who_is_never_content() -> None:
    rounds = 0

    def never_content(cells: Sequence[Cell], relations: Sequence[Relation]) -> tuple[str, ...]:
        nonlocal rounds
        rounds += 1
        return tuple(cell.id for cell in cells)

    draft, _ = written(auditor=never_content)
    assert rounds < 20
    assert draft.tables == ()
    assert {table.columns for section in draft.sections for table in section.tables} == {("All",)}


def test_what_can_be_worked_out_is_kept_back_for_the_page_as_a_whole() -> None:
    plain, _ = written(auditor=nothing_narrowed)
    careful, _ = written()
    assert narrowed(list(plain.cells()), plain.relations) != ()
    assert narrowed(list(careful.cells()), careful.relations) == ()


def heard(draw: st.DrawFn, most: int) -> dict[object, range]:
    starts = {SURVEY: 0, SESSION: 90, TALK: 110, EMAIL: 140}
    return {kind: range(start, start + draw(st.integers(0, most))) for kind, start in starts.items()}


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    crowd = {kind: range(numbers.start, numbers.stop + 30) for kind, numbers in heard(draw, 60).items()}
    themes = []
    for number in range(draw(st.integers(1, 4))):
        spoke = {
            kind: range(numbers.start, numbers.start + draw(st.integers(0, len(numbers))))
            for kind, numbers in crowd.items()
        }
        themes.append(theme(f"T{number}", "kinds", f"subject {'abcd'[number]}", spoke))
    question = QuestionAnalysis("kinds", tuple(themes), by_channel(crowd), clear=True, stability=0.9)
    counts = draw(st.lists(st.integers(0, 30), min_size=1, max_size=6))
    table = closed_table("heard", "Heard?", {f"answer {'abcdef'[at]}": count for at, count in enumerate(counts)})
    return Analysis((question,), (table,), by_channel(crowd))


@given(analyses())
def test_nothing_printed_gives_a_small_number_away(analysis: Analysis) -> None:
    draft, evidence = written(analysis)
    assert narrowed(list(draft.cells()), draft.relations) == ()
    exact = {cell.cell: cell.exact for cell in evidence.cells}
    for cell in draft.cells():
        assert cell.low <= exact[cell.id] <= cell.high
        assert cell.hidden or exact[cell.id] >= 10
        assert exact[cell.id] >= 10 or (cell.low == 0 and cell.high >= 9)


@pytest.mark.parametrize("word", ["p0001", "T1", "k4"])
def test_a_sentence_names_no_contributor_theme_id_or_passage(word: str) -> None:
    draft, _ = written()
    sentences = [draft.lead, *draft.method, *(remark for section in draft.sections for remark in section.remarks)]
    sentences += [part for finding in draft.findings() for part in (finding.text, finding.doubt, finding.compared)]
    assert not [sentence for sentence in sentences if re.search(rf"\b{word}\b", sentence)]
