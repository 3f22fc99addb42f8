from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from arranged_plan import ANNOUNCED, SESSIONS, en, utc, with_phase
from hearout.plan.announcement import Announcement, Ending, Round, Session, Text
from hearout.plan.changes import (
    add_round,
    cancel_sessions,
    end_early,
    extend,
    merge_sessions,
    move_session,
    postpone,
    schedule,
)
from hearout.plan.decided import Decided, DecisionKind, Moved, phases_moved
from hearout.plan.plain import plain
from hearout.plan.record import recorded
from hearout.records.consultation import (
    Channel,
    ChannelKind,
    Consultation,
    GuidingQuestion,
    Outreach,
    Phase,
    PhaseChange,
    PhaseChangeKind,
    Privacy,
)
from hearout.summarise.method import story_paragraphs

OUTREACH = (Outreach("the mailing list", date(2026, 8, 10), 640, "https://lists.example.org/1"),)
THIRD = Round("round-3", en("Third round"), date(2026, 9, 22), date(2026, 9, 23), sessions=2)


def test_an_announcement_is_recorded_as_the_engine_knows_consultations() -> None:
    assert recorded(with_phase(SESSIONS), (), OUTREACH, "en") == Consultation(
        title="How should Meridian take its technical decisions?",
        questions=(
            GuidingQuestion("kinds", "What kinds of decisions?"),
            GuidingQuestion("adjust", "What should change?"),
        ),
        channels=(
            Channel(ChannelKind.SURVEY, "", "Survey", utc(2026, 8, 9, 22), utc(2026, 8, 31, 21, 59), "Europe/Berlin"),
            Channel(ChannelKind.SESSION, "", "Listening sessions", None, utc(2026, 9, 16, 21, 59), "Europe/Berlin"),
            Channel(ChannelKind.TALK, "", "Talk page", utc(2026, 8, 9, 22), utc(2026, 9, 29, 21, 59), "Europe/Berlin"),
            Channel(ChannelKind.EMAIL, "", "E-mail", utc(2026, 8, 9, 22), utc(2026, 9, 29, 21, 59), "Europe/Berlin"),
        ),
        purpose="We want to know how it looks from where you sit.",
        audience="Anyone whose work is touched.",
        responsible="Meridian Technical Committee",
        contact="forum@example.org",
        afterwards="We collect them. We publish a summary.",
        phases=(
            Phase("Survey", date(2026, 8, 10), date(2026, 8, 31)),
            Phase("Listening sessions", date(2026, 9, 8), date(2026, 9, 16), planned=4, scheduled=2),
            Phase("Writing", date(2026, 8, 10), date(2026, 9, 29)),
            Phase("Reading", date(2026, 9, 30), date(2026, 10, 20)),
            Phase("Summary", date(2026, 11, 3), date(2026, 11, 3)),
        ),
        outreach=OUTREACH,
        privacy=Privacy(10, 5, 5),
    )


def bent(*steps: tuple[DecisionKind, Announcement, str]) -> tuple[Decided, ...]:
    """The decisions about the sessions that led from each announcement to the next, one a day from 1 September on."""
    before, decisions = ANNOUNCED, []
    for number, (kind, after, reason) in enumerate(steps, 2):
        at = utc(2026, 9, number - 1, 9)
        moved = phases_moved(before, after)
        decisions.append(Decided(number, kind, at, en(reason), "the committee", "sessions", moved))
        before = after
    return tuple(decisions)


def test_the_method_section_tells_every_change_in_order_with_its_reason() -> None:
    later = postpone(ANNOUNCED, "sessions", datetime(2026, 9, 10), datetime(2026, 9, 18, 23, 59), utc(2026, 9, 1, 9))
    more = add_round(later, "sessions", THIRD, utc(2026, 9, 2, 9), closes=datetime(2026, 9, 23, 23, 59))
    longer = extend(more, "sessions", datetime(2026, 9, 30, 23, 59), utc(2026, 9, 3, 9))
    ended = end_early(longer, "sessions", utc(2026, 9, 20, 9), 5)
    decisions = (
        *bent(
            (DecisionKind.POSTPONED, later, "The tool for calls was down."),
            (DecisionKind.ROUND_ADDED, more, "Many could not come."),
            (DecisionKind.EXTENDED, longer, ""),
        ),
        Decided(5, DecisionKind.ENDED_EARLY, utc(2026, 9, 20, 9), en("Few came"), "the board", "sessions"),
        Decided(6, DecisionKind.NOTICE, utc(2026, 9, 21, 9), en("Thank you."), phase="sessions"),
    )
    assert story_paragraphs(recorded(ended, reversed_in_vain(decisions), OUTREACH, "en")) == (
        (
            "Whom we asked. We wanted to hear: Anyone whose work is touched. It was announced in one place: the "
            "mailing list (10 August 2026)."
        ),
        (
            "Listening sessions. Planned for 8 to 16 September 2026. On 1 September 2026 it was postponed; the new "
            "dates were 10 to 18 September 2026. The reason: The tool for calls was down. Decided by the committee. On "
            "2 September 2026 a round of two sessions was added, and the phase was extended until 23 September 2026. "
            "The reason: Many could not come. Decided by the committee. On 3 September 2026 it was extended until 30 "
            "September 2026. Decided by the committee. Of six planned sessions two were given a time, two were "
            "moved and two were held. This phase was ended "
            "early, on 20 September 2026. The reason: Few came. Decided by the board. The talk page and the mailbox "
            "stayed open until 29 September 2026."
        ),
    )


def test_the_method_section_tells_what_became_of_sessions_and_why() -> None:
    third = Session("session-3", datetime(2026, 9, 15, 19), "Africa/Nairobi", 60)
    fourth = replace(third, key="session-4", opens=datetime(2026, 9, 16, 9))
    timed = schedule(ANNOUNCED, "sessions", "round-2", [third, fourth], utc(2026, 9, 1, 9))
    moved = move_session(timed, replace(third, opens=datetime(2026, 9, 15, 20)), utc(2026, 9, 2, 9))
    merged = merge_sessions(moved, ["session-1"], "session-2", 4, utc(2026, 9, 3, 9))
    gone = cancel_sessions(merged, ["session-4"], 5, utc(2026, 9, 4, 9))
    kinds = (
        (DecisionKind.SCHEDULED, ("session-3", "session-4"), "Now we know who can come."),
        (DecisionKind.SESSION_MOVED, ("session-3",), "It was too early."),
        (DecisionKind.SESSIONS_MERGED, ("session-1",), "Few registered."),
        (DecisionKind.SESSIONS_CANCELLED, ("session-4",), "Nobody registered."),
    )
    decisions = tuple(
        Decided(number, kind, utc(2026, 9, number - 1, 9), en(reason), "us", "sessions", (), keys)
        for number, (kind, keys, reason) in enumerate(kinds, 2)
    )
    told = story_paragraphs(recorded(gone, decisions, (), "en", utc(2026, 9, 17)))[1]
    assert told == (
        "Listening sessions. Planned for 8 to 16 September 2026. On 1 September 2026 two sessions were given their "
        "times. The reason: Now we know who can come. Decided by us. On 2 September 2026 a session was moved. The "
        "reason: It was too early. Decided by us. On 3 September 2026 a session was merged into another. The reason: "
        "Few registered. Decided by us. On 4 September 2026 a session was cancelled. The reason: Nobody registered. "
        "Decided by us. Of four planned sessions four were given a time, one was moved, one was merged into another, "
        "one was cancelled and two were held."
    )


@pytest.mark.parametrize(("day", "told"), [(14, False), (15, False), (16, True)])
def test_that_sessions_were_held_is_told_once_none_is_to_come(day: int, *, told: bool) -> None:
    third = Session("session-3", datetime(2026, 9, 15, 19), "Africa/Nairobi", 60)
    timed = schedule(ANNOUNCED, "sessions", "round-2", [third], utc(2026, 9, 1, 9))
    (paragraph,) = (one for one in story_paragraphs(recorded(timed, (), (), "en", utc(2026, 9, day))) if "Of" in one)
    became = "Of four planned sessions three were given a time"
    assert paragraph.endswith(f"{became} and three were held." if told else f"{became}.")


def test_an_end_before_any_session_says_that_none_was_held() -> None:
    ended = end_early(ANNOUNCED, "sessions", utc(2026, 9, 8, 9), 2)
    told = story_paragraphs(recorded(ended, (), (), "en"))[1]
    assert "Of four planned sessions two were given a time, two were cancelled and none was held." in told


def reversed_in_vain(decisions: tuple[Decided, ...]) -> tuple[Decided, ...]:
    """The record as a feed has it, newest first: its numbers say how it went."""
    return tuple(reversed(decisions))


def test_days_are_told_as_they_were_where_the_team_is() -> None:
    ended = with_phase(replace(SESSIONS, ended=Ending(utc(2026, 9, 10, 22, 30), 2)))
    decided = Decided(2, DecisionKind.ENDED_EARLY, utc(2026, 9, 10, 22, 30), en("Few came."), "us", "sessions")
    phase = recorded(ended, (decided,), (), "en").phases[1]
    assert (phase.ended, phase.reason, phase.decided_by, phase.held) == (date(2026, 9, 11), "Few came.", "us", 0)


def test_an_ending_closes_its_channels_in_the_record_too() -> None:
    ended = with_phase(replace(SESSIONS, ended=Ending(utc(2026, 9, 10, 9), 2)))
    assert [channel.closes for channel in recorded(ended, (), (), "en").channels][1] == utc(2026, 9, 10, 9)


def test_a_change_of_which_no_dates_are_known_is_recorded_without() -> None:
    decided = Decided(2, DecisionKind.EXTENDED, utc(2026, 9, 1), phase="sessions", moved=(Moved("writing"),))
    assert recorded(ANNOUNCED, (decided,), (), "en").phases[1].changes == (
        PhaseChange(PhaseChangeKind.EXTENDED, date(2026, 9, 1)),
    )


def test_a_phase_that_closes_at_midnight_has_the_day_before_as_its_last() -> None:
    phases = recorded(with_phase(replace(SESSIONS, closes=datetime(2026, 9, 17))), (), (), "en").phases
    assert phases[1].closes == date(2026, 9, 16)


def test_texts_are_told_in_the_language_asked_for_where_there_are_words() -> None:
    german = replace(ANNOUNCED, languages=("en", "de"), title=Text({"en": "How?", "de": "Wie?"}))
    told = recorded(german, (), (), "de")
    assert (told.title, told.audience, told.language) == ("Wie?", "Anyone whose work is touched.", "de")


def test_a_way_without_a_phase_has_no_dates() -> None:
    lost = replace(ANNOUNCED, ways=(replace(ANNOUNCED.ways[0], phase="none"),))
    assert recorded(lost, (), (), "en").channels == (
        Channel(ChannelKind.SURVEY, "", "Survey", timezone="Europe/Berlin"),
    )


def test_phases_that_moved_are_found_with_what_is_new_in_them() -> None:
    later = postpone(ANNOUNCED, "sessions", datetime(2026, 9, 10), datetime(2026, 9, 18, 23, 59), utc(2026, 9, 1))
    more = add_round(
        ANNOUNCED, "sessions", replace(THIRD, first=date(2026, 9, 15), last=date(2026, 9, 15)), utc(2026, 9, 9)
    )
    gone = replace(ANNOUNCED, phases=ANNOUNCED.phases[2:])
    assert [phases_moved(ANNOUNCED, after) for after in (ANNOUNCED, later, more, gone)] == [
        (),
        (Moved("sessions", datetime(2026, 9, 10), datetime(2026, 9, 18, 23, 59)),),
        (Moved("sessions", rounds=("round-3",)),),
        (),
    ]


def test_a_title_is_not_taken_for_markdown() -> None:
    assert recorded(replace(ANNOUNCED, title=en("1. What *now*?")), (), (), "en").title == "1. What *now*?"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "# Steps\n\n1. **We collect**\nthem\n2. Is it _so_?\n\nDone  now",
            "Steps. We collect them. Is it so? Done now",
        ),
        ("See [the page](https://x.example) & `code`.", "See the page & code."),
        ("**نجمع**\n\nهل؟\n\nنعم", "نجمع. هل؟ نعم"),
        ("", ""),
    ],
)
def test_markdown_is_told_as_plain_sentences(words: str, told: str) -> None:
    assert plain(words) == told
