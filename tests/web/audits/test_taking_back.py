"""Somebody takes their words back: they leave what was published at once, and what was about to be."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import timedelta

import pytest

from arranged_audits import AUDITING, CHOICE, PUBLISHING, audited, candidate_of, signed
from arranged_intake import together
from arranged_web import owner_of, seen, sent, signed_in, words_of
from hearout.errors import Refusal
from hearout.publish import publish
from hearout.records.consultation import Consent
from hearout.records.decisions import ContributionAction
from hearout.web.audits.actions.releasing import release
from hearout.web.audits.actions.taking_back import take_back
from hearout.web.audits.models import Candidate
from hearout.web.audits.published import report_in
from hearout.web.consultations.models import Consultation
from hearout.web.intake import touches
from hearout.web.intake.actions.deciding import decide
from hearout.web.intake.actions.erasing import erase
from hearout.web.intake.queries.decisions import seen_of
from hearout.web.releases.actions import take_words_out
from hearout.web.releases.models import Release
from hearout.web.releases.queries import files_of
from hearout.web.sentences import in_words

pytestmark = pytest.mark.django_db

LATER = PUBLISHING + timedelta(days=9)


def published() -> Release:
    made = audited()
    signed(made)
    return release(made, candidate_of(made).digest, CHOICE, by=owner_of(made), now=PUBLISHING)


def first_quote(candidate: Candidate) -> tuple[str, str]:
    """What it says, and the contribution it is of."""
    finding, evidence = next(candidate.draft.findings()), candidate.evidence.findings[0]
    return finding.quotes[0].text.text, candidate.quoted[evidence.quotes[0].passage]


def quoted_together(release_: Release, words: str) -> list[str]:
    """The files in which these words stand."""
    return [name for name, body in files_of(release_).items() if words in html.unescape(body.decode())]


def erased(made: Consultation, contribution: str) -> None:
    together(made)
    erase(made, [contribution], by=owner_of(made), now=LATER)


def test_the_report_in_published_files_writes_the_same_files_again() -> None:
    made = audited()
    candidate = candidate_of(made)
    again = publish(candidate.draft, report_in(candidate.files))
    assert again == {name: candidate.files[name] for name in again}


def test_erased_words_leave_every_published_file_and_nothing_else_does() -> None:
    done = published()
    candidate = Candidate.objects.get(release=done)
    before, (words, contribution) = files_of(done), first_quote(candidate)
    assert len(quoted_together(done, words)) == 4  # the control: page, Markdown, wikitext and data have them
    erased(done.consultation, contribution)
    after = files_of(done)
    assert quoted_together(done, words) == []
    assert {name: body for name, body in after.items() if name.startswith("privacy")} == {
        name: body for name, body in before.items() if name.startswith("privacy")
    }
    lines, left = (set(one["summary.md"].decode().splitlines()) for one in (before, after))
    assert left <= lines
    assert [line for line in lines - left if words not in html.unescape(line)] == []


def test_the_release_says_so_and_its_candidate_keeps_the_words_no_longer() -> None:
    done = published()
    words, contribution = first_quote(Candidate.objects.get(release=done))
    erased(done.consultation, contribution)
    candidate = Candidate.objects.get(release=done)
    assert [mark.at.date() for mark in done.taken_back.all()] != []
    assert words not in str([quote.text.text for finding in candidate.draft.findings() for quote in finding.quotes])
    assert not any(words.encode() in body for body in candidate.files.values())
    assert "Words were taken back on" in words_of(seen("/forum/summary/", LATER))


def test_the_words_are_on_no_page_that_is_served() -> None:
    done = published()
    words, contribution = first_quote(Candidate.objects.get(release=done))
    paths = ["summary/", "summary/1/", *(f"summary/1/files/{name}" for name in files_of(done))]
    assert any(words in html.unescape(seen(f"/forum/{path}", LATER).content.decode()) for path in paths)
    erased(done.consultation, contribution)
    assert not any(words in html.unescape(seen(f"/forum/{path}", LATER).content.decode()) for path in paths)


@pytest.mark.parametrize(
    ("action", "value"), [(ContributionAction.WITHDRAW, ""), (ContributionAction.CONSENT, Consent.COUNT.value)]
)
def test_words_that_are_no_longer_given_leave_likewise(action: ContributionAction, value: str) -> None:
    done = published()
    words, contribution = first_quote(Candidate.objects.get(release=done))
    made = done.consultation
    together(made)
    seen_then = seen_of(made, contribution)
    decide(made, contribution, action, value=value, reason="asked", seen=seen_then, by=owner_of(made), now=LATER)
    assert quoted_together(done, words) == []


RETOLD = "Somebody would rather walk in the shade."


def with_paraphrase(done: Release) -> str:
    """Somebody's words stand in the first finding in the team's words too; the contribution they are of."""
    candidate = Candidate.objects.get(release=done)
    evidence, sections = candidate.evidence, candidate.draft.sections
    passage = next(one for one in evidence.findings[0].passages if one not in candidate.quoted)
    contribution = done.consultation.raw_passages.get(ident=passage).contribution
    told = replace(sections[0].findings[0], paraphrases=(RETOLD,))
    first = replace(sections[0], findings=(told, *sections[0].findings[1:]))
    candidate.draft = replace(candidate.draft, sections=(first, *sections[1:]))
    rests = (replace(evidence.findings[0], paraphrases=(passage,)), *evidence.findings[1:])
    candidate.evidence, candidate.retold = replace(evidence, findings=rests), {passage: contribution}
    candidate.files = {**candidate.files, **publish(candidate.draft, report_in(candidate.files))}
    candidate.save()
    take_words_out(done, candidate.files, now=PUBLISHING)
    return contribution


@pytest.mark.parametrize(("allowed", "files"), [(Consent.PARAPHRASE, 4), (Consent.COUNT, 0)])
def test_what_was_told_in_other_words_leaves_with_the_leave_to_tell_it(allowed: Consent, files: int) -> None:
    done = published()
    contribution, made = with_paraphrase(done), done.consultation
    together(made)
    assert len(quoted_together(done, RETOLD)) == 4
    consent, then = ContributionAction.CONSENT, seen_of(made, contribution)
    decide(made, contribution, consent, value=allowed.value, reason="asked", seen=then, by=owner_of(made), now=LATER)
    assert len(quoted_together(done, RETOLD)) == files


def test_what_was_told_in_other_words_leaves_with_the_words() -> None:
    done = published()
    erased(done.consultation, with_paraphrase(done))
    assert quoted_together(done, RETOLD) == []


def test_erasing_what_is_not_quoted_leaves_the_release_as_it_is() -> None:
    done = published()
    candidate = Candidate.objects.get(release=done)
    quiet = next(
        one.ident for one in done.consultation.contributions.all() if one.ident not in candidate.quoted.values()
    )
    before = files_of(done)
    erased(done.consultation, quiet)
    assert files_of(done) == before
    assert not done.taken_back.exists()


def test_what_is_not_published_yet_cannot_be_any_more_and_is_not_kept() -> None:
    made = audited()
    signed(made)
    candidate = candidate_of(made)
    digest, (words, contribution) = candidate.digest, first_quote(candidate)
    erased(made, contribution)
    candidate = candidate_of(made)
    assert (candidate.files, candidate.digest) == ({}, "")
    assert words not in str([quote.text.text for finding in candidate.draft.findings() for quote in finding.quotes])
    with pytest.raises(Refusal) as refused:
        release(made, digest, CHOICE, by=owner_of(made), now=PUBLISHING)
    said = in_words(refused.value.message)
    assert said.startswith("Words that this rests on are not here any more: Finding 1 under 'What kinds of decisions")
    assert not Release.objects.exists()


def test_delete_one_source_passage_and_its_finding_refuses_to_publish() -> None:
    """Through the browser: the words of one contribution are erased, then somebody publishes what was signed."""
    made = audited()
    owner, _ = signed(made)
    candidate, browser = candidate_of(made), signed_in(owner, now=PUBLISHING)
    quiet = next(one for one in candidate.evidence.findings[2].passages if one not in candidate.quoted)
    contribution = made.raw_passages.get(ident=quiet).contribution
    page = f"/team/forum/release/{candidate.number}/publish/"
    typed = {"title-en": "The summary", "reason-en": "", "decided_by": "the committee", "after": "1"}
    looked = sent(browser, page, {**typed, "step": "look"}, PUBLISHING)
    assert (looked.status_code, "This is what will happen" in words_of(looked)) == (200, True)
    erased(made, contribution)
    refused = sent(browser, page, {**typed, "step": "decide"}, PUBLISHING)
    assert refused.status_code == 400
    assert "Finding 3 under 'What kinds of decisions should the Forum take?'" in words_of(refused)
    assert not Release.objects.exists()
    assert seen("/forum/summary/", LATER).status_code == 404


def test_before_it_is_erased_it_is_told_what_was_published() -> None:
    done = published()
    _, contribution = first_quote(Candidate.objects.get(release=done))
    told = [in_words(one.what) for one in touches.of(done.consultation, [contribution])]
    assert "1 quote in version 1 of the published summary, which leaves it at once" in told


def test_a_file_that_is_undone_for_a_while_takes_nothing_out() -> None:
    done = published()
    candidate, before = Candidate.objects.get(release=done), files_of(done)
    done.consultation.contributions.all().delete()
    take_back(done.consultation, now=AUDITING)
    assert files_of(done) == before
    assert candidate.quoted == Candidate.objects.get(release=done).quoted
