"""The guide for whoever holds a session: made from the announcement, for one session or a round, in its languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from arranged_registering import NOW, listening, session
from arranged_web import announcement, consultation, en, member, owner_of, seen, signed_in, words_of
from hearout.plan.announcement import Joining, Round, Text
from hearout.web.people.rules import Role
from hearout.web.sessions.guiding.minutes import Spent, spent
from hearout.web.sessions.models import Meeting

TUESDAY = session("tuesday", datetime(2026, 9, 8, 10, 0), joining=Joining.ZOOM, capacity=10)
RECORDED = replace(TUESDAY, recorded=True, minutes=90)


def guide(query: str = "", *, path: str = "guide/", role: Role = Role.FACILITATOR, **how: str) -> str:
    """What somebody of the team reads."""
    made = Meeting.objects.get(key="tuesday").consultation
    client = signed_in(member(made, role, "Ngozi Halvorsen"), now=NOW)
    answer = seen(f"/team/{made.slug}/sessions/{path}{query}", NOW, client=client, **how)
    assert answer.status_code == 200
    return words_of(answer) if path == "guide/" else answer.content.decode()


@pytest.mark.parametrize(
    ("minutes", "questions", "parts"),
    [(60, 2, Spent(5, (20, 20))), (60, 3, Spent(5, (14, 13, 13))), (30, 4, Spent(2, (6, 6, 5, 5)))],
)
def test_the_time_of_a_session_is_spent_to_the_last_minute(minutes: int, questions: int, parts: Spent) -> None:
    assert spent(minutes, questions) == parts
    assert 4 * parts.around + sum(parts.questions) == minutes


def test_too_many_questions_for_the_time_are_noticed() -> None:
    assert [spent(60, number).is_tight for number in (8, 9)] == [False, True]


@pytest.mark.django_db
def test_it_asks_the_guiding_questions_each_in_its_time() -> None:
    listening(TUESDAY)
    told = guide()
    assert "Question 1 minutes 15 to 35 What kinds of decisions should the Forum take?" in told
    assert "Question 2 minutes 35 to 55 Who is involved when a decision is taken?" in told
    assert "With everybody there, each person has about 4 minutes to speak in all." in told


@pytest.mark.django_db
def test_it_is_of_the_next_session_with_who_holds_it() -> None:
    made = listening(TUESDAY)
    meeting = Meeting.objects.get(key="tuesday")
    meeting.facilitator = owner_of(made)
    meeting.save()
    told = guide()
    assert "Tuesday 8 September 2026, 10:00 in Berlin (08:00 UTC) 60 minutes, Zoom" in told
    assert "Held by Amara Lindqvist, notes by not chosen yet." in told
    assert "waiting room on" in told


@pytest.mark.django_db
def test_consent_to_recording_is_asked_aloud_with_the_way_unrecorded() -> None:
    listening(RECORDED)
    told = guide()
    assert "We would like to record this session. Nothing is recorded yet." in told
    assert "Nobody needs a reason to stay unrecorded" in told
    assert "Then delete the recording" in told


@pytest.mark.django_db
def test_what_is_not_recorded_is_said_not_to_be() -> None:
    listening(TUESDAY)
    told = guide()
    assert "This session is not recorded" in told
    assert "delete the recording" not in told


@pytest.mark.django_db
def test_the_promises_of_the_page_are_said() -> None:
    listening(TUESDAY)
    told = guide()
    assert "Smallest group: No number below 10 people is printed." in told
    assert "Kept until: Wednesday 31 March 2027." in told
    assert "Can you be found? We cannot promise that no one ever will find you." in told
    assert "We take out what could point to you." in told


@pytest.mark.django_db
def test_closing_words_name_what_comes_and_what_is_still_open_after_it() -> None:
    listening(TUESDAY)
    told = guide()
    assert "Reading and grouping: begins on Wednesday 30 September 2026" in told
    assert "Talk page, open until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC)" in told
    assert "Survey, " not in told  # it is closed by then
    assert "write to forum@example.org" in told


@pytest.mark.django_db
def test_a_round_has_one_that_fits_all_its_sessions() -> None:
    listening(TUESDAY, replace(RECORDED, key="later", minutes=45))
    told = guide("?of=sessions/round-1")
    assert "First round, 8–15 September 2026 45 minutes, Zoom" in told
    assert "We would like to record" in told


@pytest.mark.django_db
def test_a_team_that_has_no_sessions_yet_has_one_too() -> None:
    made = consultation()
    client = signed_in(owner_of(made), now=NOW)
    told = words_of(seen(f"/team/{made.slug}/sessions/guide/", NOW, client=client))
    assert "Question 2 minutes 35 to 55" in told


@pytest.mark.django_db
def test_it_speaks_the_languages_of_the_announcement() -> None:
    made = listening(TUESDAY)
    assert made.public is not None
    made.public.document["languages"] = ["en", "de"]
    question = made.public.document["questions"][0]
    question["text"] = {**question["text"], "de": "Was soll das Forum entscheiden?"}
    made.public.save()
    told = guide("?language=de")
    assert "Was soll das Forum entscheiden?" in told


@pytest.mark.django_db
def test_it_is_markdown_for_a_pad() -> None:
    listening(replace(TUESDAY, title=Text({"en": "For *night owls*"})))
    told = guide(path="guide.md")
    assert told.startswith("# Guide for whoever holds a session\n\n")
    assert "\n## Question 1 (minutes 15 to 35)\n\n> What kinds of decisions should the Forum take?\n" in told
    assert "For \\*night owls\\*" in told


@pytest.mark.django_db
@pytest.mark.parametrize("of", ["no-such", "sessions/no-such", "no/such", "%2F"])
def test_there_is_none_for_what_is_not_there(of: str) -> None:
    made = listening(TUESDAY)
    client = signed_in(owner_of(made), now=NOW)
    assert seen(f"/team/{made.slug}/sessions/guide/?of={of}", NOW, client=client).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.ANALYST, Role.REVIEWER, Role.READER])
def test_it_is_for_those_who_hold_sessions(role: Role) -> None:
    made = listening(TUESDAY)
    client = signed_in(member(made, role), now=NOW)
    assert seen(f"/team/{made.slug}/sessions/guide/", NOW, client=client).status_code == 404


@pytest.mark.django_db
def test_before_any_session_has_a_time_it_is_of_the_round_to_come_and_closes_as_on_its_day() -> None:
    said = announcement()
    one = Round("round-1", en("First round"), date(2026, 9, 8), date(2026, 9, 9), 2)
    phases = (replace(phase, rounds=(one,)) if phase.key == "sessions" else phase for phase in said.phases)
    made = consultation(said=replace(said, phases=tuple(phases)))
    client = signed_in(member(made, Role.FACILITATOR, "Ngozi Halvorsen"), now=NOW)
    told = words_of(seen(f"/team/{made.slug}/sessions/guide/", datetime(2026, 8, 1, tzinfo=UTC), client=client))
    assert "First round, 8–9 September 2026 60 minutes" in told
    assert "Survey: opens" not in told
