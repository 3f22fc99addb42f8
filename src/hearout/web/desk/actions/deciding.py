"""Decisions about words and stretches. Nothing is overwritten, and of two at once the second is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.records.decisions import WordAction
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Desk, SpanDecision, WordDecision
from hearout.web.desk.queries.marks import mark_of
from hearout.web.people.actions import note
from hearout.web.people.models import User

__all__ = ["DecidedMeanwhile", "Ruling", "changed", "confirm", "decide_spans", "decide_word", "undo"]

Decision = WordDecision | SpanDecision


@dataclass(frozen=True, slots=True)
class Ruling:
    """What shall become of a word or a stretch, and why. `second`: somebody else is asked to confirm it."""

    action: WordAction
    replacement: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    second: bool = False


class DecidedMeanwhile(Refusal):
    """Somebody else decided on the same since it was looked at. Nothing was written."""

    def __init__(self) -> None:
        super().__init__("", say(_("Somebody else decided about it in the meantime. Look at it again.")))


@transaction.atomic
def decide_word(
    consultation: Consultation, word: str, ruling: Ruling, *, seen: int, by: User, now: datetime
) -> WordDecision:
    """Decide about a word wherever it stands. `seen` is the number of the decision on it that was looked at, 0 for
    none. Raises DecidedMeanwhile where that is another by now."""
    require("words.decide", by, consultation)
    _require_replacement(ruling)
    number, mark = changed(consultation), mark_of(consultation, word)
    _replace(WordDecision.objects.filter(consultation=consultation, mark=mark, current=True).first(), seen)
    note(by, "word.decided", room=consultation.pk, about=f"{number}", now=now)
    return WordDecision.objects.create(
        consultation=consultation,
        number=number,
        mark=mark,
        word=word,
        action=ruling.action.value,
        replacement=ruling.replacement,
        reason=ruling.reason,
        asks_second=ruling.second,
        by=by,
        at=now,
    )


@transaction.atomic
def decide_spans(
    consultation: Consultation,
    passage: str,
    stretches: Sequence[tuple[int, int]],
    ruling: Ruling,
    *,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> tuple[SpanDecision, ...]:
    """Decide about stretches (start, end) of a passage's raw text. `seen` is the highest number of a decision in this
    passage that was looked at (None: it does not matter). Raises DecidedMeanwhile where there is a newer one, and
    Refusal where a stretch is to be kept: words are kept everywhere or nowhere."""
    require("words.decide", by, consultation)
    _require_replacement(ruling)
    if ruling.action is WordAction.CLEAR:
        raise Refusal("action", say(_("One place can be masked or made more general. Keep a word for all its places.")))
    held_still(consultation)
    here = SpanDecision.objects.filter(consultation=consultation, passage=passage, current=True)
    if seen is not None and any(one.number > seen for one in here):
        raise DecidedMeanwhile
    return tuple(_decide_span(consultation, passage, start, end, ruling, by, now) for start, end in stretches)


@transaction.atomic
def undo(consultation: Consultation, number: int, *, by: User, now: datetime) -> Decision:
    """Take a decision back: what was decided before it counts again. Raises DecidedMeanwhile where it is not the
    current one any more, or there is none of that number."""
    require("words.decide", by, consultation)
    changed(consultation)
    decision = _current(consultation, number)
    decision.current, decision.undone_by, decision.undone_at = False, by, now
    decision.save(update_fields=["current", "undone_by", "undone_at"])
    _bring_back_the_one_before(decision)
    note(by, "decision.undone", room=consultation.pk, about=f"{number}", now=now)
    return decision


@transaction.atomic
def confirm(consultation: Consultation, number: int, *, by: User, now: datetime) -> Decision:
    """Say as the second reader that it is right. Raises Refusal for those who decided it themselves, DecidedMeanwhile
    where it is not the current one any more."""
    require("words.decide", by, consultation)
    changed(consultation)
    decision = _current(consultation, number)
    if decision.by_id == by.pk:
        raise Refusal("", say(_("You decided this yourself. Somebody else has to confirm it.")))
    if decision.second_at is None:
        decision.second_by, decision.second_at = by, now
        decision.save(update_fields=["second_by", "second_at"])
        note(by, "decision.confirmed", room=consultation.pk, about=f"{number}", now=now)
    return decision


def changed(consultation: Consultation) -> int:
    """The number of the next change at this desk; nobody else gets one until the transaction ends."""
    held_still(consultation)
    desk, _made = Desk.objects.get_or_create(consultation=consultation)
    desk.changes += 1
    desk.save(update_fields=["changes"])
    return desk.changes


def _decide_span(
    consultation: Consultation, passage: str, start: int, end: int, ruling: Ruling, by: User, now: datetime
) -> SpanDecision:
    number = changed(consultation)
    same = SpanDecision.objects.filter(consultation=consultation, passage=passage, start=start, end=end, current=True)
    same.update(current=False)
    note(by, "span.decided", room=consultation.pk, about=f"{number}", now=now)
    return SpanDecision.objects.create(
        consultation=consultation,
        number=number,
        passage=passage,
        start=start,
        end=end,
        action=ruling.action.value,
        replacement=ruling.replacement,
        reason=ruling.reason,
        asks_second=ruling.second,
        by=by,
        at=now,
    )


def _require_replacement(ruling: Ruling) -> None:
    if ruling.action is WordAction.GENERALISE and not ruling.replacement:
        raise Refusal("replacement", say(_("Write what shall stand there instead.")))


def _replace(current: Decision | None, seen: int) -> None:
    if (current.number if current else 0) != seen:
        raise DecidedMeanwhile
    if current is not None:
        current.current = False
        current.save(update_fields=["current"])


def _current(consultation: Consultation, number: int) -> Decision:
    here = {"consultation": consultation, "number": number, "current": True}
    found = WordDecision.objects.filter(**here).first() or SpanDecision.objects.filter(**here).first()
    if found is None:
        raise DecidedMeanwhile
    return found


def _bring_back_the_one_before(undone: Decision) -> None:
    if isinstance(undone, WordDecision):
        words = WordDecision.objects.filter(consultation=undone.consultation, mark=undone.mark, undone_at=None)
        before: Decision | None = words.order_by("-number").first()
    else:
        place = {"passage": undone.passage, "start": undone.start, "end": undone.end}
        spans = SpanDecision.objects.filter(consultation=undone.consultation, undone_at=None, **place)
        before = spans.order_by("-number").first()
    if before is not None:
        before.current = True
        before.save(update_fields=["current"])
