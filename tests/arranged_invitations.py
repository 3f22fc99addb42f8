"""What tests of mail about sessions arrange: letters written, sent to a real mail server, and read as calendars do."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import cached_property
from zoneinfo import ZoneInfo

import icalendar
import vobject
from dateutil.tz import tzical

from arranged_mail import OURS, MailServerOfTests, as_planned, read
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.actions.delivering import deliver
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import Kind
from hearout.web.sessions.actions.settling import settle

__all__ = ["OF_SESSIONS", "Received", "all_settled", "letters", "nothing_written_yet", "received_by"]

OF_SESSIONS = (Kind.REGISTER, Kind.SESSION, Kind.REMINDER, Kind.DUTY, Kind.POLL)


@dataclass(frozen=True)
class Received:
    """A mail as its recipient's programs read it."""

    recipient: str
    mail: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.mail["Subject"])

    @cached_property
    def text(self) -> str:
        """What is read."""
        body = self.mail.get_body(("plain",))
        assert body is not None
        return str(body.get_content()).replace("\r\n", "\n")

    @property
    def words(self) -> str:
        """The same on one line, however it was wrapped."""
        return " ".join(self.text.split())

    @property
    def method(self) -> str:
        """What the mail says that its calendar asks for; "" without one."""
        part = self.calendar_part
        return str(part["Content-Type"].params["method"]) if part else ""

    @property
    def calendar_part(self) -> EmailMessage | None:
        parts = [part for part in self.mail.walk() if part.get_content_type() == "text/calendar"]
        assert len(parts) <= 1
        return parts[0] if parts else None

    @property
    def files(self) -> dict[str, bytes]:
        """What is attached, by its name."""
        return {str(part.get_filename()): part.get_payload(decode=True) for part in self.mail.iter_attachments()}

    @property
    def calendar(self) -> str:
        """The calendar, which is the same in the mail and attached."""
        part = self.calendar_part
        assert part is not None
        said = str(part.get_content()).replace("\r\n", "\n").replace("\n", "\r\n")
        (attached,) = self.files.values()
        assert attached.decode() == said
        return said

    @property
    def event(self) -> icalendar.Event:
        """The only event, read by icalendar."""
        (event,) = icalendar.Calendar.from_ical(self.calendar).walk("VEVENT")
        return event

    @property
    def event_elsewhere(self) -> vobject.base.Component:
        """The same, read by another program."""
        return vobject.readOne(self.calendar).vevent

    @property
    def attendees(self) -> list[str]:
        return [one.value.removeprefix("mailto:") for one in self.event_elsewhere.attendee_list]

    @property
    def begins(self) -> datetime:
        """The instant at which it begins, where three ways to read it agree: by the zone's name, by another program,
        and by the clocks that the file itself tells of."""
        start = self.event.decoded("DTSTART")
        by_name, elsewhere = start.astimezone(UTC), self.event_elsewhere.dtstart.value.astimezone(UTC)
        assert by_name == elsewhere == self._by_its_own_clocks(start)
        return by_name

    def _by_its_own_clocks(self, start: datetime) -> datetime:
        if "BEGIN:VTIMEZONE" not in self.calendar:
            return start.astimezone(UTC)
        clocks = tzical(io.StringIO(self.calendar.replace("\r\n", "\n"))).get()
        return start.replace(tzinfo=clocks).astimezone(UTC)

    def begins_in(self, zone: str) -> str:
        """What a calendar in that zone shows."""
        return f"{self.begins.astimezone(ZoneInfo(zone)):%H:%M}"


def all_settled(made: Consultation, *, now: datetime, batch: int = 2) -> None:
    """Everything that people are owed is in the outbox."""
    while settle(made, now=now, batch=batch):
        pass


def letters(*kinds: Kind) -> list[tuple[str, str, str]]:
    """To whom, what it asks of calendars, and the subject up to its colon, of what is in the outbox about sessions."""
    mails = Message.objects.filter(kind__in=kinds or OF_SESSIONS).order_by("id")
    return [(mail.recipient, mail.method, mail.subject.partition(":")[0]) for mail in mails]


def nothing_written_yet() -> None:
    """What was written before is of no interest."""
    Message.objects.all().delete()


def received_by(server: MailServerOfTests, *, now: datetime) -> list[Received]:
    """What arrives of the outbox, in its order."""
    before = len(server.received)
    deliver(server.transport, OURS, clock=lambda: now, until=now + timedelta(minutes=1), chance=as_planned)
    return [Received(recipients[0], read(content)) for recipients, content in server.received[before:]]
