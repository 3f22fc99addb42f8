"""Mails to those who have a seat in a session or wait for one. Only who has a seat reads how to join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext, override

from hearout.web.consultations.formats.plain import Plain
from hearout.web.outbox.letters import Letter
from hearout.web.sessions.letters.words import SessionWords, Why, own_page
from hearout.web.sessions.rules import ATTENDING_WORDS, Attending

__all__ = ["Place", "SeatLetters"]


@dataclass(frozen=True, slots=True)
class Place:
    """Whose place it is: the `code` of their private link, what they consent to, and whether they wait for a seat."""

    code: str = field(repr=False)
    attending: Attending
    is_waiting: bool = False


class SeatLetters:
    """The mails of one session in one language and zone."""

    def __init__(self, words: SessionWords) -> None:
        self._words = words
        self._language = words.reader.spoken

    def seated(self, place: Place) -> Letter:
        """They registered, or changed what they consent to."""
        with override(self._language):
            opening = gettext("You have a seat in this listening session:")
            return self._seat(gettext("You have a seat: %(session)s, %(day)s"), opening, place)

    def promoted(self, place: Place) -> Letter:
        """They waited."""
        with override(self._language):
            opening = gettext("A seat has become free, and it is yours. You need not do anything but come:")
            return self._seat(gettext("You have a seat now: %(session)s, %(day)s"), opening, place)

    def waiting(self, place: Place) -> Letter:
        """They registered, and there is no room now."""
        with override(self._language):
            return self._letter(
                gettext("You are on the waiting list: %(session)s, %(day)s"),
                gettext("All seats in this listening session are taken. You are on its waiting list:"),
                self._words.itself,
                gettext("When a seat becomes free and it is your turn, you get it and are told by mail."),
                self._own_page(place),
            )

    def left(self, place: Place) -> Letter:
        """They gave it back."""
        words = self._words
        with override(self._language):
            if place.is_waiting:
                subject = gettext("You are off the waiting list: %(session)s, %(day)s")
                opening = gettext("You no longer wait for a seat in this listening session:")
            else:
                subject = gettext("You gave up your seat: %(session)s, %(day)s")
                opening = gettext(
                    "You gave up your seat in this listening session. The file with this mail takes it out of your "
                    "calendar:"
                )
            return self._letter(subject, opening, words.itself, gettext("It was not you?"), self._own_page(place))

    def moved(self, place: Place, reasons: Sequence[Why]) -> Letter:
        """It begins at another time, or lasts longer or shorter."""
        words = self._words
        with override(self._language):
            before = words.reader.time(reasons[0].before) if reasons else None
            was = gettext("It was to begin on %(before)s.") % {"before": before} if before else ""
            return self._letter(
                gettext("Moved: %(session)s, now %(when)s"),
                gettext("This listening session is held at another time. From now on it is:"),
                words.itself,
                was if before and str(before) != str(words.reader.time(words.meeting.starts)) else "",
                *words.why(reasons),
                *self._what_it_means(place),
                gettext("If you cannot come then, please give your seat back, so that somebody else can have it.")
                if not place.is_waiting
                else "",
                self._own_page(place),
            )

    def joining(self, place: Place) -> Letter:
        """It is joined in another way."""
        with override(self._language):
            return self._letter(
                gettext("How to join: %(session)s, %(day)s"),
                gettext("This is how you join the listening session. It replaces what you were told before:"),
                self._words.itself,
                *self._what_it_means(place),
                self._own_page(place),
            )

    def cancelled(self, place: Place, reasons: Sequence[Why], instead: SessionWords | None = None) -> Letter:
        """It is not held. `instead` takes its people, who are told of that by a mail of its own."""
        with override(self._language):
            if instead is None:
                subject, opening = gettext("Cancelled: %(session)s, %(day)s"), gettext("This session is not held:")
            else:
                subject = gettext("Joined with another: %(session)s, %(day)s")
                opening = gettext("This session is not held by itself. It is joined with another:")
            out = gettext("The file with this mail takes it out of your calendar.")
            return self._letter(
                subject,
                opening,
                self._words.itself,
                *self._where_instead(instead),
                *self._words.why(reasons),
                "" if place.is_waiting else out,
                gettext("On its page you see what you can take part in instead.") if instead is None else "",
                self._own_page(place),
            )

    def reminder(self, place: Place) -> Letter:
        """It begins soon."""
        with override(self._language):
            opening = gettext("A reminder of the listening session that you have a seat in:")
            return self._letter(
                gettext("Soon: %(session)s, %(when)s"),
                opening,
                self._words.itself,
                self._words.joining,
                self._consent(place),
                gettext("If you cannot come, please give your seat back, so that somebody else can have it."),
                self._own_page(place),
            )

    def _seat(self, subject: str, opening: str, place: Place) -> Letter:
        words = self._words
        return self._letter(
            subject,
            opening,
            words.itself,
            words.joining,
            gettext("The file with this mail puts it into your calendar. It names nobody but you and us."),
            self._consent(place),
            *self._afterwards(),
            self._own_page(place),
        )

    def _letter(self, subject: str, *parts: str) -> Letter:
        last = gettext("You get this because this address is registered for a listening session of:")
        return self._words.letter(self._words.titled(subject), *parts, last=last)

    def _what_it_means(self, place: Place) -> Iterator[str]:
        """For their calendar and their way there."""
        if place.is_waiting:
            yield gettext("You are still on its waiting list.")
            return
        yield self._words.joining
        yield gettext("The file with this mail changes it in your calendar.")

    def _where_instead(self, instead: SessionWords | None) -> Iterator[str]:
        if instead is not None:
            yield instead.itself
            yield gettext("You keep your place: another mail tells you of it.")

    def _consent(self, place: Place) -> str:
        agreed = gettext("What you agreed to: “%(words)s”.") % {"words": ATTENDING_WORDS[place.attending]}
        if self._words.session.recorded and place.attending is not Attending.RECORDED:
            agreed += " " + gettext("The session is recorded, and there is a way to take part unrecorded.")
        return agreed + " " + gettext("You can change that at any time.")

    def _afterwards(self) -> Iterator[str]:
        """What happens with words that are said, as the page says it."""
        said = self._words.reader.words(self._words.said.afterwards)
        if said:
            yield gettext("What happens with what is said:")
            yield Plain().prose(said)

    def _own_page(self, place: Place) -> str:
        return own_page(self._words.meeting.consultation.slug, place.code)
