"""Whatever is wrong with a file of a session: clear words, and nothing kept of it, or nothing lost."""

from __future__ import annotations

import pytest

from arranged_files import brought_in, sends, states
from arranged_jobs import do_jobs
from arranged_registering import AFTER, LATER, MORNING, listening, person, registered, wants
from arranged_sessions_held import EVERYBODY, TRANSCRIPT, brings, held_session, of_meeting, page, says
from arranged_web import DURING_SESSIONS, consultation, member, owner_of, seen, sent, signed_in, words_of
from hearout.web.consultations.models import Consultation
from hearout.web.intake.queries.corpus import corpus_of
from hearout.web.people.rules import Role
from hearout.web.sessions.models import Meeting, Transcript
from hearout.web.uploads.models import Piece, Source, Upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Consultation:
    return held_session()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is empty."),
        (b"WEBVTT\n\n", "There is no caption in it."),
        (b"\x00\x00\x00\x20ftypisom" + bytes(4000), "It is a sound or video recording. Bring its transcript"),
        (b"%PDF-1.7 and so on", "It is a PDF."),
        (b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nAna Lima: yes\n\n" * 150_000, "This file has 6 MB"),
        (b'{"hearout": "session", "people": []}', "It was written by Hearout"),
    ],
    ids=["empty", "no captions", "a video", "a PDF", "too large", "ours"],
)
def test_what_cannot_be_read_is_not_kept_and_says_why(made: Consultation, content: bytes, told: str) -> None:
    answer = brings(made, content)
    assert answer.status_code == 400
    assert told in words_of(answer)
    assert (Upload.objects.count(), Piece.objects.count(), Transcript.objects.count()) == (0, 0, 0)


def test_broken_cues_keep_their_words_and_are_named(made: Consultation) -> None:
    answer = brings(made, TRANSCRIPT.replace("00:00:31.000 --> 00:00:40.000", "00:00:3 --> 0"))
    told = words_of(page(made, answer["location"].partition("/morning/")[2]))
    assert "The times could not be read on line" in told
    assert "Nobody asks those who translate." in told


def test_another_encoding_is_read_and_said(made: Consultation) -> None:
    answer = brings(made, TRANSCRIPT.replace("large ones", "größten").encode("cp1252"))
    told = words_of(page(made, answer["location"].partition("/morning/")[2]))
    assert "The größten, and it should publish why." in told
    assert "Windows-1252" in told


def test_a_transcript_of_another_day_is_asked_about_first(made: Consultation) -> None:
    answer = brings(made, TRANSCRIPT, "2026-09-02 weekly meeting.vtt")
    assert "It says that it is of" in words_of(page(made, answer["location"].partition("/morning/")[2]))
    refused = says(made)
    assert refused.status_code == 400
    assert "Say that it is of this session, or take the file out." in words_of(refused)
    assert says(made, sure="on").status_code == 302


def test_a_transcript_in_which_nobody_is_known_is_asked_about_first(made: Consultation) -> None:
    other = "WEBVTT\n\n00:01.000 --> 00:02.000\nPetra Novak: Budget.\n\n00:02.000 --> 00:03.000\nJan Novak: Yes.\n"
    answer = brings(made, other)
    told = words_of(page(made, answer["location"].partition("/morning/")[2]))
    assert "Nobody who speaks in it registered for this session" in told
    who = {"Petra Novak": ("unknown", "listed"), "Jan Novak": ("unknown", "listed")}
    assert says(made, who).status_code == 400


def test_the_transcript_of_this_session_raises_no_doubt(made: Consultation) -> None:
    answer = brings(made, TRANSCRIPT)
    assert "This may be of another session." not in words_of(page(made, answer["location"].partition("/morning/")[2]))


def test_of_two_people_who_are_called_alike_none_is_proposed(made: Consultation) -> None:
    """Their consent may differ."""
    registered(made, person("other@example.org", name="Ana Lima"), wants("morning"))
    answer = brings(made, TRANSCRIPT)
    body = page(made, answer["location"].partition("/morning/")[2]).content.decode()
    assert body.count('<option value="" selected>Choose</option>') == 2  # Ana's, and the iPhone's


def test_a_nickname_that_is_registered_is_a_speaker_though_it_comes_once(made: Consultation) -> None:
    """The control: unknown, the words would stand under Bo's name, and go with them."""
    registered(made, person("quill@example.org", name="quill"), wants("morning"))
    brings(made, TRANSCRIPT.replace("Bo Tamm: As the", "quill: As the"))
    assert says(made, {**EVERYBODY, "quill": ("quill", "listed")}).status_code == 302
    do_jobs()
    corpus = corpus_of(made)
    assert corpus is not None
    assert "quill" in {one.author.name for one in corpus.counted}


def test_a_name_that_the_reader_missed_can_be_said(made: Consultation) -> None:
    answer = brings(made, TRANSCRIPT.replace("Bo Tamm: As the", "quill: As the"))
    address = of_meeting(made, answer["location"].partition("/morning/")[2])
    client = signed_in(owner_of(made), now=AFTER)
    assert "quill one turn" not in words_of(seen(address, AFTER, client=client))
    again = sent(client, address, {"names": "quill", "again": "yes"}, AFTER)
    assert again.status_code == 200
    assert "quill one turn" in words_of(again)


def test_an_older_facilitator_of_another_session_finds_nothing(made: Consultation) -> None:
    stranger = signed_in(member(made, Role.FACILITATOR), now=AFTER)
    for name in ("attendance/", "notes/", "words/"):
        assert page(made, name, client=stranger).status_code == 404
    Meeting.objects.filter(key="morning").update(note_taker=member(made, Role.FACILITATOR, "Chukwu Obi"))
    note_taker = signed_in(Meeting.objects.get(key="morning").note_taker, now=AFTER)
    for name in ("attendance/", "notes/", "words/"):
        assert page(made, name, client=note_taker).status_code == 200


def test_the_room_of_files_does_not_let_a_session_past(made: Consultation) -> None:
    client = brought_in(made, {"2026-09-08 morning.vtt": TRANSCRIPT.encode()})
    assert states(made) == {"2026-09-08 morning.vtt": "held"}
    assert Source.objects.count() == 0
    files = words_of(seen(f"/team/{made.slug}/files/", client=client))
    assert "One file of a session waits." in files
    assert "zucchini" not in files
    upload = Upload.objects.get()
    typed = {"file": str(upload.pk), "session": "morning"}
    answer = sent(client, f"/team/{made.slug}/sessions/held/", typed, DURING_SESSIONS)
    assert answer["location"] == of_meeting(made, f"words/{Transcript.objects.get().pk}/")
    assert says(made).status_code == 302
    do_jobs()
    assert states(made) == {"2026-09-08 morning.vtt": "imported"}


def test_notes_that_look_like_anything_else_do_not_become_a_sessions_there(made: Consultation) -> None:
    """Typed text is taken for slips; saying that it is of a session would be the way past the question."""
    client = brought_in(made, {"words.txt": b"Nobody was asked.\n\nIt was decided before.\n"})
    source = Source.objects.get()
    address = f"/team/{made.slug}/files/read-alike/{source.pk}/"
    typed = {"way": "session:sessions", "timezone": "UTC", "consent": "quote", "format": "notes", "import": "yes"}
    answer = sent(client, address, typed, DURING_SESSIONS)
    assert answer.status_code == 400
    assert "bring them in on the page of their session" in words_of(answer)


def test_where_nobody_was_asked_files_of_sessions_come_in_as_before() -> None:
    made = consultation()
    brought_in(made, {"2026-09-08 morning.vtt": TRANSCRIPT.encode()})
    assert states(made) == {"2026-09-08 morning.vtt": "looked_at"}


def test_what_was_kept_cannot_be_read_otherwise(made: Consultation) -> None:
    """Its original is gone: another format would only lose who agreed to what."""
    brings(made, TRANSCRIPT)
    says(made)
    do_jobs()
    client = signed_in(owner_of(made))
    address = f"/team/{made.slug}/files/read-alike/{Source.objects.get().pk}/"
    assert 'name="format"' not in seen(address, client=client).content.decode()
    sent(client, address, {"format": "notes", "consent": "quote", "import": "yes"})
    do_jobs()
    corpus = corpus_of(made)
    assert corpus is not None
    assert {one.consent.value for one in corpus.counted} == {"paraphrase"}


def test_a_cancelled_session_has_no_words() -> None:
    made = listening(MORNING, LATER)
    Meeting.objects.filter(key="morning").update(cancelled=True)
    assert page(made, "words/").status_code == 404


def test_the_same_file_in_the_room_of_files_is_known(made: Consultation) -> None:
    brings(made, TRANSCRIPT)
    client = signed_in(owner_of(made))
    sends(client, made, {"other name.vtt": TRANSCRIPT.encode()})
    do_jobs()
    assert Upload.objects.filter(undone_at=None).count() == 1
