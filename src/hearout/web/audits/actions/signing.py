"""Signing: two people of the team answer for exactly these files."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.web.audits.models import Candidate, Signature
from hearout.web.audits.queries.candidates import current, signature_of, standing
from hearout.web.audits.queries.material import is_behind
from hearout.web.audits.rules import Obstacle
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note
from hearout.web.people.models import User

__all__ = ["Another", "sign", "withdraw"]


class Another(Refusal):
    """What would be published is not what was looked at."""

    def __init__(self) -> None:
        other = _("This is not what would be published any more. Look at what would be published now.")
        super().__init__("", say(other))


@transaction.atomic
def sign(consultation: Consultation, digest: str, *, name: str, role: str, by: User, now: datetime) -> Signature:
    """`by` answers for the files of that digest, and is named so in public. Signed twice, it is the same signature.
    Raises PermissionDenied, Another, and Refusal where they cannot be published."""
    require("summary.sign", by, consultation)
    consultation = held_still(consultation)
    candidate = _current(consultation, digest)
    if standing(candidate, behind=is_behind(consultation)).obstacle not in (None, Obstacle.UNSIGNED):
        raise Refusal("", say(_("This cannot be published as it is now, so there is nothing to sign.")))
    if given := signature_of(candidate, by):
        return given
    _require_name(candidate, name)
    note(by, "summary.signed", room=consultation.pk, about=digest, now=now)
    return Signature.objects.create(candidate=candidate, digest=digest, by=by, name=name, role=role, at=now)


@transaction.atomic
def withdraw(consultation: Consultation, digest: str, *, by: User, now: datetime) -> None:
    """Take one's own signature back, as long as nothing was published. Raises PermissionDenied, Another."""
    require("summary.sign", by, consultation)
    consultation = held_still(consultation)
    given = signature_of(_current(consultation, digest), by)
    if given is None:
        return
    given.withdrawn = now
    given.save(update_fields=["withdrawn"])
    note(by, "summary.signature_withdrawn", room=consultation.pk, about=digest, now=now)


def _current(consultation: Consultation, digest: str) -> Candidate:
    candidate = current(consultation)
    if candidate is None or not digest or candidate.digest != digest:
        raise Another
    return candidate


def _require_name(candidate: Candidate, name: str) -> None:
    """Two people are two names: nobody could tell them apart in public."""
    if not name.strip():
        raise Refusal("name", say(_("Say how you want to be named.")))
    others = candidate.signatures.filter(withdrawn__isnull=True).values_list("name", flat=True)
    if name.strip().casefold() in {other.strip().casefold() for other in others}:
        same = _("Somebody signed under this name already. Say it so that readers can tell you apart.")
        raise Refusal("name", say(same))
