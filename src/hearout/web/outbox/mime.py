"""A mail as it goes out (RFC 5322): its headers, safe against what stands in them."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy

from django.conf import settings
from django.urls import reverse

from hearout.plan.calendars import CANCEL, REQUEST
from hearout.web.outbox.models import Message
from hearout.web.outbox.plain import one_line
from hearout.web.outbox.rules import BadAddress, Kind, deliverable
from hearout.web.outbox.sender import Sender
from hearout.web.outbox.wire import Mail

__all__ = ["as_mail"]


class Folding(EmailPolicy):
    """Headers of lines of 78 letters, but for those that hold nothing else than addresses of ours: folding one of these
    would put it into another encoding, which mail programs do not look into. RFC 5322 allows lines of 998."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.startswith("List-"):
            return f"{name}: {value}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


HEADERS = Folding(linesep="\r\n")
FILES = {REQUEST: "invitation.ics", CANCEL: "cancellation.ics"}


def as_mail(message: Message, from_: Sender) -> Mail:
    """The mail, opened, as a mail server takes it. Raises KeyMissing or SealBroken, and whatever the email
    package raises at what cannot be written."""
    recipient = message.recipient
    mail = EmailMessage(policy=HEADERS.clone(utf8=not recipient.isascii()))
    mail["From"] = Address(from_.name, addr_spec=from_.address)
    mail["To"] = _mailbox(recipient)
    mail["Subject"] = one_line(message.subject)
    mail["Date"] = message.at
    mail["Message-ID"] = message.message_id
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    answers_to = _answers_to(message)
    if answers_to:
        mail["Reply-To"] = _mailbox(answers_to)
    for name, value in _of_a_list(message).items():
        mail[name] = value
    mail.set_content(message.body)
    if message.method:
        # twice: as another form of the mail, which Outlook and Gmail look for (RFC 6047), and as a file to open
        calendar, told = message.calendar, {"method": message.method}
        mail.add_alternative(calendar, subtype="calendar", charset="utf-8", cte="base64", params=told)
        mail.add_attachment(calendar.encode(), maintype="application", subtype="ics", filename=FILES[message.method])
    mail["Content-Language"] = message.language  # setting the content takes out what was said of it before
    return Mail(recipient, mail.as_bytes())


def _mailbox(address: str) -> Address:
    """Taken apart here where it has letters beyond ASCII: Address reads none, but holds them."""
    if address.isascii():
        return Address(addr_spec=address)
    name, _at, domain = address.rpartition("@")
    return Address(username=name, domain=domain)


def _answers_to(message: Message) -> str:
    """Where an answer goes. "" where nobody said, and for an address that this mail cannot hold in a header: a mail
    without it is better than none."""
    try:
        address = deliverable(message.reply_to)
    except BadAddress:
        return ""
    return address if address.isascii() or not message.recipient.isascii() else ""


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
