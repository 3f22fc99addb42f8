"""Bringing home what was said in a session: held first, then without the words of those who agreed to less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hearout.collect.session import NAME as KEPT
from hearout.collect.session import KeptSession, as_kept
from hearout.collect.speakers import bare_name, is_device
from hearout.corpus.people import folded_name
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.records.consultation import Consent
from hearout.records.identified import Person
from hearout.web.consultations.actions.recording import held_still
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sessions import ports
from hearout.web.sessions.actions.attending import agree, require_there, write_down
from hearout.web.sessions.agreed import Level
from hearout.web.sessions.models import Attendance, Meeting, Transcript
from hearout.web.sessions.queries.attendance import Present
from hearout.web.sessions.queries.notes import newest_version
from hearout.web.sessions.queries.speaking import (
    Speaker,
    Spoken,
    channel_of_meeting,
    read_of,
    spoken_in,
    way_of,
)
from hearout.web.sessions.queries.transcripts import is_placeless, transcripts_of
from hearout.web.sessions.reduced import Speaks, Voice, kept_of, key_of
from hearout.web.uploads.actions.holding import hold, put_instead, source_like
from hearout.web.uploads.actions.importing import have_imported, undo
from hearout.web.uploads.actions.receiving import AlreadyHere, Incoming, Kept, keep
from hearout.web.uploads.models import Upload
from hearout.web.uploads.queries.limits import Refused
from hearout.web.uploads.rules import MB, Settings

__all__ = ["LARGEST", "Said", "bring", "bring_notes", "place", "settle"]

LARGEST = 5 * MB
"""Bytes of a file of a session: words of eighty hours."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one speaker: who they are, as `Speaks` has it or by the `key` of somebody who is listed; or that
    they were there and are not listed. `level` is what they agreed to (None: as it is listed)."""

    speaks: Speaks
    key: str = field(default="", repr=False)
    level: Level | None = None


@transaction.atomic
def bring(
    meeting: Meeting, coming: Incoming, *, by: User, now: datetime, of_notes: bool = False
) -> Transcript | Upload:
    """Have a file of a session wait for who speaks in it. The earlier file, where the very same is here. Raises Refused
    where it cannot be read, and keeps nothing of it then."""
    require_there(by, meeting)
    _require_small(coming)
    [outcome] = keep([coming], by=by, now=now)
    if isinstance(outcome, AlreadyHere):
        earlier = outcome.earlier
        return place(earlier, meeting, by=by, now=now) if is_placeless(earlier) else earlier
    return _held(outcome, meeting, by=by, now=now, of_notes=of_notes)


@transaction.atomic
def place(upload: Upload, meeting: Meeting, *, by: User, now: datetime) -> Transcript:
    """Say of which session a file is that was brought among others. Raises Refused where it cannot be read."""
    require_there(by, meeting)
    held_still(meeting.consultation)
    hold(upload)
    transcript, _made = Transcript.objects.update_or_create(
        upload=upload, settled=None, defaults={"meeting": meeting, "at": now, "by": by}
    )
    spoken_in(transcript)
    note(by, "transcript.placed", room=meeting.consultation_id, about=f"{upload.pk} / {meeting.key}", now=now)
    return transcript


@transaction.atomic
def bring_notes(meeting: Meeting, *, by: User, now: datetime) -> Transcript | Upload:
    """Have the page of notes wait like any other file. What was brought home of it before is taken out: the page holds
    it still. Raises Refused where nobody wrote any."""
    require_there(by, meeting)
    newest = newest_version(meeting)
    if newest is None or not newest.words.strip():
        raise Refused("files", say(_("Nobody has taken notes of this session yet.")))
    coming = Incoming(meeting.consultation, f"notes {meeting.key}.md", by=by, now=now)
    coming.write(newest.words.encode())
    coming.end()
    outcome = bring(meeting, coming, by=by, now=now, of_notes=True)
    if isinstance(outcome, Transcript):
        for earlier in transcripts_of(meeting).filter(of_notes=True).exclude(pk=outcome.pk):
            undo(earlier.upload, by=by, now=now)
    return outcome


@transaction.atomic
def settle(
    transcript: Transcript, said: Mapping[str, Said], names: Sequence[str], *, by: User, now: datetime
) -> KeptSession:
    """Put what may be kept in the place of the file and have it imported; `said` is by the speakers' marks. Whoever
    speaks was there, and their names are never published. Raises Refused where somebody else was faster."""
    meeting = transcript.meeting
    require_there(by, meeting)
    held_still(meeting.consultation)
    if Transcript.objects.filter(pk=transcript.pk).exclude(settled=None).exists():
        raise Refused("files", say(_("Somebody has said meanwhile who speaks in it.")))
    spoken = spoken_in(transcript, names)
    voices = _Voices(transcript, spoken, said).all()
    team = [one.label for one in spoken.speakers if said[one.mark].speaks is Speaks.TEAM]
    kept = kept_of(spoken.reading, read_of(transcript.upload, meeting, names, team), voices)
    settings = Settings(channel_of_meeting(meeting, form=KEPT))
    source = source_like(meeting.consultation, settings, way_of(meeting))
    put_instead(transcript.upload, as_kept(kept), source, by=by)
    _write_down(transcript, kept, now)
    ports.enrol(meeting.consultation, list(_people(spoken, voices)), by=by, now=now)
    about = f"{sum(len(one.turns) for one in kept.people)} / {kept.left_out.turns + kept.left_out.unknown}"
    note(by, "transcript.settled", room=meeting.consultation_id, about=about, now=now)
    have_imported(source, by=by, now=now)
    return kept


def _require_small(coming: Incoming) -> None:
    if coming.size > LARGEST:
        too_large = _(
            "This file has %(size)s MB, and the words of a whole day have less than one. If it is a recording, bring "
            "its transcript instead: the text that the call’s software saves."
        )
        raise Refused("files", say(too_large, size=-(-coming.size // MB)))


def _held(outcome: Kept, meeting: Meeting, *, by: User, now: datetime, of_notes: bool) -> Transcript:
    hold(outcome.upload)
    made = Transcript.objects.create(meeting=meeting, upload=outcome.upload, at=now, by=by, of_notes=of_notes)
    spoken_in(made)
    return made


def _write_down(transcript: Transcript, kept: KeptSession, now: datetime) -> None:
    left_out = kept.left_out
    transcript.settled, transcript.turns, transcript.people = now, left_out.turns, left_out.people
    transcript.unknown, transcript.retold, transcript.kept = left_out.unknown, left_out.retold, len(kept.people)
    transcript.save(update_fields=["settled", "turns", "people", "unknown", "retold", "kept"])


class _Voices:
    """Who everybody is. Whoever speaks and was not written down as there is from now on."""

    def __init__(self, transcript: Transcript, spoken: Spoken, said: Mapping[str, Said]) -> None:
        self._transcript, self._meeting, self._spoken, self._said = transcript, transcript.meeting, spoken, said
        self._people = {one.key: one for one in spoken.people}

    def all(self) -> dict[str, Voice]:
        """By how the file calls them."""
        pairs = zip(self._spoken.reading.contributions, self._spoken.speakers, strict=True)
        return {key_of(one): self._voice(speaker, self._said[speaker.mark]) for one, speaker in pairs}

    def _voice(self, speaker: Speaker, said: Said) -> Voice:
        if said.speaks is Speaks.UNNAMED:
            return Voice(Speaks.UNNAMED, who="unnamed", consent=Consent.PARAPHRASE)
        if said.speaks is not Speaks.PERSON:
            return Voice(said.speaks)
        person = self._people.get(said.key)
        attendance = self._attendance(speaker, person, said.level)
        level = Level.of(attendance.attending, quoted=attendance.quoted)
        silent_before = level.consent is None and _silent_before(attendance, self._transcript)
        return Voice(
            Speaks.PERSON,
            who=f"attendance {attendance.pk}",
            name=attendance.name,
            email=person.email if person else "",
            consent=level.consent,
            silent_before=silent_before,
        )

    def _attendance(self, speaker: Speaker, person: Present | None, level: Level | None) -> Attendance:
        """The person's line on the list. Whose name nobody knew before stands there as the file calls them."""
        name = (person.name if person else "") or bare_name(speaker.label)
        if person is None:
            return write_down(self._meeting, name, level or Level.ATTEND)
        found = person.attendance
        if found is None:
            registrant = person.registrant
            found = self._meeting.attendances.filter(registrant=registrant).first() if registrant else None
        if found is None:
            return write_down(self._meeting, name, level or person.level, registrant=person.registrant)
        if level is not None or not found.name:
            agree(found, level or person.level, found.name or name)
        return found


def _silent_before(attendance: Attendance, transcript: Transcript) -> bool:
    """Whether this person is counted already among those of whom something was left out, in any file that is here."""
    counted = Attendance.objects.filter(silent_in__meeting__consultation=attendance.meeting.consultation)
    here = counted.filter(silent_in__upload__undone_at=None).select_related("meeting")
    if any(_is_same(one, attendance) for one in here):
        return True
    attendance.silent_in = transcript
    attendance.save(update_fields=["silent_in"])
    return False


def _is_same(one: Attendance, other: Attendance) -> bool:
    """Whether two lines are of one person: two who registered are told apart by that, others by their names."""
    if one.registrant_id and other.registrant_id:
        return one.registrant_id == other.registrant_id
    return folded_name(one.name) == folded_name(other.name)


def _people(spoken: Spoken, voices: Mapping[str, Voice]) -> list[Person]:
    """Everybody who was named, under every name that the file has for them. A device is nobody's name: it would be
    taken for the same person in every file."""
    called: dict[str, list[str]] = {}
    for one in spoken.reading.contributions:
        voice = voices[key_of(one)]
        if voice.speaks is Speaks.PERSON:
            names = called.setdefault(voice.who, [])
            new = (name for name in dict.fromkeys((voice.name, one.author.name)) if name not in names)
            names.extend(name for name in new if not is_device(name))
    emails = {voice.who: voice.email for voice in voices.values()}
    known = [Person(names[0], tuple(names[1:]), emails[who]) for who, names in called.items() if names]
    unknown = [
        Person(one.author.name)
        for one in spoken.reading.contributions
        if voices[key_of(one)].speaks is Speaks.UNKNOWN and one.author.name and not is_device(one.author.name)
    ]
    return [*known, *unknown]
