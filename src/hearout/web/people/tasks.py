"""What comes round: forgetting what is no longer needed."""

from __future__ import annotations

from django.utils import timezone

from hearout.web.jobs import every
from hearout.web.people.actions import forget_expired

__all__: list[str] = []


@every("people.tidy", minutes=60)
def tidy() -> None:
    forget_expired(timezone.now())
