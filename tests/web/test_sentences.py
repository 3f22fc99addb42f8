"""Messages of the engine as sentences: facts as the reader's language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from hearout.messages import Language, Phrase, Words, counted, say
from hearout.web.sentences import in_words


@pytest.mark.parametrize(
    ("fact", "language", "words"),
    [
        ("typed", "en", "typed"),
        (1204, "en", "1,204"),
        (1204, "de", "1.204"),
        (date(2026, 9, 29), "en", "Tuesday 29 September 2026"),
        (date(2026, 9, 29), "de", "Dienstag, 29. September 2026"),
        (datetime(2026, 9, 29, 20, 0), "en", "Tuesday 29 September 2026, 20:00"),
        (
            datetime(2026, 9, 29, 20, 0, tzinfo=ZoneInfo("Africa/Nairobi")),
            "en",
            "Tuesday 29 September 2026, 20:00 in Nairobi (17:00 UTC)",
        ),
        (datetime(2026, 9, 29, 17, 0, tzinfo=UTC), "en", "Tuesday 29 September 2026, 17:00 UTC"),
        (ZoneInfo("Europe/Lisbon"), "fr", "Lisbonne"),
        (Phrase("purpose"), "en", "purpose"),
        (Language("ar"), "de", "Arabisch"),
        (Words({"en": "Survey", "de": "Umfrage"}), "de", "Umfrage"),
        (Words({"sw": "Utafiti"}), "de", "Utafiti"),
        ((Phrase("title"), Phrase("purpose"), Language("de")), "en", "title, purpose and German"),
    ],
)
def test_each_kind_of_fact_is_told_as_the_reader_writes_it(fact: object, language: str, words: str) -> None:
    with override(language):
        assert in_words(say("%(fact)s", fact=fact)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(("count", "words"), [(1, "1 text in Arabic"), (2, "2 texts in Arabic")])
def test_a_message_about_a_number_of_things_agrees_with_it(count: int, words: str) -> None:
    message = counted(
        ("%(count)s text in %(language)s", "%(count)s texts in %(language)s"), count, language=Language("ar")
    )
    with override("en"):
        assert in_words(message) == words


def test_what_was_typed_is_told_as_it_is() -> None:
    with override("en"):
        assert in_words(say("No zone called “%(zone)s”.", zone="<b>%(x)s")) == "No zone called “<b>%(x)s”."
