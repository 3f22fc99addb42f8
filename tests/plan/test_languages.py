from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from arranged_plan import ANNOUNCED, SESSIONS, with_phase
from hearout.errors import Refusal
from hearout.messages import Language, Phrase
from hearout.plan.announcement import Announcement, Text
from hearout.plan.changes import with_language, without_language
from hearout.plan.languages import missing_in, written_in
from hearout.plan.templates import start_from

TWO = replace(ANNOUNCED, languages=("en", "de"))


def test_a_language_is_added_after_the_others() -> None:
    assert with_language(ANNOUNCED, "zh-Hant").languages == ("en", "zh-Hant")


@pytest.mark.parametrize("tag", ["", "German", "DE", "d", "de_AT", "de-", "de at", "de\n", "x" * 40])
def test_what_is_no_language_tag_is_not_added(tag: str) -> None:
    with pytest.raises(Refusal, match="This is no language tag") as refused:
        with_language(ANNOUNCED, tag)
    assert refused.value.field == "language"


def test_a_language_is_not_added_twice() -> None:
    with pytest.raises(Refusal, match="en is there already"):
        with_language(ANNOUNCED, "en")


def test_a_language_without_texts_is_removed() -> None:
    assert without_language(TWO, "de") == ANNOUNCED


def test_a_language_with_texts_is_not_removed_and_it_says_which_they_are() -> None:
    german = with_phase(replace(SESSIONS, title=SESSIONS.title.having("de", "Gespräche")), TWO)
    said = replace(german, title=german.title.having("de", "Wie?"), contact="a@example.org")
    with pytest.raises(Refusal) as refused:
        without_language(said, "de")
    assert refused.value.field == "language"
    assert refused.value.message.facts == {
        "language": Language("de"),
        "places": (Phrase("title"), Phrase("phases")),
        "count": 2,
    }
    assert str(refused.value) == (
        "2 texts are written in de: title, phases. Remove or move them first, so that none is lost."
    )


def test_one_text_is_told_as_one() -> None:
    said = replace(TWO, host=TWO.host.having("de", "der Ausschuss"))
    with pytest.raises(Refusal) as refused:
        without_language(said, "de")
    assert str(refused.value).startswith("1 text is written in de: who asks. Remove or move it first")


def test_spaces_alone_are_no_text() -> None:
    assert without_language(replace(TWO, team=Text({"en": "We.", "de": " \n"})), "de").languages == ("en",)


def test_the_last_language_stays_and_one_that_is_not_there_cannot_go() -> None:
    with pytest.raises(Refusal, match="It is the only language"):
        without_language(ANNOUNCED, "en")
    with pytest.raises(Refusal, match="fr is not one of the languages"):
        without_language(ANNOUNCED, "fr")


def test_every_text_of_an_announcement_is_looked_at() -> None:
    """A text that is nowhere in the list could be lost with its language: all are written in both, none is missed."""
    both = start_from("retrospective", ("en", "de"), "Europe/Berlin", date(2026, 8, 10))
    both = replace(both, host=Text({"en": "a", "de": "b"}), responsible=Text({"en": "a", "de": "b"}))
    assert len(written_in(both, "de")) == texts_in(both)
    assert missing_in(both, "de") == ()
    assert len(missing_in(both, "fr")) == texts_in(both)


def texts_in(value: object) -> int:
    """How many texts with words a record holds, however deep."""
    if isinstance(value, Text):
        return int(bool(value))
    if isinstance(value, tuple):
        return sum(texts_in(one) for one in value)
    return sum(texts_in(getattr(value, name)) for name in getattr(value, "__dataclass_fields__", ()))


def test_texts_that_are_nowhere_are_not_missing() -> None:
    assert missing_in(Announcement(languages=("en", "de")), "de") == ()
