from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hearout.errors import UnreadableSource
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.imports import Rejection, State

BERLIN = ZoneInfo("Europe/Berlin")
QUESTIONS = (GuidingQuestion("change", "How should the process change?"),)
SESSION = Channel(ChannelKind.SESSION, "sessions/*", timezone="Europe/Berlin", facilitators=("Dana Whitfield",))
PRIVATE = "a private message, not public input"
TEAM = "spoken by the team (facilitator), not a contribution"


@pytest.fixture
def chat(read):
    def reading(content: str):
        found = read(content, SESSION, QUESTIONS, "sessions/chat.txt")
        assert found.format == "chat"
        return found

    return reading


def zoom(*messages: tuple[str, str]) -> str:
    """(who and to whom, words): as Zoom saves them."""
    return "".join(f"10:02:{n:02} From {head}:\n\t{words}\n" for n, (head, words) in enumerate(messages, 10))


def said(reading) -> dict[str, list[str]]:
    return {c.author.name: [passage.text for passage in c.passages] for c in reading.contributions}


def test_messages_of_one_person_are_the_passages_of_one_contribution(chat):
    reading = chat(
        zoom(
            ("Ana Lima to Everyone", "We hear too late.\n\tAlways."),
            ("Bo to Everyone", "I agree: https://example.org/a"),
            ("Ana Lima to Everyone", "10:30 works"),
        )
    )
    assert said(reading) == {
        "Ana Lima": ["We hear too late.\nAlways.", "10:30 works"],
        "Bo": ["I agree: https://example.org/a"],
    }
    assert [c.native for c in reading.contributions] == ["chat#ana lima", "chat#bo"]


@pytest.mark.parametrize(
    "to",
    ["Bo Okafor(Direct Message)", "Bo Okafor (Privately)", "Bo Okafor (Direktnachricht)", "Bo", "Hosts and panelists"],
)
def test_a_private_message_is_rejected_one_by_one(chat, to):
    reading = chat(zoom(("Ana to Everyone", "yes"), ("Bo to Everyone", "hm"), (f"Ana to {to}", "secret\n\twords")))
    assert said(reading) == {"Ana": ["yes"], "Bo": ["hm"]}
    assert reading.rejections == (Rejection(5, PRIVATE),)


def test_replies_lose_what_they_quote_and_reactions_have_no_words(chat):
    reading = chat(
        zoom(
            ("Ana to Everyone", "We hear too late."),
            ("Bo to Everyone", 'Replying to "We hear too late...."\n\t\n\tI agree'),
            ("Wei to Everyone", 'Reacted to "We hear too late...." with 👍'),
            ("Wei to Everyone", "👍🏽 !!"),
            ("Wei to Everyone", 'Removed a 👍 reaction from "We hear too late...."'),
        )
    )
    assert said(reading) == {"Ana": ["We hear too late."], "Bo": ["I agree"], "Wei": []}
    _, bo, wei = reading.contributions
    assert bo.removed == ('Replying to "We hear too late...."',)
    assert (wei.state, wei.why, len(wei.removed)) == (State.EMPTY, "only reactions", 3)
    assert reading.unused == ("reactions and signs alone (3)",)


def test_lines_marked_as_quoted_are_somebody_elses(chat):
    """As Matrix and Element write what a message replies to."""
    reply = "> <bo> I would rather not be kept\n\t> nor this\n\tI agree"
    reading = chat(zoom(("Ana to Everyone", reply), ("Wei to Everyone", "> 5 is too many")))
    assert said(reading) == {"Ana": ["I agree"], "Wei": ["> 5 is too many"]}
    assert reading.contributions[0].removed == ("> <bo> I would rather not be kept", "> nor this")


def test_a_sign_beside_words_of_ones_own_is_part_of_them(chat):
    words = 'I would call "the forum" a closed club, and that for years 👎'
    assert said(chat(zoom(("Ana to Everyone", words)))) == {"Ana": [words]}


def test_the_team_asks_and_is_not_counted(chat):
    reading = chat(
        zoom(
            ("Dana Whitfield (Host) to Everyone", "How should the process change?"),
            ("Ana to Everyone", "Earlier"),
        )
    )
    assert [(p.question, p.text) for c in reading.contributions for p in c.passages] == [("change", "Earlier")]
    assert reading.rejections == (Rejection(1, TEAM),)


@pytest.mark.parametrize(
    "lines",
    [
        "10:02:33\t From  Ana Lima  to  Everyone : {}\n10:02:44\t From Bo : {}\n",
        "10:02:33 Von Ana Lima an Alle:\n\t{}\n10:02:35 Von Bo an Alle:\n\t{}\n",
        "2026-09-08 10:02:33 De Ana Lima à Tout le monde:\n\t{}\n2026-09-08 10:02:33 De Bo à Tout le monde:\n\t{}\n",
        "00:58:04\tAna Lima:\t{}\n00:58:20\tBo:\t{}\n",
        "From Ana Lima to Everyone:  09:00 PM\n{}\nFrom Bo to Everyone:  09:01 PM\n{}\n",
        "[10:02] Ana Lima : {}\n[10:03] Bo : {}\n[10:04] Bo : \n",
        "[10:02:03] Ana Lima: {}\n[10:03:03] Bo: {}\n[10:04:01] Bo: \n",
        "[10:42 AM] Ana Lima\n{}\n\n[10:43 AM] Bo\n{}\n\n[10:43 AM] Bo\n\n",
        "[10:42 • 08/09/2026] Ana Lima:\n{}\n[10:43 • 08/09/2026] Bo:\n{}\n[10:44 • 08/09/2026] Bo:\n\n",
        "2026-09-08T10:02:33 <Ana Lima> {}\n2026-09-08T10:02:34 <@Bo> {}\n2026-09-08T10:02:34 <@Bo> \n",
        "[2026-09-08 10:00] <Ana Lima> {}\n[2026-09-08 10:01] <Bo> {}\n[2026-09-08 10:01] <Bo> \n",
        "<Ana Lima> {}\n<Bo> {}\n<Bo>\n",
        "08/09/2026, 10:02 - Ana Lima: {}\n08/09/2026, 10:03 - Bo: {}\n08/09/2026, 10:03 - Bo: \n",
        "00:01:02.000,00:01:05.000\nAna Lima: {}\n\n00:02:02.000,00:02:05.000\nBo: {}\n",
    ],
)
def test_every_style_of_chat_is_read(chat, lines):
    assert said(chat(lines.format("Note: we stop", "10:30 works"))) == {
        "Ana Lima": ["Note: we stop"],
        "Bo": ["10:30 works"],
    }


def test_who_came_and_went_is_counted_and_nobodys_words(chat):
    reading = chat(
        "10:00 <ana> We hear too late\n10:01 -!- bo [b@example.org] has joined #forum\n10:02 * wei waves\n"
        "10:03 * wei has quit (Timeout)\n10:03 <bo> In writing\n"
    )
    assert said(reading) == {"ana": ["We hear too late"], "wei": ["waves"], "bo": ["In writing"]}
    assert reading.unused == ("lines of the chat itself (2): who came, who went, what was taken back",)


def test_what_was_taken_back_and_what_names_nobody_is_accounted_for(chat):
    reading = chat(
        "system:\nWelcome to the room!\n\n[10:02] Ana : We hear\nmore\n[10:03] \n[10:03] Lima, Bo: Yes\n"
        "[10:53] This message was deleted by Ana\n[10:54] somebody wrote\n[10:55] Ana : Ok\n"
    )
    assert said(reading) == {"Ana": ["We hear\nmore", "Ok"], "Lima, Bo": ["Yes"]}
    assert reading.rejections == (Rejection(9, "a message that names nobody"),)
    assert reading.contributions[0].removed == ("system:", "Welcome to the room!")
    assert reading.notes == ("What stands above the first message was taken as a heading (2 lines).",)


def test_the_day_is_in_the_stamp_where_the_file_name_has_none(chat):
    (only,) = chat("[2026-09-08 10:00] <ana> a\n[2026-09-08 10:01] <ana> b\n[2026-09-08 10:02] <ana> c\n").contributions
    assert only.received == datetime(2026, 9, 8, 10, 0, tzinfo=BERLIN)


def test_me_is_a_seat_and_nobody_registered(read):
    channel = Channel(ChannelKind.SESSION, "sessions/*", verified=True)
    (me,) = read(zoom(("Me to Everyone", "yes")), channel, (), "sessions/chat.txt").contributions
    assert me.author.verified is False


def test_a_file_without_a_message_is_refused(read):
    channel = Channel(ChannelKind.SESSION, "sessions/*", format="chat")
    with pytest.raises(UnreadableSource, match="no message in it"):
        read("We hear too late.\n", channel, (), "sessions/chat.txt")


def test_notes_with_times_are_notes(read):
    assert read("[10:02] Ana: first\n\n- more\n- and more\n", SESSION, (), "sessions/n.txt").format == "notes"


@pytest.mark.parametrize("kind", [ChannelKind.TALK, ChannelKind.OTHER, ChannelKind.SURVEY, ChannelKind.EMAIL])
def test_a_chat_elsewhere_is_told_where_it_belongs(read, kind):
    content = "10:00 <ana> We hear too late\n10:01 <bo> no\n10:02 <ana> yes\n"
    with pytest.raises(UnreadableSource, match=r'looks like chat.*channel of the kind "session"'):
        read(content, Channel(kind, "x/*"), (), "x/chat.txt")


def test_a_table_saved_with_tabs_is_no_chat_though_times_come_first(read):
    rows = "".join(f"2026-08-10 10:00:{n:02d}\tAsia\tPublish the reasons behind it {n}\n" for n in range(9))
    survey = Channel(ChannelKind.SURVEY, "survey/*")
    assert read(f"Timestamp\tWhich region?\tWhat should change?\n{rows}", survey, QUESTIONS).format == "google_forms"
