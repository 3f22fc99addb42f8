"""Sessions that were held, and of which nothing is written down yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from hearout.plan.announcement import Announcement
from hearout.plan.sessions import SessionStage, begins_at, ends_at, session_stage
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.models import Consultation
from hearout.web.sessions.models import Attendance, Meeting, Transcript
from hearout.web.sessions.queries.arranged import meetings_by_key
from hearout.web.sessions.queries.brought import with_attendance
from hearout.web.sessions.queries.steps import Step
from hearout.web.sessions.rules import Attending
from hearout.web.uploads.queries.limits import here
from hearout.web.uploads.rules import State

__all__ = ["Unwritten", "unwritten"]


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A session that is over, from when until when (UTC), and what is to be written down of it: who came, or what was
    said."""

    meeting: Meeting
    begins: datetime
    ends: datetime
    step: Step


def unwritten(consultation: Consultation, said: Announcement, now: datetime) -> Iterator[Unwritten]:
    """Those of which nobody said how many came, and those where people agreed that their words are kept and of which no
    file is here. Files that were brought without saying of which session they are may be of any of them."""
    over = [one for one in said.sessions if session_stage(one, now) is SessionStage.OVER]
    if not over:
        return
    meetings, named = meetings_by_key(consultation), with_attendance(consultation)
    unsaid = {meeting.pk for meeting in meetings.values() if meeting.attended is None} - named
    silent = frozenset[int]() if _elsewhere(consultation, said) else _silent(consultation, meetings.values(), named)
    for session in over:
        meeting = meetings.get(session.key)
        if meeting is not None and meeting.pk in unsaid | silent:
            step = Step.ATTENDANCE if meeting.pk in unsaid else Step.WORDS
            yield Unwritten(meeting, begins_at(session), ends_at(session), step)


def _elsewhere(consultation: Consultation, said: Announcement) -> bool:
    """Whether files of sessions came in as those of a survey do."""
    ways = [way.key for way in said.ways if way.kind is ChannelKind.SESSION]
    return here(consultation).filter(state=State.IMPORTED, source__way__in=ways, transcript=None).exists()


def _silent(consultation: Consultation, meetings: Iterable[Meeting], named: Collection[int]) -> frozenset[int]:
    """The ids of those where people agreed that their words are kept, or nobody knows who came, and without a file."""
    agreed = Attendance.objects.filter(meeting__consultation=consultation).exclude(attending=Attending.ATTEND)
    nameless = {one.pk for one in meetings if one.attended and one.pk not in named}
    brought = Transcript.objects.filter(meeting__consultation=consultation, upload__undone_at=None)
    heard = {*agreed.values_list("meeting_id", flat=True), *nameless}
    return frozenset(heard.difference(brought.values_list("meeting_id", flat=True)))
