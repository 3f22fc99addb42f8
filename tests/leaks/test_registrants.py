"""Who registered for a session stands nowhere but in their own mail, on their own page, and in the organisers' list.

Each search is first shown to find what it looks for, where that may stand.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from arranged_registering import AFTER, MORNING, NOW, code_of, listening, person, registered, wants
from arranged_web import member, owner_of, seen, sent, signed_in
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.queries.mail import all_readable
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role
from hearout.web.public.urls import urlpatterns
from hearout.web.sessions.actions.changing import leave
from hearout.web.sessions.actions.registering import ask_to_register
from hearout.web.sessions.models import Meeting, Registrant
from hearout.web.sessions.queries.registrants import registrant_with

pytestmark = pytest.mark.django_db

ADDRESS, NAME, NEEDS = "zarathustra.quill@example.org", "Zarathustra Quillfeather", "an unmistakable zither"
TELLING = ("zarathustra", "quill", "zither")
OTHER = "salma@example.org"


def tells(said: str) -> bool:
    return any(word in said.casefold() for word in TELLING)


@pytest.fixture(autouse=True)
def counted_anew() -> None:
    cache.clear()


@pytest.fixture
def place() -> Consultation:
    """Somebody has the only seat; another waits for it."""
    made = listening(replace(MORNING, capacity=1))
    registered(made, person(ADDRESS, name=NAME, needs=NEEDS))
    registered(made, OTHER)
    return made


def public_addresses() -> list[str]:
    names = [f"public:{one.name}" for one in urlpatterns if set(one.pattern.converters) <= {"slug"}]
    return [reverse(name, kwargs={"slug": "forum"} if "index" not in name else {}) for name in names]


def columns() -> Iterator[str]:
    """All that stands in the database, as it stands there."""
    for model in apps.get_models():
        for row in model._base_manager.values_list():
            yield repr([bytes(one) if isinstance(one, memoryview) else one for one in row])


def test_the_list_of_organisers_tells_which_shows_that_the_search_finds(place: Consultation) -> None:
    browser = signed_in(owner_of(place), now=NOW)
    assert tells(sent(browser, "/team/forum/sessions/registrants/morning/", {}, NOW).content.decode())
    code = code_of(Registrant.objects.get(seats__state="seated"))
    assert tells(sent(Client(), "/forum/sessions/mine/", {"code": code}, NOW).content.decode())


def test_no_public_page_tells(place: Consultation) -> None:
    for page in (*public_addresses(), "/forum/sessions/register/", "/forum/sessions/mine/"):
        answer = seen(page, NOW)
        missing = "/summary/" in page  # nothing is published yet
        assert (page, answer.status_code, tells(answer.content.decode())) == (page, 404 if missing else 200, False)


def test_no_page_of_the_team_tells_before_the_list_is_opened(place: Consultation) -> None:
    browser = signed_in(owner_of(place), now=NOW)
    for page in ("", "sessions/", "sessions/registrants/", "mail/", "notices/", "log/", "sessions/planner/"):
        answer = seen(f"/team/forum/{page}", NOW, client=browser)
        assert (page, answer.status_code, tells(answer.content.decode())) == (page, 200, False)


def test_no_browser_keeps_a_page_that_tells(place: Consultation) -> None:
    """Whoever sits at the machine of somebody of the team next finds nothing, also on its disk."""
    browser = signed_in(owner_of(place), now=AFTER)
    told = [
        sent(browser, "/team/forum/sessions/registrants/morning/", {}, AFTER),
        sent(browser, "/team/forum/sessions/registrants/morning/table.csv", {}, AFTER),
        sent(browser, "/team/forum/sessions/registrants/morning/add/", {"name": NAME}, AFTER),
        seen("/team/forum/sessions/of/morning/attendance/", AFTER, client=browser),
        seen("/team/forum/sessions/of/morning/notes/", AFTER, client=browser),
    ]
    kept = seen("/team/forum/sessions/", AFTER, client=browser)
    assert kept["Cache-Control"] == "private, no-cache"
    assert [tells(answer.content.decode()) for answer in told] == [True, True, True, True, False]
    assert [answer["Cache-Control"] for answer in told] == ["no-store"] * len(told)


def test_no_mail_to_anybody_else_tells(place: Consultation) -> None:
    noor = Registrant.objects.get(seats__state="seated")
    leave(noor, "morning", now=NOW)  # the other gets the seat, and is told so
    mails = all_readable(NOW)
    own = [mail for mail in mails if mail.recipient == ADDRESS]
    others = [mail for mail in mails if mail.recipient != ADDRESS]
    assert own
    assert OTHER in {mail.recipient for mail in others}
    assert [mail.recipient for mail in others if tells(f"{mail.subject}{mail.body}")] == []


def test_no_log_and_no_address_tells(caplog: pytest.LogCaptureFixture) -> None:
    listening()
    caplog.set_level(logging.DEBUG)
    typed = {"address": ADDRESS, "name": NAME, "needs": NEEDS, "zone": "UTC", "language": "en"}
    chosen = {"come-morning": "on", "attending-morning": "notes"}
    wrong = sent(Client(), "/forum/sessions/register/", typed, NOW)
    right = sent(Client(), "/forum/sessions/register/", {**typed, **chosen}, NOW)
    code = code_of(Registrant.objects.get())
    done = sent(Client(), "/forum/sessions/register/code/", {"code": code}, NOW)
    assert [answer.status_code for answer in (wrong, right, done)] == [400, 302, 200]
    assert (tells(right["Location"]), code in right["Location"]) == (False, False)
    assert caplog.records  # something was written down
    lines = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert [line for line in lines if tells(line) or code in line] == []


def test_the_log_of_the_team_says_that_a_list_was_opened_and_not_who_is_in_it(place: Consultation) -> None:
    browser = signed_in(owner_of(place), now=NOW)
    sent(browser, "/team/forum/sessions/registrants/morning/", {}, NOW)
    entries = list(AuditEntry.objects.values_list("did", "about"))
    assert ("registrants.shown", "morning") in entries
    assert [about for _, about in entries if tells(about)] == []


@pytest.mark.parametrize("page", ["attendance", "notes"])
def test_whoever_holds_the_session_reads_names_there_and_the_log_says_so_once_a_sitting(
    place: Consultation, page: str
) -> None:
    holds = member(place, Role.FACILITATOR)
    Meeting.objects.update(facilitator=holds)
    browser = signed_in(holds, now=AFTER)
    looked = AuditEntry.objects.filter(did="registrants.shown", about="morning", by=holds)
    assert not looked.exists()
    for minutes in (0, 1, 59, 61):
        at = AFTER + timedelta(minutes=minutes)
        assert seen(f"/team/forum/sessions/of/morning/{page}/", at, client=browser).status_code == 200
    assert looked.count() == 2


def test_nothing_in_the_database_tells_without_the_key(place: Consultation) -> None:
    ask_to_register(place, person(f"x{ADDRESS}", name=NAME, needs=NEEDS), wants("morning"), now=NOW)
    whole = list(columns())
    assert any("owner" in one for one in whole)  # what is not sealed is found
    assert [one for one in whole if tells(one)] == []


def test_no_private_link_can_be_made_of_what_is_in_the_database(place: Consultation) -> None:
    who = Registrant.objects.get(seats__state="seated")
    code, whole = code_of(who), list(columns())
    assert any(who.mark in one for one in whole)  # what stands for it is found
    assert registrant_with(place, code) == who
    assert registrant_with(place, who.mark) is None
    assert [one for one in whole if code in one] == []


def test_a_registrant_shows_itself_to_nobody_who_does_not_ask(place: Consultation) -> None:
    who = Registrant.objects.get(seats__state="seated")
    assert tells(who.address)
    assert not tells(repr([who, who.__dict__, *who.seats.all(), person(ADDRESS, name=NAME, needs=NEEDS)]))
