"""Writing down who came to a session, as a number or by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hearout.corpus.people import folded_name
from hearout.records.identified import Person
from hearout.web.consultations.actions.recording import held_still
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sessions import ports
from hearout.web.sessions.agreed import Level
from hearout.web.sessions.models import Attendance, Meeting, Registrant
from hearout.web.sessions.queries.attendance import Present, may_write_down, people_of

__all__ = ["Entry", "agree", "record_attendance", "require_there", "write_down"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of somebody: `key` is that of `Present` ("": nobody knew them before)."""

    key: str
    name: str = field(repr=False)
    level: Level
    came: bool = True


def require_there(by: User, meeting: Meeting) -> None:
    """Raises PermissionDenied unless they may write down what happens in this session."""
    if not may_write_down(by, meeting):
        raise PermissionDenied


@transaction.atomic
def record_attendance(
    meeting: Meeting, number: int | None, entries: Sequence[Entry], *, by: User, now: datetime
) -> None:
    """Write down how many came (None: nobody counted) and who. Those of whom nothing is said stay as they are."""
    require_there(by, meeting)
    held_still(meeting.consultation)
    before = {one.key: one for one in people_of(meeting)}
    new = [entry for entry in entries if not _stands_there(entry, before.values())]
    people = [person for entry in new if (person := _record(meeting, entry, before.get(entry.key))) is not None]
    Meeting.objects.filter(pk=meeting.pk).update(attended=number)
    ports.enrol(meeting.consultation, people, by=by, now=now)
    note(by, "attendance.recorded", room=meeting.consultation_id, about=meeting.key, now=now)


def write_down(meeting: Meeting, name: str, level: Level, *, registrant: Registrant | None = None) -> Attendance:
    """Somebody was there."""
    return Attendance.objects.create(
        meeting=meeting,
        registrant=registrant,
        name=name,
        attending=level.attending.value,
        quoted=level is Level.QUOTED,
    )


def agree(attendance: Attendance, level: Level, name: str = "") -> None:
    """What they agreed to when they joined; with another name where one is said."""
    attendance.attending, attendance.quoted = level.attending.value, level is Level.QUOTED
    attendance.name = name or attendance.name
    attendance.save(update_fields=["attending", "quoted", "name"])


def _stands_there(entry: Entry, before: Iterable[Present]) -> bool:
    """Whether somebody who did not register was written down just so before: the form was sent twice."""
    called_so = (one for one in before if one.came and folded_name(one.name) == folded_name(entry.name))
    return not entry.key and any(one.registrant is None and one.level is entry.level for one in called_so)


def _record(meeting: Meeting, entry: Entry, known: Present | None) -> Person | None:
    """What is said of one; who they are where they came."""
    if entry.key and known is None:
        return None  # gone since the form was looked at: they took their registration back
    if known is not None and known.attendance is not None:
        if not entry.came:
            known.attendance.delete()
            return None
        agree(known.attendance, entry.level, entry.name)
    elif entry.came:
        write_down(meeting, entry.name, entry.level, registrant=known.registrant if known else None)
    name, email = entry.name, known.email if known else ""
    return Person(name or email, email=email) if entry.came and (name or email) else None
