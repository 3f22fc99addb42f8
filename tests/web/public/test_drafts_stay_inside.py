"""What the team is still writing: not a word of it at any public address, before it is published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from arranged_web import DURING_SESSIONS, OPENING, announcement, consultation, en, owner_of, seen
from hearout.plan.announcement import Announcement, Question, QuestionAndAnswer, Text
from hearout.plan.sections import Section
from hearout.web.consultations.actions.announcing import edit, publish
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation
from hearout.web.public.urls import urlpatterns

pytestmark = pytest.mark.django_db

SECTIONS = tuple(section for section in Section if section is not Section.LANGUAGES)


def planted() -> Announcement:
    """An announcement with a word of its own in every text, in both languages; "xyzzy" is in all of them."""
    said, count = announcement(languages=("en", "de")), iter(range(1000))

    def text() -> Text:
        number = next(count)
        return Text({"en": f"xyzzy{number}en", "de": f"xyzzy{number}de"})

    return replace(
        said,
        title=text(),
        host=text(),
        purpose=text(),
        audience=text(),
        questions=(Question("kinds", text()), Question("plugh", text())),
        phases=tuple(replace(phase, title=text(), about=text()) for phase in said.phases),
        ways=tuple(replace(way, title=text(), about=text()) for way in said.ways),
        afterwards=text(),
        answers=(QuestionAndAnswer("counts", text(), text()),),
        contact="xyzzy@example.org",
        responsible=text(),
        team=text(),
    )


def words_planted(said: Announcement) -> set[str]:
    texts = [said.title, said.host, said.purpose, said.audience, said.afterwards, said.responsible, said.team]
    texts += [one.text for one in said.questions]
    texts += [text for one in said.answers for text in (one.question, one.answer)]
    texts += [text for one in (*said.phases, *said.ways) for text in (one.title, one.about)]
    return {words for text in texts for words in text.words.values()} | {said.contact}


def everything_public(slug: str) -> bytes:
    """All that anyone is answered at any public address, in either language."""
    given = {"slug": slug, "version": 1, "name": "summary.md", "key": "none"}  # neither is there
    found = []
    for pattern in urlpatterns:
        for language in ("en", "de"):
            arguments = {name: {**given, "language": language}[name] for name in pattern.pattern.converters}
            found.append(seen(reverse(f"public:{pattern.name}", kwargs=arguments), accept_language=language).content)
    return b"".join(found)


def drafting(made: Consultation, said: Announcement) -> int:
    """Write all of `said` into the draft; the number of the revision that then holds it."""
    base = 1
    for section in SECTIONS:
        base = edit(made, section, said, base=base, by=owner_of(made), now=DURING_SESSIONS).number
    return base


def test_a_draft_that_was_never_published_is_nowhere() -> None:
    made = consultation(said=planted(), published=False)
    assert b"xyzzy" not in everything_public(made.slug)
    browser = Client()
    browser.force_login(owner_of(made))
    assert b"xyzzy" not in seen(f"/{made.slug}/", client=browser).content


def test_edits_are_nowhere_until_they_are_published_and_then_every_one_of_them_is_there() -> None:
    made = consultation(said=announcement(languages=("en", "de")))
    said = planted()
    drafted = drafting(made, said)
    assert b"xyzzy" not in everything_public(made.slug)
    publish(made, Choice(en("Changed")), base=drafted, by=owner_of(made), now=DURING_SESSIONS)
    public = everything_public(made.slug).decode()
    assert {words for words in words_planted(said) if words not in public} == set()


def test_what_was_taken_back_is_gone_from_the_page() -> None:
    made = consultation(said=planted())
    assert b"xyzzy" in everything_public(made.slug)
    drafted = drafting(made, announcement(languages=("en", "de")))
    publish(made, Choice(en("Changed")), base=drafted, by=owner_of(made), now=OPENING)
    assert b"xyzzy" not in everything_public(made.slug)
