"""What this room does when something happens before it."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from hearout.web.audits.actions.taking_back import take_back
from hearout.web.consultations.models import Consultation
from hearout.web.events import words_taken_back

__all__: list[str] = []


@words_taken_back.subscribe
def repeat_no_more(ident: UUID | int) -> None:
    """Words that somebody took back leave what was published, and what was about to be."""
    take_back(Consultation.objects.get(pk=str(ident)), now=timezone.now())
