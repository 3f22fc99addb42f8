"""The team's words on a page: in which language they are, and whether they stand in for others."""

from __future__ import annotations

from django.utils.translation import override

from hearout.plan.announcement import Said
from hearout.web.consultations.templatetags.words import prose, said


def test_words_in_the_language_of_the_page_stand_alone() -> None:
    assert said(Said("Who may <b>?", "en", "en")) == "Who may <b>?"  # the template escapes it
    assert prose(Said("*Who*", "en", "en")) == "<p><em>Who</em></p>\n"


def test_words_that_stand_in_say_in_which_language_they_are() -> None:
    assert said(Said("A & B", "ar", "en")) == (
        '<span lang="ar" dir="rtl">A &amp; B</span> <small class="soft">in Arabic</small>'
    )
    assert prose(Said("*A*", "de", "en")) == (
        '<p class="small soft">in German</p>\n<div class="flow" lang="de" dir="ltr"><p><em>A</em></p>\n</div>'
    )


def test_words_in_a_language_that_the_interface_does_not_speak_say_which_but_stand_in_for_nothing() -> None:
    assert said(Said("Nani?", "sw", "sw")) == '<span lang="sw" dir="ltr">Nani?</span>'


def test_words_that_stand_in_are_marked_also_where_the_interface_is_in_their_language() -> None:
    assert said(Said("Who?", "en", "sw")) == 'Who? <small class="soft">in English</small>'


def test_a_variety_of_a_language_is_that_language() -> None:
    with override("de"):
        assert said(Said("Jänner", "de-AT", "de-AT")) == "Jänner"
        assert said(Said("Januar", "de", "de-AT")) == "Januar"
