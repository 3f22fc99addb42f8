"""Deciding about one contribution, and undoing it. At once on its row; the bringing together that follows does the
rest, as for its copies."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.records.decisions import ContributionAction
from hearout.records.imports import State
from hearout.web import events
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.rooms import may
from hearout.web.intake.actions.changes import changed
from hearout.web.intake.models import Contribution, ContributionDecision, Passage, SetAside
from hearout.web.intake.queries.decisions import contribution_called, open_to, seen_of
from hearout.web.intake.rules import ASPECTS, TO_SET_ASIDE, Aspect
from hearout.web.passages.actions import take_back
from hearout.web.people.actions import note
from hearout.web.people.models import User

__all__ = ["NotPossible", "Overtaken", "decide", "require_unchanged", "undo"]

DEEDS = {
    ContributionAction.COUNT: "contribution.counted",
    ContributionAction.WITHDRAW: "contribution.withdrawn",
    ContributionAction.SET_ASIDE: "contribution.set_aside",
    ContributionAction.CONSENT: "contribution.consent",
}
STATES = {
    ContributionAction.COUNT: State.COUNTED,
    ContributionAction.WITHDRAW: State.WITHDRAWN,
    ContributionAction.SET_ASIDE: State.SET_ASIDE,
}


class Overtaken(Refusal):
    """Somebody decided about it since it was looked at. Nothing was written."""

    def __init__(self) -> None:
        since = _(
            "Somebody of the team decided about this contribution while you were looking at it. Look at what they "
            "decided, and decide again if you still want to."
        )
        super().__init__("", say(since))


class NotPossible(Refusal):
    """As it is now, that cannot be decided of it."""

    def __init__(self) -> None:
        super().__init__("", say(_("This cannot be decided about the contribution as it is now. Look at it again.")))


@transaction.atomic
def decide(
    consultation: Consultation,
    ident: str,
    action: ContributionAction,
    *,
    value: str = "",
    reason: str,
    seen: str,
    by: User,
    now: datetime,
) -> ContributionDecision:
    """Decide about the contribution of that id. `seen` is what `queries.decisions.seen_of` said when it was looked at.
    Raises PermissionDenied, Overtaken, NotPossible."""
    require("contributions.change", by, consultation)
    held_still(consultation)
    require_unchanged(consultation, ident, seen)
    row = contribution_called(consultation, ident)
    if row is None or action not in open_to(row):
        raise NotPossible
    aspect = ASPECTS[action]
    before = ContributionDecision.objects.filter(consultation=consultation, contribution=ident, aspect=aspect)
    before.filter(current=True).update(current=False)
    decision = ContributionDecision.objects.create(
        consultation=consultation,
        number=changed(consultation, by=by, now=now),
        contribution=ident,
        action=action.value,
        aspect=aspect.value,
        value=value,
        was=row.consent if aspect is Aspect.CONSENT else row.state,
        reason=reason,
        by=by,
        at=now,
    )
    _apply(row, action, value, now=now)
    note(by, DEEDS[action], room=consultation.pk, about=ident, now=now)
    if action is not ContributionAction.COUNT:
        events.words_taken_back.emit(consultation.pk)
    return decision


@transaction.atomic
def undo(decision: ContributionDecision, *, by: User, now: datetime) -> None:
    """As if it had not been decided. What was set aside for somebody is theirs to give back, as long as they are there.
    Raises PermissionDenied, NotPossible, and Overtaken where it is in force no longer."""
    consultation = decision.consultation
    require("contributions.change", by, consultation)
    held_still(consultation)
    aside = SetAside.objects.filter(decision=decision).select_related("person").first()
    if aside is not None and aside.person != by and may(aside.person, TO_SET_ASIDE, consultation):
        raise NotPossible
    mine = ContributionDecision.objects.filter(pk=decision.pk, current=True)
    if not mine.update(current=False, undone_by=by, undone_at=now):
        raise Overtaken
    changed(consultation, by=by, now=now)
    rows = Contribution.objects.filter(consultation=consultation, ident=decision.contribution)
    if decision.aspect == Aspect.CONSENT:
        rows.update(consent=decision.was)
    else:
        rows.update(state=decision.was)
    events.words_taken_back.emit(consultation.pk)  # what was allowed since may be allowed no more
    note(by, "contribution.undone", room=consultation.pk, about=decision.contribution, now=now)


def require_unchanged(consultation: Consultation, ident: str, seen: str) -> None:
    """Raises Overtaken where somebody decided about it since."""
    if seen_of(consultation, ident) != seen:
        raise Overtaken


def _apply(row: Contribution, action: ContributionAction, value: str, *, now: datetime) -> None:
    if action is ContributionAction.CONSENT:
        row.consent = value
        row.save(update_fields=["consent"])
        return
    row.state = STATES[action].value
    row.save(update_fields=["state"])
    if action is ContributionAction.WITHDRAW:
        Passage.objects.filter(consultation_id=row.consultation_id, contribution=row.ident).delete()
    if action is not ContributionAction.COUNT:
        take_back(row.consultation, (row.ident,), now=now)
