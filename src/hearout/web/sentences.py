"""Where the engine's messages become sentences: translated, with every fact as the reader's language writes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from babel.lists import format_list
from babel.numbers import format_decimal
from django.utils.translation import get_language, gettext, ngettext

from hearout.messages import Fact, Language, Message, Phrase, Words
from hearout.plan.announcement import Text
from hearout.web.languages import name_in
from hearout.web.times import city, day_in_words, locale_of, told, wall_in_words

__all__ = ["in_words", "listed"]


def in_words(message: Message) -> str:
    """`message` in the language that is active. It may hold what somebody typed: it is text, not HTML."""
    count = message.facts.get("count")
    if message.plural and isinstance(count, int):
        template = ngettext(message.template, message.plural, count)
    else:
        template = gettext(message.template)
    language = get_language() or "en"
    return template % {name: _fact(fact, language) for name, fact in message.facts.items()}


def listed(words: Iterable[str]) -> str:
    """One after another, as the active language joins them: "Survey, Talk page and E-mail"."""
    return format_list(list(words), locale=locale_of(get_language() or "en"))


def _fact(fact: Fact, language: str) -> str:
    match fact:
        case Phrase():
            return gettext(fact.template)
        case Language():
            return name_in(fact.tag, language)
        case Words():
            return Text(fact.words).said(language).words
        case ZoneInfo():
            return city(fact.key, language)
        case tuple():
            return format_list([_fact(one, language) for one in fact], locale=locale_of(language))
        case date():
            return _time(fact, language)
        case int():
            return format_decimal(fact, locale=locale_of(language))
    return fact


def _time(fact: date, language: str) -> str:
    """A day, a wall time, or an instant, which is told in its own zone."""
    if not isinstance(fact, datetime):
        return day_in_words(fact, language)
    if fact.tzinfo is None:
        return wall_in_words(fact, language)
    zone = fact.tzinfo.key if isinstance(fact.tzinfo, ZoneInfo) else "UTC"
    return str(told(fact.astimezone(UTC), zone, language))
