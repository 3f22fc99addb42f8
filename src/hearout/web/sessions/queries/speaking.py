"""Who speaks in a file of a session, and what makes one doubt that it is of this one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from hearout import collect
from hearout.collect import notes as notes_reader
from hearout.collect.session import NAME as KEPT
from hearout.collect.speakers import person_key
from hearout.errors import HearoutError
from hearout.messages import Message, say
from hearout.messages import gettext_noop as _
from hearout.plan.sessions import begins_at, ends_at, session_placed
from hearout.records.consultation import Channel, ChannelKind, Consent
from hearout.records.identified import Contribution, Reading
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.sealed import pseudonyms
from hearout.web.sessions.models import Meeting, Transcript
from hearout.web.sessions.queries.attendance import Present, people_of
from hearout.web.sessions.reduced import key_of
from hearout.web.uploads.models import Upload
from hearout.web.uploads.queries.brought import announced_questions
from hearout.web.uploads.queries.importing import why_not
from hearout.web.uploads.queries.limits import Refused
from hearout.web.uploads.queries.opened import opened

__all__ = ["Speaker", "Spoken", "channel_of_meeting", "read_of", "spoken_in", "team_of", "way_of"]

BEGINNING = 120
HOURS = timedelta(hours=6)  # a recording that begins so long before or after is of another session
SEVERAL = 2
MARK = "sessions.speaker"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in a file. `mark` stands for how the file calls them, on forms; `key` is that of whom they
    most likely are (`Present`, "team", or "" for nobody we know)."""

    mark: str
    label: str = field(repr=False)
    turns: int
    words: str = field(repr=False)
    key: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was read in a file: everybody in the order of their first words; `notes` are its reader's remarks. `doubts`
    say why it may be of another session. `is_notes`: somebody wrote it down, and it may name nobody."""

    reading: Reading = field(repr=False)
    speakers: tuple[Speaker, ...] = field(repr=False)
    people: tuple[Present, ...] = field(repr=False)
    doubts: tuple[Message, ...]
    is_notes: bool

    @property
    def notes(self) -> tuple[str, ...]:
        return self.reading.notes


def spoken_in(transcript: Transcript, names: Sequence[str] = ()) -> Spoken:
    """Who speaks in a file that waits, where `names` are people's, too. Raises Refused where it cannot be read."""
    meeting, people = transcript.meeting, people_of(transcript.meeting)
    reading = read_of(transcript.upload, meeting, names)
    stand_in = pseudonyms(meeting.consultation_id, MARK)
    team = team_of(meeting.consultation)
    speakers = tuple(
        Speaker(stand_in(key_of(one)), one.author.name, len(one.passages), _begins(one), _likely(one, people, team))
        for one in reading.contributions
    )
    return Spoken(
        reading, speakers, people, tuple(_doubts(reading, speakers, meeting)), reading.format == notes_reader.NAME
    )


def read_of(upload: Upload, meeting: Meeting, names: Sequence[str] = (), team: Collection[str] = ()) -> Reading:
    """What the engine reads in it: `team` speak for us, and whoever is known to have been there is a speaker. Raises
    Refused where it cannot be read."""
    consultation = meeting.consultation
    present = (*(one.name for one in people_of(meeting) if one.name), *team_of(consultation), *names)
    channel = channel_of_meeting(meeting, present=present, team=tuple(team))
    questions = announced_questions(in_force(consultation) or drafted(consultation))
    with opened(upload) as path:
        try:
            read = collect.read_source(path, upload.name, channel, questions)
        except HearoutError as error:
            raise Refused("files", why_not(error).message) from None
    if read.format == KEPT:
        ours = _("It was written by Hearout: what people did not agree to is not in it. Bring the original.")
        raise Refused("files", say(ours))
    if not read.contributions:
        raise Refused("files", say(_("Nobody says anything in it. Save the transcript again, or bring your notes.")))
    return read


def channel_of_meeting(
    meeting: Meeting, *, form: str = "", present: tuple[str, ...] = (), team: tuple[str, ...] = ()
) -> Channel:
    """The session as the engine takes it: all its files share the time that it was held."""
    said = in_force(meeting.consultation) or drafted(meeting.consultation)
    placed = session_placed(said, meeting.key)
    begins, ends = meeting.starts, meeting.starts + timedelta(minutes=meeting.minutes)
    if placed is not None:
        begins, ends = begins_at(placed.session), ends_at(placed.session)
    return Channel(
        ChannelKind.SESSION,
        "",
        opens=begins,
        closes=ends,
        timezone=placed.session.zone if placed else said.zone,
        format=form,
        consent=Consent.PARAPHRASE,
        facilitators=team,
        present=present,
    )


def way_of(meeting: Meeting) -> str:
    """The key of the way that the announcement has for sessions of its phase, "" where it names none."""
    said = in_force(meeting.consultation) or drafted(meeting.consultation)
    placed = session_placed(said, meeting.key)
    phase = placed.phase.key if placed else ""
    ways = [way.key for way in said.ways if way.kind is ChannelKind.SESSION]
    of_phase = [way.key for way in said.ways_in(phase) if way.key in ways]
    return (of_phase or ways or [""])[0]


def team_of(consultation: Consultation) -> tuple[str, ...]:
    """The names of the team."""
    members = consultation.members.select_related("user")
    return tuple(sorted(one.user.name for one in members if one.user.name))


def _likely(one: Contribution, people: Sequence[Present], team: Collection[str]) -> str:
    """Whom a file calls just so. Of two who are called alike, neither: their consent may differ."""
    key = key_of(one)
    named = [person.key for person in people if key and person_key(person.name) == key]
    if len(named) == 1:
        return named[0]
    return "team" if not named and key and any(person_key(name) == key for name in team) else ""


def _begins(one: Contribution) -> str:
    words = " ".join(" ".join(passage.text for passage in one.passages[:3]).split())
    return words if len(words) <= BEGINNING else f"{words[:BEGINNING]} …"


def _doubts(reading: Reading, speakers: Sequence[Speaker], meeting: Meeting) -> Iterator[Message]:
    begins = channel_of_meeting(meeting).opens
    received = next((one.received for one in reading.contributions), None)
    if begins and received and abs(received - begins) > HOURS:
        yield say(_("It says that it is of %(day)s. This session was on another day or hour."), day=received.date())
    named = [speaker for speaker in speakers if speaker.label]
    if len(named) >= SEVERAL and not any(speaker.key for speaker in named):
        yield say(
            _("Nobody who speaks in it registered for this session, is written down as there, or is of the team.")
        )
