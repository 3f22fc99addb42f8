"""What mails say of a session, in one language and zone: the same to everybody who reads these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from hearout.plan.announcement import Announcement, Joining, Session, Text
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.titles import JOINING_KINDS
from hearout.web.outbox.letters import Letter, marked, shown_code
from hearout.web.outbox.plain import mail_text, one_line
from hearout.web.sessions.models import Meeting
from hearout.web.times import city

__all__ = ["SessionWords", "Why", "own_page", "session_of"]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a session is not as it was: what the team said, or None where nobody decided it. `before` is when it was to
    begin (UTC)."""

    before: datetime
    reason: Text | None = field(default=None, repr=False)
    decided_by: str = ""


class SessionWords:
    """A session as `reader` is told of it. Each word is in the language that is active when it is asked for."""

    def __init__(self, meeting: Meeting, said: Announcement, reader: Reader) -> None:
        self.meeting = meeting
        self.said = said
        self.reader = reader
        self.session = session_of(meeting, said)

    @cached_property
    def title(self) -> str:
        return self.reader.words(self.session.title) or gettext("Listening session")

    @cached_property
    def about(self) -> str:
        """The consultation, as its page calls it."""
        return self.reader.words(self.said.title)

    @cached_property
    def day(self) -> str:
        return self.reader.time(self.meeting.starts).day

    @cached_property
    def when(self) -> str:
        """With its zone, and UTC beside it."""
        length = ngettext("%(minutes)d minute", "%(minutes)d minutes", self.meeting.minutes)
        facts = {"when": self.reader.time(self.meeting.starts), "length": length % {"minutes": self.meeting.minutes}}
        # Translators: "Tuesday 8 September 2026, 11:00 in Nairobi (08:00 UTC), for 60 minutes"
        return gettext("%(when)s, for %(length)s") % facts

    @cached_property
    def itself(self) -> str:
        """What session it is."""
        return f"{self.title}\n{self.when}"

    @cached_property
    def address(self) -> str:
        """By what address, number or room it is joined; "" where nobody has said yet. Only for those who take part."""
        return (self.session.address or self.meeting.joining).strip()

    @cached_property
    def joining(self) -> str:
        """How to join. Only for those who take part."""
        kind = "" if self.session.joining is Joining.OTHER else str(JOINING_KINDS[self.session.joining])
        # Translators: how people join a session: "How to join: Jitsi"
        how = gettext("How to join: %(kind)s") % {"kind": kind} if kind else gettext("How to join:")
        return f"{how}\n{self.address or gettext('The details are mailed to you before it begins.')}"

    @cached_property
    def home(self) -> str:
        """The consultation's page."""
        return f"{settings.ADDRESS.origin}/{self.meeting.consultation.slug}/"

    def why(self, reasons: Iterable[Why]) -> Iterator[str]:
        """What the team said of it, in its own words."""
        for one in reasons:
            if one.reason is None:
                facts = {"city": city(self.session.zone, self.reader.spoken)}
                yield (
                    gettext("The rules for clocks in %(city)s have changed. There it begins at the same time.") % facts
                )
                continue
            yield marked(self.reader.said(one.reason))
            if one.decided_by:
                yield gettext("Decided by %(who)s.") % {"who": one.decided_by}

    def letter(self, subject: str, *parts: str, last: str) -> Letter:
        """A mail of these parts. Below a line stands why somebody gets it."""
        footer = mail_text(f"{last}\n{self.about}\n{self.home}")
        return Letter(one_line(subject), f"{mail_text(*parts)}\n-- \n{footer}", self.reader.language)

    def titled(self, subject: str) -> str:
        """A subject in which the session, its day and its time have their places."""
        return subject % {"session": self.title, "day": self.day, "when": self.reader.time(self.meeting.starts)}


def own_page(slug: str, code: str) -> str:
    """How somebody who registered in the consultation of that name comes to their own page with their `code`."""
    how = gettext("To see your registration, change or cancel it, open your own page:")
    if_asked = gettext("If it asks for a code: %(code)s") % {"code": shown_code(code)}
    return f"{how}\n{settings.ADDRESS.origin}{reverse('sessions:mine', args=[slug])}#{code}\n{if_asked}"


def session_of(meeting: Meeting, said: Announcement) -> Session:
    """The session as it is announced; as calendars know it where it is announced no longer."""
    starts = meeting.starts.astimezone(UTC).replace(tzinfo=None)
    return said.session(meeting.key) or Session(meeting.key, starts, "UTC", meeting.minutes)
