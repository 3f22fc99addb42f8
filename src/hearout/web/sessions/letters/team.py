"""Mails to those of the team who hold a session or take notes in it: either way it is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from hearout.web.outbox.letters import Letter
from hearout.web.sessions.letters.words import SessionWords, Why

__all__ = ["Part", "TeamLetters"]


class Part(StrEnum):
    """What somebody of the team does in a session."""

    FACILITATES = "facilitates"
    TAKES_NOTES = "takes_notes"
    BOTH = "both"


class TeamLetters:
    """The mails of one session in one language and zone."""

    def __init__(self, words: SessionWords) -> None:
        self._words = words
        self._language = words.reader.spoken

    def invited(self, part: Part) -> Letter:
        """They hold it, or take notes in it."""
        with override(self._language):
            parts = {
                Part.FACILITATES: gettext("You facilitate this listening session:"),
                Part.TAKES_NOTES: gettext("You take notes in this listening session:"),
                Part.BOTH: gettext("You facilitate this listening session and take notes in it:"),
            }
            holds, writes = (
                gettext("You hold a session: %(session)s, %(day)s"),
                gettext("You take notes in a session: %(session)s, %(day)s"),
            )
            return self._with_calendar(
                writes if part is Part.TAKES_NOTES else holds,
                parts[part],
                gettext("The file with this mail puts it into your calendar."),
            )

    def moved(self, reasons: Sequence[Why]) -> Letter:
        """It begins at another time, or lasts longer or shorter."""
        with override(self._language):
            return self._with_calendar(
                gettext("Moved: %(session)s, now %(when)s"),
                gettext("Your listening session is at another time. From now on it is:"),
                *self._words.why(reasons),
                gettext("The file with this mail changes it in your calendar."),
            )

    def joining(self) -> Letter:
        """It is joined in another way."""
        with override(self._language):
            return self._with_calendar(
                gettext("How to join: %(session)s, %(day)s"),
                gettext("This is how people join your listening session:"),
                gettext("The file with this mail changes it in your calendar."),
            )

    def cancelled(self, reasons: Sequence[Why], instead: SessionWords | None = None) -> Letter:
        """It is not held; `instead` takes its people."""
        with override(self._language):
            taken_by = [gettext("Its people come to another one instead:"), instead.itself] if instead else []
            return self._letter(
                gettext("Cancelled: %(session)s, %(day)s"),
                gettext("Your session is not held. The file takes it out of your calendar:"),
                self._words.itself,
                *taken_by,
                *self._words.why(reasons),
            )

    def released(self) -> Letter:
        """Somebody else holds it, or takes notes there."""
        with override(self._language):
            return self._letter(
                gettext("A session is no longer yours: %(session)s, %(day)s"),
                gettext("Your team gave this session to somebody else. The file takes it out of your calendar:"),
                self._words.itself,
            )

    def reminder(self) -> Letter:
        """It begins soon."""
        with override(self._language):
            opening = gettext("A reminder of your listening session:")
            return self._with_calendar(gettext("Soon: %(session)s, %(when)s"), opening)

    def _with_calendar(self, subject: str, opening: str, *parts: str) -> Letter:
        return self._letter(subject, opening, self._words.itself, self._words.joining, *parts)

    def _letter(self, subject: str, *parts: str) -> Letter:
        meeting = self._words.meeting
        page = reverse("sessions:session", args=[meeting.consultation.slug, meeting.key])
        in_room = gettext("Everything about the session:") + f"\n{settings.ADDRESS.origin}{page}"
        last = gettext("You get this because you are in the team of:")
        return self._words.letter(self._words.titled(subject), *parts, in_room, last=last)
