"""How a decision changes what is in force: the page, and the draft beside it in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from hearout.messages import gettext_noop as _
from hearout.plan import timetable
from hearout.plan.announcement import Announcement
from hearout.plan.decided import DecisionKind
from hearout.web.consultations.actions.announcing import NotReady
from hearout.web.consultations.actions.recording import (
    Choice,
    Fact,
    held_still,
    next_number,
    record,
    require,
    require_unchanged,
    revise,
)
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.people.models import User

__all__ = ["Change", "bend"]

Change = Callable[[Announcement, int], Announcement]
"""Makes the announcement as it is afterwards; it is given the number that the decision will have."""


@transaction.atomic
def bend(
    consultation: Consultation,
    kind: DecisionKind,
    phase: str,
    change: Change,
    choice: Choice,
    *,
    by: User,
    now: datetime,
    after: int | None,
    facts: Mapping[str, Fact] | None = None,
) -> Decision:
    """Change what is in force, and the draft beside it in the same way."""
    require("phase.change", by, consultation)
    consultation = held_still(consultation)
    published = in_force(consultation)
    if published is None:
        raise NotReady(_("Nothing is published yet: change the dates in set-up."))
    require_unchanged(consultation, after)
    number = next_number(consultation)
    bent = change(published, number)
    revision = revise(consultation, bent, by=by, section="", now=now)
    draft = drafted(consultation)
    if draft == published:
        consultation.draft = revision
    else:
        consultation.draft = revise(consultation, change(draft, number), by=by, section="", now=now)
    consultation.save(update_fields=["draft"])
    open_still = [way.key for way in timetable.ways_open(bent, now)]
    told = Choice(
        choice.title,
        choice.reason,
        choice.else_,
        choice.decided_by,
        {"phase": phase, "open": open_still, **(facts or {})},
    )
    return record(consultation, kind, told, by=by, now=now, revision=revision)
