"""Decisions about single contributions are applied after states were found, and the sums still agree."""

from __future__ import annotations

import pytest
from arranged_corpus import LONG, OTHER, SURVEY, march, pseudonym, reading, said, states, together

from hearout.corpus.sums import facts
from hearout.corpus.together import bring_together
from hearout.records.anonymised import Coverage
from hearout.records.consultation import Channel, ChannelKind, Consent, Consultation, GuidingQuestion
from hearout.records.decisions import ContributionAction, ContributionDecision
from hearout.records.identified import Author, Corpus, Reading, Roster
from hearout.records.imports import Rejection

CLOSED = Channel(ChannelKind.SURVEY, "survey/*", closes=march(10))
IDA = Author("Ida Ferro", "ida@example.org", verified=True)


def decided(*readings: tuple[Channel, Reading], decisions: tuple[ContributionDecision, ...]) -> Corpus:
    channels = tuple(dict.fromkeys(channel.path for channel, _ in readings))
    by_path = {channel.path: channel for channel, _ in readings}
    questions = (GuidingQuestion("change", "What should change?"),)
    consultation = Consultation("Listening", questions, tuple(by_path[path] for path in channels))
    return bring_together(readings, consultation, Roster(), pseudonym=pseudonym, decided=decisions)


def decide(corpus: Corpus, place: int, action: str, value: str = "") -> ContributionDecision:
    return ContributionDecision(corpus.contributions[place].id, ContributionAction(action), value)


def test_a_late_one_is_counted_by_decision_with_its_reason():
    late = reading(CLOSED, "survey/a.csv", said(LONG, received=march(11)))
    found = together(late)
    corpus = decided(late, decisions=(decide(found, 0, "count"),))
    assert (states(found), states(corpus)) == (["late"], ["counted"])
    assert corpus.contributions[0].why == f"counted by the team, though {found.contributions[0].why}"
    assert (corpus.reports[0].late, corpus.reports[0].counted) == (0, 1)


def test_a_duplicate_that_is_counted_is_still_the_same_person():
    twice = reading(SURVEY, "survey/a.csv", said(LONG, native="7"), said(f"{LONG}!", native="7", line=2))
    found = together(twice)
    copy = states(found).index("duplicate")
    corpus = decided(twice, decisions=(decide(found, copy, "count"),))
    assert states(corpus) == ["counted", "counted"]
    assert len({one.contributor for one in corpus.contributions}) == 1


def test_a_withdrawal_takes_the_words_out_of_every_copy_and_keeps_the_ids_of_passages():
    one = reading(SURVEY, "survey/a.csv", said(LONG, native="7", by=IDA, facets={"role": ("admin",)}, removed=("--",)))
    other = reading(SURVEY, "survey/b.csv", said(LONG, native="7", by=IDA))
    found = together(one, other)
    corpus = decided(one, other, decisions=(decide(found, 0, "withdraw"),))
    assert (states(found), states(corpus)) == (["duplicate", "counted"], ["withdrawn", "withdrawn"])
    assert [passage.text for each in corpus.contributions for passage in each.passages] == ["", ""]
    assert [passage.id for each in corpus.contributions for passage in each.passages] == [
        passage.id for each in found.contributions for passage in each.passages
    ]
    first = corpus.contributions[0]
    assert (first.facets, first.closed, first.removed, first.author) == ({}, {}, (), IDA)


def test_what_is_set_aside_is_accounted_for_among_the_rejected():
    unreadable = Rejection(9, "no date")
    file = reading(
        SURVEY, "survey/a.csv", said(LONG), said("Never again", native="2", line=4), rejections=(unreadable,)
    )
    corpus = decided(file, decisions=(decide(together(file), 1, "set_aside"),))
    [report] = corpus.reports
    assert states(corpus) == ["counted", "set_aside"]
    assert report.rejected == (unreadable, Rejection(4, "set aside by the team"))
    assert (report.received, report.counted, report.reconciles) == (3, 1, True)
    assert facts(corpus, Coverage((), (), (), 0, 0)).channels[0].rejected == 2


@pytest.mark.parametrize(("given", "level"), [(Consent.PARAPHRASE, "quote"), (Consent.QUOTE, "count")])
def test_consent_is_raised_and_lowered_as_its_contributor_asked(given: Consent, level: str):
    file = reading(SURVEY, "survey/a.csv", said(LONG, consent=given))
    corpus = decided(file, decisions=(decide(together(file), 0, "consent", level),))
    assert [one.consent for one in corpus.contributions] == [Consent(level)]


def test_the_last_decision_wins_but_none_wins_over_a_withdrawal():
    file = reading(SURVEY, "survey/a.csv", said(LONG), said("Never again", native="2", line=2))
    found = together(file)
    back = (decide(found, 0, "set_aside"), decide(found, 0, "count"))
    final = (decide(found, 1, "withdraw"), decide(found, 1, "count"), decide(found, 1, "consent", "quote"))
    assert states(decided(file, decisions=(*back, *final))) == ["counted", "withdrawn"]


def test_ids_stay_whatever_is_decided():
    file = reading(
        SURVEY, "survey/a.csv", said(LONG, native="7"), said(LONG, native="7", line=2), said("Hello", native="8")
    )
    found = together(file)
    actions = [decide(found, 0, "set_aside"), decide(found, 1, "count"), decide(found, 2, "withdraw")]
    corpus = decided(file, decisions=tuple(actions))
    assert [one.id for one in corpus.contributions] == [one.id for one in found.contributions]
    assert [p.id for one in corpus.contributions for p in one.passages] == [
        p.id for one in found.contributions for p in one.passages
    ]


def test_decisions_that_fit_nothing_are_told_by_id():
    file = reading(OTHER, "other/a.txt", said(native="1"))
    empty = together(file).contributions[0].id
    nowhere = ContributionDecision("cabcdefghijklmnop", ContributionAction.WITHDRAW)
    corpus = decided(file, decisions=(nowhere, ContributionDecision(empty, ContributionAction.COUNT)))
    assert states(corpus) == ["empty"]
    assert corpus.warnings == (
        "Decisions about contributions name some that are not there: cabcdefghijklmnop.",
        f"{empty} is to be counted, but it is empty: it stays so.",
    )
