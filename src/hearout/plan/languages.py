"""The languages of an announcement, and whether its texts are there in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hearout.errors import Refusal
from hearout.messages import Fact, Language, counted, ngettext, say
from hearout.messages import gettext_noop as _
from hearout.plan.announcement import Announcement
from hearout.plan.texts import Placed, placed_texts

__all__ = ["missing_in", "named", "with_language", "without_language", "written_in"]

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{4,8})*")


def written_in(announcement: Announcement, language: str) -> tuple[Placed, ...]:
    """The texts that have words in it."""
    return tuple(placed for placed in placed_texts(announcement) if placed.text.words.get(language, "").strip())


def missing_in(announcement: Announcement, language: str) -> tuple[Placed, ...]:
    """The texts that have words, but none in it."""
    return tuple(
        placed
        for placed in placed_texts(announcement)
        if placed.text and not placed.text.words.get(language, "").strip()
    )


def with_language(announcement: Announcement, language: str) -> Announcement:
    """One language more. Refused for what is no language tag, or is there already."""
    if not _TAG.fullmatch(language):
        raise Refusal("language", say(_("This is no language tag. Write it as de, pt-BR or zh-Hant.")))
    if language in announcement.languages:
        raise Refusal("language", say(_("%(language)s is there already."), language=Language(language)))
    return replace(announcement, languages=(*announcement.languages, language))


def without_language(announcement: Announcement, language: str) -> Announcement:
    """One language less. Refused while there are texts in it, naming which; and for the last one."""
    if language not in announcement.languages:
        raise Refusal("language", say(_("%(language)s is not one of the languages."), language=Language(language)))
    if len(announcement.languages) == 1:
        raise Refusal("language", say(_("It is the only language. Add another one first.")))
    written = written_in(announcement, language)
    if written:
        raise Refusal("language", counted(_STILL, len(written), language=Language(language), places=named(written)))
    return replace(announcement, languages=tuple(tag for tag in announcement.languages if tag != language))


def named(placed: Iterable[Placed]) -> tuple[Fact, ...]:
    """What the texts are, each once: title, phases."""
    return tuple(dict.fromkeys(one.what for one in placed))


_STILL = ngettext(
    "%(count)s text is written in %(language)s: %(places)s. Remove or move it first, so that it is not lost.",
    "%(count)s texts are written in %(language)s: %(places)s. Remove or move them first, so that none is lost.",
)
