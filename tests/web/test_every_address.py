"""Every address of the server, as every role and as nobody. A new address fails here until it is in the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from arranged_addresses import NOBODY, OUTSIDER, PEOPLE, TABLE, Address, Needs, addresses, arguments, url_of
from arranged_desk import one_of_each
from arranged_forms import sendings
from arranged_intake import one_of_each_in_inbox
from arranged_looking import one_of_each_in_themes
from arranged_registering import registered
from arranged_web import DURING_SESSIONS, OPENING, consultation, en, member, owner_of, somebody
from hearout.plan.sections import Section
from hearout.web.consultations.actions.announcing import edit
from hearout.web.consultations.actions.outreach import log
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.team import invite
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.people.models import CacheEntry, User
from hearout.web.people.rules import Role
from hearout.web.work import registry
from hearout.web.work.models import Work
from seeded_drafts import seed_draft
from seeded_files import seed_files
from seeded_held import seed_held
from seeded_plans import seed_plan
from seeded_registered import seed_registered
from seeded_release import seed_candidate, seed_release
from seeded_sessions import seed_poll, sessions_around

pytestmark = pytest.mark.django_db

Values = Mapping[str, str | int]
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
OF_EVERY_REQUEST = {"Set-Cookie", "Content-Length"}
ODD = {
    "nothing": "",
    "blanks": "  \t\n",
    "less than nothing": "-1",
    "too many": "9" * 20,
    "markup": "\u202e<b>[x](javascript:1)</b>'\";--",
    "long": "ä" * 5000,
    "a zero byte": "\x00",
    "no such day": "2026-02-31T25:61",
}
# arguments that name a thing of one consultation
THINGS = {
    *("member", "invitation", "line", "piece", "mark", "marked", "term", "file", "people", "source"),
    *("theme", "passage", "transcript", "plan", "seat"),
}
NO_THING = 987654321
NO_ID = "00000000-0000-4000-8000-000000000000"


TYPED = {
    "step": "decide",
    "after": "2",
    "base": "2",
    "title": "What should grow in the yard?",
    "title-en": "The consultation bends",
    "reason-en": "Few people came.",
    "decided_by": "the committee",
    "held": "2",
    "opens_day": "2026-10-02",
    "opens_time": "08:00",
    "closes_day": "2026-10-25",
    "closes_time": "20:00",
    "name-en": "Second round",
    "first": "2026-09-12",
    "last": "2026-09-13",
    "sessions": "2",
    "template": "blank",
    "start": "2026-10-05",
    "language": "en",
    "zone": "Europe/Berlin",
    "name": "Amara L.",
    "come-session-2": "on",
    "attending-session-2": "notes",
    "attending": "notes",
    "role": "reviewer",
    "email": "kofi@example.org",
    "address": "kofi@example.org",
    "where": "Newsletter",
    "way": "survey:survey",
    "timezone": "Europe/Berlin",
    "consent": "paraphrase",
    "partial": "count",
    "received": "2026-09-01",
    "text-0": "Nobody told us when the buses stop.",
    "whole": "yes",
    "on": "2026-09-01",
    "seen": "0",
    "action": "mask",
    "word": "Ombeyi",
    "far": "here",
    "words": "Nobody told us when the buses stop.",
    "looked": "yes",
    "always": "yes",
    "terms": "rollback",
    "in_force": "1",
    "label": "Late buses",
    "sentence": "People want more of it.",
    "reason": "She asked by mail.",
    "who": "Rosa Halvorsen",
    "lines": "Rosa Halvorsen, Rosa H.",
    "origin": "typed",
    "places": "1",
    "places-0-place": "Nairobi",
    "places-0-people": "40",
    "opens": "08:00",
    "closes": "20:00",
    "days": "1",
    "length": "60",
    "choice": "best",
    "rows": "1",
    "opens_0_day": "2026-09-12",
    "opens_0_time": "08:00",
    "minutes": "60",
    "kind": "jitsi",
    "told": "registered",
    "registration": "on",
    "chosen-session-2": "on",
    "into": "session-3",
}
"""Everything that forms ask, well filled in: what is refused to whoever may not is not refused for being empty."""

CHANGED_BY_OWNER = {
    name for name, address in TABLE.items() if address.offers("POST") and address.open_to(Role.OWNER, "POST")
} - {
    "account_login",  # they are signed in already
    "account_request_login_code",
    "account_confirm_login_code",
    "consultations:invitation-opened",  # it is for somebody else
    "consultations:leave",  # the last owner cannot
    "intake:search",  # looking changes nothing
    "outbox:follow-code",  # nobody asked for a code
    "outbox:unfollow",
    "outbox:unfollow-at-once",
    "sessions:confirm",  # nobody has this code
    "sessions:mine",
    "sessions:seat",
    "sessions:details",
    "sessions:erase",
    "analysis:theme",  # no passage is ticked
    "analysis:without",
    "summaries:gather",
    "audits:sign",  # it is of files that are not there any more
    "audits:publish",
    "sessions:move",  # after its phase
    "sessions:poll",  # nobody has that code
    "sessions:words-send",  # there is no file in it
    "sessions:held",  # no file waits for its session
    "uploads:send",  # there is no file in it
    "uploads:look",  # all were looked at
}


@dataclass(frozen=True)
class Place:
    """A server with people on it. `here` are arguments of addresses in a published consultation with a whole team,
    `hidden` the same in one that is not published, `missing` in none."""

    people: Mapping[str, User]
    here: Values
    hidden: Values
    missing: Values

    def client(self, person: str) -> Client:
        """A browser in which `person` is signed in, and an invitation of somebody else is open."""
        browser = Client()
        if person != NOBODY:
            browser.force_login(self.people[person])
        browser.get(url_of("consultations:invitation", self.here))
        return browser


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setattr(timezone, "now", lambda: DURING_SESSIONS)
    published = consultation(said=sessions_around(DURING_SESSIONS))
    registered(published, "rosa@example.org", "session-4", now=OPENING)
    seed_poll(published, owner_of(published), DURING_SESSIONS)
    said = drafted(published)
    edited = replace(said, title=en("How should Meridian decide?"))
    edit(published, Section.ABOUT, edited, base=1, by=owner_of(published), now=OPENING)
    hidden = consultation(somebody("Noor Haddad", may_start=True), slug="harvest", published=False)
    team = {role: member(published, role, f"{role.title()} Vashti") for role in Role if role is not Role.OWNER}
    people = {Role.OWNER: owner_of(published), **team, OUTSIDER: owner_of(hidden)}
    here, there = arguments_in(published), arguments_in(hidden)
    missing = {name: "no-such-one" if isinstance(value, str) else NO_THING for name, value in here.items()}
    return Place(people, here, there, {**missing, **WORDS, "piece": NO_ID})


LOG = "people.AuditEntry"
WORDS: Values = {"language": "en", "key": "sessions", "section": "about", "action": "rename"}
"""Arguments that are the same in every consultation."""


def arguments_in(room: Consultation) -> Values:
    """What addresses in this consultation take."""
    owner = owner_of(room)
    invitation, secret = invite(room, "rosa@example.org", Role.ANALYST, by=owner, now=DURING_SESSIONS)
    line = log(room, where="Village pump", on=OPENING.date(), people=40, link="", by=owner, now=OPENING)
    reader = room.members.get(user=member(room, Role.READER, f"{room.slug} Prasetyo"))
    registry.kind("test.piece", title="Trying it out")(lambda *_: None)
    if room.public is not None:
        seed_release(room, owner, Choice(en("The summary is published")), OPENING)
    seed_candidate(room, owner, OPENING)
    piece = Work.objects.create(consultation=room, kind="test.piece", asked=OPENING, by=owner)
    things = {"member": reader.pk, "invitation": invitation.pk, "line": line.pk, "piece": str(piece.pk)}
    things |= {**one_of_each(room), **one_of_each_in_inbox(room), **seed_files(room, owner, DURING_SESSIONS)}
    things |= one_of_each_in_themes(room)
    things |= seed_draft(room, owner, DURING_SESSIONS)
    things |= seed_held(room, owner, DURING_SESSIONS)
    things |= seed_plan(room, owner, DURING_SESSIONS)
    things |= seed_registered(room, "session-1", DURING_SESSIONS)
    return {**WORDS, "slug": room.slug, "secret": secret, **things}


def same(answer: HttpResponse, other: HttpResponse) -> bool:
    """Whether nobody can tell the two apart."""
    return told(answer) == told(other)


def told(answer: HttpResponse) -> tuple[int, dict[str, str], bytes]:
    headers = {name: value for name, value in answer.headers.items() if name not in OF_EVERY_REQUEST}
    return answer.status_code, headers, TOKEN.sub(b"", answer.content)


def rows() -> dict[str, list[str]]:
    """All that the database holds, but for sessions and counts of attempts."""
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model not in (Session, CacheEntry)
    }


@contextmanager
def writing() -> Iterator[list[str]]:
    """The statements of the block that do not only read; of counts of attempts too."""
    written: list[str] = []

    def note(execute: Callable[..., object], statement: str, *rest: object) -> object:
        if not statement.startswith(("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT")):
            written.append(statement)
        return execute(statement, *rest)

    with connection.execute_wrapper(note):
        yield written


def ask(client: Client, method: str, url: str) -> HttpResponse:
    return client.post(url, TYPED) if method == "POST" else client.get(url)


def those(person: str, method: str, *, open_to: bool) -> list[tuple[str, Address]]:
    """The addresses that are open to somebody, or the others."""
    return [(name, address) for name, address in TABLE.items() if address.open_to(person, method) == open_to]


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """Whatever is done in the block has not been, afterwards."""
    cache.clear()
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


def test_every_address_is_in_the_table() -> None:
    assert {name for name, _ in addresses()} == set(TABLE)


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_reads_what_is_there(place: Place, person: str) -> None:
    client = place.client(person)
    for name, address in those(person, "GET", open_to=True):
        answer = client.get(url_of(name, place.here))
        assert answer.status_code in (address.answers if address.offers("GET") else (405,)), name


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_writes_what_can_be_written(place: Place, person: str) -> None:
    client = place.client(person)
    for name, address in those(person, "POST", open_to=True):
        with undone(client):
            answer = client.post(url_of(name, place.here), TYPED)
        assert answer.status_code in ((200, 204, 302, 400) if address.offers("POST") else (405,)), name


def test_whoever_may_changes_what_others_may_not(place: Place) -> None:
    """What is typed would be found out: without it, a test that nothing changes could not fail."""
    client, before, changed = place.client(Role.OWNER), rows(), set()
    for name, _ in those(Role.OWNER, "POST", open_to=True):
        with undone(client):
            client.post(url_of(name, place.here), TYPED)
            changed |= {name} if rows() != before else set()
    assert changed == CHANGED_BY_OWNER


@pytest.mark.parametrize("person", PEOPLE)
def test_reading_changes_nothing(place: Place, person: str) -> None:
    """But the log, where it is of names."""
    client, before = place.client(person), rows()
    for name, address in TABLE.items():
        is_logged = address.logged and address.open_to(person)
        with undone(client):
            with writing() as written:
                client.get(url_of(name, place.here))
            now = rows() if written else before
        assert {kept for kept in now if now[kept] != before[kept]} == ({LOG} if is_logged else set()), name
    assert rows() == before


def test_what_is_written_is_noticed(place: Place) -> None:
    """Without it, tests that look at all rows only after something was written could not fail."""
    with writing() as written:
        User.objects.update(name="Somebody else")
    assert [statement.split()[0] for statement in written] == ["UPDATE"]
    with writing() as written, transaction.atomic():
        User.objects.count()
    assert written == []


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_not_changes_nothing_and_learns_no_more_than_of_what_is_missing(
    place: Place, person: str, method: str
) -> None:
    client, before = place.client(person), rows()
    for name, address in those(person, method, open_to=False):
        cache.clear()
        with writing() as written:
            answer, missing = (ask(client, method, url_of(name, values)) for values in (place.here, place.missing))
        if person == NOBODY and address.is_for_signed_in and answer.status_code != 405:
            assert asks_to_sign_in(answer, name, place.here), name
            assert asks_to_sign_in(missing, name, place.missing), name
        elif address.open_to(person, "GET"):
            assert answer.status_code in (403, 404, 405), name
        else:
            assert answer.status_code in (404, 405), name
            assert same(answer, missing), name
        assert not written or rows() == before, name
    assert rows() == before


@pytest.mark.parametrize("person", PEOPLE)
def test_every_missing_page_is_the_same(place: Place, person: str) -> None:
    client = place.client(person)
    nothing = client.get("/there/is/nothing/here/").content
    for name, _ in those(person, "GET", open_to=False):
        answer = client.get(url_of(name, place.here))
        if answer.status_code == 404:
            assert answer.content == nothing, name


@pytest.mark.parametrize("person", [OUTSIDER, NOBODY, Role.OWNER])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_public_of_a_consultation_is_there_before_it_is_published(
    place: Place, person: str, method: str
) -> None:
    """Also not for its own team, whose pages are elsewhere."""
    client, before = place.client(person), rows()
    for name in (name for name, address in TABLE.items() if address.needs == Needs.PUBLICATION):
        cache.clear()
        hidden, missing = (ask(client, method, url_of(name, values)) for values in (place.hidden, place.missing))
        assert hidden.status_code in (404, 405), name
        assert same(hidden, missing), name
    assert rows() == before


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_belongs_to_another_consultation_is_not_found_in_ones_own(place: Place, method: str) -> None:
    """Somebody who may do everything in their own consultation names a thing of another one."""
    client, before = place.client(OUTSIDER), rows()
    own = {"slug": place.hidden["slug"]}
    for name, address in TABLE.items():
        if "slug" in arguments(name) and arguments(name) & THINGS and address.offers(method):
            cache.clear()
            answer = ask(client, method, url_of(name, {**place.here, **own}))
            missing = ask(client, method, url_of(name, {**place.missing, **own}))
            assert answer.status_code == 404, name
            assert same(answer, missing), name
    assert rows() == before


@pytest.mark.parametrize("odd", [list(ODD)[::2], list(ODD)[1::2]], ids=" or ".join)
def test_no_form_breaks_on_odd_values(place: Place, odd: list[str]) -> None:
    """Everything that the owner can send from any page, with each field holding something odd: an answer each time."""
    client = place.client(Role.OWNER)
    pages = [name for name, address in those(Role.OWNER, "GET", open_to=True) if address.offers("GET")]
    sections = [url_of("consultations:set-up-section", {**place.here, "section": section}) for section in Section]
    urls = (*sections, *(url_of(name, place.here) for name in pages))
    seen = [(url, client.get(url).content.decode()) for url in urls]
    for name in odd:
        for action, filled in sendings(seen, ODD[name]):
            with undone(client):
                answer = client.post(action, filled)
            assert answer.status_code in (200, 302, 400, 404, 409), (action, name)


def asks_to_sign_in(answer: HttpResponse, name: str, values: Values) -> bool:
    """Whether nobody is sent to sign in and, from there, back."""
    sent_to = f"/sign-in/?next={quote(url_of(name, values))}"
    return (answer.status_code, answer.headers.get("Location")) == (302, sent_to)
