"""What the team sees of its mail: numbers and remedies, nobody's address."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from arranged_mail import OURS, Remembering, as_planned, followed_by
from arranged_web import DURING_SESSIONS, consultation, en, member, owner_of
from hearout.web.consultations import needs, reach, sections
from hearout.web.consultations.actions.phases import give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation, Notice
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.outbox.actions.delivering import deliver
from hearout.web.outbox.actions.telling import tell
from hearout.web.outbox.models import Message, Telling
from hearout.web.outbox.rules import State, Trouble
from hearout.web.outbox.smtp import NotSent
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

LATER = DURING_SESSIONS + timedelta(hours=1)


def failing() -> Consultation:
    """One mail is sent, one given up, one tried again."""
    made = consultation()
    for name in ("sent", "gone", "full"):
        followed_by(made, f"{name}@example.org", at=DURING_SESSIONS)
    Message.objects.all().delete()
    give_notice(made, Choice(en("A word from us")), by=owner_of(made), now=DURING_SESSIONS)
    tell(Telling.objects.get(decision__kind="notice"), now=DURING_SESSIONS)
    Message.objects.filter(kind="team").delete()
    way = Remembering()
    way.troubles["gone@example.org"] = NotSent(Trouble.REFUSED, ours=False)
    way.troubles["full@example.org"] = NotSent(Trouble.LATER, ours=False)
    deliver(way, OURS, clock=lambda: DURING_SESSIONS, until=LATER, chance=as_planned)
    return made


def page(made: Consultation, role: Role = Role.ORGANISER) -> str:
    browser = Client()
    browser.force_login(member(made, role, f"{role.title()} Vashti"))
    answer = browser.get("/team/forum/mail/")
    return answer.content.decode() if answer.status_code == 200 else ""


def test_it_counts_says_what_is_wrong_and_names_nobody() -> None:
    told = page(failing())
    assert '<span class="big">3</span> people follow by e-mail' in told
    for number, state in ((1, "Sent"), (0, "Waiting for their turn"), (1, "Failed, and tried again"), (1, "Given up")):
        assert f'<th scope="row">{state}</th><td class="num" data-label="Mails">{number}</td>' in told
    assert "mail servers refused them" in told
    assert "asked us to come back later" in told
    assert "The oldest is from Thursday 10 September 2026" in told
    assert "@example.org" not in told.replace("vashti@example.org", "")


def test_others_do_not_find_it() -> None:
    made = failing()
    assert [role for role in (Role.ANALYST, Role.REVIEWER, Role.READER, Role.FACILITATOR) if page(made, role)] == []


def test_trying_again_takes_a_press_of_a_button() -> None:
    made, browser = failing(), Client()
    browser.force_login(member(made, Role.ORGANISER))
    DBTaskResult.objects.all().delete()
    answer = browser.post("/team/forum/mail/try-again/", follow=True)
    assert "2 mails are tried again now." in answer.content.decode()
    assert set(Message.objects.exclude(state=State.SENT).values_list("state", "trouble")) == {(State.QUEUED, "")}
    assert [row.args_kwargs["args"][0] for row in DBTaskResult.objects.all()] == ["outbox.deliver"]


def test_the_team_needs_to_know_of_what_was_given_up_at_once_and_of_the_rest_after_an_hour() -> None:
    made = failing()
    soon = [need.why for need in needs.of(made, Role.OWNER, LATER) if need.url == "/team/forum/mail/"]
    later = needs.of(made, Role.OWNER, LATER + timedelta(minutes=1))
    assert (len(soon), sum(need.url == "/team/forum/mail/" for need in later)) == (1, 2)
    assert "/team/forum/mail/" not in {need.url for need in needs.of(made, Role.READER, LATER)}


def test_notices_say_whom_they_reach() -> None:
    made = failing()
    told = ("one person of the team, by e-mail", "3 people who follow by e-mail")
    assert reach.will_hear(made, drafted(made)) == told
    notice = Notice.objects.get(decision__kind="notice")
    published = Notice.objects.get(decision__kind="published")
    assert reach.reached([notice, published]) == {
        notice.pk: ("Mailed to the team and to everyone who follows.",),
        published.pk: ("It is being mailed.",),
    }


def test_the_overview_shows_organisers_how_many_follow() -> None:
    made = failing()
    (shown,) = (one for one in sections.of(made, Role.ORGANISER, LATER) if one.key == "mail")
    told = render_to_string(shown.template, {"content": shown.content, "consultation": made})
    assert "3 people are told of changes by e-mail." in told
    assert "mail" not in {one.key for one in sections.of(made, Role.READER, LATER)}


def test_the_page_takes_the_same_queries_however_much_mail_there_is() -> None:
    made = failing()
    browser = Client()
    browser.force_login(member(made, Role.ORGANISER))

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser.get("/team/forum/mail/")
        return len(seen)

    few = queries()
    for number in range(30):
        followed_by(made, f"reader{number}@example.org", at=DURING_SESSIONS)
    assert queries() == few
