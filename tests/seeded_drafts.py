"""A draft of the seeded consultation's summary, after its themes (`seeded_themes`): what the team wrote and decided."""

from __future__ import annotations

from datetime import datetime

from arranged_drafts import draft_of, key_of, nothing_can_be_found
from hearout.web.consultations.models import Consultation
from hearout.web.passages.models import Passage
from hearout.web.people.models import User
from hearout.web.summaries.actions.quotes import Wish, leave_out, paraphrase
from hearout.web.summaries.rules import STEP
from seeded_work import worked

__all__ = ["seed_draft"]


def seed_draft(room: Consultation, by: User, now: datetime) -> dict[str, str | int]:
    """What addresses take: a finding, a decision about a quote."""
    spoken = Passage.objects.filter(consultation=room, consent="quote").order_by("-place")
    first, second = spoken[:2]
    with nothing_can_be_found():
        worked(room, STEP, by, now)
        kept = leave_out(room, Wish(first.ident, "Whoever knows the street knows who said it.", by, now))
        retold = "In the evening there is no way home from the pool."
        paraphrase(room, Wish(second.ident, "Clearer so", by, now), retold)
        worked(room, STEP, by, now)
    finding = next(draft_of(room).draft.findings())
    return {"finding": key_of(room, finding), "quote": kept.number}
