"""The mails about the sessions of a consultation, made as they are asked for, with what each tells a calendar.

A mail and the note of what its recipient was told belong together: whoever makes one saves both in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from hearout.plan.announcement import Announcement
from hearout.plan.calendars import CANCEL, REQUEST, Person, cancellation, invitation
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.languages import interface_for
from hearout.web.outbox.actions.queueing import RECIPIENT, new_message
from hearout.web.outbox.letters import Letter
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import Kind, deliverable, same_address
from hearout.web.outbox.wire import Enclosed
from hearout.web.sealed import pseudonyms
from hearout.web.sessions.calendars import event_of
from hearout.web.sessions.codes import Codes
from hearout.web.sessions.letters.seats import Place, SeatLetters
from hearout.web.sessions.letters.team import Part, TeamLetters
from hearout.web.sessions.letters.words import SessionWords, Why
from hearout.web.sessions.models import Duty, Meeting, Seat
from hearout.web.sessions.models.told import Told
from hearout.web.sessions.rules import Attending, SeatState

__all__ = ["TOLD", "Mails"]

TOLD = ("owed", "invited", "turns", "told")
"""The columns of who was told that are to be saved with a mail."""


class Mails:
    """Mails to people with a place in a session. None where somebody has no address. Raises KeyMissing."""

    def __init__(self, consultation: Consultation, said: Announcement, now: datetime) -> None:
        self._consultation = consultation
        self._said = said
        self._now = now
        self._codes = Codes(consultation)
        self._thread = pseudonyms(consultation.pk, RECIPIENT)
        self._words: dict[tuple[int, str, str], SessionWords] = {}

    def registered(self, seat: Seat) -> Message | None:
        """To somebody who asked for it, and waits for the answer."""
        return self._to_seat(seat, SeatLetters.seated, Kind.REGISTER, REQUEST)

    def promoted(self, seat: Seat) -> Message | None:
        return self._to_seat(seat, SeatLetters.promoted, Kind.REGISTER, REQUEST)

    def waiting(self, seat: Seat) -> Message | None:
        return self._to_seat(seat, SeatLetters.waiting, Kind.REGISTER)

    def left(self, seat: Seat) -> Message | None:
        """To somebody who had a seat, or waited."""
        return self._to_seat(seat, SeatLetters.left, Kind.REGISTER, CANCEL if seat.invited else "")

    def invited(self, seat: Seat) -> Message | None:
        """To somebody who has a place through a decision."""
        if seat.state == SeatState.WAITING:
            return self._to_seat(seat, SeatLetters.waiting, Kind.SESSION)
        return self._to_seat(seat, SeatLetters.seated, Kind.SESSION, REQUEST)

    def moved(self, seat: Seat, reasons: Sequence[Why]) -> Message | None:
        return self._to_seat(seat, lambda letters, place: letters.moved(place, reasons), Kind.SESSION, _news(seat))

    def joining(self, seat: Seat) -> Message | None:
        return self._to_seat(seat, SeatLetters.joining, Kind.SESSION, _news(seat))

    def cancelled(self, seat: Seat, reasons: Sequence[Why], instead: Meeting | None) -> Message | None:
        """`instead` takes its people."""
        there = self._words_for(instead, seat.registrant.language, seat.registrant.zone) if instead else None
        method = CANCEL if seat.invited else ""
        return self._to_seat(
            seat, lambda letters, place: letters.cancelled(place, reasons, there), Kind.SESSION, method
        )

    def reminder(self, seat: Seat) -> Message | None:
        return self._to_seat(seat, SeatLetters.reminder, Kind.REMINDER)

    def duty_begun(self, duty: Duty) -> Message:
        return self._to_team(duty, lambda letters: letters.invited(_part(duty)), REQUEST)

    def duty_moved(self, duty: Duty, reasons: Sequence[Why]) -> Message:
        return self._to_team(duty, lambda letters: letters.moved(reasons), REQUEST)

    def duty_joining(self, duty: Duty) -> Message:
        return self._to_team(duty, TeamLetters.joining, REQUEST)

    def duty_cancelled(self, duty: Duty, reasons: Sequence[Why], instead: Meeting | None) -> Message:
        language, zone = self._as_member(duty)
        there = self._words_for(instead, language, zone) if instead else None
        return self._to_team(duty, lambda letters: letters.cancelled(reasons, there), CANCEL)

    def duty_ended(self, duty: Duty) -> Message:
        return self._to_team(duty, TeamLetters.released, CANCEL)

    def duty_reminder(self, duty: Duty) -> Message:
        return self._to_team(duty, TeamLetters.reminder)

    def _to_seat(
        self, seat: Seat, write: Callable[[SeatLetters, Place], Letter], kind: Kind, method: str = ""
    ) -> Message | None:
        registrant = seat.registrant
        address = registrant.address
        if not address:
            _note(seat, self._now)
            return None
        words = self._words_for(seat.meeting, registrant.language, registrant.zone)
        waits = seat.state == SeatState.WAITING or (seat.state == SeatState.LEFT and not seat.invited)
        place = Place(self._codes.of(registrant), Attending(seat.attending), waits)
        letter = write(SeatLetters(words), place)
        enclosed = self._enclosed(seat, words, Person(address, registrant.name), method)
        _note(seat, self._now)
        return self._mail(letter, address, registrant.thread, kind, enclosed)

    def _to_team(self, duty: Duty, write: Callable[[TeamLetters], Letter], method: str = "") -> Message:
        user, (language, zone) = duty.user, self._as_member(duty)
        words = self._words_for(duty.meeting, language, zone)
        letter = write(TeamLetters(words))
        address = deliverable(user.email)
        enclosed = self._enclosed(duty, words, Person(address, user.name), method)
        _note(duty, self._now)
        return self._mail(letter, address, self._thread(same_address(user.email)), Kind.DUTY, enclosed)

    def _as_member(self, duty: Duty) -> tuple[str, str]:
        """In which language and zone somebody of the team is told."""
        return duty.user.language or self._said.main_language, duty.user.zone or self._said.zone

    def _words_for(self, meeting: Meeting, language: str, zone: str) -> SessionWords:
        known = (meeting.pk, language, zone)
        if known not in self._words:
            reader = Reader(zone, language, self._said.languages, interface_for(language))
            self._words[known] = SessionWords(meeting, self._said, reader)
        return self._words[known]

    def _enclosed(self, told: Told, words: SessionWords, attendee: Person, method: str) -> Enclosed | None:
        """The file for their calendar, and the note of what it holds since."""
        if not method:
            return None
        meeting, joins = words.meeting, method == REQUEST
        told.invited, told.turns = joins, told.turns + (not joins)
        sequence = meeting.sequence + told.turns
        event = event_of(words, attendee, sequence, joins=joins, has_link=isinstance(told, Seat))
        if joins:
            return Enclosed(invitation(event, self._now).decode(), method, meeting.uid)
        told.turns += 1  # for when they come back
        return Enclosed(cancellation(event, self._now).decode(), method, meeting.uid)

    def _mail(self, letter: Letter, address: str, thread: str, kind: Kind, enclosed: Enclosed | None) -> Message:
        return new_message(
            letter,
            address,
            thread,
            kind,
            consultation=self._consultation,
            reply_to=self._said.contact,
            enclosed=enclosed,
            now=self._now,
        )


def _note(told: Told, now: datetime) -> None:
    told.owed, told.told = "", now


def _news(seat: Seat) -> str:
    """Only who has a seat has it in their calendar."""
    return REQUEST if seat.state == SeatState.SEATED else ""


def _part(duty: Duty) -> Part:
    meeting = duty.meeting
    if meeting.facilitator_id == meeting.note_taker_id:
        return Part.BOTH
    return Part.FACILITATES if meeting.facilitator_id == duty.user_id else Part.TAKES_NOTES
