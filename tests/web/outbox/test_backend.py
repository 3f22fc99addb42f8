"""Whatever Django is asked to mail goes through the outbox."""

from __future__ import annotations

import pytest
from django.core import mail
from django.utils.translation import override

from arranged_mail import NOW, OURS, Remembering, as_planned
from hearout.keys import SERVER
from hearout.web.outbox import tasks
from hearout.web.outbox.actions.delivering import deliver
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import BadAddress, Kind
from hearout.web.outbox.shelf import Shelf
from hearout.web.outbox.smtp import MailServer, SmtpTransport, Tls
from hearout.web.sealed import key_folder

pytestmark = pytest.mark.django_db

BACKEND = "hearout.web.outbox.backend.Outbox"


@pytest.fixture(autouse=True)
def through_the_outbox(settings) -> None:
    settings.EMAIL_BACKEND = BACKEND
    key_folder().make(SERVER)


def test_the_settings_say_so() -> None:
    from hearout.web.config import settings as ours

    assert ours.EMAIL_BACKEND == BACKEND


def test_each_recipient_gets_a_mail_of_their_own_in_the_language_of_the_moment() -> None:
    with override("de"):
        mail.send_mail("Ihr Code", "Er lautet QWXZ.", None, ["amara@example.org", "noor@example.org"])
    found = Message.objects.order_by("id")
    assert [(one.recipient, one.subject, one.body, one.language, one.kind) for one in found] == [
        (address, "Ihr Code", "Er lautet QWXZ.\n", "de", Kind.ACCOUNT)
        for address in ("amara@example.org", "noor@example.org")
    ]


def test_a_line_break_in_a_subject_begins_no_header() -> None:
    mail.send_mail("Hello\r\nBcc: everyone@example.org", "In full.", None, ["amara@example.org"])
    way = Remembering()
    now = Message.objects.get().at
    deliver(way, OURS, clock=lambda: now, until=now.replace(year=now.year + 1), chance=as_planned)
    assert b"\nBcc:" not in way.mails[0].written
    assert way.sent == [("amara@example.org", "Hello Bcc: everyone@example.org")]


def test_a_line_break_in_an_address_is_refused() -> None:
    with pytest.raises(BadAddress):
        mail.send_mail("Hello", "In full.", None, ["amara@example.org\nBcc: everyone@example.org"])


def test_mail_leaves_through_the_server_that_was_named_or_stays_readable_in_a_demo_or_waits(settings) -> None:
    settings.MAIL_SERVER, settings.DEMO = None, False
    assert tasks.way_out() is None
    settings.DEMO = True
    assert isinstance(tasks.way_out(), Shelf)
    settings.MAIL_SERVER = MailServer("127.0.0.1", 25, Tls.NONE)
    assert isinstance(tasks.way_out(), SmtpTransport)


def test_in_a_demo_mail_counts_as_sent_and_without_a_server_it_waits(settings) -> None:
    settings.MAIL_SERVER, settings.DEMO = None, False
    mail.send_mail("Hello", "In full.", None, ["amara@example.org"])
    tasks.deliver_what_is_due()
    assert Message.objects.get().attempts == 0
    settings.DEMO = True
    tasks.deliver_what_is_due()
    assert Message.objects.get().state == "sent"
    assert Message.objects.get().at > NOW
