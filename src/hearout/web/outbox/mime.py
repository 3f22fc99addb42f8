"""A mail as it goes out (RFC 5322, RFC 2045): its headers, safe against what stands in them, and its parts.

Both come from Python's email package: parts from its plain classes, as `EmailMessage` takes several times as long, and
thousands may be told at once that their session is moved; headers from its policies where they need more than to be
written down.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.charset import QP, Charset
from email.headerregistry import Address
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText
from email.policy import EmailPolicy, compat32
from email.utils import format_datetime

from django.conf import settings
from django.urls import reverse

from hearout.plan.calendars import CANCEL, REQUEST
from hearout.web.outbox.models import Message
from hearout.web.outbox.plain import one_line
from hearout.web.outbox.rules import BadAddress, Kind, deliverable
from hearout.web.outbox.sender import Sender
from hearout.web.outbox.wire import Mail

__all__ = ["as_mail"]

POLICIES = {utf8: EmailPolicy(linesep="\r\n", utf8=utf8) for utf8 in (False, True)}
FILES = {REQUEST: "invitation.ics", CANCEL: "cancellation.ics"}
LONGEST = 78  # letters of a line (RFC 5322, 2.1.1)
PARTS = compat32.clone(linesep="\r\n")
QUOTED = Charset("utf-8")
QUOTED.body_encoding = QP


def as_mail(message: Message, from_: Sender) -> Mail:
    """The mail, opened, as a mail server takes it. Raises KeyMissing or SealBroken, and whatever the email
    package raises at what cannot be written."""
    recipient = message.recipient
    utf8 = not recipient.isascii()
    head = [_header(name, value, utf8=utf8) for name, value in _headers(message, from_, recipient)]
    # not folded, which would put long ones into another encoding: mail programs do not look for an address in there
    head += [f"{name}: {value}".encode("ascii") for name, value in _of_a_list(message).items()]
    head.append(f"Content-Language: {message.language}".encode("ascii"))
    return Mail(recipient, b"\r\n".join([*head, _content(message).as_bytes(policy=PARTS)]))


def _headers(message: Message, from_: Sender, recipient: str) -> Iterator[tuple[str, str | Address]]:
    yield "From", Address(from_.name, addr_spec=from_.address)
    yield "To", _mailbox(recipient)
    yield "Subject", one_line(message.subject)
    yield "Date", format_datetime(message.at)
    yield "Message-ID", message.message_id
    yield "Auto-Submitted", "auto-generated"
    yield "X-Auto-Response-Suppress", "All"
    answers_to = _answers_to(message, recipient)
    if answers_to:
        yield "Reply-To", _mailbox(answers_to)


def _header(name: str, value: str | Address, *, utf8: bool) -> bytes:
    """As it is where it is short and of ASCII, and nobody could take it for something encoded."""
    plain = f"{name}: {value}"
    if plain.isascii() and plain.isprintable() and len(plain) <= LONGEST and "=?" not in plain:
        return plain.encode("ascii")
    policy = POLICIES[utf8]
    return policy.fold_binary(*policy.header_store_parse(name, value)).removesuffix(b"\r\n")


def _content(message: Message) -> MIMENonMultipart | MIMEMultipart:
    """What comes after the headers that every mail has."""
    words = _text(message.body)
    if not message.method:
        return words
    # twice: as another form of the mail, which Outlook and Gmail look for (RFC 6047), and as a file to open
    form = MIMEText(message.calendar, "calendar", "utf-8")
    form.set_param("method", message.method)
    file = MIMEApplication(message.calendar.encode(), "ics")
    file.add_header("Content-Disposition", "attachment", filename=FILES[message.method])
    return MIMEMultipart("mixed", _subparts=(MIMEMultipart("alternative", _subparts=(words, form)), file))


def _text(words: str) -> MIMEText:
    """Plain text: as it is, or in the shorter encoding, so that servers that take ASCII alone take it too."""
    lines = [*words.splitlines(), ""]
    said = "\n".join(lines)
    if said.isascii() and max(map(len, lines)) <= LONGEST:
        return MIMEText(said, "plain", "us-ascii")
    beyond = sum(byte > 127 for byte in said.encode())
    charset = QUOTED if 6 * beyond < len(said.encode()) else "utf-8"
    return MIMEText(said, "plain", charset)  # type: ignore[arg-type]  # the stubs know no Charset


def _mailbox(address: str) -> Address:
    """Taken apart here where it has letters beyond ASCII: Address reads none, but holds them."""
    if address.isascii():
        return Address(addr_spec=address)
    name, _at, domain = address.rpartition("@")
    return Address(username=name, domain=domain)


def _answers_to(message: Message, recipient: str) -> str:
    """Where an answer goes. "" where nobody said, and for an address that this mail cannot hold in a header: a mail
    without it is better than none."""
    try:
        address = deliverable(message.reply_to)
    except BadAddress:
        return ""
    return address if address.isascii() or not recipient.isascii() else ""


def _of_a_list(message: Message) -> dict[str, str]:
    """What tells mail programs how to leave, with a button of their own (RFC 8058). None where there is no list."""
    if message.consultation is None or message.kind != Kind.NOTICE:
        return {}
    slug = message.consultation.slug
    leave = settings.ADDRESS.origin + reverse("outbox:unfollow-at-once", args=[slug, message.leave])
    return {
        "List-Id": f"<{slug}.notices.{settings.ADDRESS.host}>",
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
