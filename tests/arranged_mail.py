"""What tests of outgoing mail arrange: letters, a post that remembers, and a mail server of their own."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from hearout.keys import SERVER
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.actions.following import ask_to_follow, confirm
from hearout.web.outbox.actions.queueing import queue
from hearout.web.outbox.letters import Letter
from hearout.web.outbox.models import Follower, Message
from hearout.web.outbox.queries.followers import Codes
from hearout.web.outbox.rules import Kind, Trouble
from hearout.web.outbox.sender import Sender
from hearout.web.outbox.smtp import MailServer, NotSent, SmtpTransport, Tls
from hearout.web.outbox.wire import Mail
from hearout.web.sealed import key_folder

__all__ = [
    "NOW",
    "OURS",
    "MailServerOfTests",
    "Remembering",
    "as_planned",
    "code_of",
    "followed_by",
    "free_port",
    "read",
    "written_to",
]

NOW = datetime(2026, 9, 10, 9, 0, tzinfo=UTC)
OURS = Sender("Meridian listens", "listen@example.org")


def as_planned() -> float:
    """No chance in how long a wait is."""
    return 1.0


def written_to(recipient: str, subject: str = "Hello", *, at: datetime = NOW, kind: Kind = Kind.ACCOUNT) -> Message:
    """A mail in the outbox, of the server itself."""
    key_folder().make(SERVER)
    return queue(Letter(subject, f"{subject}, in full.\n", "en"), recipient, kind, now=at)


def followed_by(consultation: Consultation, address: str, *, at: datetime, language: str = "en") -> Follower:
    """Somebody who follows and has confirmed it."""
    ask_to_follow(consultation, address, language, now=at)
    follower = next(one for one in consultation.followers.all() if one.address == address)
    assert confirm(consultation, code_of(follower), now=at)
    return Follower.objects.get(pk=follower.pk)


def code_of(follower: Follower) -> str:
    """What stands in the mails of a follower."""
    return Codes(follower.consultation).of(follower)


def read(mail: Mail | bytes) -> email.message.EmailMessage:
    """The mail as a mail program reads it."""
    written = mail.written if isinstance(mail, Mail) else mail
    return email.message_from_bytes(written, policy=email.policy.default)


class Remembering:
    """A way out that keeps what it is given, and fails for the recipients in `troubles` or, with `down`, for all."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []
        self.troubles: dict[str, NotSent] = {}
        self.down: Trouble | None = None

    @contextmanager
    def opened(self) -> Iterator[Remembering]:
        if self.down:
            raise NotSent(self.down, ours=True)
        yield self

    def send(self, mail: Mail) -> None:
        if mail.recipient in self.troubles:
            raise self.troubles[mail.recipient]
        self.mails.append(mail)

    @property
    def sent(self) -> list[tuple[str, str]]:
        """To whom, and with which subject."""
        return [(mail.recipient, str(read(mail)["Subject"])) for mail in self.mails]


class MailServerOfTests:
    """Receives mail on this machine. `answers` is what it says to a recipient, where that is not yes."""

    def __init__(self, port: int = 0, *, international: bool = True) -> None:
        self.received: list[tuple[list[str], bytes]] = []
        self.answers: dict[str, str] = {}
        self._controller = Controller(
            self, hostname="127.0.0.1", port=port or free_port(), enable_SMTPUTF8=international
        )

    async def handle_RCPT(  # noqa: N802  the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002
        assert isinstance(envelope.content, bytes)
        self.received.append((envelope.rcpt_tos, envelope.content))
        return "250 OK"

    def __enter__(self) -> MailServerOfTests:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    @property
    def port(self) -> int:
        return self._controller.port

    @property
    def transport(self) -> SmtpTransport:
        return SmtpTransport(MailServer("127.0.0.1", self.port, Tls.NONE), OURS.address, "listen.example.org", 5.0)

    @property
    def subjects(self) -> list[tuple[str, str]]:
        """To whom, and with which subject."""
        return [(recipients[0], str(read(content)["Subject"])) for recipients, content in self.received]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
