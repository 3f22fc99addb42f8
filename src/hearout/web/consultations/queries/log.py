"""What the team did in a consultation."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from hearout.web.consultations.models import Consultation
from hearout.web.people.models import AuditEntry, User
from hearout.web.people.queries import log_of_room

__all__ = ["Doer", "entries", "those_who_did"]


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody who did something, to choose from."""

    ident: str
    name: str


def entries(consultation: Consultation, by: UUID | None) -> QuerySet[AuditEntry]:
    """The log, newest first; of one person, if they are named."""
    log = log_of_room(consultation.pk)
    return log.filter(by=by) if by else log


def those_who_did(consultation: Consultation) -> tuple[Doer, ...]:
    """Everybody in the log by name, also those who left."""
    found = User.objects.filter(pk__in=log_of_room(consultation.pk).order_by().values("by"))
    return tuple(Doer(str(user.pk), user.name or user.email) for user in found.order_by("name", "email"))
