"""A release is whole, immutable, and one decision with its notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, connection, transaction

from arranged_pages import REPORT
from arranged_releases import CHOICE, RELEASING, SIGNERS, files_of_version, released
from arranged_web import consultation, member, owner_of
from hearout.errors import Fault, Refusal
from hearout.records.report import Check, Outcome
from hearout.web.consultations.actions.recording import Meanwhile
from hearout.web.consultations.models import Consultation, Notice
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role
from hearout.web.releases.actions import publish, take_words_out
from hearout.web.releases.models import Release, ReleaseFile
from hearout.web.releases.queries import file_of, files_of, newest, previous_files, releases_of, signers_of
from hearout.web.releases.rules import digest_of
from hearout.web.sentences import in_words

pytestmark = pytest.mark.django_db


def test_a_release_has_its_files_byte_for_byte_and_who_signed_it() -> None:
    release = released(consultation())
    assert files_of(release) == files_of_version(1)
    assert release.digest == digest_of(files_of_version(1))
    assert signers_of(release) == SIGNERS
    assert (release.version, release.language) == (1, "en")


def test_it_is_one_decision_with_its_notice() -> None:
    forum = consultation()
    release = released(forum)
    notice = Notice.objects.get(decision=release.decision)
    assert notice.title == {"en": "The summary is published"}
    assert release.decision.facts == {"version": 1, "page": "/forum/summary/1/"}
    assert AuditEntry.objects.filter(room=forum.pk, did="decision.released").count() == 1


def test_a_correction_is_a_new_version_beside_the_old_one() -> None:
    forum = consultation()
    released(forum)
    released(forum, now=RELEASING + timedelta(days=1))
    assert [release.version for release in releases_of(forum)] == [2, 1]
    assert previous_files(forum) == (files_of_version(1), files_of_version(2))


def _refused(forum: Consultation, **other: object) -> str:
    given = {"signed_by": SIGNERS, "choice": CHOICE, "by": owner_of(forum), "now": RELEASING, **other}
    files, report = given.pop("files", files_of_version(1)), given.pop("report", REPORT)
    with pytest.raises(Refusal) as refused:
        publish(forum, files, report, **given)  # type: ignore[arg-type]
    assert (
        Release.objects.count() == ReleaseFile.objects.count() == forum.decisions.filter(kind="released").count() == 0
    )
    return in_words(refused.value.message)


def test_what_did_not_pass_is_not_published() -> None:
    succeeded = Check("roster", "looks for names", "singling out", 1, 9, 1, Outcome.REFUSED, "", ("Finding 1",))
    report = replace(REPORT, checks=(*REPORT.checks, succeeded))
    assert _refused(consultation(), report=report) == "The audit did not pass. Nothing was published."


def test_one_signature_is_not_enough() -> None:
    said = _refused(consultation(), signed_by=SIGNERS[:1])
    assert said == "2 people must sign before it is published."


@pytest.mark.parametrize("name", sorted(files_of_version(1)))
def test_a_release_that_lacks_a_file_is_not_published(name: str) -> None:
    files = {known: body for known, body in files_of_version(1).items() if known != name}
    assert _refused(consultation(), files=files) == "Some of the files are missing. Run the audit again."


def test_a_version_out_of_turn_is_not_published() -> None:
    said = _refused(consultation(), files=files_of_version(3))
    assert said == "The next version is number 1. Run the audit again."


def test_nothing_is_published_before_the_page() -> None:
    said = _refused(consultation(published=False))
    assert said == "Nobody can read a summary before the page of the consultation is published."


def test_two_who_publish_at_once_do_it_once() -> None:
    forum = consultation()
    released(forum)
    with pytest.raises(Meanwhile):
        publish(
            forum, files_of_version(2), REPORT, signed_by=SIGNERS, choice=CHOICE, by=owner_of(forum), now=RELEASING,
            after=1,
        )  # fmt: skip
    assert releases_of(forum).count() == 1


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OWNER, Role.ORGANISER}))
def test_only_those_who_may_publish_do(role: Role) -> None:
    forum = consultation()
    with pytest.raises(PermissionDenied):
        publish(
            forum, files_of_version(1), REPORT, signed_by=SIGNERS, choice=CHOICE, by=member(forum, role), now=RELEASING
        )


def test_a_release_is_neither_changed_nor_deleted() -> None:
    release = released(consultation())
    release.title = "Another"
    for attempt in (
        release.save,
        release.delete,
        Release.objects.all().delete,
        lambda: Release.objects.update(title="Another"),
        release.files.get(name="summary.md").save,
    ):
        with pytest.raises(Fault):
            attempt()
    assert newest(release.consultation).title != "Another"


@pytest.mark.parametrize(
    "statement",
    ["UPDATE releases_release SET title = 'Another'", "UPDATE releases_releasefile SET sha256 = 'Another'"],
)
def test_the_database_itself_changes_none(statement: str) -> None:
    released(consultation())
    with pytest.raises(Error, match="not changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_words_that_were_taken_back_leave_the_files_and_the_release_says_so() -> None:
    forum = consultation()
    release, later = released(forum), RELEASING + timedelta(days=9)
    without = {name: body.replace(b"decision", b"choice") for name, body in files_of_version(1).items()}
    take_words_out(release, without, now=later)
    assert files_of(release) == without
    assert file_of(release, "summary.md").since == later
    assert [mark.at for mark in release.taken_back.all()] == [later]
    assert AuditEntry.objects.get(did="release.words_taken_out").room == forum.pk
    assert release.digest == digest_of(files_of_version(1))
