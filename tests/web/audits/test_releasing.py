"""What was audited and signed is published, attacked once more; whatever is not certain then is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied

from arranged_audits import AUDITING, CHOICE, PUBLISHING, audited, candidate_of, heard, signed
from arranged_intake import brought_in, comment
from arranged_web import OPENING, consultation, en, member, owner_of
from hearout.errors import Refusal
from hearout.plan.sections import Section
from hearout.records.identified import Person
from hearout.web.audits.actions.releasing import release
from hearout.web.audits.actions.signing import sign, withdraw
from hearout.web.audits.models import Candidate, Signature
from hearout.web.audits.queries.candidates import current, is_stale
from hearout.web.audits.queries.material import is_behind
from hearout.web.consultations.actions.announcing import edit, publish
from hearout.web.consultations.actions.recording import Choice, Meanwhile
from hearout.web.consultations.actions.team import change_role, remove
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.desk.queries.decided import KeptGate, kept_gate
from hearout.web.intake.actions.people import add_people
from hearout.web.intake.rules import Origin
from hearout.web.people.rules import Role
from hearout.web.releases.models import Release
from hearout.web.releases.queries import files_of, signers_of
from hearout.web.releases.rules import Signer
from hearout.web.sentences import in_words

pytestmark = pytest.mark.django_db


def published(made: Consultation) -> Release:
    return release(made, candidate_of(made).digest, CHOICE, by=owner_of(made), now=PUBLISHING)


def refused(made: Consultation, digest: str | None = None) -> str:
    """Why it is not published; and that nothing was."""
    asked = candidate_of(made).digest if digest is None else digest
    with pytest.raises(Refusal) as said:
        release(made, asked, CHOICE, by=owner_of(made), now=PUBLISHING)
    assert not Release.objects.exists()
    assert not made.decisions.filter(kind="released").exists()
    return in_words(said.value.message)


def test_exactly_what_was_signed_is_published() -> None:
    made = audited()
    signed(made)
    candidate = candidate_of(made)
    files, digest = candidate.files, candidate.digest
    done = published(made)
    assert files_of(done) == files
    assert done.digest == digest
    assert signers_of(done) == (Signer("Amara Lindqvist", "chair"), Signer("Zawadi Mbeki", ""))
    assert current(made) is None


def test_once_it_is_published_nothing_waits_until_something_changes() -> None:
    made = audited()
    signed(made)
    published(made)
    assert not is_behind(made)
    assert not is_stale(made)
    brought_in(made, "talk.wiki", [comment("Trees are what matters.", line=1)], way="talk")
    audited(made, now=PUBLISHING)
    assert candidate_of(made).version == 2


def test_whoever_holds_the_consultation_as_it_was_signs_and_publishes_it_as_it_is() -> None:
    made = consultation(published=False)
    publish(made, Choice(en("The consultation is announced")), base=1, by=owner_of(made), now=OPENING)
    before = Consultation.objects.select_related("public", "draft").get(pk=made.pk)
    said = replace(drafted(before), title=en("How should Meridian decide?"))
    edit(before, Section.ABOUT, said, base=1, by=owner_of(made), now=OPENING)
    publish(before, Choice(en("It has changed")), base=2, by=owner_of(made), now=OPENING)
    held = Consultation.objects.select_related("public", "draft").get(pk=made.pk)
    held.public = made.revisions.get(number=1)
    audited(heard(Consultation.objects.get(pk=made.pk)))
    signed(held)
    assert published(held).version == 1


def test_unsigned_it_is_not_published() -> None:
    assert refused(audited()) == "2 people must sign before it is published."


def test_one_who_signs_twice_is_one() -> None:
    made = audited()
    for _ in range(2):
        sign(made, candidate_of(made).digest, name="Amara", role="", by=owner_of(made), now=AUDITING)
    assert Signature.objects.count() == 1
    assert refused(made) == "2 people must sign before it is published."


def test_a_signature_that_was_taken_back_does_not_count() -> None:
    made = audited()
    owner, _ = signed(made)
    withdraw(made, candidate_of(made).digest, by=owner, now=AUDITING)
    assert refused(made) == "2 people must sign before it is published."
    sign(made, candidate_of(made).digest, name="Amara Lindqvist", role="", by=owner, now=AUDITING)
    assert published(made).version == 1


def test_a_signature_of_somebody_who_left_does_not_count() -> None:
    made = audited()
    owner, reviewer = signed(made)
    remove(made.members.get(user=reviewer), by=owner, now=AUDITING)
    assert refused(made) == "2 people must sign before it is published."


def test_a_signature_holds_for_these_files_alone() -> None:
    made = audited()
    signed(made)
    brought_in(made, "talk.wiki", [comment("Trees are what matters.", line=1)], way="talk")
    old = candidate_of(made).digest
    audited(made)
    assert candidate_of(made).digest != old
    assert refused(made) == "2 people must sign before it is published."
    assert refused(made, old).startswith("This is not what would be published any more.")


def test_what_came_in_since_keeps_it_back() -> None:
    made = audited()
    signed(made)
    brought_in(made, "talk.wiki", [comment("Trees are what matters.", line=1)], way="talk")
    assert refused(made) == "Something changed since this was audited. Run the audit again."


def test_a_name_that_was_added_since_keeps_it_back() -> None:
    made = audited()
    signed(made)
    add_people(made, [Person("Ombretta Ilves")], Origin.TYPED, by=owner_of(made), now=AUDITING)
    assert refused(made) == "Something changed since this was audited. Run the audit again."


def test_files_that_are_not_those_of_the_digest_are_not_published() -> None:
    made = audited()
    signed(made)
    candidate = candidate_of(made)
    candidate.files = {**candidate.files, "summary.md": b"something else"}
    candidate.save()
    assert refused(made).startswith("This is not what would be published any more.")


def test_an_attack_that_succeeds_now_keeps_it_back() -> None:
    made = audited()
    signed(made)
    said = next(candidate_of(made).draft.findings()).label
    with patch("hearout.web.audits.queries.material.kept_gate", _with_identity(made, said)):
        told = refused(made)
    assert told == "The audit, run again just now, refuses it. Run the audit to see why."


def _with_identity(made: Consultation, name: str) -> Callable[[Consultation], KeptGate]:
    gate = replace(kept_gate(made), identities=(name,))
    return lambda _: gate


@pytest.mark.parametrize("error", [RuntimeError, KeyError, MemoryError, AssertionError])
def test_an_audit_that_breaks_off_publishes_nothing(error: type[Exception]) -> None:
    made = audited()
    signed(made)
    with patch("hearout.pipeline.audit_again", side_effect=error("words of somebody")):
        told = refused(made)
    assert told == "The audit could not be finished, so nothing was published. Ask whoever runs the server to look."


def test_a_candidate_that_the_audit_refused_cannot_be_signed() -> None:
    made = audited()
    Candidate.objects.update(passed=False, refused=1)
    with pytest.raises(Refusal):
        sign(made, candidate_of(made).digest, name="Amara", role="", by=owner_of(made), now=AUDITING)


def test_two_who_sign_have_two_names() -> None:
    made = audited()
    sign(made, candidate_of(made).digest, name="Amara Lindqvist", role="", by=owner_of(made), now=AUDITING)
    other = member(made, Role.REVIEWER, "Zawadi Mbeki")
    with pytest.raises(Refusal) as said:
        sign(made, candidate_of(made).digest, name=" amara lindqvist ", role="", by=other, now=AUDITING)
    assert said.value.field == "name"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OWNER, Role.ORGANISER, Role.REVIEWER}))
def test_only_those_who_may_sign_do(role: Role) -> None:
    made = audited()
    with pytest.raises(PermissionDenied):
        sign(made, candidate_of(made).digest, name="X", role="", by=member(made, role, "Somebody Else"), now=AUDITING)


def test_a_summary_of_tomorrow_waits_until_then() -> None:
    made = audited(now=PUBLISHING + timedelta(days=2))
    signed(made)
    assert refused(made).startswith("It bears the date Thursday 5 November 2026, which is to come.")


def test_a_decision_in_between_is_looked_at_first() -> None:
    made = audited()
    signed(made)
    with pytest.raises(Meanwhile):
        release(made, candidate_of(made).digest, CHOICE, by=owner_of(made), now=PUBLISHING, after=99)


def test_a_role_that_may_not_sign_any_more_does_not_count() -> None:
    made = audited()
    owner, reviewer = signed(made)
    change_role(made.members.get(user=reviewer), Role.FACILITATOR, by=owner, now=AUDITING)
    assert refused(made) == "2 people must sign before it is published."


def test_nobody_signs_what_was_published() -> None:
    made = audited()
    owner, _ = signed(made)
    digest = candidate_of(made).digest
    published(made)
    with pytest.raises(Refusal):
        withdraw(made, digest, by=owner, now=PUBLISHING)
