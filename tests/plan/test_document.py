from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arranged_plan import ANNOUNCED, SESSIONS, en, utc, with_phase
from hearout.errors import BadInput
from hearout.plan.announcement import (
    Announcement,
    Ending,
    Joining,
    Phase,
    PhaseKind,
    Promises,
    Question,
    QuestionAndAnswer,
    Round,
    Session,
    Text,
    TurnoutProposal,
    TurnoutRule,
    Way,
)
from hearout.plan.document import Json, from_document, text_to_document, to_document
from hearout.plan.document_table import text_from_document
from hearout.records.consultation import ChannelKind

LINES = st.text(max_size=20)
NUMBERS = st.integers(0, 10_000)
TAGS = st.sampled_from(["en", "de", "ar", "zh-Hant"])
TEXTS = st.builds(Text, st.dictionaries(TAGS, LINES, max_size=3))
WALLS = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1))
ZONED = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
ENDINGS = st.builds(Ending, st.datetimes(datetime(1970, 1, 1), timezones=ZONED), NUMBERS, st.none() | NUMBERS)
HELD = st.builds(
    Session,
    LINES,
    WALLS,
    LINES,
    NUMBERS,
    TEXTS,
    st.sampled_from(Joining),
    LINES,
    st.booleans(),
    NUMBERS,
    st.booleans(),
    st.none() | NUMBERS,
    LINES,
    st.none() | WALLS,
)
RULES = st.builds(TurnoutRule, NUMBERS, NUMBERS, st.sampled_from(TurnoutProposal))


def few(made: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(made, max_size=2).map(tuple)


ROUNDS = st.builds(Round, LINES, TEXTS, st.dates(), st.dates(), NUMBERS, few(HELD), st.none() | RULES)


PHASES = st.builds(
    Phase,
    LINES,
    st.sampled_from(PhaseKind),
    TEXTS,
    WALLS,
    WALLS,
    TEXTS,
    few(ROUNDS),
    st.none() | WALLS,
    st.none() | WALLS,
    st.none() | ENDINGS,
)
ANNOUNCEMENTS = st.builds(
    Announcement,
    title=TEXTS,
    host=TEXTS,
    purpose=TEXTS,
    audience=TEXTS,
    questions=few(st.builds(Question, LINES, TEXTS)),
    afterwards=TEXTS,
    phases=few(PHASES),
    ways=few(st.builds(Way, LINES, st.sampled_from(ChannelKind), LINES, TEXTS, TEXTS, LINES)),
    answers=few(st.builds(QuestionAndAnswer, LINES, TEXTS, TEXTS)),
    promises=st.builds(Promises, NUMBERS, NUMBERS, NUMBERS, st.none() | st.dates()),
    contact=LINES,
    responsible=TEXTS,
    team=TEXTS,
    zone=LINES,
    languages=st.lists(TAGS, min_size=1, max_size=3).map(tuple),
)


@given(ANNOUNCEMENTS)
def test_an_announcement_comes_back_exactly_also_through_text(announcement: Announcement) -> None:
    assert from_document(json.loads(json.dumps(to_document(announcement)))) == announcement


@given(TEXTS)
def test_a_text_comes_back_exactly(text: Text) -> None:
    assert text_from_document(json.loads(json.dumps(text_to_document(text)))) == text


def test_a_document_looks_like_this() -> None:
    ended = replace(
        SESSIONS,
        rounds=SESSIONS.rounds[:1],
        first_closes=datetime(2026, 9, 12, 23, 59),
        ended=Ending(utc(2026, 9, 10, 9), 3, held=2),
    )
    document = to_document(replace(ANNOUNCED, phases=(ended,), ways=ANNOUNCED.ways[:1], languages=("en", "ar")))
    assert document == {
        "format": 2,
        "title": {"en": "How should Meridian take its technical decisions?"},
        "host": {"en": "the Meridian Technical Committee"},
        "purpose": {"en": "We want to know **how it looks** from where you sit."},
        "audience": {"en": "Anyone whose work is touched."},
        "questions": [
            {"key": "kinds", "text": {"en": "What kinds of decisions?"}},
            {"key": "adjust", "text": {"en": "What should change?"}},
        ],
        "afterwards": {"en": "1. We *collect* them.\n2. We publish a [summary](https://example.org/s)."},
        "phases": [
            {
                "key": "sessions",
                "kind": "listening",
                "title": {"en": "Listening sessions"},
                "opens": "2026-09-08T00:00:00",
                "closes": "2026-09-16T23:59:00",
                "about": {},
                "rounds": [
                    {
                        "key": "round-1",
                        "title": {"en": "First round"},
                        "first": "2026-09-08",
                        "last": "2026-09-09",
                        "sessions": 2,
                        "schedule": [
                            {
                                "key": "session-1",
                                "opens": "2026-09-08T18:00:00",
                                "zone": "Europe/Berlin",
                                "minutes": 60,
                                "title": {"en": "Evening in Europe"},
                                "joining": "other",
                                "address": "",
                                "registration": True,
                                "capacity": 0,
                                "recorded": False,
                                "cancelled": None,
                                "merged_into": "",
                                "first_opens": None,
                            },
                            {
                                "key": "session-2",
                                "opens": "2026-09-09T10:00:00",
                                "zone": "Asia/Tokyo",
                                "minutes": 60,
                                "title": {"en": "Morning in Asia"},
                                "joining": "jitsi",
                                "address": "",
                                "registration": True,
                                "capacity": 0,
                                "recorded": False,
                                "cancelled": None,
                                "merged_into": "",
                                "first_opens": None,
                            },
                        ],
                        "rule": {"minimum": 6, "days_before": 2, "proposal": "merge"},
                    }
                ],
                "first_opens": None,
                "first_closes": "2026-09-12T23:59:00",
                "ended": {"at": "2026-09-10T09:00:00+00:00", "decision": 3, "held": 2},
            }
        ],
        "ways": [
            {
                "key": "survey",
                "kind": "survey",
                "phase": "survey",
                "title": {"en": "Survey"},
                "about": {},
                "address": "https://survey.example.org/forum",
            }
        ],
        "answers": [{"key": "counts", "question": {"en": "Does a mail count less?"}, "answer": {"en": "No."}}],
        "promises": {"minimum": 10, "k": 5, "rounding": 5, "kept_until": "2027-03-31"},
        "contact": "forum@example.org",
        "responsible": {"en": "Meridian Technical Committee"},
        "team": {"en": "Amara Lindqvist and Teodor Vashti."},
        "zone": "Europe/Berlin",
        "languages": ["en", "ar"],
    }


def broken(*place: str | int, value: object) -> object:
    """A right document in which another value stands at a place."""
    ended = with_phase(replace(SESSIONS, ended=Ending(utc(2026, 9, 10, 9), 3)))
    document: object = json.loads(json.dumps(to_document(ended)))
    inside = document
    for key in place[:-1]:
        inside = inside[key]  # type: ignore[index]
    inside[place[-1]] = value  # type: ignore[index]
    return document


def test_a_document_of_the_first_format_is_read_without_the_sessions_whose_times_it_did_not_hold() -> None:
    untimed = with_phase(replace(SESSIONS, rounds=(replace(SESSIONS.rounds[1], rule=None),)))
    earlier = json.loads(json.dumps(to_document(untimed) | {"format": 1}))
    round_ = earlier["phases"][1]["rounds"][0]
    del round_["schedule"], round_["rule"]
    round_["scheduled"] = 1
    assert from_document(earlier) == untimed


LATER = "format: is not one that this Hearout reads. A later one wrote it; update this one."
ROUND = ("phases", 1, "rounds", 1)


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ([], "announcement: is not an object."),
        (
            broken("format", value=3),
            LATER,
        ),
        (
            broken("format", value="1"),
            LATER,
        ),
        (broken("format", value=None), "format: is not a whole number from 0 up."),
        (broken("shout", value="x"), "shout: is unknown here."),
        (broken("phases", 1, "shout", value="x"), "phases[2].shout: is unknown here."),
        (broken("title", value="words"), "title: is not a table of languages."),
        (broken("title", value={"en": 3}), "title.en: is not text."),
        (broken("phases", value={}), "phases: is not a list."),
        (broken("phases", 0, value=None), "phases[1]: is not an object."),
        (
            broken("phases", 1, "kind", value="party"),
            "phases[2].kind: is not one of listening, reading, summary, answers.",
        ),
        (broken("phases", 1, "closes", value="tomorrow"), "phases[2].closes: is not a time, as 2026-09-29T18:00:00."),
        (
            broken("phases", 1, "closes", value="2026-09-16T23:59:00+02:00"),
            "phases[2].closes: names a zone; it is a time in the announcement's own.",
        ),
        (broken("phases", 1, "closes", value=None), "phases[2].closes: is not text."),
        (
            broken(*ROUND, "first", value="2026-02-30"),
            "phases[2].rounds[2].first: is not a day, as 2026-09-29.",
        ),
        (
            broken(*ROUND, "sessions", value=-1),
            "phases[2].rounds[2].sessions: is not a whole number from 0 up.",
        ),
        (broken("phases", 1, "ended", "at", value="2026-09-10T09:00:00"), "phases[2].ended.at: names no zone."),
        (broken("phases", 1, "ended", "held", value=True), "phases[2].ended.held: is not a whole number from 0 up."),
        (broken("promises", "k", value=2.5), "promises.k: is not a whole number from 0 up."),
        (broken("languages", value=[]), "languages: is not a list of texts with at least one."),
        (broken("languages", value=["en", 3]), "languages: is not a list of texts with at least one."),
        (broken("contact", value=None), "contact: is not text."),
    ],
)
def test_what_is_not_as_it_should_be_is_named_by_its_place(document: object, told: str) -> None:
    with pytest.raises(BadInput, match=f"^{re.escape(told)}$"):
        from_document(document)


def places(document: Json, before: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every key of every object in a document."""
    if isinstance(document, dict):
        inner = [place for key, value in document.items() for place in places(value, (*before, key))]
        return [*((*before, key) for key in document if key not in ("en", "de")), *inner]
    if isinstance(document, list):
        return [place for number, value in enumerate(document) for place in places(value, (*before, number))]
    return []


def test_every_value_must_be_there() -> None:
    whole = to_document(with_phase(replace(SESSIONS, ended=Ending(utc(2026, 9, 10, 9), 3))))
    for place in places(whole):
        document = json.loads(json.dumps(whole))
        inside = document
        for key in place[:-1]:
            inside = inside[key]
        del inside[place[-1]]
        with pytest.raises(BadInput, match=rf"{place[-1]}: is missing\.$"):
            from_document(document)


def test_words_of_the_document_do_not_reach_a_message() -> None:
    with pytest.raises(BadInput) as wrong:
        from_document(broken("phases", 0, "opens", value="a secret of somebody"))
    assert "secret" not in str(wrong.value)


def test_a_text_on_its_own_names_the_place_that_it_is_told() -> None:
    with pytest.raises(BadInput, match=r"^reason\.en: is not text\.$"):
        text_from_document({"en": None}, "reason")
    assert text_from_document({"en": "Few came."}) == en("Few came.")
