"""A session as an event in the calendar of somebody who takes part."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext, override

from hearout.plan.announcement import Joining
from hearout.plan.calendars import Event, Person
from hearout.web.consultations.titles import JOINING_KINDS
from hearout.web.outbox.plain import one_line
from hearout.web.sessions.letters.words import SessionWords

__all__ = ["event_of"]

LONGEST_PLACE = 200  # what is longer is told in the description alone


def event_of(words: SessionWords, attendee: Person, sequence: int, *, joins: bool, has_link: bool) -> Event:
    """The event for the calendar of `attendee`. How to join is in it where they do (`joins`). Their private link, where
    they have one, is not: many people let others look into their calendar."""
    with override(words.reader.spoken):
        return Event(
            uid=str(words.meeting.uid),
            sequence=sequence,
            starts=words.session.opens,
            zone=words.session.zone,
            minutes=words.meeting.minutes,
            summary=_summary(words),
            description="\n\n".join(_description(words, joins=joins, has_link=has_link)),
            location=_place(words) if joins else "",
            url=words.home,
            organiser=Person(settings.MAIL_FROM.address, one_line(words.reader.words(words.said.host))),
            attendee=attendee,
        )


def _summary(words: SessionWords) -> str:
    # Translators: an event in a calendar: title of the session, title of the consultation
    summary = gettext("%(session)s: %(consultation)s")
    return one_line(summary % {"session": words.title, "consultation": words.about})


def _description(words: SessionWords, *, joins: bool, has_link: bool) -> Iterator[str]:
    if joins:
        yield words.joining
    if joins and has_link:
        yield gettext("To change or cancel, use the link in your mail.")
    yield words.home


def _place(words: SessionWords) -> str:
    place = one_line(words.address)
    if 0 < len(place) <= LONGEST_PLACE:
        return place
    return "" if words.session.joining is Joining.OTHER else str(JOINING_KINDS[words.session.joining])
