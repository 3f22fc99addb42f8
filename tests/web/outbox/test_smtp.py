"""Where the mail server is, and what its answers mean."""

from __future__ import annotations

import pytest

from arranged_mail import MailServerOfTests, free_port, read
from hearout.errors import SettingError
from hearout.web.outbox.rules import Trouble
from hearout.web.outbox.sender import Sender, sender
from hearout.web.outbox.smtp import MailServer, NotSent, SmtpTransport, Tls, mail_server
from hearout.web.outbox.wire import Mail

here = pytest.mark.allow_hosts(["127.0.0.1"])
LETTER = b"Subject: Hello\r\n\r\nIn full.\r\n"


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("", None),
        ("smtp://mail.example.org", MailServer("mail.example.org", 587, Tls.STARTTLS)),
        (
            "smtp://us%40er:p%2Fss%3Aword@mail.example.org:2525?tls=starttls",
            MailServer("mail.example.org", 2525, Tls.STARTTLS, "us@er", "p/ss:word"),
        ),
        ("smtps://user:secret@mail.example.org", MailServer("mail.example.org", 465, Tls.ALWAYS, "user", "secret")),
        ("smtp://localhost?tls=none", MailServer("localhost", 25, Tls.NONE)),
        ("smtp://user:secret@127.0.0.1:1025?tls=none", MailServer("127.0.0.1", 1025, Tls.NONE, "user", "secret")),
        ("smtp://[::1]:1025/?tls=none", MailServer("::1", 1025, Tls.NONE)),
    ],
)
def test_an_address_says_where_and_how(said: str, means: MailServer | None) -> None:
    assert mail_server(said) == means


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("mail.example.org", "must look like"),
        ("http://mail.example.org", "must look like"),
        ("smtp://", "must look like"),
        ("smtp://mail.example.org/box", "must look like"),
        ("smtp://user:sec#ret@mail.example.org", "is no address"),
        ("smtp://mail.example.org:many", "is no address"),
        ("smtp://mail.example.org?tls=perhaps", "tls=starttls or tls=none"),
        ("smtps://mail.example.org?tls=none", "nothing after smtps"),
        ("smtp://mail.example.org?ssl=yes", "not known"),
        ("smtp://user:secret@mail.example.org?tls=none", "for everyone to read"),
    ],
)
def test_a_wrong_address_is_told_without_its_password(said: str, told: str) -> None:
    with pytest.raises(SettingError, match=told) as error:
        mail_server(said)
    assert "sec" not in str(error.value).replace("smtps", "").replace("user:password", "")


def test_a_mail_server_shows_no_password() -> None:
    assert "secret" not in repr(mail_server("smtps://user:secret@mail.example.org"))


def test_who_mail_is_from() -> None:
    assert sender("Meridian listens <listen@example.org>") == Sender("Meridian listens", "listen@example.org")
    assert sender("listen@example.org") == Sender("", "listen@example.org")
    for wrong in ("", "Meridian", "Meridian <listen>", "a@example.org\nBcc: b@example.org", "jürgen@example.org"):
        with pytest.raises(SettingError, match="HEAROUT_MAIL_FROM must look like"):
            sender(wrong)


@here
def test_mails_go_over_one_connection() -> None:
    with MailServerOfTests() as server:
        with server.transport.opened() as post:
            post.send(Mail("amara@example.org", LETTER))
            post.send(Mail("noor@example.org", LETTER))
        assert [recipients for recipients, _ in server.received] == [["amara@example.org"], ["noor@example.org"]]
        assert read(server.received[0][1])["Subject"] == "Hello"


@here
@pytest.mark.parametrize(
    ("answer", "trouble", "ours"),
    [
        ("550 No such user zubaida here", Trouble.REFUSED, False),
        ("450 Greylisted, zubaida", Trouble.LATER, False),
        ("421 Closing", Trouble.UNREACHABLE, True),
    ],
)
def test_a_refused_recipient_is_told_by_kind_and_the_next_mail_goes_out(
    answer: str, trouble: Trouble, ours: bool
) -> None:
    with MailServerOfTests() as server, server.transport.opened() as post:
        server.answers["zubaida@example.org"] = answer
        with pytest.raises(NotSent) as told:
            post.send(Mail("zubaida@example.org", LETTER))
        assert (told.value.trouble, told.value.ours, told.value.__cause__) == (trouble, ours, None)
        assert "zubaida" not in str(told.value)
        if not ours:
            post.send(Mail("noor@example.org", LETTER))
            assert len(server.received) == 1


@here
def test_a_server_that_is_not_there_or_cannot_do_what_was_said_takes_nothing_from_us() -> None:
    nobody = SmtpTransport(MailServer("127.0.0.1", free_port(), Tls.NONE), "a@example.org", "here", 2.0)
    with pytest.raises(NotSent) as silent, nobody.opened():
        pass
    assert (silent.value.trouble, silent.value.ours) == (Trouble.UNREACHABLE, True)
    with MailServerOfTests() as server:
        for way in (
            MailServer("127.0.0.1", server.port, Tls.STARTTLS),
            MailServer("127.0.0.1", server.port, Tls.NONE, "user", "password"),
        ):
            with pytest.raises(NotSent) as refused, SmtpTransport(way, "a@example.org", "here", 2.0).opened():
                pass
            assert (refused.value.trouble, refused.value.ours) == (Trouble.SIGN_IN, True)


@here
def test_an_international_address_is_sent_to_where_the_server_can() -> None:
    with MailServerOfTests() as server, server.transport.opened() as post:
        post.send(Mail("jürgen@example.org", LETTER))
        assert server.received[0][0] == ["jürgen@example.org"]
    with MailServerOfTests(international=False) as plain, plain.transport.opened() as post:
        with pytest.raises(NotSent) as told:
            post.send(Mail("jürgen@example.org", LETTER))
        assert (told.value.trouble, told.value.ours) == (Trouble.INTERNATIONAL, False)
