"""Work in the background, done for tests in a browser."""

from __future__ import annotations

import time
from datetime import datetime

from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.work.actions import begin
from hearout.web.work.models import Work
from hearout.web.work.rules import UNFINISHED
from hearout.web.work.tasks import do

__all__ = ["worked"]

PATIENCE = 240.0  # seconds


def worked(room: Consultation, kind: str, by: User, now: datetime) -> None:
    """Done when this returns, by whoever takes it up first: the worker of the server may."""
    work = begin(room, kind, by=by, now=now)
    do(str(work.pk))
    end = time.monotonic() + PATIENCE
    while Work.objects.filter(pk=work.pk, state__in=UNFINISHED).exists():
        assert time.monotonic() < end, f"Nobody did {kind}."
        time.sleep(0.2)
