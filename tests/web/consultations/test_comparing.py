"""What differs between two announcements, line by line."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, datetime

import pytest

from arranged_web import announcement, en
from hearout.plan.announcement import Announcement, Ending, Promises, Round, Text
from hearout.plan.sections import Section
from hearout.web.consultations.comparing import Change, Piece, changes, changes_in

SAID = announcement()


def told(after: Announcement, section: Section) -> list[tuple[str, str, str, str]]:
    """The changes from the usual announcement, as label, item, before and after."""
    return [(one.label, one.of, one.before, one.after) for one in changes_in(section, SAID, after, "en")]


def phase(key: str, **other: object) -> Announcement:
    phases = tuple(replace(one, **other) if one.key == key else one for one in SAID.phases)  # type: ignore[arg-type]
    return replace(SAID, phases=phases)


def way(key: str, **other: object) -> Announcement:
    ways = tuple(replace(one, **other) if one.key == key else one for one in SAID.ways)  # type: ignore[arg-type]
    return replace(SAID, ways=ways)


def test_what_is_the_same_is_not_told() -> None:
    assert changes(SAID, SAID, "en") == ()


def test_sections_come_in_their_order_with_their_titles() -> None:
    after = replace(SAID, contact="other@example.org", title=en("Shorter"))
    assert [(one.section, one.title) for one in changes(SAID, after, "en")] == [
        (Section.ABOUT, "About"),
        (Section.PEOPLE, "Who runs this"),
    ]


def test_words_say_in_which_language_they_are_and_which_way_they_run() -> None:
    after = replace(SAID, title=Text({**SAID.title.words, "ar": "القرارات"}))
    (change,) = changes_in(Section.ABOUT, SAID, after, "en")
    assert (change.language, change.tag, change.direction) == ("Arabic", "ar", "rtl")
    assert (change.before, change.after) == ("", "القرارات")


@pytest.mark.parametrize(
    ("after", "section", "lines"),
    [
        (replace(SAID, zone="Africa/Nairobi"), Section.DATES, [("Time zone", "", "Berlin", "Nairobi")]),
        (
            phase("survey", closes=datetime(2026, 9, 1, 20, 0)),
            Section.DATES,
            [("Closes", "Survey", "Monday 31 August 2026, 20:00", "Tuesday 1 September 2026, 20:00")],
        ),
        (
            phase("sessions", rounds=(Round("one", Text(), date(2026, 9, 8), date(2026, 9, 10), 2),)),
            Section.DATES,
            [("Round", "Listening sessions", "", "8–10 September 2026: 2 sessions")],
        ),
        (
            phase("survey", ended=Ending(datetime.fromisoformat("2026-08-20T10:00Z"), 2)),
            Section.DATES,
            [("Ended early", "Survey", "", "Thursday 20 August 2026, 12:00 in Berlin (10:00 UTC)")],
        ),
        (
            way("mail", phase="survey", address=""),
            Section.WAYS,
            [
                ("Open during", "E-mail", "Talk page and mailbox", "Survey"),
                ("Address", "E-mail", "forum@example.org", ""),
            ],
        ),
        (
            replace(SAID, promises=Promises(minimum=20, kept_until=None)),
            Section.WORDS,
            [
                ("Smallest group", "", "10", "20"),
                ("What people said is kept until", "", "Wednesday 31 March 2027", ""),
            ],
        ),
        (
            replace(SAID, languages=("sw", "en")),
            Section.LANGUAGES,
            [("Languages, the main one first", "", "English", "Swahili and English")],
        ),
        (
            replace(SAID, questions=SAID.questions[::-1]),
            Section.QUESTIONS,
            [
                (
                    "Order",
                    "",
                    "1. What kinds of decisions should the Forum take?\n2. Who is involved when a decision is taken?",
                    "1. Who is involved when a decision is taken?\n2. What kinds of decisions should the Forum take?",
                )
            ],
        ),
    ],
)
def test_each_thing_that_is_said_is_told_by_its_name(
    after: Announcement, section: Section, lines: list[tuple[str, str, str, str]]
) -> None:
    assert told(after, section) == lines


def test_what_is_gone_is_told_where_it_was() -> None:
    after = replace(SAID, questions=SAID.questions[1:])
    assert told(after, Section.QUESTIONS) == [("Question", "", "What kinds of decisions should the Forum take?", "")]


def change(before: str, after: str) -> Change:
    return Change("title en", "Title", "", before, after, "English", "en")


def test_the_words_that_differ_are_marked() -> None:
    one = change("We want to know how it looks.", "We want to hear how it looks to you.")
    assert one.was == (
        Piece("We want to ", False),
        Piece("know ", True),
        Piece("how it ", False),
        Piece("looks.", True),
    )
    assert one.now == (
        Piece("We want to ", False),
        Piece("hear ", True),
        Piece("how it ", False),
        Piece("looks to you.", True),
    )


def test_where_there_was_nothing_nothing_is_marked() -> None:
    assert change("", "All of it is new.").now == (Piece("All of it is new.", False),)


@pytest.mark.parametrize("piece", ["a ", "a b ", "\n", "word"])
def test_texts_made_to_be_slow_are_compared_in_a_moment(piece: str) -> None:
    long = (piece * 10_000)[:10_000]
    began = time.perf_counter()
    assert "".join(one.words for one in change(long, long[:-1] + "x").was) == long
    assert time.perf_counter() - began < 2
