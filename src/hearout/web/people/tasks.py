"""What comes round: forgetting what is no longer needed, and what is deleted anywhere."""

from __future__ import annotations

from django.utils import timezone

from hearout.web.jobs import every
from hearout.web.journal import empty_log
from hearout.web.people.actions import forget_expired

__all__: list[str] = []


@every("people.tidy", minutes=60)
def tidy() -> None:
    forget_expired(timezone.now())


@every("people.deleted", minutes=5)
def leave_nothing_of_what_is_deleted() -> None:
    empty_log()
