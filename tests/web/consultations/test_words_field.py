"""The field for words in several languages."""

from __future__ import annotations

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

from hearout.plan.announcement import Text
from hearout.web.consultations.forms.words import WordsBound, WordsField


class Notice(forms.Form):
    title = WordsField(("en", "de", "ar"), label="Title", most=20, required=True)
    body = WordsField(("en",), label="Why", most=20, lines=4)


def bound(form: forms.Form) -> WordsBound:
    field = form["title"]
    assert isinstance(field, WordsBound)
    return field


def shown(form: forms.Form) -> str:
    with override("en"):
        return render_to_string("consultations/parts/words.html", {"field": form["title"]})


def test_what_is_typed_in_each_language_is_one_text() -> None:
    form = Notice({"title-en": " The forum\r\n", "title-de": "", "title-ar": "المنتدى", "title-fr": "Le forum"})
    assert form.is_valid()
    assert form.cleaned_data["title"] == Text({"en": "The forum", "ar": "المنتدى"})


def test_line_ends_are_kept_as_everywhere_else_and_what_no_database_takes_is_left_out() -> None:
    form = Notice({"title-en": "Forum", "body-en": "a\r\nb\rc\x00d\te"})
    assert form.is_valid()
    assert form.cleaned_data["body"].words["en"] == "a\nb\ncd\te"


def test_what_turns_the_words_behind_it_around_is_left_out_and_what_joins_letters_is_kept() -> None:
    form = Notice({"title-en": "\u202egpj.\x07exe \u2067می\u200cخ\u2069"})
    assert form.is_valid()
    assert form.cleaned_data["title"].words["en"] == "gpj.exe \u2067می\u200cخ\u2069"


def test_a_title_stays_on_one_line() -> None:
    form = Notice({"title-en": "The\r\n  forum"})
    assert form.is_valid()
    assert form.cleaned_data["title"].words["en"] == "The forum"


def test_a_required_text_is_asked_for_in_the_main_language() -> None:
    form = Notice({"title-de": "Das Forum"})
    assert list(bound(form).problems()) == [("id_title-en", "Write something here.")]


def test_a_text_that_is_too_long_says_by_how_much_beside_its_language() -> None:
    form = Notice({"title-en": "a" * 21, "title-ar": "ب" * 1500})
    with override("en"):
        assert list(bound(form).problems()) == [
            ("id_title-en", "This is 21 characters long. Shorten it by 1 character."),
            ("id_title-ar", "This is 1,500 characters long. Shorten it by 1,480 characters."),
        ]
    assert "ب" * 1500 in shown(form)


def test_every_place_to_write_says_its_language_and_its_direction() -> None:
    page = shown(Notice())
    assert 'name="title-en" value="" lang="en" dir="ltr"' in page
    assert 'name="title-ar" value="" lang="ar" dir="rtl"' in page


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        (Text(), []),
        (Text({"en": "Forum"}), ["de", "ar"]),
        (Text({"en": "Forum", "de": "Forum"}), ["ar"]),
        (Text({"de": "Forum"}), []),
    ],
)
def test_it_says_in_which_languages_a_text_is_missing(said: Text, missing: list[str]) -> None:
    others = bound(Notice(initial={"title": said})).others
    assert [spoken.tag for spoken in others if spoken.is_missing] == missing


def test_the_other_languages_lie_open_where_one_must_be_mended() -> None:
    assert "<details open>" in shown(Notice({"title-en": "Forum", "title-de": "a" * 21}))
    assert "<details>" in shown(Notice({"title-en": "a" * 21}))


def test_what_was_typed_is_shown_as_text() -> None:
    page = shown(Notice({"title-en": '"><script>'}))
    assert "<script>" not in page
    assert "&quot;&gt;&lt;script&gt;" in page
