"""Planning sessions: what is typed, where people are counted, what is found, and who may not be told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from arranged_deciding import filled_in
from arranged_files import imported
from arranged_jobs import do_jobs
from arranged_planning import NOW, PEOPLE, asked, asks, plan_page
from arranged_registering import EVENING, MORNING, listening, registered, with_sessions
from arranged_web import consultation, member, owner_of, seen, sent, signed_in, words_of
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role
from hearout.web.sessions.actions.planning import forget_unsaved
from hearout.web.sessions.models import CoveragePlan
from hearout.web.sessions.queries.plans import asked_in, found_in, sessions_of
from hearout.web.work.models import Work

pytestmark = pytest.mark.django_db

ZONES = ("Africa/Nairobi", "Europe/London", "UTC", "a long way off")
SURVEY = "Number,Sent at,May we quote you?,What kinds of decisions should the Forum take?,Your time zone\n" + "".join(
    f"{number},2026-08-{10 + number:02} 09:00:00,Yes,Decisions of number {number} are for all.,{ZONES[number % 4]}\n"
    for number in range(1, 13)
)


def browser() -> tuple[Consultation, Client]:
    made = consultation()
    return made, signed_in(owner_of(made), now=NOW)


def the_plan() -> CoveragePlan:
    return CoveragePlan.objects.select_related("consultation").get()


def weights(row: CoveragePlan) -> dict[str, float]:
    participants = asked_in(row).participants
    assert participants is not None
    return {one.zone: one.weight for one in participants.people}


def test_numbers_that_are_typed_in_lead_to_a_plan_at_once() -> None:
    made, client = browser()
    page = plan_page(client, asks(client, made, asked()))
    assert page.status_code == 200
    assert "2 sessions, and whom they reach From the numbers typed in: 180 people." in words_of(page)
    assert weights(the_plan()) == {"Africa/Nairobi": 60, "Europe/London": 100, "Pacific/Auckland": 20}
    assert Work.objects.count() == 0


def test_every_choice_says_when_its_sessions_are() -> None:
    made, client = browser()
    asks(client, made, asked())
    row = the_plan()
    sessions = sessions_of(row, "fairest")
    assert [one.minutes for one in sessions] == [60, 60]
    assert {one.starts.tzinfo for one in sessions} == {UTC}
    assert len({one.starts.date() for one in sessions}) == 2
    assert sessions_of(row, "no such plan") == ()


def test_lines_may_be_pasted() -> None:
    made, client = browser()
    typed = asked(places="0", pasted="Nairobi 60\nEurope/London; 100\n\nMumbai, IN 5\n")
    answer = asks(client, made, typed)
    assert "Line 4: we know no place or time zone of that name, or several." in words_of(answer)
    assert "Mumbai, IN 5" in answer.content.decode()
    plan_page(client, asks(client, made, {**typed, "pasted": "Nairobi 60\nEurope/London; 100\nNairobi\t5"}))
    assert weights(the_plan()) == {"Africa/Nairobi": 65, "Europe/London": 100}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"places-1-place": "Zorblatt"}, "Line 2: We know no place or time zone of that name, or several."),
        ({"places-1-people": "many"}, "Line 2: Write a whole number from 0 to 1000000."),
        ({"places-1-people": ""}, "Line 2: Write how many people are there, at least 1."),
        ({"places": "0"}, "Say in the lines below how many people are where, at least of one place."),
        ({"sessions": "0"}, "Write a whole number from 1 on."),
        ({"days": "3"}, "There are more days than sessions."),
        ({"first": "2026-08-01"}, "This day is over. Choose one that is still to come."),
        ({"last": "2026-09-01"}, "This is before the first day."),
        ({"blocked": "2026-09-08\ntomorrow"}, "Line 2: write the day, such as 2026-09-29."),
        ({"opens": "early"}, "Write the time, such as 08:00."),
        ({"origin": "people"}, "Choose the file; it may have 2.5 MB."),
        ({"origin": "nobody"}, "Choose one."),
        ({"hosts-0-who": "Ngozi", "hosts-0-opens": "09:00"}, "Line 1: Write the time, such as 09:00."),
        (
            {"hosts-0-who": "Ngozi", "hosts-0-opens": "09:00", "hosts-0-closes": "17:00", "hosts-0-days": "1"},
            "Line 1: Write in which place these hours are.",
        ),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(wrong: dict[str, str], told: str) -> None:
    made, client = browser()
    answer = asks(client, made, asked(**wrong))
    assert answer.status_code == 400
    assert told in words_of(answer)
    page = answer.content.decode()
    kept = {**asked(), **wrong}
    assert f'value="{kept["places-0-place"]}"' in page or kept["places"] == "0"
    assert f'value="{kept["length"]}"' in page
    assert CoveragePlan.objects.count() == 0


def test_more_lines_keep_what_was_typed_and_complain_of_nothing() -> None:
    made, client = browser()
    answer = asks(client, made, asked(press="more:places", sessions="none yet"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="places-8-place"' in page
    assert 'name="places-9-place"' not in page
    assert 'value="Nairobi, Kenya"' in page
    assert 'value="none yet"' in page
    assert "needs a second look" not in page


HOSTS: dict[str, str | list[str]] = {
    "hosts": "2",
    "hosts-0-who": "Ngozi",
    "hosts-0-place": "Lagos",
    "hosts-0-opens": "09:00",
    "hosts-0-closes": "12:00",
    "hosts-0-days": ["0", "1", "2", "3", "4"],
    "hosts-1-who": "Teodor",
    "hosts-1-place": "Nairobi",
}


def test_sessions_are_held_by_those_who_gave_hours() -> None:
    made, client = browser()
    page = plan_page(client, asks(client, made, asked(**HOSTS)))
    row = the_plan()
    assert [one.key for one in asked_in(row).wanted.facilitators] == ["Ngozi"]
    assert {one.facilitator for one in sessions_of(row, "best")} == {"Ngozi"}
    assert {one.starts.hour for one in sessions_of(row, "best")} <= {8, 9, 10}  # 9 to 12 in Lagos
    assert "Held by Ngozi" in words_of(page)


def two_of_four() -> Consultation:
    """A round of four on two days, of which the first two are scheduled."""
    said = with_sessions(MORNING, EVENING)
    four = replace(said.phase("sessions").rounds[0], sessions=4)
    phases = tuple(replace(one, rounds=(four,)) if one.rounds else one for one in said.phases)
    return consultation(said=replace(said, phases=phases))


def test_sessions_that_are_scheduled_stay_and_the_others_are_planned_around_them() -> None:
    made = two_of_four()
    client = signed_in(owner_of(made), now=NOW)
    page = seen(f"/team/{made.slug}/sessions/planner/", NOW, client=client).content.decode()
    assert 'value="morning" id="id_kept_0" checked' in page
    assert 'value="evening" id="id_kept_1" checked' in page
    answer = asks(client, made, asked(sessions="4", days="2", kept=["morning", "evening"]))
    words, row = words_of(plan_page(client, answer)), the_plan()
    kept = (datetime(2026, 9, 8, 8, tzinfo=UTC), datetime(2026, 9, 8, 16, tzinfo=UTC))
    best = found_in(row).best.starts
    assert asked_in(row).wanted.keep == kept
    assert len(best) == 4
    assert set(kept) <= set(best)
    assert "4 sessions, 2 of them scheduled already, on 2 days" in words
    assert [one.starts for one in sessions_of(row, "best")] == [one for one in best if one not in kept]
    again = seen(f"/team/{made.slug}/sessions/planner/?earlier={row.pk}", NOW, client=client).content.decode()
    assert 'value="evening" id="id_kept_1" checked' in again


def test_who_comes_from_a_round_of_which_all_have_a_time_plans_two_more_beside_them() -> None:
    made = listening(MORNING, EVENING)
    page = seen(f"/team/{made.slug}/sessions/planner/?round=sessions/round-1", NOW, client=signed_in(owner_of(made)))
    typed = filled_in(page)
    assert (typed["round"], typed["sessions"], typed["days"]) == ("sessions/round-1", "4", "2")
    assert 'value="morning" id="id_kept_0" checked' in page.content.decode()


def test_a_session_of_a_phase_that_is_over_cannot_stay() -> None:
    made = two_of_four()
    later = datetime(2026, 12, 1, 9, tzinfo=UTC)
    page = seen(f"/team/{made.slug}/sessions/planner/", later, client=signed_in(owner_of(made), now=later))
    assert "Sessions that stay as they are" not in words_of(page)


def test_no_session_is_outside_of_the_hours_that_are_acceptable() -> None:
    made, client = browser()
    hours = {"within_opens": "09:00", "within_closes": "11:00", "within_place": "Tokyo"}
    asks(client, made, asked(**hours))
    row = the_plan()
    assert {one.starts.hour for choice in ("best", "fairest") for one in sessions_of(row, choice)} <= {0, 1}
    again = seen(f"/team/{made.slug}/sessions/planner/?earlier={row.pk}", NOW, client=client).content.decode()
    assert 'value="09:00"' in again
    assert 'value="Tokyo, Japan"' in again


@pytest.mark.parametrize(
    ("wrong", "told", "beside"),
    [
        ({"within_opens": "09:00"}, "Until: Write the time, such as 09:00.", "within_closes"),
        (
            {"within_opens": "09:00", "within_closes": "11:00", "within_place": ""},
            "Write in which place these hours are.",
            "within_place",
        ),
        (
            {"within_opens": "09:00", "within_closes": "09:30", "within_place": "UTC"},
            "No session fits into these hours on these days.",
            "within_opens",
        ),
    ],
)
def test_hours_that_cannot_be_are_told_beside_them(wrong: dict[str, str], told: str, beside: str) -> None:
    made, client = browser()
    answer = asks(client, made, asked(**wrong))
    assert answer.status_code == 400
    assert told in words_of(answer)
    assert f'id="id_{beside}_error"' in answer.content.decode()


def test_two_people_of_one_name_are_told_apart() -> None:
    made, client = browser()
    both: dict[str, str | list[str]] = {
        **HOSTS,
        "hosts-1-who": "Ngozi",
        "hosts-1-opens": "09:00",
        "hosts-1-closes": "12:00",
        "hosts-1-days": "1",
    }
    answer = asks(client, made, asked(**both))
    assert "“Ngozi” is in two lines. Say it in one, or tell two people apart." in words_of(answer)


def test_the_team_is_proposed_to_hold_them() -> None:
    made, client = browser()
    ngozi = member(made, Role.FACILITATOR, "Ngozi Halvorsen")
    ngozi.zone = "Africa/Lagos"
    ngozi.save()
    page = seen(f"/team/{made.slug}/sessions/planner/", NOW, client=client).content.decode()
    assert page.index('value="Ngozi Halvorsen"') < page.index('value="Lagos, Nigeria"') < page.index('value="Amara')


def test_what_no_plan_can_be_is_told_beside_its_field() -> None:
    made, client = browser()
    days = "\n".join(f"2026-09-{day:02}" for day in range(7, 13))
    answer = asks(client, made, asked(blocked=days))
    assert answer.status_code == 400
    assert 'id="id_days_error"' in answer.content.decode() or 'id="id_blocked_error"' in answer.content.decode()


def test_people_with_hours_of_their_own_are_not_told_apart() -> None:
    made, client = browser()
    page = words_of(plan_page(client, asks(client, made, asked(origin="people"), PEOPLE)))
    assert "From 20 people who said when they could come." in page
    assert "Auckland UTC" not in page
    assert "One zone is not shown: too few people are in it" in page
    assert " Oceania " not in page.replace("and Oceania", "")  # joined with the next smallest


def test_a_list_of_people_is_kept_where_something_else_is_wrong() -> None:
    made, client = browser()
    answer = asks(client, made, asked(origin="people", sessions="0"), PEOPLE)
    assert "The list with 20 people is here, sealed." in words_of(answer)
    kept = the_plan()
    assert found_in(kept) is None
    page = plan_page(client, asks(client, made, asked(origin="people", earlier=f"{kept.pk}")))
    assert "From 20 people" in words_of(page)


def test_a_list_that_cannot_be_read_says_in_which_line() -> None:
    made, client = browser()
    answer = asks(client, made, asked(origin="people"), PEOPLE + b"p99,Mars/Olympus,09:00,10:00,Mon\n")
    assert "Line 22:" in words_of(answer)
    assert CoveragePlan.objects.count() == 0


def test_many_people_are_planned_for_in_the_background() -> None:
    made, client = browser()
    rows = [line.split(b",", 1)[1] for line in PEOPLE.splitlines()[1:]] * 20
    many = b"id,timezone,from,to,days\n" + b"".join(b"p%d,%s\n" % (n, row) for n, row in enumerate(rows))
    answer = asks(client, made, asked(origin="people"), many)
    assert "Nothing is found yet" in words_of(plan_page(client, answer))
    do_jobs()
    assert Work.objects.get().state == "done"
    assert "From 400 people who said when they could come." in words_of(plan_page(client, answer))


def test_a_plan_that_was_deleted_while_it_was_made_does_no_harm() -> None:
    made, client = browser()
    many = PEOPLE + b"".join(b"q%d,Europe/London,09:00,17:00,Mon\n" % number for number in range(400))
    asks(client, made, asked(origin="people"), many)
    sent(client, f"/team/{made.slug}/sessions/planner/{the_plan().pk}/delete/", {}, NOW)
    do_jobs()
    assert Work.objects.get().state == "done"
    assert CoveragePlan.objects.count() == 0


def test_those_who_registered_are_counted_by_their_zone() -> None:
    made = listening()
    for name in ("noor", "salma"):
        registered(made, f"{name}@example.org")
    client = signed_in(owner_of(made), now=NOW)
    page = seen(f"/team/{made.slug}/sessions/planner/", NOW, client=client)
    assert "2 people who registered" in words_of(page)
    asks(client, made, asked(origin="registered"))
    assert sum(weights(the_plan()).values()) == 2


def test_answers_to_a_survey_are_counted_where_they_name_a_zone() -> None:
    made = consultation()
    client = imported(made, {"answers.csv": SURVEY.encode()})
    page = seen(f"/team/{made.slug}/sessions/planner/", NOW, client=client).content.decode()
    [facet] = {part.partition('"')[0] for part in page.split('value="survey:')[1:]}
    answer = asks(client, made, asked(origin=f"survey:{facet}"))
    do_jobs()
    assert weights(the_plan()) == {"Africa/Nairobi": 3, "Europe/London": 3, "UTC": 3}
    assert "3 more people gave an answer that is no time zone." in words_of(plan_page(client, answer))


def test_only_organisers_plan() -> None:
    made = consultation()
    client = signed_in(member(made, Role.FACILITATOR), now=NOW)
    assert asks(client, made, asked()).status_code == 404
    assert CoveragePlan.objects.count() == 0


def test_where_people_are_is_sealed_and_in_no_address_or_log() -> None:
    made, client = browser()
    answer = asks(client, made, asked())
    row = the_plan()
    with connection.cursor() as cursor:
        cursor.execute("SELECT wanted, found FROM listening_coverageplan")
        held = b"".join(map(bytes, cursor.fetchone()))
    assert b"Nairobi" not in held
    assert answer["Location"] == f"/team/{made.slug}/sessions/planner/{row.pk}/"
    [told] = AuditEntry.objects.filter(did="coverage.planned")
    assert told.about == f"{row.pk}"


def test_a_saved_plan_stays_and_others_are_forgotten() -> None:
    made, client = browser()
    for _ in range(2):
        asks(client, made, asked())
    first, second = CoveragePlan.objects.order_by("pk")
    use = f"/team/{made.slug}/sessions/planner/{first.pk}/use/"
    answer = sent(client, use, {"choice": "best", "name": "Early in September"}, NOW)
    assert answer["Location"] == f"/team/{made.slug}/sessions/planner/{first.pk}/?choice=best"
    page = words_of(seen(f"/team/{made.slug}/sessions/planner/", NOW, client=client))
    assert page.index("Early in September") < page.index("Made by Amara Lindqvist")
    assert forget_unsaved(before=NOW + timedelta(1)) == 1
    assert [one.pk for one in CoveragePlan.objects.all()] == [first.pk]
    assert second.pk != first.pk


def test_sessions_are_made_of_a_plan_by_its_number_alone() -> None:
    made = listening()
    client = signed_in(owner_of(made), now=NOW)
    asks(client, made, asked())
    row = the_plan()
    page = plan_page(client, asks(client, made, asked())).content.decode()
    [name, *_] = [part.partition('"')[0] for part in page.split('<option value="')[1:]]
    use = f"/team/{made.slug}/sessions/planner/{row.pk}/use/"
    answer = sent(client, use, {"choice": "fairest", "round": name, "name": "", "sessions": "yes"}, NOW)
    phase, key = name.split("/")
    assert answer["Location"] == f"/team/{made.slug}/sessions/in/{phase}/{key}/schedule/?plan={row.pk}&choice=fairest"
    form = seen(answer["Location"], NOW, client=client)
    assert form.status_code == 200
    first = sessions_of(row, "fairest")[0].starts
    assert f'value="{first:%Y-%m-%d}"' in form.content.decode()
