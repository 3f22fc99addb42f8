"""Sessions are given their times, moved, cancelled and merged by decisions, and everybody is told the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from arranged_passages import corpus_saying, received
from arranged_typing import typed
from arranged_web import (
    BEFORE,
    DURING_SESSIONS,
    OPENING,
    announcement,
    consultation,
    en,
    member,
    owner_of,
    seen,
    sent,
    signed_in,
    words_of,
)
from hearout.errors import Refusal
from hearout.plan.announcement import (
    Announcement,
    Joining,
    Phase,
    Round,
    Session,
    TurnoutProposal,
    TurnoutRule,
)
from hearout.summarise.method import story_paragraphs
from hearout.web.consultations.actions.phases import end_early, postpone
from hearout.web.consultations.actions.recording import Choice, Meanwhile
from hearout.web.consultations.actions.sessions import cancel_sessions, merge_sessions, move_session, schedule
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force, reloaded
from hearout.web.consultations.queries.decisions import record_of
from hearout.web.intake.queries.settings import settings_of
from hearout.web.passages.queries import settings_for_draft
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

RULE = TurnoutRule(6, 2, TurnoutProposal.MERGE)
EUROPE = Session(
    "session-1", datetime(2026, 9, 14, 18), "Europe/Berlin", 60, en("Evening in Europe"), Joining.ZOOM, capacity=30
)
ASIA = Session(
    "session-2",
    datetime(2026, 9, 15, 10),
    "Asia/Tokyo",
    90,
    en("Morning in Asia"),
    Joining.JITSI,
    "https://meet.example.org/forum",
    registration=False,
)
CHOICE = Choice(en("Sessions change"), en("Because of the clocks."), decided_by="the committee")


def with_round() -> Announcement:
    """Four sessions are planned, and the rule is said."""
    said = announcement()
    rounds = (Round("one", en("First round"), date(2026, 9, 14), date(2026, 9, 15), 4, rule=RULE),)
    phases = tuple(replace(phase, rounds=rounds) if phase.key == "sessions" else phase for phase in said.phases)
    return replace(said, phases=phases)


def made_with(sessions: Sequence[Session] = (EUROPE, ASIA)) -> Consultation:
    made = consultation(said=with_round())
    schedule(made, "sessions", "one", sessions, CHOICE, by=owner_of(made), now=OPENING)
    return reloaded(made)


def public(made: Consultation) -> Announcement:
    said = in_force(reloaded(made))
    assert said is not None
    return said


def sessions_phase(made: Consultation) -> Phase:
    phase = public(made).phase("sessions")
    assert phase is not None
    return phase


def test_sessions_that_get_a_time_are_a_decision_in_force_and_in_the_draft() -> None:
    made = made_with()
    decision = made.decisions.get(number=2)
    assert public(made).sessions == drafted(made).sessions == (EUROPE, ASIA)
    assert (decision.kind, decision.facts["round"], decision.facts["sessions"]) == (
        "scheduled",
        "one",
        ["session-1", "session-2"],
    )


def test_the_notice_says_how_many_have_a_time_and_when_each_is_where_the_reader_is() -> None:
    made_with()
    told = words_of(seen("/forum/notices/?zone=Africa/Nairobi", OPENING))
    assert "First round: 2 of 4 sessions have a time now:" in told
    assert (
        "Evening in Europe: Monday 14 September 2026, 19:00 in Nairobi (16:00 UTC), 60 minutes "
        "Morning in Asia: Tuesday 15 September 2026, 04:00 in Nairobi (01:00 UTC), 90 minutes "
        "2 more sessions will be announced." in told
    )


def test_a_moved_session_is_told_with_what_was_announced_first() -> None:
    made = made_with()
    later = replace(EUROPE, opens=datetime(2026, 9, 14, 20))
    move_session(made, later, CHOICE, by=owner_of(made), now=OPENING)
    told = words_of(seen("/forum/notices/", OPENING))
    assert public(made).session("session-1") == replace(later, first_opens=EUROPE.opens)
    assert (
        "Now: Evening in Europe: Monday 14 September 2026, 20:00 in Berlin (18:00 UTC), 60 minutes It was first "
        "announced for Monday 14 September 2026, 18:00 in Berlin (16:00 UTC)." in told
    )


def test_cancelled_and_merged_sessions_are_told() -> None:
    made = made_with()
    by = owner_of(made)
    merge_sessions(made, ["session-1"], "session-2", CHOICE, by=by, now=OPENING)
    cancel_sessions(made, ["session-2"], CHOICE, by=by, now=OPENING)
    told = words_of(seen("/forum/notices/", OPENING))
    assert [(one.cancelled, one.merged_into) for one in public(made).sessions] == [(3, "session-2"), (4, "")]
    assert "This session is cancelled: Morning in Asia: Tuesday 15 September 2026, 03:00 in Berlin" in told
    assert "This session is not held on its own: Evening in Europe: Monday 14 September 2026, 18:00 in Berlin" in told
    assert "Instead come to: Morning in Asia: Tuesday 15 September 2026, 03:00 in Berlin (01:00 UTC)" in told


def test_an_early_end_tells_what_is_cancelled_with_it() -> None:
    made = made_with()
    end_early(made, "sessions", CHOICE, by=owner_of(made), now=DURING_SESSIONS)
    told = words_of(seen("/forum/notices/"))
    phase = sessions_phase(made)
    assert phase.ended is not None
    assert phase.ended.held == 0
    assert [one.cancelled for one in public(made).sessions] == [3, 3]
    assert "0 of 4 planned sessions were held. These sessions are cancelled: Evening in Europe: Monday 14" in told


def test_a_postponed_phase_tells_the_new_times_of_its_sessions() -> None:
    made = made_with()
    new = datetime(2026, 9, 15, 8), datetime(2026, 9, 25, 20)
    postpone(made, "sessions", *new, CHOICE, by=owner_of(made), now=OPENING)
    told = words_of(seen("/forum/notices/", OPENING))
    assert "Its sessions move with it: Evening in Europe: Monday 21 September 2026, 18:00 in Berlin (16:00 UTC)" in told


def test_the_method_section_tells_sessions_as_they_were_decided() -> None:
    made = made_with()
    cancel_sessions(made, ["session-2"], CHOICE, by=owner_of(made), now=OPENING)
    told = story_paragraphs(record_of(reloaded(made), "en", datetime(2026, 9, 17).astimezone()))
    (paragraph,) = [words for words in told if words.startswith("Listening sessions.")]
    assert (
        "two sessions were given their times. The reason: Because of the clocks. Decided by the committee." in paragraph
    )
    assert paragraph.endswith("Of four planned sessions two were given a time, one was cancelled and one was held.")


def test_a_summary_of_a_later_day_tells_that_sessions_were_held_whenever_it_is_made() -> None:
    made = made_with()
    received(made, corpus_saying(["Night buses"]))
    days = (None, date(2026, 9, 15), date(2026, 9, 16))
    drafts = [settings_for_draft(made, 1, day) for day in days]
    assert [[phase.held for phase in one.phases if phase.scheduled] for one in drafts if one] == [[0], [0], [2]]
    assert [settings_of(made, published=day).phases for day in days] == [one.phases for one in drafts if one]


def test_what_is_refused_writes_nothing() -> None:
    made = made_with()
    with pytest.raises(Refusal):
        cancel_sessions(made, ["none"], CHOICE, by=owner_of(made), now=OPENING)
    assert made.decisions.count() == 2
    assert made.revisions.count() == 2


def test_who_decides_later_is_told_that_somebody_did() -> None:
    made = made_with()
    with pytest.raises(Meanwhile):
        cancel_sessions(made, ["session-1"], CHOICE, by=owner_of(made), now=OPENING, after=1)
    assert public(made).sessions == (EUROPE, ASIA)


def test_a_facilitator_does_not_decide_about_sessions() -> None:
    made = made_with()
    with pytest.raises(PermissionDenied):
        cancel_sessions(made, ["session-1"], CHOICE, by=member(made, Role.FACILITATOR), now=OPENING)


SET_UP = "/team/forum/set-up/dates/"
PREFIX = "phases-sessions-rounds-one"


def saved(client: Client, changes: Mapping[str, str], now: datetime) -> int:
    return sent(client, SET_UP, typed(seen(SET_UP, now, client=client), {"do": "save", **changes}), now).status_code


def test_set_up_names_sessions_anew_and_changes_nothing_else_of_them() -> None:
    made = made_with()
    client = signed_in(owner_of(made), now=OPENING)
    assert saved(client, {f"{PREFIX}-called-session-1-en": "Morning in Europe"}, OPENING) == 302
    assert drafted(reloaded(made)).sessions == (replace(EUROPE, title=en("Morning in Europe")), ASIA)
    assert "Name of the session of Tuesday" in words_of(seen(SET_UP, OPENING, client=client))


def test_set_up_asks_what_happens_when_few_come_until_the_phase_opens() -> None:
    made = made_with()
    client = signed_in(owner_of(made), now=BEFORE)
    changes = {f"{PREFIX}-minimum": "8", f"{PREFIX}-days_before": "3", f"{PREFIX}-proposal": "cancel"}
    assert saved(client, changes, BEFORE) == 302
    (round_,) = next(phase.rounds for phase in drafted(reloaded(made)).phases if phase.key == "sessions")
    assert (round_.rule, round_.schedule) == (TurnoutRule(8, 3, TurnoutProposal.CANCEL), (EUROPE, ASIA))
    shown = words_of(seen(SET_UP, DURING_SESSIONS, client=signed_in(owner_of(made))))
    assert "merging" not in shown
    assert "That was said before the phase opened, and stays so." in shown


def test_a_rule_without_a_proposal_is_asked_for_it() -> None:
    made = made_with()
    client = signed_in(owner_of(made), now=BEFORE)
    page = seen(SET_UP, BEFORE, client=client)
    changes = {f"{PREFIX}-minimum": "8", f"{PREFIX}-proposal": ""}
    answer = sent(client, SET_UP, typed(page, {"do": "save", **changes}), BEFORE)
    assert answer.status_code == 400
    assert "Say what is proposed where fewer than that have registered." in words_of(answer)


def test_the_history_tells_rule_and_sessions() -> None:
    made = made_with()
    client = signed_in(owner_of(made))
    told = words_of(seen("/team/forum/history/2/", client=client))
    assert "Monday 14 September 2026, 18:00 in Berlin, 60 minutes" in told
    assert "Jitsi https://meet.example.org/forum" in told


def test_the_overview_knows_the_next_session() -> None:
    made = made_with()
    now = datetime.fromisoformat("2026-09-14T10:00Z")
    told = words_of(seen("/team/forum/", now, client=signed_in(owner_of(made), now=now)))
    assert "The session “Evening in Europe” begins" in told


def test_texts_for_outlets_tell_the_sessions_that_are_to_come() -> None:
    made = made_with()
    told = words_of(seen("/team/forum/announcement-texts/", OPENING, client=signed_in(owner_of(made), now=OPENING)))
    assert "Evening in Europe: Monday 14 September 2026, 18:00 in Berlin (16:00 UTC), 60 minutes" in told
