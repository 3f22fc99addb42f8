"""What people decide about somebody's words in the summary. Nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.records.consultation import Consent
from hearout.records.decisions import QuoteAction
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.passages.queries import passage
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.summaries.models import QuoteDecision
from hearout.web.summaries.queries.quotes import newest_number, standing

__all__ = ["Meanwhile", "Wish", "leave_out", "paraphrase", "undo"]


@dataclass(frozen=True, slots=True)
class Wish:
    """Who decides about which passage, why and when."""

    passage: str
    reason: str = field(repr=False)
    by: User
    now: datetime


class Meanwhile(Refusal):
    """Somebody decided about the same words first; nothing was written."""

    def __init__(self, decision: QuoteDecision) -> None:
        super().__init__("", say(_("Somebody decided about these words while you were writing. Look at them again.")))
        self.decision = decision


@transaction.atomic
def leave_out(consultation: Consultation, wish: Wish) -> QuoteDecision:
    """Say that these words are not quoted; others that fit may stand in their place."""
    return _decide(consultation, QuoteAction.LEAVE_OUT, wish, "")


@transaction.atomic
def paraphrase(consultation: Consultation, wish: Wish, words: str) -> QuoteDecision:
    """Tell in the team's own `words` what was said there. Raises Refusal about "words" where whoever said it only
    agreed to be counted."""
    said = passage(consultation, wish.passage)
    if said is not None and not Consent(said.consent).allows(Consent.PARAPHRASE):
        raise Refusal("words", say(_("Whoever said this agreed to be counted, not to be retold.")))
    return _decide(consultation, QuoteAction.PARAPHRASE, wish, words)


@transaction.atomic
def undo(consultation: Consultation, number: int, *, by: User, now: datetime) -> QuoteDecision | None:
    """Take back the decision of that number; None where it does not stand any more."""
    require("themes.decide", by, consultation)
    held_still(consultation)
    decision = standing(consultation).filter(number=number).first()
    if decision is not None:
        decision.undone_number, decision.undone_by, decision.undone_at = newest_number(consultation) + 1, by, now
        decision.save(update_fields=("undone_number", "undone_by", "undone_at"))
        note(by, "quote.undone", room=consultation.pk, about=f"#{decision.number}", now=now)
    return decision


def _decide(consultation: Consultation, action: QuoteAction, wish: Wish, value: str) -> QuoteDecision:
    require("themes.decide", wish.by, consultation)
    held_still(consultation)
    if passage(consultation, wish.passage) is None:
        raise Refusal("", say(_("These words are not here any more: they were taken back, or not counted.")))
    if before := standing(consultation).filter(passage=wish.passage).first():
        raise Meanwhile(before)
    decision = QuoteDecision.objects.create(
        consultation=consultation,
        number=newest_number(consultation) + 1,
        action=action.value,
        passage=wish.passage,
        value=value,
        reason=wish.reason,
        by=wish.by,
        at=wish.now,
    )
    note(wish.by, f"quote.{action.value}", room=consultation.pk, about=f"#{decision.number}", now=wish.now)
    return decision
