"""What the desk goes by: the nets as people know them, and what more general words there are for a kind."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearout.anonymise.spans import DECIDED
from hearout.records.redaction import Net, Span

__all__ = [
    "CAUGHT_BY",
    "CHANNELS",
    "KINDS",
    "LONGEST_REASON",
    "LONGEST_REPLACEMENT",
    "MORE_GENERAL",
    "Catch",
    "caught_by",
    "folded",
]

LONGEST_REASON = 300
LONGEST_REPLACEMENT = 200
LONGEST_WORD = 200
LONGEST_PASSAGE = 20_000


class Catch(StrEnum):
    """What put a mark into a passage: one of the nets, or somebody of the team."""

    TEAM = "team"
    ROSTER = "roster"
    PATTERN = "pattern"
    MODEL = "model"
    VOCABULARY = "vocabulary"
    STRUCTURE = "structure"


CAUGHT_BY: dict[Catch, str | Promise] = {
    Catch.TEAM: _("decided"),
    Catch.ROSTER: _("list of people"),
    Catch.PATTERN: _("shape"),
    Catch.MODEL: _("taken for a name"),
    Catch.VOCABULARY: _("rare word"),
    Catch.STRUCTURE: _("structure"),
}
"""A word or two for each, to stand beside the mark."""

CHANNELS: dict[str, str | Promise] = {
    "survey": _("Survey"),
    "session": _("Session"),
    "talk": _("Talk page"),
    "email": _("E-mail"),
    "other": _("Other means"),
}
"""What the channels are called in a list."""

KINDS: dict[str, str | Promise] = {
    "word": _("in no word list"),
    "number": _("a long number"),
    "person": _("taken for a person"),
    "place": _("taken for a place"),
    "organisation": _("taken for an organisation"),
    "handle": _("looks like a handle"),
}
"""Why a word waits, by the kind that a net gave it."""

MORE_GENERAL: dict[str, tuple[str | Promise, ...]] = {
    "word": (_("a place"), _("a person"), _("a group"), _("a tool")),
    "number": (_("a number"), _("a date")),
    "person": (_("a person"), _("a colleague"), _("a member of the committee")),
    "place": (_("a town"), _("a region"), _("a country")),
    "organisation": (_("an organisation"), _("a company"), _("a university")),
    "handle": (_("an account"), _("a person")),
}
"""Wider words to begin with, by kind."""


def caught_by(span: Span) -> Catch:
    """What caught a span: what somebody decided is theirs, whichever net it is booked under."""
    if span.reason == DECIDED:
        return Catch.TEAM
    return Catch.STRUCTURE if span.net is Net.STRUCTURE else Catch(span.net.value)


def folded(word: str) -> str:
    """A word as it is compared: without regard to case, and without an English genitive, which a decision covers."""
    return word.casefold().replace("’", "'").removesuffix("'s")
