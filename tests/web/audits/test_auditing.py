"""The audit as long work: what would be published is written, attacked, and kept sealed with what came of it."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest

from arranged_audits import AUDITING, audited, candidate_of, heard
from arranged_intake import brought_in, comment
from arranged_web import consultation, owner_of
from hearout import pipeline
from hearout.records.report import Outcome
from hearout.web.audits.models import Candidate
from hearout.web.audits.queries.candidates import current, is_stale, newest
from hearout.web.audits.queries.lost import places_of, quoted_in
from hearout.web.audits.queries.material import material_for
from hearout.web.audits.rules import STEP
from hearout.web.people.models import AuditEntry
from hearout.web.releases.rules import REQUIRED, digest_of
from hearout.web.summaries.queries.kept import kept
from hearout.web.work.actions import begin
from hearout.web.work.models import Work
from hearout.web.work.tasks import do

pytestmark = pytest.mark.django_db


def test_what_would_be_published_is_kept_with_what_the_audit_says() -> None:
    made = audited()
    candidate = candidate_of(made)
    assert set(candidate.files) >= REQUIRED
    assert candidate.digest == digest_of(candidate.files)
    assert (candidate.passed, candidate.refused, candidate.version) == (True, 0, 1)
    assert {check.outcome for check in candidate.report.checks} == {Outcome.PASSED, Outcome.NOT_APPLICABLE}
    assert candidate.by == owner_of(made)


def test_the_bytes_are_those_of_the_engine() -> None:
    made = audited()
    candidate, draft = candidate_of(made), kept(made)
    _, public = pipeline.audited(draft.draft, material_for(made, draft.evidence), ())
    assert {name: candidate.files[name] for name in public} == public


def test_nothing_of_it_is_open_in_the_database() -> None:
    made = audited()
    row = Candidate.objects.filter(consultation=made).values("files", "draft", "evidence", "report").get()
    finding = next(candidate_of(made).draft.findings())
    assert not any(finding.text.encode() in bytes(column) for column in row.values())


def test_it_is_stale_until_it_was_done_and_when_something_came_in() -> None:
    made = heard()
    assert is_stale(made)
    audited(made)
    assert not is_stale(made)
    brought_in(made, "talk.wiki", [comment("Trees are what matters.", line=1)], way="talk")
    audited(made)
    assert newest(made).number == 2


def test_an_audit_of_something_new_takes_the_files_of_the_one_before_away() -> None:
    made = audited()
    first = candidate_of(made)
    begin(made, STEP, by=owner_of(made), now=AUDITING)
    do(str(Work.objects.get(consultation=made, kind=STEP).pk))
    first.refresh_from_db()
    assert (first.files, first.digest) == ({}, "")
    assert current(made).number == first.number + 1


def test_what_changes_while_it_runs_is_noticed() -> None:
    made = audited()
    before = Candidate.objects.count()
    with patch("hearout.web.audits.tasks.numbers_of", lambda _: None):
        begin(made, STEP, by=owner_of(made), now=AUDITING)
        work = Work.objects.get(consultation=made, kind=STEP)
        do(str(work.pk))
    work.refresh_from_db()
    assert work.state == "refused"
    assert Candidate.objects.count() == before


def test_without_a_draft_it_says_what_is_missing() -> None:
    made = consultation()
    begin(made, STEP, by=owner_of(made), now=AUDITING)
    work = Work.objects.get(consultation=made)
    do(str(work.pk))
    work.refresh_from_db()
    assert work.state == "refused"
    assert work.outcome["template"].startswith("There is no draft of the summary yet.")


def test_the_log_says_that_it_was_done_and_what_came_of_it() -> None:
    made = audited()
    assert [entry.about for entry in AuditEntry.objects.filter(room=made.pk, did="summary.audited")] == ["passed"]


def test_what_it_refuses_names_its_finding() -> None:
    made = audited()
    candidate, draft = candidate_of(made), kept(made)
    material = replace(material_for(made, draft.evidence), passages={})
    report, public = pipeline.audited(draft.draft, material, ())
    reasons = " ".join(report.reasons)
    assert public is None
    assert all(place.place in reasons for place in places_of(candidate.draft))


def test_findings_are_numbered_through_all_questions_as_the_audit_does() -> None:
    draft = candidate_of(audited()).draft
    (section,) = (one for one in draft.sections if one.findings)
    both = replace(draft, sections=(section, replace(section, key="else", title="What else?")))
    found = len(section.findings)
    assert [one.number for one in places_of(both)] == list(range(1, 2 * found + 1))
    assert places_of(both)[found].place == f"Finding {found + 1} under 'What else?'"


def test_it_knows_which_contribution_each_quote_is_of() -> None:
    made = audited()
    candidate = candidate_of(made)
    quotes = [quote.passage for finding in candidate.evidence.findings for quote in finding.quotes]
    assert sorted(candidate.quoted) == sorted(quotes)
    assert quoted_in(made, candidate.evidence) == candidate.quoted
