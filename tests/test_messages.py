from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from hearout.errors import BadInput, Refusal
from hearout.messages import Fact, Language, Phrase, Words, counted, ngettext, say

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("as typed", "as typed"),
        (3, "3"),
        (date(2026, 9, 5), "5 September 2026"),
        (datetime(2026, 9, 5, 7, 30), "5 September 2026, 07:30"),
        (datetime(2026, 9, 5, 7, 30, tzinfo=BERLIN), "5 September 2026, 07:30 (Europe/Berlin)"),
        (datetime(2026, 9, 5, 7, 30, tzinfo=UTC), "5 September 2026, 07:30 (UTC)"),
        (BERLIN, "Europe/Berlin"),
        (Phrase("purpose"), "purpose"),
        (Language("de"), "de"),
        (Words({"ar": "جلسات", "en": "Sessions"}), "Sessions"),
        (Words({"fr": "Séances", "de": "Gespräche"}), "Gespräche"),
        (Words({}), ""),
        ((Phrase("title"), Phrase("purpose")), "title, purpose"),
    ],
)
def test_a_fact_is_told_in_english_by_its_kind(fact: Fact, told: str) -> None:
    assert str(say("It is %(fact)s.", fact=fact)) == f"It is {told}."


def test_a_message_about_a_number_of_things_has_a_form_for_one() -> None:
    texts = ngettext("%(count)s text in %(language)s", "%(count)s texts in %(language)s")
    told = [str(counted(texts, count, language=Language("de"))) for count in (0, 1, 2)]
    assert told == ["0 texts in de", "1 text in de", "2 texts in de"]


def test_what_somebody_typed_is_never_taken_for_a_template() -> None:
    assert str(say("There is no %(zone)s.", zone="100%(x)s")) == "There is no 100%(x)s."


def test_a_refusal_says_its_field_and_reads_as_english() -> None:
    refusal = Refusal("closes", say("It closed on %(day)s.", day=date(2026, 9, 5)))
    assert (refusal.field, str(refusal), isinstance(refusal, BadInput)) == (
        "closes",
        "It closed on 5 September 2026.",
        True,
    )
