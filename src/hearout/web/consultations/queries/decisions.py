"""What was decided, as the page, the feed, the mail and the method section read it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from django.db.models import QuerySet

from hearout.plan.announcement import Announcement, Text
from hearout.plan.decided import Decided, DecisionKind, phases_moved
from hearout.plan.record import recorded
from hearout.records.consultation import Consultation as Recorded
from hearout.records.consultation import Outreach as RecordedOutreach
from hearout.web.consultations.models import Consultation, Decision, Notice, Outreach
from hearout.web.consultations.queries.announcements import drafted, in_force

__all__ = ["decided", "notices", "outreach_of", "record_dated", "record_of"]


def notices(consultation: Consultation) -> QuerySet[Notice]:
    """All notices with their decisions and what these put in force, newest first."""
    of_it = Notice.objects.filter(decision__consultation=consultation)
    return of_it.select_related("decision__revision", "decision__by")


def outreach_of(consultation: Consultation) -> QuerySet[Outreach]:
    """Where it was announced, oldest first."""
    return consultation.outreach.select_related("by")


def decided(consultation: Consultation) -> tuple[Decided, ...]:
    """The record, oldest first. What became of phases is read from what was in force before and after."""
    record: list[Decided] = []
    before: Announcement | None = None
    for decision in consultation.decisions.select_related("revision").order_by("number"):
        after = decision.revision.announcement if decision.revision else before
        record.append(_as_decided(decision, before, after))
        before = after
    return tuple(record)


def record_of(consultation: Consultation, language: str, now: datetime | None = None) -> Recorded:
    """The consultation as the engine knows it, so that the method section tells the same story as the page. `now` says
    how many sessions were held by then (None: that is not told)."""
    outreach = tuple(
        RecordedOutreach(where=told.where, on=told.on, people=told.people, link=told.link)
        for told in outreach_of(consultation)
    )
    announcement = in_force(consultation) or drafted(consultation)
    return recorded(announcement, decided(consultation), outreach, language, now)


def record_dated(consultation: Consultation, language: str, day: date | None) -> Recorded:
    """The same as a summary of that day tells it: whenever it is made, since sessions of before that day were held."""
    return record_of(consultation, language, datetime.combine(day, time(), UTC) if day else None)


def _as_decided(decision: Decision, before: Announcement | None, after: Announcement | None) -> Decided:
    return Decided(
        number=decision.number,
        kind=DecisionKind(decision.kind),
        at=decision.at,
        reason=Text(decision.reason),
        decided_by=decision.decided_by,
        phase=str(decision.facts.get("phase", "")),
        moved=phases_moved(before, after) if before and after else (),
        sessions=tuple(decision.facts.get("sessions", ())),
    )
