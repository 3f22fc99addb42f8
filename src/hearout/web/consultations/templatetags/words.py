"""The team's words in templates: in which language they are, and simple Markdown as HTML."""

from __future__ import annotations

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hearout.plan.announcement import Said
from hearout.web.consultations.richtext import html
from hearout.web.languages import direction

__all__ = ["prose", "said"]

register = Library()


@register.filter
def said(words: Said) -> str | SafeString:
    """One line of the team's words; where they are in another language than the page, they say which."""
    if not words.is_fallback:
        return words.words
    return format_html('<span lang="{}" dir="{}">{}</span>', words.language, direction(words.language), words.words)


@register.filter
def prose(words: Said) -> SafeString:
    """The team's words as paragraphs, from simple Markdown."""
    if not words.is_fallback:
        return html(words.words)
    return format_html(
        '<div class="flow" lang="{}" dir="{}">{}</div>',
        words.language,
        direction(words.language),
        html(words.words),
    )
