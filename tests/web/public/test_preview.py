"""The preview: the draft as the public would see it, for the team alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
from django.test import Client

from arranged_web import DURING_SESSIONS, OPENING, announcement, consultation, en, member, owner_of, seen, words_of
from hearout.plan.announcement import Announcement, Phase, PhaseKind, Question, QuestionAndAnswer, Text, Way
from hearout.plan.sections import Section
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.actions.announcing import edit, publish
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

PREVIEW = "/team/forum/preview/"


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def sections(page: str) -> list[str]:
    """What stands in the page's sections, without what leads elsewhere."""
    elsewhere = r'(?s)<form.*?</form>|<p class="[^"]*(?:actions|printed)[^"]*">.*?</p>'
    found = re.findall(r'(?s)<section class="leaf".*?</section>', page)
    return [" ".join(re.sub(elsewhere, "", one).split()) for one in found]


def changed(made: Consultation) -> int:
    wanted = replace(announcement(), purpose=en("A new purpose that is still being written."))
    return edit(made, Section.ABOUT, wanted, base=1, by=owner_of(made), now=DURING_SESSIONS).number


def test_it_shows_the_draft_and_says_that_it_is_one() -> None:
    made = consultation()
    changed(made)
    page = words_of(seen(PREVIEW, client=browser(owner_of(made))))
    assert "Preview: not published Only the team sees this." in page
    assert "A new purpose that is still being written." in page
    assert "The consultation is announced" in page  # the newest notice


def test_it_is_what_the_page_will_say_to_the_letter() -> None:
    made = consultation()
    drafted = changed(made)
    preview = seen(PREVIEW, client=browser(owner_of(made))).content.decode()
    publish(made, Choice(en("Changed")), base=drafted, by=owner_of(made), now=DURING_SESSIONS)
    page = seen("/forum/").content.decode()
    assert sections(preview) == sections(page)
    assert len(sections(page)) == 8


def test_before_publication_it_leads_nowhere_that_is_not_there_yet() -> None:
    made = consultation(published=False)
    page = seen(PREVIEW, OPENING, client=browser(owner_of(made))).content.decode()
    assert 'href="/forum/' not in page
    assert "Newest notice" not in page


def test_a_draft_with_almost_nothing_in_it_can_be_seen() -> None:
    bare = Announcement(
        phases=(Phase("p", PhaseKind.LISTENING, Text(), datetime(2026, 9, 2), datetime(2026, 9, 1)),),
        ways=(Way("w", ChannelKind.EMAIL, "nowhere", Text()), Way("v", ChannelKind.OTHER, "p", Text(), address="?")),
        answers=(QuestionAndAnswer("a", Text(), Text()),),
        questions=(Question("q", Text()),),
    )
    made = consultation(published=False, said=bare)
    page = seen(PREVIEW, client=browser(owner_of(made))).content.decode()
    assert "<h1>Nothing yet.</h1>" in page
    assert page.count("<h3>Nothing yet.</h3>") == 2


def test_it_can_be_seen_in_each_language_and_zone() -> None:
    made = consultation(said=announcement(title=Text({"en": "Why?", "ar": "لماذا؟"}), languages=("en", "ar")))
    client = browser(owner_of(made))
    page = seen(f"{PREVIEW}?language=ar&zone=Africa/Nairobi", client=client).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "<h1>لماذا؟</h1>" in page
    assert 'href="/team/forum/preview/?language=en&amp;zone=Africa%2FNairobi"' in page
    assert '<input type="hidden" name="language" value="ar">' in page
    assert "<h1>Why?</h1>" in seen(f"{PREVIEW}?language=xx", client=client).content.decode()


def test_everybody_of_the_team_sees_it_and_nobody_else() -> None:
    made = consultation(published=False)
    assert seen(PREVIEW, client=browser(member(made, Role.READER))).status_code == 200
    stranger = consultation(slug="other", published=False, owner=_somebody_else())
    assert seen(PREVIEW, client=browser(owner_of(stranger))).status_code == 404
    assert seen(PREVIEW)["Location"].startswith("/sign-in/")


def _somebody_else() -> User:
    return User.objects.create_user("noor@example.org", name="Noor Haddad", may_start=True)


def test_nothing_keeps_it() -> None:
    made = consultation()
    answer = seen(PREVIEW, client=browser(owner_of(made)))
    assert "no-store" in answer["Cache-Control"]
    assert "ETag" not in answer
    changed(made)
    assert "A new purpose" in words_of(seen(PREVIEW, client=browser(owner_of(made))))
