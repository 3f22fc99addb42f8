from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from arranged_plan import ANNOUNCED, SESSIONS, SURVEY, en, utc, with_phase
from hearout.errors import Refusal
from hearout.plan.announcement import (
    Announcement,
    Ending,
    Phase,
    PhaseKind,
    Promises,
    Question,
    Round,
    Text,
    TurnoutProposal,
    TurnoutRule,
)
from hearout.plan.changes import add_round, end_early, extend, keep_promises, keep_published_phases, postpone

BEFORE, DURING, AFTER = utc(2026, 9, 1), utc(2026, 9, 10, 9), utc(2026, 9, 17)
THIRD = Round("round-3", en("Third round"), date(2026, 9, 14), date(2026, 9, 16), sessions=2)
ENDED = with_phase(replace(SESSIONS, ended=Ending(DURING, 3, held=2)))


def sessions_of(announcement: Announcement) -> Phase:
    phase = announcement.phase("sessions")
    assert phase is not None
    return phase


def refusal(change: Callable[[], object]) -> tuple[str, str]:
    """The field and the words of the Refusal that a change meets."""
    with pytest.raises(Refusal) as refused:
        change()
    return refused.value.field, str(refused.value)


# Extending


def test_an_extended_phase_closes_later_and_remembers_what_was_first_announced() -> None:
    first = extend(ANNOUNCED, "sessions", datetime(2026, 9, 20, 20, 0), DURING)
    again = extend(first, "sessions", datetime(2026, 9, 25, 20, 0), DURING)
    assert first == with_phase(
        replace(SESSIONS, closes=datetime(2026, 9, 20, 20, 0), first_closes=datetime(2026, 9, 16, 23, 59))
    )
    assert again == with_phase(
        replace(SESSIONS, closes=datetime(2026, 9, 25, 20, 0), first_closes=datetime(2026, 9, 16, 23, 59))
    )


def test_a_phase_to_come_can_be_extended_before_it_opens() -> None:
    assert sessions_of(extend(ANNOUNCED, "sessions", datetime(2026, 9, 20), BEFORE)).closes == datetime(2026, 9, 20)


@pytest.mark.parametrize("closes", [datetime(2026, 9, 16, 23, 59), datetime(2026, 9, 12)])
def test_a_phase_is_not_extended_to_an_earlier_end(closes: datetime) -> None:
    assert refusal(lambda: extend(ANNOUNCED, "sessions", closes, DURING)) == (
        "closes",
        (
            "“Listening sessions” is open until 16 September 2026, 23:59 (Europe/Berlin) already. Choose a later time; "
            "to close it sooner, end it early."
        ),
    )


def test_what_has_closed_stays_closed() -> None:
    assert refusal(lambda: extend(ANNOUNCED, "sessions", datetime(2026, 9, 30), AFTER)) == (
        "phase",
        (
            "“Listening sessions” closed on 16 September 2026, 23:59 (Europe/Berlin). What has closed stays so; add a "
            "new phase in set-up instead."
        ),
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda: extend(ENDED, "sessions", datetime(2026, 9, 30), DURING),
        lambda: postpone(ENDED, "sessions", datetime(2026, 9, 12), datetime(2026, 9, 30), DURING),
        lambda: add_round(ENDED, "sessions", THIRD, DURING),
        lambda: end_early(ENDED, "sessions", AFTER, 4),
    ],
)
def test_what_has_ended_is_not_changed_again(change: Callable[[], Announcement]) -> None:
    assert refusal(change) == (
        "phase",
        (
            "“Listening sessions” was ended early already, on 10 September 2026, 11:00 (Europe/Berlin). What has ended "
            "stays so."
        ),
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda: extend(ANNOUNCED, "party", datetime(2026, 9, 30), DURING),
        lambda: postpone(ANNOUNCED, "party", datetime(2026, 9, 12), datetime(2026, 9, 30), DURING),
        lambda: add_round(ANNOUNCED, "party", THIRD, DURING),
        lambda: end_early(ANNOUNCED, "party", DURING, 3),
    ],
)
def test_a_phase_that_is_not_there_is_refused(change: Callable[[], Announcement]) -> None:
    assert refusal(change) == ("phase", "There is no such phase. Choose one from the list.")


@pytest.mark.parametrize("wall", [datetime(2026, 10, 25, 2, 30), datetime(2027, 3, 28, 2, 30)])
def test_new_times_that_clocks_skip_or_repeat_are_refused_beside_their_field(wall: datetime) -> None:
    late = datetime(2027, 4, 1)
    assert refusal(lambda: extend(ANNOUNCED, "sessions", wall, DURING))[0] == "closes"
    assert refusal(lambda: postpone(ANNOUNCED, "sessions", wall, late, BEFORE))[0] == "opens"
    assert refusal(lambda: postpone(ANNOUNCED, "sessions", datetime(2026, 9, 9), wall, BEFORE))[0] == "closes"
    assert refusal(lambda: add_round(ANNOUNCED, "sessions", THIRD, DURING, closes=wall))[0] == "closes"


# Postponing


def test_a_postponed_phase_takes_its_rounds_along_and_remembers_what_was_first_announced() -> None:
    moved = postpone(ANNOUNCED, "sessions", datetime(2026, 9, 10), datetime(2026, 9, 18, 23, 59), BEFORE)
    again = postpone(moved, "sessions", datetime(2026, 9, 11), datetime(2026, 9, 19, 23, 59), BEFORE)
    phase = sessions_of(again)
    assert [(one.first, one.last) for one in phase.rounds] == [
        (date(2026, 9, 11), date(2026, 9, 12)),
        (date(2026, 9, 18), date(2026, 9, 19)),
    ]
    assert (phase.first_opens, phase.first_closes) == (SESSIONS.opens, SESSIONS.closes)


def test_a_phase_that_opens_later_and_closes_as_announced_moved_only_its_opening() -> None:
    lone = with_phase(replace(SESSIONS, rounds=()))
    phase = sessions_of(postpone(lone, "sessions", datetime(2026, 9, 10), SESSIONS.closes, BEFORE))
    assert (phase.first_opens, phase.first_closes) == (SESSIONS.opens, None)


@pytest.mark.parametrize(
    ("opens", "closes", "field", "told"),
    [
        (
            datetime(2026, 9, 8),
            datetime(2026, 9, 18),
            "opens",
            "“Listening sessions” opens on 8 September 2026, 00:00 (Europe/Berlin) already. Choose a later time.",
        ),
        (
            datetime(2026, 9, 20),
            datetime(2026, 9, 20),
            "closes",
            "It would close before it opens. Choose a time after 20 September 2026, 00:00 (Europe/Berlin).",
        ),
        (
            datetime(2026, 9, 9),
            datetime(2026, 9, 15),
            "closes",
            (
                "It was announced that “Listening sessions” is open until 16 September 2026, 23:59 (Europe/Berlin). "
                "Choose that time or a later one."
            ),
        ),
        (
            datetime(2026, 9, 10),
            datetime(2026, 9, 17, 23, 59),
            "closes",
            "Its rounds move with it, and the last one then ends on 18 September 2026. Choose that day or a later one.",
        ),
    ],
)
def test_a_phase_is_postponed_to_times_that_go_together(
    opens: datetime, closes: datetime, field: str, told: str
) -> None:
    assert refusal(lambda: postpone(ANNOUNCED, "sessions", opens, closes, BEFORE)) == (field, told)


def test_what_is_open_is_not_postponed_any_more() -> None:
    assert refusal(lambda: postpone(ANNOUNCED, "sessions", datetime(2026, 9, 12), datetime(2026, 9, 30), DURING)) == (
        "phase",
        (
            "“Listening sessions” is open since 8 September 2026, 00:00 (Europe/Berlin). It can be extended or ended "
            "early, but not postponed."
        ),
    )


# Rounds


def test_a_round_is_added_after_the_others() -> None:
    assert sessions_of(add_round(ANNOUNCED, "sessions", THIRD, DURING)) == replace(
        SESSIONS, rounds=(*SESSIONS.rounds, THIRD)
    )


def test_a_round_may_take_the_end_of_its_phase_with_it() -> None:
    late = replace(THIRD, first=date(2026, 9, 22), last=date(2026, 9, 23))
    phase = sessions_of(add_round(ANNOUNCED, "sessions", late, DURING, closes=datetime(2026, 9, 23, 20, 0)))
    assert (phase.closes, phase.first_closes) == (datetime(2026, 9, 23, 20, 0), SESSIONS.closes)


def test_an_end_given_with_a_round_may_be_the_one_that_there_is() -> None:
    assert add_round(ANNOUNCED, "sessions", THIRD, DURING, closes=SESSIONS.closes) == add_round(
        ANNOUNCED, "sessions", THIRD, DURING
    )


@pytest.mark.parametrize(
    ("added", "field", "told"),
    [
        (replace(THIRD, key="round-1"), "round", "This round was added already."),
        (
            replace(THIRD, last=date(2026, 9, 13)),
            "last",
            "The round would end before it begins. Choose 14 September 2026 or later.",
        ),
        (
            replace(THIRD, first=date(2026, 9, 9)),
            "first",
            "The round would begin before that is possible. Choose 10 September 2026 or a later day.",
        ),
        (
            replace(THIRD, last=date(2026, 9, 17)),
            "last",
            (
                "“Listening sessions” closes on 16 September 2026, 23:59. Let the round end by then, or extend the "
                "phase with it."
            ),
        ),
        (replace(THIRD, sessions=0), "sessions", "Say how many sessions the round has, at least one."),
        (
            replace(THIRD, rule=TurnoutRule(0, 3, TurnoutProposal.END)),
            "minimum",
            "Say how many people a session needs, at least one.",
        ),
    ],
)
def test_a_round_must_fit_into_its_phase(added: Round, field: str, told: str) -> None:
    assert refusal(lambda: add_round(ANNOUNCED, "sessions", added, DURING)) == (field, told)


def test_before_its_phase_opens_a_round_begins_no_earlier_than_that() -> None:
    early = replace(THIRD, first=date(2026, 9, 7))
    assert refusal(lambda: add_round(ANNOUNCED, "sessions", early, BEFORE)) == (
        "first",
        "The round would begin before that is possible. Choose 8 September 2026 or a later day.",
    )


def test_a_phase_in_which_nobody_takes_part_has_no_rounds() -> None:
    assert refusal(lambda: add_round(ANNOUNCED, "reading", THIRD, DURING)) == (
        "phase",
        "Nobody takes part during “Reading”. Add the round to a phase in which people do.",
    )


# Ending


def test_a_phase_ended_early_says_when_by_which_decision_and_how_many_sessions_were_held() -> None:
    assert end_early(ANNOUNCED, "sessions", DURING, 3, held=2) == ENDED


def test_a_phase_that_has_not_opened_cannot_end() -> None:
    assert refusal(lambda: end_early(ANNOUNCED, "sessions", BEFORE, 3)) == (
        "phase",
        (
            "“Listening sessions” opens on 8 September 2026, 00:00 (Europe/Berlin). It cannot end before that, but it "
            "can be postponed."
        ),
    )


def test_a_phase_that_is_over_cannot_end_early() -> None:
    assert refusal(lambda: end_early(ANNOUNCED, "sessions", AFTER, 3))[0] == "phase"


@pytest.mark.parametrize("held", [-1, 5])
def test_no_more_sessions_were_held_than_were_planned(held: int) -> None:
    assert refusal(lambda: end_early(ANNOUNCED, "sessions", DURING, 3, held=held)) == (
        "held",
        "Write how many of the planned sessions were held, from 0 to 4.",
    )


def test_where_nobody_said_how_many_sessions_were_planned_any_number_may_have_been_held() -> None:
    lone = with_phase(replace(SESSIONS, rounds=()))
    ended = sessions_of(end_early(lone, "sessions", DURING, 3, held=7)).ended
    assert ended == Ending(DURING, 3, held=7)


# What is published


def test_words_may_change_and_phases_be_added_after_publication() -> None:
    reworded = with_phase(replace(SESSIONS, title=en("Calls"), about=en("By video.")))
    added = Phase("more", PhaseKind.LISTENING, en("More"), datetime(2026, 10, 1), datetime(2026, 10, 2))
    scheduled = replace(SESSIONS.rounds[1], title=en("Again"))
    for draft in (
        reworded,
        replace(ANNOUNCED, phases=(added, *reversed(ANNOUNCED.phases)), questions=(Question("new", Text()),)),
        with_phase(replace(SESSIONS, rounds=(SESSIONS.rounds[0], scheduled))),
        replace(ANNOUNCED, zone="Europe/Paris"),
    ):
        keep_published_phases(ANNOUNCED, draft)


@pytest.mark.parametrize(
    "moved",
    [
        replace(SESSIONS, opens=datetime(2026, 9, 9)),
        replace(SESSIONS, closes=datetime(2026, 9, 15, 23, 59)),
        replace(SESSIONS, rounds=SESSIONS.rounds[:1]),
        replace(SESSIONS, rounds=(*SESSIONS.rounds, THIRD)),
        replace(SESSIONS, rounds=(SESSIONS.rounds[0], replace(SESSIONS.rounds[1], last=date(2026, 9, 15)))),
        replace(SESSIONS, ended=Ending(DURING, 3)),
        replace(SESSIONS, first_closes=datetime(2026, 9, 12)),
    ],
)
def test_published_dates_move_by_a_decision_alone(moved: Phase) -> None:
    assert refusal(lambda: keep_published_phases(ANNOUNCED, with_phase(moved))) == (
        "phases",
        "The dates of “Listening sessions” are published. Extend it, postpone it, add a round or end it early instead.",
    )


def test_a_published_phase_is_not_taken_out() -> None:
    without = replace(ANNOUNCED, phases=tuple(phase for phase in ANNOUNCED.phases if phase != SURVEY))
    assert refusal(lambda: keep_published_phases(ANNOUNCED, without)) == (
        "phases",
        "“Survey” is published and cannot be taken out. End it early, with the reason.",
    )


def test_another_zone_would_move_all_published_times() -> None:
    assert refusal(lambda: keep_published_phases(ANNOUNCED, replace(ANNOUNCED, zone="Africa/Nairobi"))) == (
        "zone",
        "The published times are times in Europe/Berlin. In another zone they would be other times.",
    )


def promising(**other: object) -> Announcement:
    return replace(ANNOUNCED, promises=replace(PROMISED, **other))  # type: ignore[arg-type]


PROMISED = Promises(minimum=10, k=5, rounding=5, kept_until=date(2027, 3, 31))


@pytest.mark.parametrize(
    ("less", "field"),
    [
        ({"minimum": 9}, "minimum"),
        ({"k": 4}, "k"),
        ({"rounding": 1}, "rounding"),
        ({"kept_until": date(2027, 4, 1)}, "kept_until"),
        ({"kept_until": None}, "kept_until"),
    ],
)
def test_what_people_were_promised_is_not_made_less(less: dict[str, object], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        keep_promises(promising(), promising(**less))
    assert refused.value.field == field


def test_more_may_be_promised() -> None:
    keep_promises(promising(), promising(minimum=12, k=6, rounding=10, kept_until=date(2026, 12, 31)))
    keep_promises(promising(kept_until=None), promising())
