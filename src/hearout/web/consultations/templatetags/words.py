"""The team's words in templates: in which language they are, and simple Markdown as HTML.

Words that stand in another language than the page say which, for browsers and screen readers; those that stand in for
words that nobody wrote yet say so to everyone.
"""

from __future__ import annotations

from datetime import date

from babel.numbers import format_decimal
from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hearout.plan.announcement import Said
from hearout.web.consultations.richtext import html
from hearout.web.consultations.standing_in import in_which_language, main, stands_in
from hearout.web.languages import direction
from hearout.web.times import days_in_words, locale_of

__all__ = ["day", "number", "prose", "said"]

register = Library()


@register.filter
def said(words: Said) -> str | SafeString:
    """One line of the team's words."""
    line: str | SafeString = words.words
    if _is_foreign(words):
        line = format_html('<span lang="{}" dir="{}">{}</span>', words.language, direction(words.language), line)
    mark = format_html(' <small class="soft">{}</small>', in_which_language(words)) if stands_in(words) else ""
    return format_html("{}{}", line, mark) if mark else line


@register.filter
def prose(words: Said) -> SafeString:
    """The team's words as paragraphs, from simple Markdown."""
    paragraphs = html(words.words)
    if _is_foreign(words):
        where = words.language, direction(words.language)
        paragraphs = format_html('<div class="flow" lang="{}" dir="{}">{}</div>', *where, paragraphs)
    mark = format_html('<p class="small soft">{}</p>\n', in_which_language(words)) if stands_in(words) else ""
    return format_html("{}{}", mark, paragraphs)


@register.filter
def day(on: date) -> str:
    """A day without its weekday, as in tables: "17 October 2026"."""
    return days_in_words(on, on, get_language() or "en")


@register.filter
def number(count: int) -> str:
    """A number as the page's language groups its digits: "12,450"."""
    return format_decimal(count, locale=locale_of(get_language() or "en"))


def _is_foreign(words: Said) -> bool:
    """Whether they are in another language than the page around them."""
    return bool(words.words) and main(words.language) != main(get_language() or "en")
