"""Files of sessions: those that wait, and what became of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.people.models import User
from hearout.web.sessions.models import Attendance, Meeting, Seat, Transcript
from hearout.web.sessions.queries.attendance import may_write_down
from hearout.web.sessions.rules import SeatState
from hearout.web.times import TimeTold
from hearout.web.uploads.models import Upload
from hearout.web.uploads.queries.limits import here
from hearout.web.uploads.rules import State

__all__ = [
    "TranscriptTold",
    "aside",
    "asked_there",
    "is_placeless",
    "meetings_to_place",
    "placeless",
    "transcript_in",
    "transcripts_of",
    "transcripts_told",
    "unsettled",
]


@dataclass(frozen=True, slots=True)
class TranscriptTold:
    """A file of a session. `settled`: somebody said who speaks in it."""

    pk: int
    file: int
    name: str = field(repr=False)
    at: TimeTold
    by: str
    settled: bool
    imported: bool
    of_notes: bool
    kept: int
    turns: int
    people: int
    unknown: int
    retold: int


def asked_there(consultation: Consultation) -> bool:
    """Whether people were asked what may be kept of what they say: somebody has a seat, or is written down as there."""
    seats = Seat.objects.filter(meeting__consultation=consultation, state=SeatState.SEATED)
    return seats.exists() or Attendance.objects.filter(meeting__consultation=consultation).exists()


def transcripts_of(meeting: Meeting) -> QuerySet[Transcript]:
    """The files of a session that are here."""
    rows = Transcript.objects.filter(meeting=meeting, upload__undone_at=None)
    return rows.select_related("upload", "by", "meeting__consultation")


def transcript_in(meeting: Meeting, ident: int) -> Transcript | None:
    """The one of that id."""
    return transcripts_of(meeting).filter(pk=ident).first()


def transcripts_told(rows: Iterable[Transcript], reader: Reader) -> list[TranscriptTold]:
    return [_told(row, reader) for row in rows]


def placeless(consultation: Consultation) -> QuerySet[Upload]:
    """Files that were brought among others, and of which nobody has said yet of which session they are."""
    return here(consultation).filter(state=State.HELD, transcript=None).select_related("by")


def aside(consultation: Consultation) -> QuerySet[Upload]:
    """Files of which somebody said that they are of none of the sessions."""
    return here(consultation).filter(state=State.ASIDE).select_related("by")


def unsettled(consultation: Consultation) -> QuerySet[Transcript]:
    """Those of all sessions of which nobody has said who speaks in them."""
    rows = Transcript.objects.filter(meeting__consultation=consultation, settled=None, upload__undone_at=None)
    return rows.select_related("meeting")


def is_placeless(upload: Upload) -> bool:
    """Whether it waits, or was set aside, and nobody has said of which session it is."""
    return (placeless(upload.consultation) | aside(upload.consultation)).filter(pk=upload.pk).exists()


def meetings_to_place(consultation: Consultation, user: User, reader: Reader) -> list[tuple[str, TimeTold]]:
    """The keys of the sessions whose files they may bring home, and when each began, the last first."""
    rows = Meeting.objects.filter(consultation=consultation, cancelled=False).select_related("consultation")
    mine = (row for row in rows.order_by("-starts") if may_write_down(user, row))
    return [(row.key, reader.time(row.starts)) for row in mine]


def _told(row: Transcript, reader: Reader) -> TranscriptTold:
    return TranscriptTold(
        pk=row.pk,
        file=row.upload_id,
        name=row.upload.name,
        at=reader.time(row.at),
        by=str(row.by or ""),
        settled=row.settled is not None,
        imported=row.upload.state == State.IMPORTED,
        of_notes=row.of_notes,
        kept=row.kept,
        turns=row.turns,
        people=row.people,
        unknown=row.unknown,
        retold=row.retold,
    )
