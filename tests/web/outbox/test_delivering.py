"""Mail goes out once, in order, and again after trouble."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from arranged_mail import NOW, OURS, MailServerOfTests, Remembering, as_planned, followed_by, read, written_to
from arranged_web import DURING_SESSIONS, consultation, member, owner_of
from hearout.errors import KeyMissing
from hearout.keys import SERVER
from hearout.web.outbox.actions.delivering import Transport, deliver, try_again
from hearout.web.outbox.actions.queueing import queue
from hearout.web.outbox.letters import Letter
from hearout.web.outbox.models import Message
from hearout.web.outbox.queries.mail import due
from hearout.web.outbox.rules import HELD, TRIES, BadAddress, Kind, State, Trouble
from hearout.web.outbox.smtp import NotSent
from hearout.web.outbox.wire import Mail
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role
from hearout.web.sealed import key_folder

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
SHOWN = ("From", "To", "Subject", "Date", "Auto-Submitted", "Content-Language")


def sent_out(way: Transport, at: datetime = NOW) -> None:
    assert deliver(way, OURS, clock=lambda: at, until=at + MINUTE, chance=as_planned) is False


def states() -> list[tuple[str, str, int]]:
    return list(Message.objects.order_by("id").values_list("state", "trouble", "attempts"))


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_mail_is_received_as_it_was_written() -> None:
    written_to("amara@example.org", "Grüße: “so”", at=NOW)
    with MailServerOfTests() as server:
        sent_out(server.transport)
        recipients, content = server.received[0]
    mail = read(content)
    assert recipients == ["amara@example.org"]
    assert {name: str(mail[name]) for name in SHOWN} == {
        "From": "Meridian listens <listen@example.org>",
        "To": "amara@example.org",
        "Subject": "Grüße: “so”",
        "Date": "Thu, 10 Sep 2026 09:00:00 +0000",
        "Auto-Submitted": "auto-generated",
        "Content-Language": "en",
    }
    assert mail["Message-ID"] == Message.objects.get().message_id
    assert mail.get_content().splitlines() == ["Grüße: “so”, in full."]
    assert mail.get_content_charset() == "utf-8"
    assert states() == [(State.SENT, "", 1)]


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_server_that_was_away_gets_everything_in_order_when_it_is_back() -> None:
    with MailServerOfTests() as server:
        port, away = server.port, server.transport
    for number in range(3):
        written_to("amara@example.org", f"Amara {number}")
        written_to("noor@example.org", f"Noor {number}")
    sent_out(away)
    assert states() == [(State.QUEUED, Trouble.UNREACHABLE, 1)] * 6
    assert not due(NOW).exists()
    with MailServerOfTests(port) as server:
        sent_out(server.transport, NOW + MINUTE)
        assert [subject for whom, subject in server.subjects if whom == "amara@example.org"] == [
            "Amara 0",
            "Amara 1",
            "Amara 2",
        ]
        assert len(server.subjects) == 6


def test_a_failing_recipient_holds_back_only_what_comes_after_for_them() -> None:
    way = Remembering()
    way.troubles["amara@example.org"] = NotSent(Trouble.LATER, ours=False)
    for subject in ("first", "second"):
        written_to("amara@example.org", subject)
        written_to("noor@example.org", subject)
    sent_out(way)
    assert way.sent == [("noor@example.org", "first"), ("noor@example.org", "second")]
    assert states()[0::2] == [(State.QUEUED, Trouble.LATER, 1), (State.QUEUED, "", 0)]
    way.troubles.clear()
    sent_out(way, NOW + MINUTE)
    assert way.sent[2:] == [("amara@example.org", "first"), ("amara@example.org", "second")]


def test_a_refused_mail_is_given_up_and_the_next_one_to_the_same_recipient_is_tried() -> None:
    way = Remembering()
    way.troubles["amara@example.org"] = NotSent(Trouble.REFUSED, ours=False)
    written_to("amara@example.org", "first")
    sent_out(way)
    way.troubles.clear()
    written_to("amara@example.org", "second")
    sent_out(way)
    assert way.sent == [("amara@example.org", "second")]
    assert states() == [(State.GIVEN_UP, Trouble.REFUSED, 1), (State.SENT, "", 1)]


def test_after_many_tries_a_mail_is_given_up() -> None:
    way, at = Remembering(), NOW
    way.down = Trouble.UNREACHABLE
    written_to("amara@example.org")
    for _ in range(TRIES):
        sent_out(way, at)
        at += timedelta(hours=4)
    assert states() == [(State.GIVEN_UP, Trouble.UNREACHABLE, TRIES)]
    assert Message.objects.get().ended == at - timedelta(hours=4)


def test_trouble_of_our_own_stops_the_round_and_counts_for_all_that_is_due() -> None:
    way = Remembering()
    way.troubles["amara@example.org"] = NotSent(Trouble.SENDER, ours=True)
    written_to("amara@example.org")
    written_to("noor@example.org")
    sent_out(way)
    assert way.sent == []
    assert states() == [(State.QUEUED, Trouble.SENDER, 1)] * 2


def test_what_somebody_waits_for_goes_before_the_rest() -> None:
    way = Remembering()
    written_to("amara@example.org", "a notice", kind=Kind.NOTICE)
    written_to("noor@example.org", "a code", at=NOW + timedelta(seconds=5), kind=Kind.ACCOUNT)
    sent_out(way, NOW + MINUTE)
    assert [subject for _, subject in way.sent] == ["a code", "a notice"]


def test_two_deliverers_side_by_side_send_each_mail_once() -> None:
    """The other begins while this one has its list and its first mail in its hand."""
    for number in range(6):
        written_to(f"reader{number}@example.org", "news")
    other = Remembering()

    class Interrupted(Remembering):
        def send(self, mail: Mail) -> None:
            sent_out(other)
            super().send(mail)

    one = Interrupted()
    sent_out(one)
    assert one.sent == [("reader0@example.org", "news")]
    assert sorted(other.sent) == [(f"reader{number}@example.org", "news") for number in range(1, 6)]


def test_a_mail_in_a_killed_deliverers_hand_is_sent_by_another_with_the_same_id() -> None:
    class Killed(Remembering):
        def send(self, mail: Mail) -> None:
            super().send(mail)
            raise KeyboardInterrupt

    first, second = Killed(), Remembering()
    written_to("amara@example.org", "first")
    written_to("amara@example.org", "second")
    written_to("noor@example.org", "other")
    with pytest.raises(KeyboardInterrupt):
        sent_out(first)
    sent_out(second, NOW + HELD - MINUTE)
    assert second.sent == [("noor@example.org", "other")]
    sent_out(second, NOW + HELD)
    assert second.sent[1:] == [("amara@example.org", "first"), ("amara@example.org", "second")]
    assert read(first.mails[0])["Message-ID"] == read(second.mails[1])["Message-ID"]


def test_a_mail_that_breaks_the_deliverer_is_tried_no_more_often_than_others() -> None:
    class Breaking(Remembering):
        def send(self, _mail: Mail) -> None:
            raise RuntimeError

    written_to("amara@example.org")
    for round_ in range(3):
        with pytest.raises(RuntimeError):
            sent_out(Breaking(), NOW + round_ * HELD)
    assert Message.objects.get().attempts == 3


def test_a_round_ends_when_its_time_is_over_and_says_that_there_is_more() -> None:
    way, times = Remembering(), iter(NOW + n * MINUTE for n in range(20))
    for number in range(3):
        written_to(f"reader{number}@example.org")
    assert deliver(way, OURS, clock=lambda: next(times), until=NOW + 4 * MINUTE, chance=as_planned) is True
    assert 0 < len(way.sent) < 3


def test_without_its_key_a_mail_is_given_up_until_the_key_is_back() -> None:
    made = consultation()
    followed_by(made, "amara@example.org", at=DURING_SESSIONS)
    path = key_folder().path / f"{made.pk}.key"
    key = path.read_bytes()
    path.unlink()
    way = Remembering()
    sent_out(way, DURING_SESSIONS)
    assert states() == [(State.GIVEN_UP, Trouble.KEY, 1)] * len(states())
    path.write_bytes(key)
    assert try_again(made, by=owner_of(made), now=DURING_SESSIONS) == len(states())
    sent_out(way, DURING_SESSIONS)
    assert "amara@example.org" in [whom for whom, _ in way.sent]


def test_organisers_try_again_what_was_given_up_and_others_may_not() -> None:
    made = consultation()
    organiser, reader = member(made, Role.ORGANISER), member(made, Role.READER, "Noor Haddad")
    followed_by(made, "amara@example.org", at=DURING_SESSIONS)
    way = Remembering()
    way.troubles["amara@example.org"] = NotSent(Trouble.REFUSED, ours=False)
    sent_out(way, DURING_SESSIONS)
    with pytest.raises(PermissionDenied):
        try_again(made, by=reader, now=DURING_SESSIONS)
    given_up = Message.objects.filter(state=State.GIVEN_UP).count()
    assert try_again(made, by=organiser, now=DURING_SESSIONS) == given_up > 0
    assert not Message.objects.filter(state=State.GIVEN_UP).exists()
    entry = AuditEntry.objects.latest("id")
    assert (entry.did, entry.room, entry.about) == ("mail.tried_again", made.pk, str(given_up))


def test_nobody_can_be_written_to_under_two_addresses_at_once() -> None:
    with pytest.raises(BadAddress):
        written_to("amara@example.org\r\nBcc: everyone@example.org")
    assert not Message.objects.exists()


@pytest.fixture
def no_server_key() -> Iterator[None]:
    path = key_folder().path / "server.key"
    key = key_folder().make(SERVER)
    path.unlink()
    yield
    key_folder().put(SERVER, key)


@pytest.mark.usefixtures("no_server_key")
def test_without_the_servers_key_nothing_is_queued_in_the_clear() -> None:
    with pytest.raises(KeyMissing, match="The key of the server is missing"):
        queue(Letter("Hello", "In full.", "en"), "amara@example.org", Kind.ACCOUNT, now=NOW)
    assert not Message.objects.exists()


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_mail_reaches_an_address_with_letters_beyond_ascii() -> None:
    written_to("jürgen@bücher.example")
    with MailServerOfTests() as server:
        sent_out(server.transport)
        recipients, content = server.received[0]
    assert recipients == ["jürgen@xn--bcher-kva.example"]
    assert "To: jürgen@xn--bcher-kva.example" in content.decode().splitlines()


@pytest.mark.parametrize(
    ("contact", "answers_to"),
    [
        ("forum@bücher.example", "forum@xn--bcher-kva.example"),
        ("jürgen@example.org", None),
        ("fo..rum@example.org", None),
    ],
)
def test_an_address_for_answers_that_no_header_holds_is_left_out(contact: str, answers_to: str | None) -> None:
    message = written_to("noor@example.org")
    Message.objects.filter(pk=message.pk).update(reply_to=contact)
    way = Remembering()
    sent_out(way)
    assert read(way.mails[0])["Reply-To"] == answers_to


def test_a_mail_that_cannot_be_written_keeps_nobody_elses_back(caplog: pytest.LogCaptureFixture) -> None:
    broken = written_to("amara@example.org")
    broken.recipient = "amara@"
    broken.save()
    written_to("noor@example.org")
    way = Remembering()
    sent_out(way)
    assert way.sent == [("noor@example.org", "Hello")]
    assert states() == [(State.GIVEN_UP, Trouble.CONTENT, 1), (State.SENT, "", 1)]
    assert "A mail cannot be written" in caplog.messages
