from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hearout.errors import UnreadableSource
from hearout.records.consultation import Channel, ChannelKind, Consent, GuidingQuestion
from hearout.records.imports import Rejection, State

QUESTIONS = (
    GuidingQuestion("involved", "Who is involved in technical decisions?"),
    GuidingQuestion("change", "How should the process change?"),
)
SESSION = Channel(
    ChannelKind.SESSION,
    "sessions/*",
    timezone="Europe/Berlin",
    consent=Consent.PARAPHRASE,
    verified=True,
    facilitators=("Dána Whitfield",),
)
NAME = "sessions/2026-09-08-evening.vtt"
TEAM = "spoken by the team (facilitator), not a contribution"


def transcript(*captions: str, header: str = "WEBVTT\n\n") -> str:
    cues = (f"{n}\n00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{words}\n\n" for n, words in enumerate(captions, start=1))
    return header + "".join(cues)


@pytest.fixture
def session(read):
    return lambda content, channel=SESSION: read(content, channel, QUESTIONS, NAME)


def said(reading) -> dict[str, list[str]]:
    return {c.author.name: [passage.text for passage in c.passages] for c in reading.contributions}


def test_one_persons_words_are_one_contribution_and_its_turns_the_passages(session):
    reading = session(
        transcript("Ana Lima: We hear", "Ana Lima: too late.", "Bo Okafor: I agree.", "Ana Lima: Always.")
    )
    assert said(reading) == {"Ana Lima": ["We hear too late.", "Always."], "Bo Okafor": ["I agree."]}
    first = reading.contributions[0]
    assert (first.line, first.native, first.consent) == (5, "2026-09-08-evening#ana lima", Consent.PARAPHRASE)
    assert first.received == datetime(2026, 9, 8, tzinfo=ZoneInfo("Europe/Berlin"))
    assert (reading.rejections, reading.notes) == ((), ())


def test_the_speaker_is_carried_on_to_captions_without_a_label(session):
    reading = session(transcript("Ana Lima: We hear", "too late.", "Bo Okafor: I agree."))
    assert said(reading) == {"Ana Lima": ["We hear too late."], "Bo Okafor": ["I agree."]}


@pytest.mark.parametrize(
    "words",
    [
        "Note: we stop",
        "10:30 Meeting: nobody came",
        "My point: it is late",
        "The Problem: nobody asks",
        "https: //x.example",
    ],
)
def test_words_before_a_colon_are_no_speaker_unless_they_look_like_one(session, words):
    reading = session(transcript("Ana Lima: Listen.", words, "Bo Okafor: I agree."))
    assert said(reading) == {"Ana Lima": [f"Listen. {words}"], "Bo Okafor": ["I agree."]}
    assert reading.notes == ("What stands before the colon was not taken as a speaker on line 9.",)


def test_the_first_colon_parts_the_speaker_from_the_words(session):
    assert said(session(transcript("Ana Lima: Note: we stop at 10:30: sharp."))) == {
        "Ana Lima": ["Note: we stop at 10:30: sharp."]
    }


def test_a_nickname_is_a_speaker_when_it_comes_several_times(session):
    reading = session(transcript("kbd-fan: first", "Ana Lima: second", "kbd-fan: third"))
    assert said(reading) == {"kbd-fan": ["first", "third"], "Ana Lima": ["second"]}


def test_captions_before_any_speaker_are_one_unknown_person(session):
    reading = session(transcript("can you hear me", "Ana Lima: Yes."))
    assert said(reading) == {"": ["can you hear me"], "Ana Lima": ["Yes."]}
    assert reading.contributions[0].native == "2026-09-08-evening#?"
    assert reading.notes == ("Nobody is named as the speaker on line 5; it counts as one unknown person.",)


def test_facilitators_words_are_rejected_once_for_each_and_put_questions_in_force(session):
    reading = session(
        transcript(
            "Ana Lima: Hello.",
            "dana whitfield (Host): Welcome. First of all: who is involved in these technical decisions?",
            "Ana Lima: Six people.",
            "Dana Whitfield (she/her): And how should the process change?",
            "Bo Okafor: Earlier.",
            "Ana Lima: In writing.",
        )
    )
    assert reading.rejections == (Rejection(9, TEAM),)
    assert [[(p.question, p.text) for p in c.passages] for c in reading.contributions] == [
        [("", "Hello."), ("involved", "Six people."), ("change", "In writing.")],
        [("change", "Earlier.")],
    ]


def test_a_facilitator_is_recognised_by_first_name_but_a_namesake_is_not(session):
    reading = session(transcript("Dana: Welcome.", "Dana Ruiz: Thanks.", "Dana Ruiz: A lot."))
    assert said(reading) == {"Dana Ruiz": ["Thanks. A lot."]}
    assert reading.rejections == (Rejection(5, TEAM),)


def test_a_device_is_an_author_but_nobody_registered_under_it(session):
    reading = session(
        transcript("iPhone: I second that.", "Zoom user: Me too.", "Phone 1234: And I.", "Ana Lima: Fine.")
    )
    assert [(c.author.name, c.author.verified) for c in reading.contributions] == [
        ("iPhone", False),
        ("Zoom user", False),
        ("Phone 1234", False),
        ("Ana Lima", True),
    ]


def test_a_persons_label_with_pronouns_or_another_case_is_the_same_person(session):
    reading = session(transcript("Ana Lima: One.", "Bo Okafor: Two.", "ana lima (she/her): Three."))
    assert said(reading) == {"Ana Lima": ["One.", "Three."], "Bo Okafor": ["Two."]}


def test_voices_as_teams_writes_them_are_speakers(session):
    reading = session(
        transcript("<v Ana Lima>Fish &amp; chips.</v>", "<v Bo (Guest)>Ana: no.</v> <v Ana Lima>Yes.</v>")
    )
    assert said(reading) == {"Ana Lima": ["Fish & chips.", "Yes."], "Bo": ["Ana: no."]}


def test_a_speaker_named_in_the_caption_number_is_taken(session):
    cue = '1 "Ana Lima" (123)\n00:00:01.000 --> 00:00:02.000\nHello there.\n'
    assert said(session("WEBVTT\n\n" + cue)) == {"Ana Lima": ["Hello there."]}


def test_a_name_without_words_is_an_empty_contribution(session):
    (only,) = session(transcript("Ana Lima: ")).contributions
    assert (only.author.name, only.passages, only.state) == ("Ana Lima", (), State.EMPTY)


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_newlines_of_every_kind_and_a_byte_order_mark_are_read(session, newline):
    content = "\ufeff" + transcript("Ana Lima: We hear\ntoo late.", "Bo Okafor: I agree.").replace("\n", newline)
    assert said(session(content)) == {"Ana Lima": ["We hear too late."], "Bo Okafor": ["I agree."]}


def test_utf_16_is_read(session):
    assert said(session(transcript("Ánná Lïma: Ok.", "Ánná Lïma: Så.").encode("utf-16"))) == {"Ánná Lïma": ["Ok. Så."]}


def test_a_file_without_its_header_is_read_with_a_note(session):
    reading = session(transcript("Ana Lima: Hello.", header=""))
    assert said(reading) == {"Ana Lima": ["Hello."]}
    assert reading.notes == ("The file does not begin with WEBVTT; it was read all the same. Is it complete?",)


def test_captions_with_broken_times_keep_their_words(session):
    broken = "00:00:03.000 --> \nBo Okafor: I agree.\n\n--> 00:00:09.000\nAna Lima: Good.\n"
    reading = session(transcript("Ana Lima: Hello.") + broken)
    assert said(reading) == {"Ana Lima": ["Hello.", "Good."], "Bo Okafor": ["I agree."]}
    assert reading.notes == ("The times could not be read on lines 7 and 10; the words were.",)


def test_words_after_a_blank_line_inside_a_caption_are_kept(session):
    reading = session(transcript("Ana Lima: We hear\n\ntoo late, always.", "Bo Okafor: I agree."))
    assert said(reading) == {"Ana Lima": ["We hear too late, always."], "Bo Okafor": ["I agree."]}
    assert reading.notes == ("Words outside a caption were taken with the caption before, on line 7.",)


def test_captions_that_follow_each_other_without_a_blank_line_are_told_apart(session):
    content = "WEBVTT\n1\n00:01.000 --> 00:02.000\nAna Lima: One\n2\n00:02.000 --> 00:03.000\nBo Okafor: Two\n"
    assert said(session(content)) == {"Ana Lima": ["One"], "Bo Okafor": ["Two"]}


def test_a_file_cut_off_in_the_middle_gives_what_was_there(session):
    whole = transcript("Ana Lima: Hello.", "Bo Okafor: I agree.")
    assert said(session(whole[: whole.index("00:00:02.000 --> 00:00:03") + 9])) == {"Ana Lima": ["Hello."]}


def test_captions_without_words_are_noted(session):
    reading = session(transcript("Ana Lima: Hello.", ""))
    assert reading.notes == ("Captions without words on line 8.",)


def test_notes_styles_and_the_header_are_nobodys_words(session):
    content = transcript(
        "Ana Lima: Hello.", header="WEBVTT - call\nKind: captions\n\nNOTE made by\na machine\n\nSTYLE\n::cue{}\n\n"
    )
    assert said(session(content)) == {"Ana Lima": ["Hello."]}


def test_a_header_without_captions_is_refused(session):
    with pytest.raises(UnreadableSource, match="no caption in it"):
        session("WEBVTT\n\n")


def test_a_line_beyond_all_measure_is_refused_with_its_number(session):
    with pytest.raises(UnreadableSource, match=r"evening.vtt, line 4: .* longer than"):
        session("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "a" * 50_000_000)


def test_a_session_under_its_channels_opening_is_received_then(session):
    opens = datetime(2026, 9, 8, 15, tzinfo=UTC)
    channel = Channel(ChannelKind.SESSION, "sessions/*", opens=opens, timezone="UTC")
    assert session(transcript("Ana Lima: Hello."), channel).contributions[0].received == opens
