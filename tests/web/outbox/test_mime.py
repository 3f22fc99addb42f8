"""Mails as they go over the wire, read back by Python's own parser."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest

from arranged_mail import read
from hearout.web.outbox.mime import as_mail
from hearout.web.outbox.models import Message
from hearout.web.outbox.sender import Sender

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
OURS = Sender("Meridian listens", "listen@example.org")
CALENDAR = "BEGIN:VCALENDAR\r\nSUMMARY:Café\r\nEND:VCALENDAR\r\n"
ADDRESS = f"https://listen.example.org/forum/#{'abcd-' * 20}"


def mail(subject: str = "Moved", body: str = "It is moved.\n", **other: object) -> Message:
    plain = {"recipient": "ana@example.org", "leave": "", "calendar": "", "reply_to": "", "kind": "session"}
    ident = {"message_id": f"<{uuid.uuid4().hex}@localhost>", "language": "en", "at": NOW}
    return Message(**{**plain, **ident, "subject": subject, "body": body, **other})


@pytest.mark.parametrize(
    "subject",
    [
        "Moved: Morning, now Tuesday 8 September 2026",
        "Verlegt: Frühstück, jetzt am Dienstag, dem 8. September 2026, um 10:00 Uhr in Berlin (08:00 UTC)",
        "نُقلت: الصباح، الآن الثلاثاء 8 سبتمبر 2026 في الساعة 11:00 في نيروبي (08:00 بالتوقيت العالمي)",
        "Words " * 40,
        "=?utf-8?q?not_what_it_looks_like?= and more",
        "",
    ],
)
def test_a_subject_comes_back_and_its_lines_are_short(subject: str) -> None:
    written = as_mail(mail(subject), OURS).written
    assert written.isascii()
    assert max(len(line) for line in written.split(b"\r\n")) <= 78
    if "=?" not in subject:  # what looks encoded is read as such by every program, also before it comes to us
        assert read(written)["Subject"] == subject.strip()


@pytest.mark.parametrize("name", ["Meridian listens", 'Ana "the ear" Lima, B.', "Žofie Černá", "名前の委員会"])
def test_whom_it_is_from_comes_back(name: str) -> None:
    (found,) = read(as_mail(mail(), Sender(name, "listen@example.org")).written)["From"].addresses
    assert (found.display_name.strip(), found.addr_spec) == (name.strip(), "listen@example.org")


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        ("Plain.\n\n-- \nThe end\n", "7bit"),
        (f"{ADDRESS}\n.\nFrom here on\n", "quoted-printable"),
        ("Zuhörrunde am Morgen, im großen Saal.\n-- \n.\nFrom here on = there\n", "quoted-printable"),
        (f"Hören:\n{ADDRESS}\n", "quoted-printable"),
        ("لديك مقعد في جلسة الاستماع هذه\n-- \n", "base64"),
        (f"{'word ' * 400}\n", "quoted-printable"),
    ],
)
@pytest.mark.parametrize("method", ["", "REQUEST"])
def test_words_come_back_letter_by_letter(body: str, encoding: str, method: str) -> None:
    enclosed = {"method": method, "calendar": CALENDAR} if method else {}
    written = as_mail(mail(body=body, **enclosed), OURS).written
    words = read(written).get_body(("plain",))
    assert words is not None
    assert words.get_content().replace("\r\n", "\n").strip("\n") == body.strip("\n")
    assert words["Content-Transfer-Encoding"] == encoding
    assert not any(part.defects for part in read(written).walk())
    assert written.isascii()
    assert written.count(b"\n") == written.count(b"\r\n") == written.count(b"\r")
    assert max(len(line) for line in written.split(b"\r\n")) <= 78


def test_a_calendar_comes_twice_with_the_method_that_it_has() -> None:
    found = read(as_mail(mail(calendar=CALENDAR, method="CANCEL"), OURS).written)
    assert [part.get_content_type() for part in found.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/calendar",
        "application/ics",
    ]
    *_, form, file = found.walk()
    assert (form.get_param("method"), file.get_filename()) == ("CANCEL", "cancellation.ics")
    assert form.get_payload(decode=True) == file.get_payload(decode=True) == CALENDAR.encode()


def test_an_address_beyond_ascii_stands_in_the_headers_as_it_is() -> None:
    written = as_mail(mail("Grüße", recipient="žofie@example.org"), OURS).written
    assert "To: žofie@example.org\r\nSubject: Grüße\r\n".encode() in written
