"""What tests of the web face arrange: people, an announcement, a consultation made by the same actions as in life."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from unittest.mock import patch

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from hearout.plan.announcement import (
    Announcement,
    Phase,
    PhaseKind,
    Promises,
    Question,
    QuestionAndAnswer,
    Text,
    Way,
)
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.actions.announcing import publish, start
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation, Member
from hearout.web.people.models import User
from hearout.web.people.rules import Role

BEFORE = datetime(2026, 8, 1, 9, 0, tzinfo=UTC)  # set up
OPENING = datetime(2026, 8, 9, 9, 0, tzinfo=UTC)  # published, the day before the survey opens
DURING_SESSIONS = datetime(2026, 9, 10, 9, 0, tzinfo=UTC)


def en(words: str) -> Text:
    """The team's words in English."""
    return Text({"en": words})


def somebody(name: str = "Amara Lindqvist", *, may_start: bool = False) -> User:
    """An account, with an address made from the name."""
    return User.objects.create_user(f"{name.split()[0].lower()}@example.org", name=name, may_start=may_start)


def announcement(**other: object) -> Announcement:
    """A complete one, in English, ready to be published; `other` replaces fields."""
    whole = Announcement(
        title=en("How should Meridian take its technical decisions?"),
        host=en("the Meridian Technical Committee"),
        purpose=en("For three years the Forum has weighed large changes. We want to know how it looks to you."),
        audience=en("Anyone whose work is touched by what the Forum decides."),
        questions=(
            Question("kinds", en("What kinds of decisions should the Forum take?")),
            Question("involved", en("Who is involved when a decision is taken?")),
        ),
        afterwards=en("1. We collect them.\n2. We take out what could point to you.\n3. The summary appears here."),
        phases=(
            Phase(
                "survey", PhaseKind.LISTENING, en("Survey"), datetime(2026, 8, 10, 0, 0), datetime(2026, 8, 31, 20, 0)
            ),
            Phase(
                "sessions",
                PhaseKind.LISTENING,
                en("Listening sessions"),
                datetime(2026, 9, 8, 8, 0),
                datetime(2026, 9, 16, 20, 0),
            ),
            Phase(
                "writing",
                PhaseKind.LISTENING,
                en("Talk page and mailbox"),
                datetime(2026, 8, 10, 0, 0),
                datetime(2026, 9, 29, 20, 0),
            ),
            Phase(
                "reading",
                PhaseKind.READING,
                en("Reading and grouping"),
                datetime(2026, 9, 30, 0, 0),
                datetime(2026, 10, 20, 20, 0),
            ),
        ),
        ways=(
            Way(
                "survey",
                ChannelKind.SURVEY,
                "survey",
                en("Survey"),
                en("Ten minutes."),
                "https://survey.example.org/forum",
            ),
            Way("sessions", ChannelKind.SESSION, "sessions", en("Listening sessions"), en("By video call.")),
            Way(
                "talk",
                ChannelKind.TALK,
                "writing",
                en("Talk page"),
                en("Public from the moment you write."),
                "https://wiki.example.org/Talk:Forum",
            ),
            Way("mail", ChannelKind.EMAIL, "writing", en("E-mail"), en("Private."), "forum@example.org"),
        ),
        answers=(
            QuestionAndAnswer(
                "counts", en("Does a mail count less than a survey response?"), en("No. We count people, not channels.")
            ),
        ),
        promises=Promises(kept_until=date(2027, 3, 31)),
        contact="forum@example.org",
        responsible=en("Meridian Technical Committee"),
        team=en("Amara Lindqvist and Teodor Vashti read what you write. Three analysts read it without names."),
        zone="Europe/Berlin",
        languages=("en",),
    )
    return replace(whole, **other)  # type: ignore[arg-type]


def consultation(
    owner: User | None = None, *, slug: str = "forum", published: bool = True, said: Announcement | None = None
) -> Consultation:
    """A consultation whose owner is `owner` (somebody new when not given), published on OPENING unless told not to."""
    by = owner or somebody(may_start=True)
    made = start(slug, said or announcement(), by=by, now=BEFORE)
    if published:
        publish(made, Choice(en("The consultation is announced")), base=1, by=by, now=OPENING)
    return Consultation.objects.select_related("draft", "public").get(pk=made.pk)


def owner_of(made: Consultation) -> User:
    """Who started it."""
    return made.members.filter(role=Role.OWNER).earliest("pk").user


def member(made: Consultation, role: Role, name: str = "Teodor Vashti") -> User:
    """Somebody new with `role` in the team."""
    user = somebody(name)
    Member.objects.create(consultation=made, user=user, role=role, since=BEFORE)
    return user


def seen(path: str, now: datetime = DURING_SESSIONS, *, client: Client | None = None, **headers: str) -> HttpResponse:
    """What a visitor is answered at that time; `headers` as "accept_language"."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    with patch.object(timezone, "now", lambda: now):
        return (client or Client()).get(path, headers=given)


def signed_in(user: User, client: Client | None = None, now: datetime = DURING_SESSIONS) -> Client:
    """A browser in which somebody signed in at that time."""
    browser = client or Client()
    with patch.object(timezone, "now", lambda: now):
        browser.force_login(user)
    return browser


def sent(
    client: Client, path: str, typed: Mapping[str, str | list[str]], now: datetime = DURING_SESSIONS
) -> HttpResponse:
    """What is answered to a form that is sent at that time."""
    with patch.object(timezone, "now", lambda: now):
        return client.post(path, typed)


def words_of(response: HttpResponse) -> str:
    """What a page says, without its markup."""
    return words_in(response.content.decode())


def words_in(markup: str) -> str:
    """What a piece of HTML says."""
    body = re.sub(r"(?s)<(head|svg|select)\b.*?</\1>", " ", markup)
    body = re.sub(r"</?(?:a|abbr|b|bdi|em|small|span|strong|time)\b[^>]*>", "", body)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
