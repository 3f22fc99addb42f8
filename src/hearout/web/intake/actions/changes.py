"""That something changed from which contributions are brought together; it is done anew by itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Inbox
from hearout.web.intake.queries.corpus import is_stale
from hearout.web.people.models import User
from hearout.web.work.actions import bring_up_to

__all__ = ["STEP", "again", "changed", "changed_if_stale"]

STEP = "intake.together"


def changed(consultation: Consultation, *, by: User | None, now: datetime) -> int:
    """Put down the change in the transaction of what changed, and have everything brought together again: once,
    however much changes until then. The number of the change."""
    inbox, _made = Inbox.objects.get_or_create(consultation=consultation)
    Inbox.objects.filter(pk=inbox.pk).update(changes=F("changes") + 1)
    bring_up_to(consultation, STEP, by=by, now=now)
    inbox.refresh_from_db(fields=["changes"])
    return inbox.changes


def changed_if_stale(consultation: Consultation, *, now: datetime) -> None:
    """Have everything brought together again where another announcement is in force since."""
    if is_stale(consultation):
        bring_up_to(consultation, STEP, by=None, now=now)


@transaction.atomic
def again(consultation: Consultation, *, by: User, now: datetime) -> None:
    """Have everything brought together again though nothing changed, where sums do not agree."""
    require("contributions.change", by, consultation)
    changed(consultation, by=by, now=now)
