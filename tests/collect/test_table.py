from datetime import UTC, datetime, timedelta, timezone

import pytest

from hearout.collect import rows
from hearout.errors import BadInput, UnreadableSource
from hearout.records.consultation import Channel, ChannelKind, ColumnMapping, Consent, GuidingQuestion
from hearout.records.imports import State

QUESTIONS = (GuidingQuestion("change", "How should the process change?"), GuidingQuestion("who", "Who is involved?"))


def channel(**mapping) -> Channel:
    return Channel(ChannelKind.SURVEY, "survey/*", mapping=ColumnMapping(**mapping))


FORM = (
    "Timestamp,Email Address,Your name,Region,How should the process change?,Tools\n"
    "2026/08/10 2:03:22 PM GMT+2,ana@example.org,Ana Example,Asia,Ask us before you decide it,Wiki;Chat\n"
    "2026/08/11 9:00:00 AM GMT+2,bo@example.org,Bo Example,Asia,Publish the reasons,Chat\n"
    "2026/08/12 9:00:00 AM GMT+2,cy@example.org,Cy Example,Europe,Fewer people should decide,Wiki;Mail;Chat\n"
    "2026/08/12 9:30:00 AM GMT+2,di@example.org,Di Example,Europe,,\n"
)


def test_a_form_is_read_by_its_mapping(read):
    mapped = channel(
        facets={"region": "Region"}, closed={"tools": "tools"}, open={"How should the process change?": "change"}
    )
    reading = read(FORM, mapped, QUESTIONS)
    assert [(c.facets, c.closed) for c in reading.contributions] == [
        ({"region": ("Asia",)}, {"tools": ("Wiki", "Chat")}),
        ({"region": ("Asia",)}, {"tools": ("Chat",)}),
        ({"region": ("Europe",)}, {"tools": ("Wiki", "Mail", "Chat")}),
        ({"region": ("Europe",)}, {}),
    ]
    assert [p.question for c in reading.contributions for p in c.passages] == ["change"] * 3


def test_without_a_mapping_columns_are_recognised_and_who_wrote_is_no_passage(read):
    reading = read(FORM, channel(), QUESTIONS)
    first = reading.contributions[0]
    assert (first.author.name, first.author.email) == ("Ana Example", "ana@example.org")
    assert first.received == datetime(2026, 8, 10, 14, 3, 22, tzinfo=timezone(timedelta(hours=2)))
    assert [p.text for p in first.passages] == ["Ask us before you decide it"]
    assert (first.facets, first.closed) == ({}, {})
    assert reading.unused == (
        "Region (closed answers: name it under facets or closed to table it)",
        "Tools (closed answers: name it under facets or closed to table it)",
    )


def test_free_text_that_answers_no_guiding_question_still_becomes_passages(read):
    reading = read("id,Other remarks\n1,I like the new forum\n2,More of the same please\n", channel(), QUESTIONS)
    assert [(p.question, p.prompt) for c in reading.contributions for p in c.passages] == [("", "Other remarks")] * 2


def test_a_cell_of_newlines_holds_several_answers(read):
    content = 'n,where\n1,"\nIndustry\n"\n2,"\nHome\nSchool\n"\n3,"\n"\n'
    reading = read(content, channel(id="n", facets={"where": "where"}))
    assert [c.facets.get("where") for c in reading.contributions] == [("Industry",), ("Home", "School"), None]


def test_commas_part_answers_that_were_picked_and_leave_sentences_whole(read):
    answers = [
        ("C,Perl", "Between 1,000 and 9,999", "Yes, often"),
        ("Perl,Python", "Between 10,000 and 99,999", "Yes, seldom"),
        ("C,Python", "Between 1,000 and 9,999", "No"),
    ]
    content = "id,langs,size,use\n" + "".join(f'{n},"{a}","{b}","{c}"\n' for n, (a, b, c) in enumerate(answers))
    reading = read(content, channel(closed={"langs": "langs", "size": "size", "use": "use"}))
    assert reading.contributions[0].closed == {
        "langs": ("C", "Perl"),
        "size": ("Between 1,000 and 9,999",),
        "use": ("Yes, often",),
    }


def test_rows_of_a_matrix_keep_the_row_they_answer(read):
    content = (
        "id,How good? [Docs],How good? [Chat],Say more\n"
        "1,Good,,I read them every day\n"
        "2,Bad,Good,Nobody answers me there\n"
    )
    reading = read(content, channel(closed={"good": "How good?"}))
    assert [c.closed for c in reading.contributions] == [
        {"good": ("Docs: Good",)},
        {"good": ("Docs: Bad", "Chat: Good")},
    ]


def test_a_column_that_does_not_exist_is_refused_with_the_nearest_names(read):
    with pytest.raises(UnreadableSource, match=r'facets.region names the column "Regoin".*Nearest: "Region"'):
        read(FORM, channel(facets={"region": "Regoin"}), QUESTIONS)


def test_where_no_column_is_near_the_first_row_is_not_shown(read):
    with pytest.raises(UnreadableSource, match="No column has a name near it") as refused:
        read("I was born in Kisumu,and love cats\nreally so,yes\n", channel(open={"q77": "change"}), QUESTIONS)
    assert "Kisumu" not in str(refused.value)


@pytest.mark.parametrize("first", ["2026-03-01,Ana", "1,ana@example.org,I like it"])
def test_a_first_row_of_answers_is_refused(read, first):
    with pytest.raises(UnreadableSource, match=r"line 1: The first row looks like answers"):
        read(f"{first}\n{first}\n", channel(), QUESTIONS)


def test_what_people_wrote_under_other_is_pointed_out(read):
    rows = "".join(f"{n},Wiki\n" for n in range(20)) + "20,My own notes in a drawer\n"
    assert read(f"id,tools\n{rows}", channel(), QUESTIONS).unused == (
        "tools (closed answers, 1 in people's own words: name it under open, facets or closed to use it)",
    )


def test_text_with_commas_under_other_is_no_table(read):
    other = Channel(ChannelKind.OTHER, "other/*")
    slip = "Dear all, I write by hand\nbecause, well, I like it\n"
    assert read(slip, other, name="other/slip.txt").format != "table"
    assert read("id,remarks\n1,I write by hand\n", other, name="other/slips.csv").format == "table"


def test_a_mapping_to_an_unknown_question_is_refused(read):
    with pytest.raises(UnreadableSource, match=r'the question "chnge". The questions are: change, who'):
        read(FORM, channel(open={"Tools": "chnge"}), QUESTIONS)


def test_two_columns_of_one_name_are_told_apart(read):
    content = "id,Comment,Comment\n1,I would ask first,I would decide later\n"
    reading = read(content, channel(open={"Comment (2)": "who"}), QUESTIONS)
    assert [(p.question, p.text) for p in reading.contributions[0].passages] == [
        ("", "I would ask first"),
        ("who", "I would decide later"),
    ]
    assert "Columns of the same name are told apart by a number: Comment." in reading.notes


def test_how_consent_was_read_is_said_in_numbers(read):
    content = (
        "id,May we quote you?,Comment\n1,Yes,Ask first please\n2,No,Decide a little later\n3,Yes,Write it down then\n"
    )
    [note] = [note for note in read(content, channel(), QUESTIONS).notes if note.startswith("Consent")]
    assert (
        note
        == "Consent was read as: paraphrase 1, quote 2. If that is not what people chose, say it under consent_values."
    )


def test_where_nothing_asks_for_consent_that_is_said(read):
    notes = read("id,Comment\n1,Ask first please\n", channel(), QUESTIONS).notes
    assert [note for note in notes if note.startswith("No column was taken for consent")] == list(notes)


def test_a_mapping_that_fits_two_columns_is_refused(read):
    with pytest.raises(UnreadableSource, match=r'2 columns are called so. Write "Comment \(1\)" or "Comment \(2\)"'):
        read("id,Comment,Comment\n1,a,b\n", channel(open={"Comment": "who"}), QUESTIONS)


@pytest.mark.parametrize(
    "mapping",
    [
        {"id": "Region", "token": "Region"},
        {"open": {"Region": "who"}, "facets": {"r": "Region"}},
        {"open": {"Region": "who"}, "name": "Region"},
        {"facets": {"r": "Region"}, "name": "Region"},
    ],
)
def test_a_column_mapped_to_two_ends_is_refused(read, mapping):
    with pytest.raises(UnreadableSource, match="is mapped"):
        read(FORM, channel(**mapping), QUESTIONS)


def test_consent_is_read_row_by_row_and_a_refusal_takes_the_words_out(read):
    content = (
        "id,consent,remarks\n"
        "1,You may quote me,I think that it works\n"
        "2,Paraphrase only,We should ask more people\n"
        "3,Only count me,Nobody reads these pages\n"
        "4,Please do not use my answers,My secret is here now\n"
        "5,,I did not answer that one\n"
        "6,Kumquat,Nor did I understand it\n"
    )
    reading = read(content, Channel(ChannelKind.SURVEY, "s", consent=Consent.QUOTE), QUESTIONS)
    assert [(c.consent, c.state) for c in reading.contributions] == [
        (Consent.QUOTE, State.COUNTED),
        (Consent.PARAPHRASE, State.COUNTED),
        (Consent.COUNT, State.COUNTED),
        (Consent.COUNT, State.WITHDRAWN),
        (Consent.PARAPHRASE, State.COUNTED),
        (Consent.COUNT, State.COUNTED),
    ]
    assert reading.contributions[3].passages == ()
    assert reading.contributions[3].why == "asked that the answers are not used"
    assert any(note.startswith("1 answers to the consent question were not understood") for note in reading.notes)


def test_what_the_team_says_consent_means_comes_first(read):
    mapped = channel(consent="ok", consent_values={"Kumquat": Consent.QUOTE, "yes": Consent.COUNT})
    reading = read("ok,remarks\nkumquat,I like the plan\nYes,I do not like it\n", mapped, QUESTIONS)
    assert [c.consent for c in reading.contributions] == [Consent.QUOTE, Consent.COUNT]


def test_an_answer_that_the_team_says_takes_it_back_does(read):
    mapped = channel(consent="ok", consent_values={"yes": Consent.QUOTE}, withdrawn=("Kumquat",))
    reading = read("ok,remarks\nkumquat,I like the plan\nYes,I do not like it\n", mapped, QUESTIONS)
    assert [(c.state, len(c.passages)) for c in reading.contributions] == [(State.WITHDRAWN, 0), (State.COUNTED, 1)]


def test_a_column_that_the_team_leaves_out_is_not_read(read):
    text = "remarks,office\nI like the plan,She called us twice about it\nI do not,Answered by telephone at noon\n"
    reading = read(text, channel(left=("office",)), QUESTIONS)
    assert [[p.text for p in c.passages] for c in reading.contributions] == [["I like the plan"], ["I do not"]]
    assert "office (left out by the team)" in reading.unused


def test_two_people_may_give_the_same_answers(read):
    reading = read("role,remarks\nA,I like the plan\nA,I like the plan\nB,I do not\n", channel(), QUESTIONS)
    assert len({c.native for c in reading.contributions}) == 3


def test_a_row_is_named_alike_wherever_its_columns_stand(read):
    one = read("role,remarks\nA,I like the plan\n", channel(), QUESTIONS)
    other = read("remarks,role\nI like the plan,A\n", channel(), QUESTIONS)
    assert one.contributions[0].native == other.contributions[0].native


def test_too_many_rows_are_refused_before_any_is_made(read, monkeypatch):
    monkeypatch.setattr(rows, "MOST_ROWS", 3)
    with pytest.raises(BadInput, match=r"line 5: It has more than 3 rows. Split it"):
        read("id,remarks\n" + "".join(f"{n},Some words here\n" for n in range(5)), channel(), QUESTIONS)


def test_an_unknown_time_zone_is_refused(read):
    with pytest.raises(BadInput, match='"Mars/Base" is no time zone'):
        read(FORM, Channel(ChannelKind.SURVEY, "s", timezone="Mars/Base"), QUESTIONS)


def test_dates_that_cannot_be_are_counted_as_undated(read):
    content = "date,remarks\n1812-01-01,Long ago it was\n2026-03-01,This is quite new\n9999-01-01,Far ahead of us\n"
    reading = read(content, channel(submitted="date"), QUESTIONS)
    assert [c.received for c in reading.contributions] == [None, datetime(2026, 3, 1, tzinfo=UTC), None]
    assert any(note.startswith("2 submission dates could not be read") for note in reading.notes)


def test_answers_only_in_columns_that_nobody_mapped_are_counted_as_such(read):
    content = "id,Region,Remarks\n1,Asia,We hear of it too late\n2,Asia,\n3,Europe,Write the reasons down\n4,,\n"
    reading = read(content, channel(), QUESTIONS)
    assert [(c.state, c.why) for c in reading.contributions] == [
        (State.COUNTED, ""),
        (State.EMPTY, "answers only in columns that are not used"),
        (State.COUNTED, ""),
        (State.EMPTY, "no answers"),
    ]
    assert any(note.startswith("1 responses have answers only in columns") for note in reading.notes)


def test_forms_of_other_services_say_who_and_when_in_their_own_columns(read):
    content = (
        '"User ID","User display name","Timestamp","What should change?"\n'
        '"","Anonymous user","2026-08-10T14:03:22+02:00","We hear of it too late"\n'
        '"ana","Ana Lima","2026-08-10T15:00:00+02:00","Write the reasons down"\n'
    )
    reading = read(content, channel(), QUESTIONS)
    assert [(c.author.name, c.received.isoformat() if c.received else "") for c in reading.contributions] == [
        ("", "2026-08-10T12:03:22+00:00"),
        ("Ana Lima", "2026-08-10T13:00:00+00:00"),
    ]
