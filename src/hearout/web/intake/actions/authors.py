"""Showing who wrote a contribution."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.records.identified import Author
from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.intake.queries.decisions import contribution_called
from hearout.web.people.actions import note
from hearout.web.people.models import User

__all__ = ["shown", "sought"]


@transaction.atomic
def shown(consultation: Consultation, ident: str, *, by: User, now: datetime) -> Author | None:
    """The author of the contribution of that id, once it is in the log that `by` saw it. None where it is gone."""
    require("author.show", by, consultation)
    row = contribution_called(consultation, ident)
    if row is None:
        return None
    note(by, "author.shown", room=consultation.pk, about=ident, now=now)
    return row.author


def sought(consultation: Consultation, *, by: User, now: datetime) -> None:
    """Put down that `by` looked for what somebody contributed; for whom, is kept nowhere."""
    require("author.show", by, consultation)
    note(by, "author.sought", room=consultation.pk, now=now)
