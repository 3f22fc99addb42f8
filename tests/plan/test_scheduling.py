from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from arranged_plan import ANNOUNCED, FIRST_TWO, SESSIONS, en, utc, with_phase
from hearout.errors import Refusal
from hearout.plan.announcement import Announcement, Round, Session, TurnoutProposal, TurnoutRule
from hearout.plan.changes import (
    cancel_sessions,
    end_early,
    keep_published_phases,
    keep_rules,
    merge_sessions,
    move_session,
    postpone,
    schedule,
)
from hearout.plan.sessions import (
    SessionStage,
    begins_at,
    free_keys,
    held_by,
    placed,
    session_stage,
    still_to_time,
)

BEFORE, DURING = utc(2026, 9, 1), utc(2026, 9, 8, 20)
"""Before all, and after the first session, before the second."""

THIRD = Session("session-3", datetime(2026, 9, 15, 19), "America/Los_Angeles", 60, en("Evening in America"))
FOURTH = Session("session-4", datetime(2026, 9, 15, 9), "Africa/Nairobi", 60)


def refusal(change: Callable[[], object]) -> tuple[str, str]:
    """The field and the words of the Refusal that a change meets."""
    with pytest.raises(Refusal) as refused:
        change()
    return refused.value.field, str(refused.value)


def second_round(announcement: Announcement) -> Round:
    phase = announcement.phase("sessions")
    assert phase is not None
    return phase.rounds[1]


def timed(*sessions: Session, planned: int | None = None) -> Announcement:
    return schedule(ANNOUNCED, "sessions", "round-2", sessions, BEFORE, planned)


def test_sessions_of_a_round_get_their_times_and_stand_in_order() -> None:
    done = second_round(timed(THIRD, FOURTH))
    assert (done.schedule, done.scheduled, still_to_time(done)) == ((FOURTH, THIRD), 2, 0)


def test_a_round_lasts_as_long_as_its_sessions_do() -> None:
    early = second_round(timed(replace(THIRD, opens=datetime(2026, 9, 13, 19))))
    assert (early.first, early.last) == (date(2026, 9, 14), date(2026, 9, 16))


@pytest.mark.parametrize(
    ("session", "field", "told"),
    [
        (
            replace(THIRD, opens=datetime(2026, 8, 31, 16)),
            "opens",
            "31 August 2026, 16:00 (America/Los_Angeles) is over already. Choose a time that is to come.",
        ),
        (
            replace(THIRD, opens=datetime(2026, 9, 16, 19)),
            "opens",
            (
                "“Listening sessions” closes on 16 September 2026, 23:59 (Europe/Berlin), before the end of a session "
                "that would begin on 16 September 2026, 19:00 (America/Los_Angeles). Choose an earlier time, or extend "
                "the phase first."
            ),
        ),
        (
            replace(FOURTH, opens=datetime(2026, 9, 7, 9)),
            "opens",
            (
                "“Listening sessions” opens on 8 September 2026, 00:00 (Europe/Berlin), after a session that would "
                "begin on 7 September 2026, 09:00 (Africa/Nairobi)."
            ),
        ),
        (
            replace(THIRD, zone="Mars/Olympus"),
            "zone",
            "There is no time zone called “Mars/Olympus”. Choose one from the list, such as Europe/Berlin or UTC.",
        ),
        (replace(THIRD, minutes=0), "minutes", "Say how long the session is, in minutes."),
        (replace(THIRD, minutes=721), "minutes", "A session lasts at most 720 minutes. Make several of it."),
        (
            replace(THIRD, key="session-1"),
            "sessions",
            "Two sessions have the same key. Each has its own, also those cancelled.",
        ),
    ],
)
def test_a_session_that_cannot_be_held_then_is_refused(session: Session, field: str, told: str) -> None:
    assert refusal(lambda: timed(session)) == (field, told)


def test_a_time_that_clocks_never_show_or_show_twice_is_refused_with_what_to_do() -> None:
    long = with_phase(replace(SESSIONS, opens=datetime(2026, 3, 1), closes=datetime(2026, 12, 31)))
    now = utc(2026, 2, 1)
    never = replace(THIRD, opens=datetime(2026, 3, 29, 2, 30), zone="Europe/Berlin")
    twice = replace(THIRD, opens=datetime(2026, 10, 25, 2, 30), zone="Europe/Berlin")
    assert refusal(lambda: schedule(long, "sessions", "round-2", [never], now)) == (
        "opens",
        (
            "Clocks in Europe/Berlin are put forward on that day and never show 29 March 2026, 02:30. Choose 29 March "
            "2026, 01:30 or earlier, or 29 March 2026, 03:30 or later."
        ),
    )
    assert refusal(lambda: schedule(long, "sessions", "round-2", [twice], now)) == (
        "opens",
        "On that day clocks in Europe/Berlin show 25 October 2026, 02:30 twice. Choose an earlier or a later time.",
    )


def test_more_sessions_than_planned_need_a_higher_number() -> None:
    three = (THIRD, FOURTH, replace(FOURTH, key="session-5", opens=datetime(2026, 9, 16, 9)))
    assert refusal(lambda: timed(*three)) == (
        "planned",
        "“Second round” has 2 sessions, and 0 have a time already. Say that it has 3, or give fewer a time.",
    )
    assert second_round(timed(*three, planned=3)).scheduled == 3
    assert refusal(lambda: timed(THIRD, planned=1)) == (
        "planned",
        "2 sessions were announced. It can be more; to hold fewer, cancel them with the reason.",
    )


def test_what_is_not_there_cannot_be_scheduled() -> None:
    assert refusal(lambda: schedule(ANNOUNCED, "sessions", "none", [THIRD], BEFORE))[0] == "round"
    assert refusal(lambda: timed())[0] == "sessions"
    over = utc(2026, 9, 17)
    assert refusal(lambda: schedule(ANNOUNCED, "sessions", "round-2", [THIRD], over)) == (
        "round",
        (
            "“Listening sessions” is over since 16 September 2026, 23:59 (Europe/Berlin). No session can be held in it "
            "any more."
        ),
    )


def test_a_moved_session_remembers_what_was_announced_first() -> None:
    once = move_session(ANNOUNCED, replace(FIRST_TWO[1], opens=datetime(2026, 9, 10, 9)), BEFORE)
    twice = move_session(once, replace(FIRST_TWO[1], opens=datetime(2026, 9, 9, 1), zone="UTC", minutes=90), BEFORE)
    moved = twice.session("session-2")
    assert moved == replace(
        FIRST_TWO[1],
        opens=datetime(2026, 9, 9, 1),
        zone="UTC",
        minutes=90,
        first_opens=datetime(2026, 9, 9, 10),
    )


def test_a_session_that_only_is_joined_otherwise_has_not_moved() -> None:
    other = move_session(ANNOUNCED, replace(FIRST_TWO[0], address="https://meet.example.org/x"), BEFORE)
    assert other.session("session-1") == replace(FIRST_TWO[0], address="https://meet.example.org/x")


def test_what_has_begun_or_is_cancelled_neither_moves_nor_is_cancelled() -> None:
    later = replace(FIRST_TWO[0], opens=datetime(2026, 9, 9, 18))
    begun = "The session of 8 September 2026, 18:00 (Europe/Berlin) has begun. It can neither be moved nor be cancelled"
    assert refusal(lambda: move_session(ANNOUNCED, later, DURING)) == ("session", f"{begun} any more.")
    assert refusal(lambda: cancel_sessions(ANNOUNCED, ["session-1"], 4, DURING)) == ("sessions", f"{begun} any more.")
    gone = cancel_sessions(ANNOUNCED, ["session-1"], 4, BEFORE)
    told = (
        "The session of 8 September 2026, 18:00 (Europe/Berlin) was cancelled already. What is cancelled stays so; "
        "give a new one a time."
    )
    assert refusal(lambda: move_session(gone, later, BEFORE)) == ("session", told)
    assert refusal(lambda: cancel_sessions(gone, ["session-1"], 5, BEFORE)) == ("sessions", told)


def test_a_move_that_changes_nothing_is_refused() -> None:
    assert refusal(lambda: move_session(ANNOUNCED, FIRST_TWO[0], BEFORE))[0] == "opens"


def test_cancelled_sessions_keep_the_number_of_the_decision() -> None:
    gone = cancel_sessions(ANNOUNCED, ["session-2"], 4, BEFORE)
    assert [one.cancelled for one in gone.sessions] == [None, 4]
    assert session_stage(gone.sessions[1], BEFORE) is SessionStage.CANCELLED
    assert [still_to_time(one) for one in SESSIONS.rounds] == [0, 2]


def test_a_session_is_merged_into_one_that_is_held() -> None:
    merged = merge_sessions(ANNOUNCED, ["session-1"], "session-2", 4, BEFORE)
    assert merged.session("session-1") == replace(FIRST_TWO[0], cancelled=4, merged_into="session-2")
    assert session_stage(merged.sessions[0], BEFORE) is SessionStage.MERGED


@pytest.mark.parametrize(
    ("keys", "into", "now", "field"),
    [
        (["session-2"], "session-2", BEFORE, "into"),
        (["session-2"], "session-1", DURING, "into"),
        (["session-1"], "session-2", DURING, "sessions"),
        (["session-1"], "session-9", BEFORE, "into"),
        (["session-9"], "session-1", BEFORE, "sessions"),
        ([], "session-1", BEFORE, "sessions"),
        (["session-2", "session-2"], "session-1", BEFORE, "sessions"),
    ],
)
def test_what_cannot_be_merged_is_refused(keys: list[str], into: str, now: datetime, field: str) -> None:
    assert refusal(lambda: merge_sessions(ANNOUNCED, keys, into, 4, now))[0] == field


def test_no_session_is_merged_into_a_cancelled_one() -> None:
    gone = cancel_sessions(ANNOUNCED, ["session-2"], 4, BEFORE)
    assert refusal(lambda: merge_sessions(gone, ["session-1"], "session-2", 5, BEFORE))[0] == "into"


def test_a_postponed_phase_takes_its_sessions_along() -> None:
    gone = cancel_sessions(ANNOUNCED, ["session-1"], 4, BEFORE)
    later = postpone(gone, "sessions", datetime(2026, 9, 15), datetime(2026, 9, 25, 23, 59), BEFORE)
    assert [(one.opens, one.first_opens) for one in later.sessions] == [
        (datetime(2026, 9, 8, 18), None),
        (datetime(2026, 9, 16, 10), datetime(2026, 9, 9, 10)),
    ]


def test_a_phase_is_not_postponed_past_its_own_sessions() -> None:
    first = replace(FIRST_TWO[0], opens=datetime(2026, 9, 8, 1))
    said = with_phase(replace(SESSIONS, rounds=(replace(SESSIONS.rounds[0], schedule=(first,)),)))
    assert refusal(
        lambda: postpone(said, "sessions", datetime(2026, 9, 9, 6), datetime(2026, 9, 25, 23, 59), BEFORE)
    ) == (
        "opens",
        (
            "“Listening sessions” opens on 9 September 2026, 06:00 (Europe/Berlin), after a session that would begin "
            "on 9 September 2026, 01:00 (Europe/Berlin)."
        ),
    )


def test_an_early_end_cancels_what_has_not_begun_and_counts_what_has() -> None:
    ended = end_early(ANNOUNCED, "sessions", DURING, 7)
    phase = ended.phase("sessions")
    assert phase is not None
    assert phase.ended is not None
    assert [one.cancelled for one in ended.sessions] == [None, 7]
    assert (phase.ended.held, held_by(phase, utc(2026, 9, 30))) == (1, 1)


def test_an_end_may_say_that_fewer_were_held() -> None:
    phase = end_early(ANNOUNCED, "sessions", DURING, 7, held=0).phase("sessions")
    assert phase is not None
    assert phase.ended is not None
    assert phase.ended.held == 0


def test_sessions_are_placed_in_the_order_of_their_instants() -> None:
    assert [(one.round.key, one.session.key, begins_at(one.session)) for one in placed(timed(THIRD, FOURTH))] == [
        ("round-1", "session-1", utc(2026, 9, 8, 16)),
        ("round-1", "session-2", utc(2026, 9, 9, 1)),
        ("round-2", "session-4", utc(2026, 9, 15, 6)),
        ("round-2", "session-3", utc(2026, 9, 16, 2)),
    ]


def test_a_session_is_to_come_then_under_way_then_over() -> None:
    times = (utc(2026, 9, 8, 15, 59), utc(2026, 9, 8, 16), utc(2026, 9, 8, 16, 59), utc(2026, 9, 8, 17))
    assert [session_stage(FIRST_TWO[0], at).value for at in times] == ["soon", "now", "now", "over"]


def test_new_keys_are_none_that_there_is() -> None:
    assert free_keys(ANNOUNCED, 2) == ("session-3", "session-4")


def test_a_draft_does_not_move_sessions_but_may_call_them_otherwise() -> None:
    moved = replace(FIRST_TWO[0], opens=datetime(2026, 9, 8, 19))
    named = replace(FIRST_TWO[0], title=en("Late in Europe"))
    first, second = SESSIONS.rounds
    drafts = [
        with_phase(replace(SESSIONS, rounds=(replace(first, schedule=(one, FIRST_TWO[1])), second)))
        for one in (named, moved)
    ]
    keep_published_phases(ANNOUNCED, drafts[0])
    assert refusal(lambda: keep_published_phases(ANNOUNCED, drafts[1]))[0] == "phases"


def test_what_holds_when_few_come_is_fixed_once_the_phase_opens() -> None:
    first, second = SESSIONS.rounds
    ruled = with_phase(replace(SESSIONS, rounds=(replace(first, rule=TurnoutRule(3, 1, TurnoutProposal.END)), second)))
    keep_rules(ANNOUNCED, ruled, BEFORE)
    keep_rules(ruled, ruled, DURING)
    told = (
        "phases",
        "“Listening sessions” has opened. What holds when few come was said before that, and stays so.",
    )
    assert refusal(lambda: keep_rules(ANNOUNCED, ruled, DURING)) == told
    assert refusal(lambda: keep_rules(ruled, ANNOUNCED, DURING)) == told
