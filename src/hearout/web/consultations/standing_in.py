"""Words that stand in for others which nobody has written in the reader's language yet."""

from __future__ import annotations

from django.utils.translation import get_language, gettext

from hearout.plan.announcement import Said
from hearout.web.languages import name_in

__all__ = ["in_which_language", "main", "stands_in"]


def stands_in(words: Said) -> bool:
    """Whether they are in another language than was asked for; a variety of it is none."""
    return words.is_fallback and main(words.language) != main(words.asked)


def in_which_language(words: Said) -> str:
    """ "in English", to stand beside them."""
    # Translators: after words that are not there in the reader's own language: "in English"
    return gettext("in %(language)s") % {"language": name_in(words.language, get_language() or "en")}


def main(tag: str) -> str:
    """The language of which a tag may name a variety: "pt" for "pt-BR"."""
    return tag.partition("-")[0]
