"""A message that is kept as JSON says the same when it is brought back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from hearout.messages import Fact, Language, Phrase, Words, counted, ngettext, say
from hearout.web.work.keeping import brought_back, kept

FACTS: tuple[Fact, ...] = (
    "typed",
    12,
    date(2026, 9, 29),
    datetime(2026, 9, 29, 20, 0),
    datetime(2026, 9, 29, 20, 0, tzinfo=ZoneInfo("Africa/Nairobi")),
    ZoneInfo("Africa/Nairobi"),
    Phrase("purpose"),
    Language("sw"),
    Words({"en": "Survey", "de": "Umfrage"}),
    ("one", (2, Phrase("three"))),
)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_every_kind_of_fact_comes_back(fact: Fact) -> None:
    message = say("It is %(fact)s.", fact=fact)
    assert brought_back(json.loads(json.dumps(kept(message)))) == message


def test_a_plural_comes_back() -> None:
    message = counted(ngettext("%(count)s file", "%(count)s files"), 3)
    assert brought_back(kept(message)) == message


def test_an_instant_in_utc_is_the_same_instant() -> None:
    at = datetime(2026, 9, 29, 20, 0, tzinfo=UTC)
    message = brought_back(kept(say("%(at)s", at=at)))
    assert message is not None
    assert message.facts["at"] == at


def test_no_message_is_no_message() -> None:
    assert brought_back(kept(None)) is None
