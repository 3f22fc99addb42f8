"""Sums, states and ids in the templates of the inbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.template import Library

from hearout.messages import Message
from hearout.records.consultation import ChannelKind
from hearout.web.intake.queries.sums import Sum
from hearout.web.intake.rules import ACCOUNTED
from hearout.web.intake.titles import CHANNELS, STATES
from hearout.web.sentences import in_words

__all__ = ["by_state", "channel", "of", "sentence", "short"]

register = Library()


@register.filter
def channel(kind: ChannelKind) -> str:
    """What a kind of channel is called."""
    return str(CHANNELS[kind])


@register.filter
def of(files: Mapping[ChannelKind, Sequence[Sum]], kind: ChannelKind) -> Sequence[Sum]:
    """The files of one channel."""
    return files[kind]


@register.filter
def by_state(one: Sum) -> list[tuple[str, int]]:
    """Each state with how many are in it."""
    return [(str(STATES[state]), count) for state, count in zip(ACCOUNTED, one.counts, strict=True)]


@register.filter
def short(ident: str) -> str:
    """As much of an id as tells it from others on a page."""
    return ident[:8]


@register.filter
def sentence(message: Message) -> str:
    """A message in the language of the page."""
    return in_words(message)
