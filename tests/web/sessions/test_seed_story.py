"""The story that Hearout began with, from the first plan to the end of the phase, all of it through the pages.

A round of four on two days is planned from a spread of participants, two are scheduled, people register from three
continents, the first is held with a transcript that is brought in under consent, the second is nearly empty, nobody
wants another round, and the committee ends the phase.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from arranged_deciding import decided, filled_in
from arranged_invitations import Received, received_by
from arranged_jobs import do_jobs
from arranged_mail import MailServerOfTests
from arranged_planning import asked, asks
from arranged_registering import code_of
from arranged_sessions_held import EVERYBODY, TRANSCRIPT, answers
from arranged_web import announcement, consultation, en, member, owner_of, seen, sent, signed_in, words_of
from hearout.plan.announcement import Announcement, Round, TurnoutProposal, TurnoutRule
from hearout.plan.sessions import begins_at
from hearout.summarise.method import story_paragraphs
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.consultations.queries.decisions import record_of
from hearout.web.intake.queries.corpus import corpus_of
from hearout.web.people.rules import Role
from hearout.web.sessions.models import CoveragePlan, Meeting, Registrant, Transcript
from hearout.web.sessions.queries.registrants import registrant_at

pytestmark = [pytest.mark.django_db, pytest.mark.allow_hosts(["127.0.0.1"])]

TEAM = "/team/forum/sessions/"
ROUND = f"{TEAM}in/sessions/round-1/"
REGISTERING = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
JOINING = "https://meet.example.org/a-quiet-room"
RULE = TurnoutRule(minimum=6, days_before=1, proposal=TurnoutProposal.END)
FIRST = {
    "Ana Lima": ("ana@example.org", "America/Sao_Paulo", "recorded"),
    "Bo Tamm": ("bo@example.org", "Europe/Tallinn", "attend"),
    "Chipo Dube": ("chipo@example.org", "Africa/Harare", "notes"),
    "Dara Quill": ("dara@example.org", "Europe/Dublin", "notes"),
    "Efua Mensa": ("efua@example.org", "Africa/Accra", "recorded"),
    "Freja Holm": ("freja@example.org", "Europe/Copenhagen", "notes"),
}
"""Who registers for the first session, from three continents."""
SECOND = {"Goro Ishii": ("goro@example.org", "Asia/Tokyo", "notes")}
"""Who registers for the second."""
SECRETS = (*FIRST, *SECOND, *(address for address, *_ in (*FIRST.values(), *SECOND.values())), JOINING, "iPhone")
PUBLIC = ("", "notices/", "notices/feed.atom", "page.md", "page.wiki", "sessions.ics")


@pytest.fixture(autouse=True)
def counted_anew() -> None:
    cache.clear()


def announced() -> Announcement:
    """A round of four on two days, with what holds when few register."""
    said = announcement()
    one = Round("round-1", en("First round"), date(2026, 9, 8), date(2026, 9, 9), sessions=4, rule=RULE)
    phases = tuple(
        replace(phase, opens=datetime(2026, 9, 7), rounds=(one,)) if phase.key == "sessions" else phase
        for phase in said.phases
    )
    return replace(said, phases=phases)


def plan_a_round_of_four(made: Consultation, browser: Client) -> str:
    """The fairest four on two days, for people on three continents; where the form to schedule them is."""
    spread = asked(sessions="4", days="2", first="2026-09-08", last="2026-09-09", round="sessions/round-1")
    answer = asks(browser, made, spread)
    assert answer.status_code == 302, words_of(answer)
    row = CoveragePlan.objects.get()
    chosen = {"choice": "fairest", "name": "Everywhere", "round": "sessions/round-1", "sessions": "yes"}
    used = sent(browser, f"{TEAM}planner/{row.pk}/use/", chosen, REGISTERING - timedelta(days=10))
    assert used.status_code == 302, words_of(used)
    return str(used["Location"])


def schedule_two(browser: Client, path: str, facilitator: str) -> None:
    """The first and the last of the plan get their times; those between stay open."""
    typed = filled_in(seen(path, REGISTERING - timedelta(days=10), client=browser))
    assert [bool(typed[f"opens_{number}_day"]) for number in range(4)] == [True] * 4
    for number in (1, 2):
        typed |= {f"opens_{number}_day": "", f"opens_{number}_time": ""}
    typed |= {"joining_0": JOINING, "joining_3": JOINING, "facilitator_0": facilitator, "facilitator_3": facilitator}
    typed |= {"kind": "jitsi", "told": "registered", "registration": "on", "recorded": "on"}
    typed |= {"reason-en": "One for each half of the world.", "decided_by": "the committee"}
    decided(browser, path, typed, REGISTERING - timedelta(days=10))


def register(made: Consultation, people: Mapping[str, tuple[str, str, str]], key: str) -> None:
    """Everybody fills in the form, and confirms by the code in the mail."""
    for name, (address, zone, attending) in people.items():
        cache.clear()
        typed = {f"come-{key}": "on", f"attending-{key}": attending, "address": address, "zone": zone}
        browser = Client()
        asked_for = sent(browser, "/forum/sessions/register/", {**typed, "name": name, "language": "en"}, REGISTERING)
        assert asked_for.status_code == 302, words_of(asked_for)
        who = registrant_at(made, address)
        assert who is not None
        sent(browser, "/forum/sessions/register/code/", {"code": code_of(who)}, REGISTERING)


def bring_home(browser: Client, made: Consultation, key: str, now: datetime) -> None:
    """How many came, and the transcript: first who speaks and what they agreed to, then their words."""
    given = SimpleUploadedFile("session.vtt", TRANSCRIPT.encode())
    with patch.object(timezone, "now", lambda: now):
        browser.post(f"{TEAM}of/{key}/words/send/", {"files": given, "whole": "yes"})
    transcript = Transcript.objects.select_related("upload", "meeting__consultation").latest("pk")
    said = sent(browser, f"{TEAM}of/{key}/words/{transcript.pk}/", answers(transcript, EVERYBODY), now)
    assert said.status_code == 302, words_of(said)
    with patch.object(timezone, "now", lambda: now):
        do_jobs()


def words_in_the_corpus(made: Consultation) -> list[str]:
    corpus = corpus_of(made)
    assert corpus is not None
    return sorted(passage.text for one in corpus.counted for passage in one.passages)


def answer_no(made: Consultation, now: datetime) -> None:
    for who in Registrant.objects.filter(consultation=made):
        cache.clear()
        typed = {"code": code_of(who), "answer": "no"}
        page = words_of(sent(Client(), "/forum/sessions/poll/sessions/round-1/", typed, now))
        assert "Your answer is kept: No." in page


def public_pages(now: datetime) -> Iterator[tuple[str, str]]:
    """Everything that anybody can open."""
    for page in PUBLIC:
        answer = seen(f"/forum/{page}", now)
        assert answer.status_code == 200, page
        yield page, answer.content.decode()


def mails(server: MailServerOfTests, now: datetime) -> list[Received]:
    """What the worker writes at that time, and a mail server takes."""
    with patch.object(timezone, "now", lambda: now):
        do_jobs()
    return received_by(server, now=now)


def test_the_committee_listens_finds_few_and_ends_the_phase_in_the_open() -> None:
    made = consultation(said=announced())
    browser = signed_in(owner_of(made), now=REGISTERING)
    paolo = member(made, Role.FACILITATOR, "Paolo Venturino")

    schedule_two(browser, plan_a_round_of_four(made, browser), str(paolo.pk))
    made.refresh_from_db()
    said = in_force(made)
    assert said is not None
    first, second = said.sessions
    assert "2 of 4 sessions have a time now" in words_of(seen("/forum/notices/", REGISTERING))
    assert [one.joining for one in Meeting.objects.order_by("starts")] == [JOINING, JOINING]

    with MailServerOfTests() as server:
        register(made, FIRST, first.key)
        register(made, SECOND, second.key)
        invited = [one for one in mails(server, REGISTERING + timedelta(minutes=5)) if one.method == "REQUEST"]
        assert {one.recipient for one in invited} >= {address for address, *_ in (*FIRST.values(), *SECOND.values())}

        after_first = begins_at(first) + timedelta(hours=2)
        bring_home(browser, made, first.key, after_first)
        assert words_in_the_corpus(made) == [
            "Nobody asks those who translate.",
            "The large ones, and it should publish why.",
        ]

        judged = begins_at(second) - timedelta(hours=10)
        few = words_of(seen("/team/forum/", judged, client=browser))
        assert "Few people registered for “First round”: decide" in few
        sent(browser, f"{ROUND}turnout/ask/", {"days": "1"}, judged)
        polled = mails(server, judged + timedelta(minutes=5))
        assert {one.recipient for one in polled} >= {address for address, *_ in FIRST.values()}
        answer_no(made, judged + timedelta(hours=1))

        ends = judged + timedelta(hours=2)
        form = filled_in(seen(f"{ROUND}turnout/end/", ends, client=browser))
        assert form["held"] == "1"
        assert "Fewer than 6 people have registered for the session of" in form["reason-en"]
        assert "fewer than 10 said yes" in form["reason-en"]
        decided(browser, f"{ROUND}turnout/end/", {**form, "decided_by": "the committee, five of five"}, ends)
        told = mails(server, ends + timedelta(minutes=5))

    cancelled = [one for one in told if one.method == "CANCEL"]
    assert {one.recipient for one in cancelled} == {"goro@example.org", paolo.email}
    assert all(one.event["SEQUENCE"] > 0 for one in cancelled)

    page = words_of(seen("/forum/", ends + timedelta(hours=1)))
    assert "Fewer than 6 people have registered" in page
    assert "Decided by the committee, five of five" in words_of(seen("/forum/notices/", ends))
    made.refresh_from_db()
    story = " ".join(story_paragraphs(record_of(made, "en")))
    assert "Fewer than 6 people have registered" in story
    assert "one" in story
    for address, content in public_pages(ends):
        assert [secret for secret in SECRETS if secret in content] == [], address
