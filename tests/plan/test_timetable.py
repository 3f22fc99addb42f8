from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from arranged_plan import ANNOUNCED, READING, SESSIONS, SURVEY, en, utc, with_phase
from hearout.plan.announcement import Announcement, Ending, Phase, PhaseKind, Way
from hearout.plan.timetable import (
    DeadlineKind,
    Stage,
    State,
    closes_at,
    days_until,
    deadlines,
    next_change,
    open_ways,
    opens_at,
    phase_state,
    way_state,
    way_states,
    ways_open,
)
from hearout.records.consultation import ChannelKind

BERLIN = "Europe/Berlin"
OPENS, CLOSES = utc(2026, 8, 9, 22), utc(2026, 8, 31, 21, 59)
MOMENT = timedelta(microseconds=1)
ENDED = replace(SESSIONS, ended=Ending(utc(2026, 9, 10, 9), 3, held=2))


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (OPENS - MOMENT, State(Stage.SOON, OPENS)),
        (OPENS, State(Stage.OPEN, CLOSES)),
        (CLOSES - MOMENT, State(Stage.OPEN, CLOSES)),
        (CLOSES, State(Stage.CLOSED, CLOSES)),
    ],
)
def test_a_phase_opens_and_closes_at_its_instants(now: datetime, state: State) -> None:
    assert phase_state(SURVEY, BERLIN, now) == state


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (utc(2026, 9, 10, 9) - MOMENT, State(Stage.OPEN, utc(2026, 9, 10, 9))),
        (utc(2026, 9, 10, 9), State(Stage.ENDED, utc(2026, 9, 10, 9), 3)),
        (utc(2027, 1, 1), State(Stage.ENDED, utc(2026, 9, 10, 9), 3)),
    ],
)
def test_a_phase_that_ended_early_says_so_for_ever_and_by_which_decision(now: datetime, state: State) -> None:
    assert phase_state(ENDED, BERLIN, now) == state


def test_a_phase_in_which_nobody_takes_part_goes_through_the_same_stages() -> None:
    told = [phase_state(READING, BERLIN, now).stage for now in (utc(2026, 9, 1), utc(2026, 10, 1), utc(2026, 12, 1))]
    assert told == [Stage.SOON, Stage.OPEN, Stage.CLOSED]


def test_a_phase_across_a_clock_change_closes_when_clocks_say_so() -> None:
    autumn = Phase("a", PhaseKind.LISTENING, en("A"), datetime(2026, 10, 24, 12), datetime(2026, 10, 25, 12))
    assert closes_at(autumn, BERLIN) - opens_at(autumn, BERLIN) == timedelta(hours=25)
    assert closes_at(autumn, "UTC") - opens_at(autumn, "UTC") == timedelta(hours=24)


def test_a_way_is_open_while_its_phase_is_and_without_one_has_no_state() -> None:
    lost = Way("lost", ChannelKind.OTHER, "none", en("By post"))
    announcement = replace(ANNOUNCED, ways=(*ANNOUNCED.ways, lost))
    now = utc(2026, 9, 1)
    assert way_state(announcement, announcement.ways[0], now) == State(Stage.CLOSED, CLOSES)
    told = [(one.way.key, one.state and one.state.stage) for one in way_states(announcement, now)]
    assert told == [
        ("survey", Stage.CLOSED),
        ("sessions", Stage.SOON),
        ("talk", Stage.OPEN),
        ("mail", Stage.OPEN),
        ("lost", None),
    ]


def test_after_an_ending_the_other_ways_are_still_open() -> None:
    now = utc(2026, 9, 10, 9)
    assert [way.key for way in ways_open(with_phase(SESSIONS), now)] == ["sessions", "talk", "mail"]
    assert [way.key for way in ways_open(with_phase(ENDED), now)] == ["talk", "mail"]
    assert {one.state for one in open_ways(with_phase(ENDED), now)} == {State(Stage.OPEN, utc(2026, 9, 29, 21, 59))}


def told_deadlines(announcement: Announcement, now: datetime) -> list[tuple[datetime, str, str]]:
    """When, what, and the key of the phase, round or session."""
    subjects = [
        (deadline, deadline.session or deadline.round or deadline.phase) for deadline in deadlines(announcement, now)
    ]
    return [(deadline.at, deadline.kind.value, subject.key if subject else "") for deadline, subject in subjects]


def test_deadlines_are_what_still_comes_the_next_first() -> None:
    assert told_deadlines(ANNOUNCED, CLOSES) == [
        (utc(2026, 9, 7, 22), "opens", "sessions"),
        (utc(2026, 9, 7, 22), "round", "round-1"),
        (utc(2026, 9, 8, 16), "session", "session-1"),
        (utc(2026, 9, 9, 1), "session", "session-2"),
        (utc(2026, 9, 14, 22), "round", "round-2"),
        (utc(2026, 9, 16, 21, 59), "closes", "sessions"),
        (utc(2026, 9, 29, 21, 59), "closes", "writing"),
        (utc(2026, 9, 29, 22), "opens", "reading"),
        (utc(2026, 10, 20, 21, 59), "closes", "reading"),
        (utc(2026, 11, 2, 23), "opens", "summary"),
        (utc(2026, 11, 3, 22, 59), "closes", "summary"),
        (utc(2027, 3, 31, 22), "key", ""),
    ]


def test_a_round_that_will_not_be_held_is_no_deadline() -> None:
    coming = told_deadlines(with_phase(ENDED), utc(2026, 9, 8))
    assert [key for _, kind, key in coming if kind == "round"] == []


def test_a_round_begins_no_earlier_than_its_phase() -> None:
    late = replace(SESSIONS, opens=datetime(2026, 9, 8, 14, 0))
    coming = deadlines(with_phase(late), CLOSES)
    assert next(deadline.at for deadline in coming if deadline.kind is DeadlineKind.ROUND) == utc(2026, 9, 8, 12)


def test_a_page_stays_true_until_the_next_deadline_or_midnight() -> None:
    assert next_change(ANNOUNCED, utc(2026, 8, 31, 10)) == CLOSES
    assert next_change(ANNOUNCED, utc(2026, 9, 1, 10)) == utc(2026, 9, 1, 22)
    assert next_change(ANNOUNCED, utc(2026, 9, 1, 10), "Asia/Tokyo") == utc(2026, 9, 1, 15)


def test_a_page_on_which_nothing_comes_any_more_stays_true() -> None:
    assert next_change(ANNOUNCED, utc(2027, 4, 1)) is None
    assert next_change(Announcement(), utc(2027, 4, 1)) is None


@pytest.mark.parametrize(("zone", "days"), [("Europe/Berlin", 1), ("America/Lima", 0), ("Pacific/Auckland", 1)])
def test_days_are_counted_as_people_in_their_zone_count_them(zone: str, days: int) -> None:
    assert days_until(OPENS, utc(2026, 8, 9, 9), zone) == days


def test_between_now_and_the_next_change_no_state_and_no_number_of_days_changes() -> None:
    now = utc(2026, 8, 1)
    while (change := next_change(ANNOUNCED, now)) is not None:
        assert told_at(now) == told_at(change - MOMENT)
        now = change
    assert now == utc(2027, 3, 31, 22)


def told_at(now: datetime) -> list[tuple[State, int]]:
    states = [phase_state(phase, BERLIN, now) for phase in ANNOUNCED.phases]
    return [(state, days_until(state.at, now, BERLIN)) for state in states]


def test_a_draft_with_days_centuries_away_can_still_be_shown() -> None:
    far = replace(ANNOUNCED.promises, kept_until=date.max)
    rounds = (replace(SESSIONS.rounds[0], first=date.min), replace(SESSIONS.rounds[0], first=date.max))
    phase = replace(SESSIONS, opens=datetime(1, 1, 1), closes=datetime(9999, 12, 31, 23, 59), rounds=rounds)
    coming = deadlines(replace(with_phase(phase), promises=far), datetime(2026, 8, 1, tzinfo=UTC))
    assert coming[-1].kind is DeadlineKind.KEY
