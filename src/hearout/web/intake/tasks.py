"""The work of bringing together, and the sweep that finds where it is left undone."""

from __future__ import annotations

from django.utils import timezone

from hearout.messages import Message, counted, ngettext, say
from hearout.messages import gettext_noop as _
from hearout.web import jobs
from hearout.web.intake.actions.changes import STEP
from hearout.web.intake.actions.together import Rows, put
from hearout.web.intake.queries.corpus import inboxes_left, is_stale
from hearout.web.intake.queries.together import made_now
from hearout.web.work.actions import bring_up_to
from hearout.web.work.models import Work
from hearout.web.work.registry import Report, step

__all__: list[str] = []

AT_MOST = 5  # times over, where something keeps changing: the sweep does the rest


@step(STEP, title=_("Bringing together what came in"), place=10, stale=is_stale)
def bring_together(work: Work, report: Report) -> Message | None:
    """Once; and again as long as something changed meanwhile."""
    count = _brought(work, report)
    for _again in range(AT_MOST - 1):
        if not is_stale(work.consultation):
            break
        count = _brought(work, report)
    return counted(
        ngettext("%(count)s contribution was brought together.", "%(count)s contributions were brought together."),
        count,
    )


@jobs.every("intake.catch_up", minutes=10)
def catch_up() -> None:
    """A change that nobody was told of, as of a draft's dates; work that got lost with its machine."""
    for consultation in inboxes_left():
        bring_up_to(consultation, STEP, by=None, now=timezone.now())


def _brought(work: Work, report: Report) -> int:
    report(say(_("Reading what came in")))
    made = made_now(work.consultation)
    total, rows = len(made.uploads), Rows(work.consultation)
    for upload, one in made.rows():
        rows.add(upload, one)
        report(say(_("Bringing contributions together")), len(rows.contributions), total)
    put(work.consultation, made, rows, now=timezone.now())
    return total
