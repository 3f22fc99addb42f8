"""Sentences that can be told in every language: an English template, and the facts that stand in it.

The engine speaks English; a face in another language translates the template and renders each fact by its kind, so
that a day, a time zone or the team's own title appear as its readers write them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

__all__ = ["Fact", "Language", "Message", "Phrase", "Words", "counted", "gettext_noop", "ngettext", "say"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few words of ours, themselves to be translated: "purpose"."""

    template: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its BCP 47 tag, to be named in the reader's."""

    tag: str


@dataclass(frozen=True, slots=True)
class Words:
    """The team's own words: language tag to words. Shown in the reader's language, or the first there is."""

    words: Mapping[str, str]


Fact: TypeAlias = "str | int | date | ZoneInfo | Phrase | Language | Words | tuple[Fact, ...]"
"""What may stand in a template: text as somebody typed it, a number, a day, a wall time (naive datetime), an instant
(aware datetime, told in its own zone), a time zone, one of the kinds above, or a list of them."""


@dataclass(frozen=True, slots=True)
class Message:
    """`template` is English with %(name)s for each fact; `plural` is its form for a `count` other than one, where the
    facts hold a count."""

    template: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    plural: str = ""

    def __str__(self) -> str:
        one = not self.plural or self.facts.get("count") == 1
        return (self.template if one else self.plural) % {name: _english(fact) for name, fact in self.facts.items()}


def gettext_noop(template: str) -> str:
    """Mark a template for translation; the collectors of translatable texts know this name."""
    return template


def ngettext(one: str, many: str) -> tuple[str, str]:
    """Mark a pair of templates, for one and for many; the collectors know this name too."""
    return one, many


def say(template: str, **facts: Fact) -> Message:
    """A message: `say(_("It closed on %(closed)s."), closed=day)`."""
    return Message(template, facts)


def counted(templates: tuple[str, str], count: int, **facts: Fact) -> Message:
    """A message about a number of things: `counted(ngettext("%(count)s text …", "%(count)s texts …"), 3)`."""
    return Message(templates[0], {**facts, "count": count}, templates[1])


def _english(fact: Fact) -> str:
    if isinstance(fact, datetime):
        zone = f" ({_zone(fact)})" if fact.tzinfo else ""
        return f"{fact.day} {fact:%B %Y, %H:%M}{zone}"
    if isinstance(fact, date):
        return f"{fact.day} {fact:%B %Y}"
    if isinstance(fact, tuple):
        return ", ".join(_english(one) for one in fact)
    if isinstance(fact, Words):
        return next((words for _, words in sorted(fact.words.items(), key=_english_first)), "")
    if isinstance(fact, Phrase):
        return fact.template
    return fact.tag if isinstance(fact, Language) else str(fact)


def _zone(at: datetime) -> str:
    return at.tzinfo.key if isinstance(at.tzinfo, ZoneInfo) else "UTC"


def _english_first(words: tuple[str, str]) -> tuple[bool, str]:
    return words[0] != "en", words[0]
