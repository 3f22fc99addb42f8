"""Decisions as people read them: what, by whom, when, and whether they count yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearout.records.decisions import WordAction
from hearout.web.consultations.queries.readers import Reader
from hearout.web.desk.models import SpanDecision, WordDecision
from hearout.web.people.models import User
from hearout.web.times import TimeTold

__all__ = ["DONE", "DecisionTold", "decision_told"]

DONE: Mapping[WordAction, str | Promise] = {
    WordAction.CLEAR: _("kept"),
    WordAction.MASK: _("masked"),
    WordAction.GENERALISE: _("made more general"),
}


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """One decision. `word` is "" for a stretch of a passage, `passage` "" for a word. `waits`: it does not count before
    somebody else confirmed it; `mine`: whoever reads this took it."""

    number: int
    action: WordAction
    did: str | Promise
    word: str = field(repr=False)
    mark: str
    passage: str
    replacement: str = field(repr=False)
    reason: str = field(repr=False)
    by: str
    at: TimeTold
    waits: bool
    second_by: str
    undone_by: str
    current: bool
    mine: bool


def decision_told(one: WordDecision | SpanDecision, reader: Reader, user: User, *, always_second: bool) -> DecisionTold:
    """A decision for whoever reads; `always_second`: the consultation asks for a second reader."""
    action = WordAction(one.action)
    asks = (one.asks_second or always_second) and action is not WordAction.MASK
    is_word = isinstance(one, WordDecision)
    return DecisionTold(
        number=one.number,
        action=action,
        did=DONE[action],
        word=one.word if isinstance(one, WordDecision) else "",
        mark=one.mark if isinstance(one, WordDecision) else "",
        passage="" if is_word else one.passage,  # type: ignore[union-attr]  # a stretch has a passage
        replacement=one.replacement,
        reason=one.reason,
        by=str(one.by or ""),
        at=reader.time(one.at),
        waits=one.current and asks and one.second_at is None,
        second_by=str(one.second_by or ""),
        undone_by=str(one.undone_by or ""),
        current=one.current,
        mine=one.by_id == user.pk,
    )
