"""The draft is written from what was found, says when it is behind, and forgets words that were taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from arranged_drafts import draft_of, drafted, finding_about, nothing_can_be_found, redrafted
from arranged_looking import chosen_by, looked, theme_about
from arranged_passages import AT, five_subjects, received
from arranged_web import consultation, en, owner_of
from hearout.disclose.cells import narrowed
from hearout.summarise import summarise
from hearout.web.analysis.actions import deciding
from hearout.web.analysis.queries import found
from hearout.web.consultations.actions.phases import give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation
from hearout.web.passages.actions import take_back
from hearout.web.passages.models import Passage
from hearout.web.passages.queries import kept as kept_corpus
from hearout.web.passages.queries import settings_for_draft
from hearout.web.summaries import ports
from hearout.web.summaries.actions.quotes import Wish, leave_out, paraphrase
from hearout.web.summaries.models import Draft, QuoteDecision
from hearout.web.summaries.queries.kept import Changed, changed_since, is_stale, kept, newest, now_of, number_of
from hearout.web.work.rules import State

pytestmark = pytest.mark.django_db


def changes(made: Consultation) -> list[Changed]:
    row = newest(made)
    assert row is not None
    return list(changed_since(row, now_of(made)))


def test_the_draft_is_the_engines_own(town: Consultation) -> None:
    here, analysis, corpus = draft_of(town), found(town), kept_corpus(town)
    assert analysis is not None and corpus is not None
    settings = settings_for_draft(town, here.version, here.dated)
    assert settings is not None
    draft, evidence = summarise(
        analysis.analysis, corpus.safe, settings, corpus.facts, narrowed=narrowed, findable=lambda _words, _id: False
    )
    assert (here.draft, here.evidence) == (draft, evidence)
    assert (here.number, here.version, changes(town)) == (1, 1, [])


def test_nothing_of_it_is_open_in_the_database(town: Consultation) -> None:
    row = Draft.objects.filter(consultation=town).values("draft", "evidence", "words").get()
    text = next(draft_of(town).draft.findings()).text
    assert not any(text.encode() in bytes(column) for column in row.values())


def test_without_anybody_who_knows_what_can_be_found_no_draft_is_written(db: None) -> None:
    made = consultation()
    received(made, five_subjects(6))
    looked(made)
    before = ports.findable.get()
    try:
        ports.findable.fill(None)  # type: ignore[arg-type]
        work = drafted(made)
    finally:
        ports.findable.fill(before)  # type: ignore[arg-type]
    assert (work.state, kept(made)) == (State.REFUSED, None)


def test_words_that_can_be_found_are_not_quoted(town: Consultation) -> None:
    quote = finding_about(town, "bus").quotes[0].text.text
    with nothing_can_be_found(but=quote):
        drafted(town)
    assert quote not in [one.text.text for finding in draft_of(town).draft.findings() for one in finding.quotes]


def test_the_draft_says_what_changed_since(town: Consultation) -> None:
    by = owner_of(town)
    deciding.say(theme_about(town, "buses"), "People want buses at night.", chosen_by(by, town))
    assert changes(town) == [Changed.THEMES_DECIDED]
    looked(town)
    assert changes(town) == [Changed.THEMES]
    drafted(town)
    assert (changes(town), finding_about(town, "bus").text) == ([], "People want buses at night.")
    leave_out(town, Wish(Passage.objects.filter(consultation=town)[0].ident, "Not needed", by, AT))
    assert changes(town) == [Changed.QUOTES]
    drafted(town)
    give_notice(town, Choice(en("Nearly done")), phase=None, by=by, now=AT + timedelta(days=1))
    assert changes(town) == []
    assert not is_stale(town)


def test_what_was_decided_about_quotes_is_in_the_next_draft(town: Consultation) -> None:
    by, finding = owner_of(town), finding_about(town, "bus")
    evidence = next(one for one in draft_of(town).evidence.findings if one.finding == finding.id)
    first, second = evidence.quotes
    leave_out(town, Wish(first.passage, "Somebody may know them", by, AT))
    paraphrase(town, Wish(second.passage, "Better told", by, AT), "Buses end too early for some.")
    after = finding_about(redrafted(town) and town, "bus")
    quoted = {one.text.text for one in after.quotes}
    assert not quoted & {one.text.text for one in finding.quotes}
    assert after.paraphrases == ("Buses end too early for some.",)


def test_a_draft_that_quotes_words_taken_back_is_forgotten_at_once(town: Consultation) -> None:
    evidence = draft_of(town).evidence.findings[0]
    passage = Passage.objects.get(consultation=town, ident=evidence.quotes[0].passage)
    paraphrase(town, Wish(passage.ident, "Better told", owner_of(town), AT), "In our own words.")
    take_back(town, [passage.contribution], now=AT)
    row = Draft.objects.filter(consultation=town).values("draft", "evidence").get()
    assert [bytes(column) for column in row.values()] == [b"", b""]
    assert (kept(town), number_of(town), changes(town)[0]) == (None, 1, Changed.TAKEN_BACK)
    assert [(one.value, one.undone_at is None) for one in QuoteDecision.objects.all()] == [("", False)]


def test_a_draft_that_quotes_none_of_the_words_taken_back_stays(town: Consultation) -> None:
    quoted = {one.passage for finding in draft_of(town).evidence.findings for one in finding.quotes}
    other = Passage.objects.filter(consultation=town).exclude(ident__in=quoted)[0]
    take_back(town, [other.contribution], now=AT)
    assert kept(town) is not None
    assert Changed.PASSAGES in changes(town)


def test_numbers_of_drafts_only_grow(town: Consultation) -> None:
    drafted(town)
    assert (draft_of(town).number, Draft.objects.count()) == (2, 1)
