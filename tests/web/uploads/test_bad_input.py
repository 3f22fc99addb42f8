"""Whatever is wrong with what is sent: clear words, nothing half kept, memory bounded."""

from __future__ import annotations

import io
import os
import tempfile
import tracemalloc
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from arranged_files import SURVEY, TALK, brought_in, sends, states
from arranged_full_disk import disk_full
from arranged_jobs import do_jobs
from arranged_web import DURING_SESSIONS, consultation, owner_of, seen, signed_in, words_of
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.models import Consultation
from hearout.web.uploads.actions.importing import have_imported
from hearout.web.uploads.actions.receiving import AlreadyHere, Incoming, Kept, keep
from hearout.web.uploads.actions.settling import settle
from hearout.web.uploads.models import Piece, Source, Upload
from hearout.web.uploads.queries.brought import brought
from hearout.web.uploads.queries.opened import opened
from hearout.web.uploads.rules import MB
from hearout.web.uploads.tasks import sweep
from hearout.web.work.models import Work

pytestmark = pytest.mark.django_db

BOUNDARY = "boundary-of-a-form"
TYPE = f"multipart/form-data; boundary={BOUNDARY}"


def form(*files: tuple[str, bytes], whole: bool = True) -> bytes:
    """A form as a browser writes it."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
        + content
        + b"\r\n"
        for name, content in files
    ]
    end = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="whole"\r\n\r\nyes\r\n--{BOUNDARY}--\r\n'.encode()
    return b"".join(parts) + (end if whole else b"")


class Broken(io.BytesIO):
    """What a server reads from a browser that went away."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= len(self.getvalue()):
            raise ConnectionResetError
        return super().read(size)


def posted(made: Consultation, body: io.BytesIO, length: int) -> HttpResponse:
    client = signed_in(owner_of(made))
    how = {"CONTENT_TYPE": TYPE, "CONTENT_LENGTH": str(length), "wsgi.input": body}
    return client.generic("POST", f"/team/{made.slug}/files/send/", **how)


def test_the_form_of_these_tests_is_one_that_is_taken(made: Consultation) -> None:
    body = form(("first.csv", SURVEY), ("second.csv", TALK))
    assert posted(made, io.BytesIO(body), len(body)).status_code == 302
    assert len(states(made)) == 2


def everything() -> tuple[int, int]:
    return Upload.objects.count(), Piece.objects.count()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Consultation:
    monkeypatch.setattr("django.utils.timezone.now", lambda: DURING_SESSIONS)
    return consultation()


def test_500_megabytes_are_refused_before_a_byte_of_them_is_read(made: Consultation) -> None:
    class Unread(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise AssertionError(f"{size} bytes were read.")

    answer = posted(made, Unread(), 500 * MB)
    assert answer.status_code == 400
    assert "This is 500 MB, and at most 100 MB can be sent at once." in words_of(answer)
    assert everything() == (0, 0)


def test_a_browser_that_closes_in_the_middle_leaves_nothing(made: Consultation) -> None:
    body = form(("first.csv", SURVEY), ("second.csv", os.urandom(3 * MB)))
    for stream in (io.BytesIO, Broken):
        answer = posted(made, stream(body[: 2 * MB]), len(body))
        assert "Only a part of it came. Nothing of it was kept; send it again." in words_of(answer)
        assert everything() == (0, 0)


def test_a_form_that_ends_between_two_files_leaves_nothing(made: Consultation) -> None:
    body = form(("first.csv", SURVEY), whole=False)
    answer = posted(made, io.BytesIO(body), len(body) + 100)
    assert "Only a part of it came." in words_of(answer)
    assert everything() == (0, 0)


def test_what_a_killed_server_left_is_swept_away(made: Consultation) -> None:
    one = Incoming(made, "left.csv", by=owner_of(made), now=DURING_SESSIONS.replace(hour=1))
    one.write(b"x" * MB)
    sweep()
    assert everything() == (0, 0)


def test_what_nobody_had_looked_at_is_looked_at_by_the_sweep(made: Consultation) -> None:
    client = signed_in(owner_of(made))
    sends(client, made, {"answers.csv": SURVEY}, later="yes")
    assert Work.objects.count() == 0
    Upload.objects.update(at=DURING_SESSIONS.replace(hour=1))
    sweep()
    do_jobs()
    assert states(made) == {"answers.csv": "looked_at"}


def test_10000_files_are_refused_with_a_way_out(made: Consultation) -> None:
    files = [(f"{number}.txt", b"word") for number in range(10_000)]
    body = form(*files)
    answer = posted(made, io.BytesIO(body), len(body))
    assert "Send at most 1,000 at once, or pack them into a zip." in words_of(answer)
    assert everything() == (0, 0)


def test_a_full_consultation_says_what_to_do(made: Consultation, settings: Settings) -> None:
    settings.UPLOAD_MB = 1
    Upload.objects.create(
        consultation=made, size=10 * MB, state="imported", digest="d", at=DURING_SESSIONS, by=owner_of(made)
    )
    answer = sends(signed_in(owner_of(made)), made, {"answers.csv": SURVEY})
    assert "may have 10 MB, and 10 MB are here. Take out files that are not needed" in words_of(answer)
    assert Upload.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's disk cannot be filled from here")
def test_a_full_disk_is_told_and_leaves_nothing(made: Consultation) -> None:
    client = signed_in(owner_of(made))
    with disk_full():
        answer = sends(client, made, {"large.csv": os.urandom(3 * MB)})
    assert answer.status_code == 400
    assert "its disk is full, or its database is busy. Nothing of it was kept." in words_of(answer)
    assert everything() == (0, 0)


def test_two_who_bring_the_same_file_at_once_bring_it_once(made: Consultation) -> None:
    owner = owner_of(made)
    both = [Incoming(made, f"{name}.csv", by=owner, now=DURING_SESSIONS) for name in ("mine", "yours")]
    for one in both:
        one.write(SURVEY)
        one.end()
    [first] = keep(both[:1], by=owner, now=DURING_SESSIONS)
    [second] = keep(both[1:], by=owner, now=DURING_SESSIONS)
    assert isinstance(first, Kept)
    assert isinstance(second, AlreadyHere)
    assert everything() == (1, 1)


def test_two_who_import_at_once_import_once(made: Consultation) -> None:
    brought_in(made, {"answers.csv": SURVEY})
    source, owner = Source.objects.get(), owner_of(made)
    works = {have_imported(source, by=owner, now=DURING_SESSIONS).pk for _ in range(2)}
    do_jobs()
    assert len(works) == 1
    assert [len(reading.contributions) for _, reading in brought(made).readings] == [12]


def test_a_form_of_another_site_leaves_nothing(made: Consultation) -> None:
    client = Client(enforce_csrf_checks=True)
    signed_in(owner_of(made), client)
    assert sends(client, made, {"answers.csv": SURVEY}).status_code == 403
    assert everything() == (0, 0)


def test_nothing_is_written_to_a_disk_unsealed(made: Consultation, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_such(*_: object, **__: object) -> None:
        raise AssertionError("A plain file was made.")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, none_such)
    brought_in(made, {"large.csv": SURVEY + os.urandom(2 * MB).hex().encode()})
    with opened(Upload.objects.get()) as path:
        assert path.parent == Path("/proc/self/fd")
        assert path.read_bytes().startswith(SURVEY)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(made: Consultation) -> None:
    one = Incoming(made, "large.csv", by=owner_of(made), now=DURING_SESSIONS)
    chunk = os.urandom(64 * 1024)
    tracemalloc.start()
    try:
        for _ in range(48 * MB // len(chunk)):
            one.write(chunk)
        one.end()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert Piece.objects.filter(upload=one.upload).count() == 48
    assert peak < 12 * MB


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "The file is empty."),
        ("report.pdf", b"%PDF-1.7 " + bytes(range(256)), "It is a PDF. Copy its text into a .txt file."),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(300), "It holds zero bytes, so it is no text."),
        ("old.xls", b"\xd0\xcf\x11\xe0" + bytes(300), "It is an old Excel or Word file."),
        ("answers.csv", b"ines@example.org,yes\nkofi@example.org,no\n", "The first row looks like answers."),
    ],
)
def test_the_wrong_file_is_refused_with_what_to_do_and_the_others_are_not(
    made: Consultation, name: str, content: bytes, said: str
) -> None:
    client = brought_in(made, {name: content, "Talk page.wiki": TALK})
    assert states(made) == {name: "refused", "Talk page.wiki": "looked_at"}
    assert said in words_of(seen(f"/team/{made.slug}/files/", client=client))


def test_a_file_in_the_wrong_place_is_refused_and_can_be_put_right(made: Consultation) -> None:
    brought_in(made, {"answers.csv": SURVEY})
    source, owner = Source.objects.get(), owner_of(made)
    right = source.settings
    wrong = type(right)(channel=type(right.channel)(ChannelKind.EMAIL, ""))
    settle(source, way="mail", settings=wrong, by=owner, now=DURING_SESSIONS)
    have_imported(source, by=owner, now=DURING_SESSIONS)
    do_jobs()
    assert states(made) == {"answers.csv": "refused"}
    assert brought(made).readings == ()

    source.refresh_from_db()
    settle(source, way="survey", settings=right, by=owner, now=DURING_SESSIONS)
    have_imported(source, by=owner, now=DURING_SESSIONS)
    do_jobs()
    assert states(made) == {"answers.csv": "imported"}
