"""Two people write the same part of the set-up: the second is told, sees both, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.http import HttpResponse
from django.test import Client

from arranged_typing import Typed, typed
from arranged_web import (
    BEFORE,
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
from hearout.plan.announcement import Announcement
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, reloaded
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

ABOUT, QUESTIONS, DATES = "/team/forum/set-up/about/", "/team/forum/set-up/questions/", "/team/forum/set-up/dates/"


class Two:
    """Amara and Teodor, each with a browser."""

    def __init__(self) -> None:
        self.room: Consultation = consultation(published=False)
        self.amara = signed_in(owner_of(self.room), now=BEFORE)
        self.teodor = signed_in(member(self.room, Role.ORGANISER), now=BEFORE)

    def read(self, client: Client, path: str) -> HttpResponse:
        return seen(path, BEFORE, client=client)

    def save(self, client: Client, path: str, form: Typed) -> HttpResponse:
        return sent(client, path, {**form, "do": "save"}, BEFORE)

    @property
    def draft(self) -> Announcement:
        return drafted(reloaded(self.room))


def test_the_second_sees_both_and_nothing_is_overwritten() -> None:
    two = Two()
    hers, his = typed(two.read(two.amara, ABOUT)), typed(two.read(two.teodor, ABOUT))
    two.save(two.teodor, ABOUT, {**his, "title-en": ["His title"], "host-en": ["His committee"]})
    answer = two.save(two.amara, ABOUT, {**hers, "title-en": ["Her title"], "audience-en": ["Her audience"]})
    assert answer.status_code == 409
    words = words_of(answer)
    assert "Teodor Vashti changed this part while you were writing." in words
    assert "Title, English His title Her title" in words
    assert "What you did not touch stands in the form as it was saved meanwhile: Who asks, English" in words
    assert two.draft == announcement(title=en("His title"), host=en("His committee"))


def test_what_both_wrote_is_in_the_form_and_saved_the_second_time() -> None:
    two = Two()
    hers, his = typed(two.read(two.amara, ABOUT)), typed(two.read(two.teodor, ABOUT))
    two.save(two.teodor, ABOUT, {**his, "title-en": ["His title"], "host-en": ["His committee"]})
    both = typed(two.save(two.amara, ABOUT, {**hers, "title-en": ["Her title"], "audience-en": ["Her audience"]}))
    assert (both["title-en"], both["host-en"], both["audience-en"]) == (
        ["Her title"],
        ["His committee"],
        ["Her audience"],
    )
    assert two.save(two.amara, ABOUT, both).status_code == 302
    assert two.draft == announcement(title=en("Her title"), host=en("His committee"), audience=en("Her audience"))


def test_a_third_change_in_between_is_told_again() -> None:
    two = Two()
    hers, his = typed(two.read(two.amara, ABOUT)), typed(two.read(two.teodor, ABOUT))
    two.save(two.teodor, ABOUT, {**his, "title-en": ["First"]})
    both = typed(two.save(two.amara, ABOUT, {**hers, "title-en": ["Hers"]}))
    two.save(two.teodor, ABOUT, {**typed(two.read(two.teodor, ABOUT)), "title-en": ["Second"]})
    assert two.save(two.amara, ABOUT, both).status_code == 409
    assert two.draft.title == en("Second")


def test_different_parts_do_not_get_in_each_other_s_way() -> None:
    two = Two()
    hers, his = typed(two.read(two.amara, ABOUT)), typed(two.read(two.teodor, QUESTIONS))
    two.save(two.teodor, QUESTIONS, {**his, "questions-kinds-text-en": ["His question"]})
    assert two.save(two.amara, ABOUT, {**hers, "title-en": ["Her title"]}).status_code == 302
    assert two.draft.title == en("Her title")
    assert two.draft.questions[0].text == en("His question")


def test_a_language_that_was_added_meanwhile_keeps_its_texts() -> None:
    two = Two()
    hers = typed(two.read(two.amara, ABOUT))
    languages = "/team/forum/set-up/languages/"
    two.save(two.teodor, languages, {**typed(two.read(two.teodor, languages)), "add": ["de"]})
    two.save(two.amara, ABOUT, {**hers, "title-en": ["Her title"]})
    assert two.draft.languages == ("en", "de")
    assert two.draft.title == en("Her title")


def test_questions_that_each_added_are_both_there() -> None:
    two = Two()
    hers, his = typed(two.read(two.amara, QUESTIONS)), typed(two.read(two.teodor, QUESTIONS))
    two.save(two.teodor, QUESTIONS, {**his, "questions-new--1-text-en": ["His question"]})
    both = typed(two.save(two.amara, QUESTIONS, {**hers, "questions-new--1-text-en": ["Her question"]}))
    two.save(two.amara, QUESTIONS, both)
    assert [question.text.words["en"] for question in two.draft.questions[2:]] == ["His question", "Her question"]


def test_what_one_took_out_while_the_other_wrote_in_it_is_still_to_be_seen() -> None:
    two = Two()
    hers, his = typed(two.read(two.amara, QUESTIONS)), typed(two.read(two.teodor, QUESTIONS))
    two.save(two.teodor, QUESTIONS, {**his, "questions-kinds-remove": ["on"]})
    answer = two.save(two.amara, QUESTIONS, {**hers, "questions-kinds-text-en": ["Her better words"]})
    assert "Question, English Nothing Her better words" in words_of(answer)
    assert [question.key for question in two.draft.questions] == ["involved"]


def test_the_same_change_by_both_needs_no_choice() -> None:
    two = Two()
    hers, his = typed(two.read(two.amara, DATES)), typed(two.read(two.teodor, DATES))
    same = {"phases-survey-closes_day": ["2026-09-02"]}
    two.save(two.teodor, DATES, {**his, **same})
    both = two.save(two.amara, DATES, {**hers, **same})
    assert "You both changed what follows." not in words_of(both)
    assert two.save(two.amara, DATES, typed(both)).status_code == 302


def test_what_is_wrong_is_mended_before_anything_is_compared() -> None:
    two = Two()
    hers, his = typed(two.read(two.amara, ABOUT)), typed(two.read(two.teodor, ABOUT))
    two.save(two.teodor, ABOUT, {**his, "title-en": ["His title"]})
    long = two.save(two.amara, ABOUT, {**hers, "title-en": ["a" * 151]})
    assert long.status_code == 400
    answer = two.save(two.amara, ABOUT, {**typed(long), "title-en": ["Her title"]})
    assert answer.status_code == 409
    assert two.draft == replace(announcement(), title=en("His title"))
