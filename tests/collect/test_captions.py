from dataclasses import replace

import pytest

from hearout.records.consultation import Channel, ChannelKind
from hearout.records.imports import Rejection, State

SESSION = Channel(ChannelKind.SESSION, "sessions/*", verified=True, facilitators=("Dana Whitfield",))
TEAM = "spoken by the team (facilitator), not a contribution"
GUID = "4f1f9a1e-aaaa-4bbb-8ccc-000000000001"


@pytest.fixture
def session(read):
    return lambda content, name="sessions/2026-09-08.vtt": read(content, SESSION, (), name)


def said(reading) -> dict[str, list[str]]:
    return {c.author.name: [passage.text for passage in c.passages] for c in reading.contributions}


def teams(*captions: str) -> str:
    cues = (
        f"{GUID}/{n}-0\n00:00:{n:02}.100 --> 00:00:{n + 1:02}.200\n{words}\n\n" for n, words in enumerate(captions, 1)
    )
    return "WEBVTT\n\nNOTE duration:00:10:00\n\n" + "".join(cues)


def test_teams_names_every_voice_whatever_they_say(session):
    reading = session(
        teams(
            "<v Ana Lima>We hear &amp; read\ntoo late.</v>", "<v.loud Bo Okafor>Note: I agree.</v> <v Ana Lima>Ok.</v>"
        )
    )
    assert (reading.format, reading.notes) == ("teams", ())
    assert said(reading) == {"Ana Lima": ["We hear & read too late.", "Ok."], "Bo Okafor": ["Note: I agree."]}


@pytest.mark.parametrize(
    "label", ["Ana Lima (Guest)", "Ana Lima (Gast)", "Ana Lima (Invité)", "Lima, Ana", "Lima, Ana (Guest)", "ANA LIMA"]
)
def test_one_person_has_many_labels(session, label):
    reading = session(teams("<v Ana Lima>One.</v>", "<v Bo>Two.</v>", f"<v {label}>Three.</v>"))
    assert said(reading) == {"Ana Lima": ["One.", "Three."], "Bo": ["Two."]}


def test_entities_in_a_name_are_the_letters_they_stand_for(session):
    assert said(session(teams("<v O&#39;Brien &amp; Co>Hi.</v>"))) == {"O'Brien & Co": ["Hi."]}


def test_a_caption_without_a_voice_goes_on_with_the_last(session):
    reading = session(teams("can you hear me", "<v Ana Lima>We hear</v>", "too late.", "<v Dana Whitfield>Thanks.</v>"))
    assert said(reading) == {"": ["can you hear me"], "Ana Lima": ["We hear too late."]}
    assert reading.rejections == (Rejection(19, TEAM),)
    assert reading.notes == ("Nobody is named as the speaker on line 7; it counts as one unknown person.",)


def test_labels_before_a_colon_are_zooms(session):
    reading = session("WEBVTT\n\n1\n00:01.000 --> 00:02.000\nAna Lima: Hello.\n")
    assert (reading.format, said(reading)) == ("zoom", {"Ana Lima": ["Hello."]})


def test_subrip_without_names_is_one_unknown_person(session):
    content = "1\n00:00:01,000 --> 00:00:02,000\nWe hear\n\n2\n00:00:02,000 --> 00:00:03,000\ntoo late.\n"
    reading = session(content, "sessions/call.srt")
    assert (reading.format, said(reading)) == ("captions", {"": ["We hear too late."]})
    assert reading.notes == ("Nobody is named as the speaker on line 3; it counts as one unknown person.",)


def test_subrip_with_names_before_a_colon_is_read_by_them(session):
    content = "1\n00:00:01,000 --> 00:00:02,000\nAna Lima: We\n\n2\n00:00:02,000 --> 00:00:03,000\nBo Okafor: No\n"
    assert said(session(content, "sessions/call.srt")) == {"Ana Lima": ["We"], "Bo Okafor": ["No"]}


def test_a_name_alone_on_the_first_line_of_every_caption_is_the_speaker(session):
    content = "0:0:0.0 --> 0:0:2.320\nAna Lima\nWe hear\ntoo late.\n\n0:0:2.320 --> 0:0:5.1\nBo Okafor\nI agree.\n"
    assert said(session(content)) == {"Ana Lima": ["We hear too late."], "Bo Okafor": ["I agree."]}


def test_a_first_line_that_names_nobody_is_words(session):
    content = "00:00.000 --> 00:02.000\nWe hear\ntoo late.\n\n00:02.000 --> 00:05.000\nAnd then\nwe do not.\n"
    assert said(session(f"WEBVTT\n\n{content}")) == {"": ["We hear too late. And then we do not."]}


def test_a_transcript_of_the_team_alone_has_nobody_elses_words(session):
    reading = session(teams("<v Dana Whitfield>Welcome.</v>"))
    assert (reading.contributions, len(reading.rejections)) == ((), 1)


def test_a_voice_without_words_is_nothing_said(session):
    reading = session(teams("<v Ana Lima></v>", "<v Bo>Yes.</v>"))
    assert said(reading) == {"Bo": ["Yes."]}
    assert reading.notes == ("Captions without words on line 6.",)


def test_a_device_is_a_seat(session):
    (seat,) = session(teams("<v +49 30 1234567>Hello.</v>")).contributions
    assert (seat.author.name, seat.author.verified, seat.state) == ("+49 30 1234567", False, State.COUNTED)


@pytest.mark.parametrize("between", ["\n", " "], ids=["on a line of their own", "after a sentence"])
def test_somebody_else_in_the_same_caption_keeps_their_own_words(session, between):
    """What people agreed to differs; a name without a colon, or in the middle of a sentence, is a word."""
    reading = session(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n"
        f"Ana Lima: We read too late.{between}Bo Okafor: I would rather not be kept.\n\n"
        "00:03.000 --> 00:04.000\nBo Okafor: So Ana Lima. I agree with Ana Lima: too late.\n"
    )
    assert said(reading) == {
        "Ana Lima": ["We read too late."],
        "Bo Okafor": ["I would rather not be kept. So Ana Lima. I agree with Ana Lima: too late."],
    }


def test_a_line_of_somebody_who_was_there_is_theirs_though_they_speak_nowhere_else(read):
    content = "WEBVTT\n\n00:01.000 --> 00:02.000\nAna Lima: We read too late\nBo Okafor: I would rather not be kept\n"
    there = replace(SESSION, present=("Bo Okafor",))
    reading = read(content, there, (), "sessions/2026-09-08.vtt")
    assert said(reading) == {"Ana Lima": ["We read too late"], "Bo Okafor": ["I would rather not be kept"]}
