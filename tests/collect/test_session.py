"""What may be kept of a session: by person, with what they agreed to, and how much is not there."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hearout import collect
from hearout.collect.session import KeptPerson, KeptSession, KeptTurn, as_kept
from hearout.errors import UnreadableSource
from hearout.records.consultation import Channel, ChannelKind, Consent, GuidingQuestion
from hearout.records.imports import LeftOut, Rejection, State

SESSION = Channel(ChannelKind.SESSION, "sessions/*", timezone="Europe/Berlin")
QUESTIONS = (GuidingQuestion("involved", "Who is involved?"),)
NAME = "sessions/2026-09-08-evening.vtt"
ASKED = KeptTurn("Ask those who do the work.", "involved", "Who is involved?")
KEPT = KeptSession(
    people=(
        KeptPerson(Consent.QUOTE, (ASKED, KeptTurn('A "---" and: a\nbreak.')), "Ana Lima"),
        KeptPerson(Consent.PARAPHRASE, (KeptTurn("I read of it afterwards."),), "Bo Tamm", "bo@example.org"),
        KeptPerson(Consent.PARAPHRASE, (KeptTurn("Nobody knows who said this."),)),
    ),
    left_out=LeftOut(turns=7, people=2, unknown=3, retold=1),
    rejected=(Rejection(4, "a private message, not public input"),),
    notes=("Captions without words on line 9.",),
)


def test_what_was_written_is_read_with_everybodys_own_consent(read):
    reading = read(as_kept(KEPT), SESSION, QUESTIONS, NAME)
    assert [(one.author.name, one.author.email, one.consent.value) for one in reading.contributions] == [
        ("Ana Lima", "", "quote"),
        ("Bo Tamm", "bo@example.org", "paraphrase"),
        ("", "", "paraphrase"),
    ]
    assert [[(p.text, p.question) for p in one.passages] for one in reading.contributions] == [
        [("Ask those who do the work.", "involved"), ('A "---" and: a\nbreak.', "")],
        [("I read of it afterwards.", "")],
        [("Nobody knows who said this.", "")],
    ]
    assert (reading.format, reading.left_out, reading.rejections) == ("session", KEPT.left_out, KEPT.rejected)


def test_the_report_says_how_much_was_left_out_and_why(read):
    assert read(as_kept(KEPT), SESSION, QUESTIONS, NAME).notes == (
        "Captions without words on line 9.",
        "Left out, as those who spoke agreed to be there and to nothing being kept: 7 turns, of 2 people.",
        "Left out, as nobody knew who spoke: 3 turns.",
        "Only to be retold, as those who spoke agreed to no more: what 1 people said.",
    )


def test_two_people_of_one_name_are_two(read):
    ana = KeptPerson(Consent.QUOTE, (KeptTurn("Yes."),), "Ana Lima")
    reading = read(as_kept(KeptSession((ana, ana))), SESSION, (), NAME)
    assert len({one.native for one in reading.contributions}) == 2


def test_somebody_without_words_is_empty(read):
    reading = read(as_kept(KeptSession((KeptPerson(Consent.QUOTE, (), "Ana Lima"),))), SESSION, (), NAME)
    assert [one.state for one in reading.contributions] == [State.EMPTY]


def test_it_is_dated_as_other_files_of_sessions_are(read):
    reading = read(as_kept(KEPT), SESSION, QUESTIONS, NAME)
    assert {one.received.isoformat() for one in reading.contributions} == {"2026-09-08T00:00:00+02:00"}


@pytest.mark.parametrize(
    "broken",
    [
        as_kept(KEPT)[:-30],
        b'{"hearout": "session"}',
        json.dumps({"hearout": "session", "people": [{"consent": "everything", "turns": []}]}).encode(),
        b'{"hearout": "session", "people": [], "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
    ids=["cut off", "nobody", "an odd consent", "brackets in brackets"],
)
def test_what_is_not_whole_is_refused_without_its_words(read, broken):
    with pytest.raises(UnreadableSource, match="not a whole session") as refused:
        read(broken, SESSION, (), NAME)
    assert "Ana" not in str(refused.value)


def test_people_who_are_there_twice_are_not_half_lost(read):
    twice = b'{"hearout": "session", "people": [{"consent": "quote", "turns": [{"words": "Yes."}]}], "people": []}'
    with pytest.raises(UnreadableSource, match="is there twice"):
        read(twice, SESSION, (), NAME)


def test_less_than_nothing_cannot_be_left_out(read):
    with pytest.raises(UnreadableSource, match="is below 0"):
        read(as_kept(replace(KEPT, left_out=LeftOut(turns=-5, people=1))), SESSION, (), NAME)


def test_other_json_is_none(read):
    with pytest.raises(UnreadableSource):
        read(b'{"people": [], "of": "hearout session"}', SESSION, (), NAME)


ONCE = "WEBVTT\n\n00:01.000 --> 00:02.000\nAna Lima: Yes.\n\n00:02.000 --> 00:03.000\nquill: No.\n"


def test_a_name_known_to_have_been_there_is_a_speaker_though_it_comes_once(read):
    """The control: unknown, the nickname's words go to whoever spoke before."""
    there = Channel(ChannelKind.SESSION, "sessions/*", present=("Quill",))
    assert [one.author.name for one in read(ONCE, SESSION, (), NAME).contributions] == ["Ana Lima"]
    assert [one.author.name for one in read(ONCE, there, (), NAME).contributions] == ["Ana Lima", "quill"]


def test_it_is_a_format_that_can_be_named():
    assert "session" in collect.formats()


def test_words_of_a_session_are_of_its_time_however_its_file_is_called(read):
    """What was said at three is not late because its transcript was saved, and named, on another day."""
    held = datetime(2026, 9, 7, 15, tzinfo=UTC)
    session = replace(SESSION, opens=held, closes=held + timedelta(hours=1))
    reading = read(as_kept(KEPT), session, QUESTIONS, NAME)
    assert {one.received for one in reading.contributions} == {held}
