"""Phases and rounds that bend in the open: each change is a decision with its reason, and a notice.

`after` is the number of the newest decision that somebody saw when they chose. Where the team decided something since,
the action raises Meanwhile and writes nothing: two who end a phase at once, or one who clicks twice, do it once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from hearout.messages import gettext_noop as _
from hearout.plan import changes
from hearout.plan.announcement import Round
from hearout.plan.decided import DecisionKind
from hearout.web.consultations.actions.announcing import NotReady
from hearout.web.consultations.actions.bending import bend
from hearout.web.consultations.actions.recording import Choice, held_still, record, require, require_unchanged
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.people.models import User

__all__ = ["add_round", "end_early", "extend", "give_notice", "postpone"]


def extend(
    consultation: Consultation,
    phase: str,
    closes: datetime,
    choice: Choice,
    *,
    by: User,
    now: datetime,
    after: int | None = None,
) -> Decision:
    """The phase closes later, at `closes` (wall time in the announcement's zone). Raises Refusal."""
    return bend(
        consultation,
        DecisionKind.EXTENDED,
        phase,
        lambda said, _number: changes.extend(said, phase, closes, now),
        choice,
        by=by,
        now=now,
        after=after,
    )


def postpone(
    consultation: Consultation,
    phase: str,
    opens: datetime,
    closes: datetime,
    choice: Choice,
    *,
    by: User,
    now: datetime,
    after: int | None = None,
) -> Decision:
    """The phase is held at another time. Raises Refusal."""
    return bend(
        consultation,
        DecisionKind.POSTPONED,
        phase,
        lambda said, _number: changes.postpone(said, phase, opens, closes, now),
        choice,
        by=by,
        now=now,
        after=after,
    )


def add_round(
    consultation: Consultation,
    phase: str,
    round_: Round,
    choice: Choice,
    *,
    closes: datetime | None = None,
    by: User,
    now: datetime,
    after: int | None = None,
) -> Decision:
    """Another round of sessions; the phase lasts until `closes` if that is given. Raises Refusal."""
    return bend(
        consultation,
        DecisionKind.ROUND_ADDED,
        phase,
        lambda said, _number: changes.add_round(said, phase, round_, now, closes=closes),
        choice,
        by=by,
        now=now,
        after=after,
        facts={"round": round_.key},
    )


def end_early(
    consultation: Consultation,
    phase: str,
    choice: Choice,
    *,
    by: User,
    now: datetime,
    held: int | None = None,
    after: int | None = None,
) -> Decision:
    """The phase ends now. `held`: how many of its planned sessions were held. Raises Refusal, also the second time."""
    return bend(
        consultation,
        DecisionKind.ENDED_EARLY,
        phase,
        lambda said, number: changes.end_early(said, phase, now, number, held=held),
        choice,
        by=by,
        now=now,
        after=after,
    )


@transaction.atomic
def give_notice(
    consultation: Consultation,
    choice: Choice,
    *,
    phase: str = "",
    by: User,
    now: datetime,
    after: int | None = None,
) -> Decision:
    """Tell the public something that changes nothing else on the page; `phase` where it reminds of one."""
    require("notice.give", by, consultation)
    consultation = held_still(consultation)
    if consultation.public is None:
        raise NotReady(_("Nobody can read a notice before the page is published."))
    require_unchanged(consultation, after)
    told = replace(choice, facts={"phase": phase} if phase else {})
    return record(consultation, DecisionKind.NOTICE, told, by=by, now=now)
