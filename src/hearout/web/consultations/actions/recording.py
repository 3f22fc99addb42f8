"""How a change is put on record: the one place that writes revisions, decisions and notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Max

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.plan.announcement import Announcement, Text
from hearout.plan.decided import DecisionKind
from hearout.plan.document import to_document
from hearout.web import events
from hearout.web.consultations.models import Consultation, Decision, Notice, Revision
from hearout.web.consultations.queries.rooms import may
from hearout.web.people.actions import note
from hearout.web.people.models import User

__all__ = ["Choice", "Meanwhile", "held_still", "next_number", "record", "require", "require_unchanged", "revise"]

Fact = str | int | list[str] | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What the team says of a decision, all of it public: `title` of its notice, the `reason`, what `else_` people
    should know, and who decided it (`decided_by`: "the committee, four in favour, none against")."""

    title: Text
    reason: Text = field(default_factory=Text)
    else_: Text = field(default_factory=Text)
    decided_by: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)


class Meanwhile(Refusal):
    """The team decided something since the form was looked at. `decision` is the newest; nothing was written."""

    def __init__(self, decision: Decision) -> None:
        super().__init__("", say(_("The team decided something else while you were writing. Look at it again.")))
        self.decision = decision


def require(permission: str, by: User, consultation: Consultation) -> None:
    """Raises PermissionDenied unless `by` may do `permission` here."""
    if not may(by, permission, consultation):
        raise PermissionDenied


def held_still(consultation: Consultation) -> Consultation:
    """The consultation as it is now, locked until the transaction ends, so that numbers and drafts cannot cross."""
    # its revisions are read by further queries: PostgreSQL joins what was there before the lock was waited for
    return Consultation.objects.select_for_update().get(pk=consultation.pk)


def revise(
    consultation: Consultation, announcement: Announcement, *, by: User | None, section: str, now: datetime
) -> Revision:
    """Append a revision. Nothing points at it yet."""
    last = consultation.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        consultation=consultation,
        number=last + 1,
        at=now,
        by=by,
        section=section,
        document=to_document(announcement),
    )


def next_number(consultation: Consultation) -> int:
    """The number that the next decision has. True as long as the consultation is held still."""
    return (consultation.decisions.aggregate(last=Max("number"))["last"] or 0) + 1


def require_unchanged(consultation: Consultation, after: int | None) -> None:
    """Raises Meanwhile when the newest decision is another than that numbered `after` (None: it does not matter)."""
    newest = consultation.decisions.select_related("by", "notice").first()
    if after is not None and newest is not None and newest.number != after:
        raise Meanwhile(newest)


def record(
    consultation: Consultation,
    kind: DecisionKind,
    choice: Choice,
    *,
    by: User,
    now: datetime,
    revision: Revision | None = None,
) -> Decision:
    """Append a decision with its notice, put `revision` in force if there is one, and tell who listens."""
    decision = Decision.objects.create(
        consultation=consultation,
        number=next_number(consultation),
        kind=kind,
        at=now,
        by=by,
        decided_by=choice.decided_by,
        reason=dict(choice.reason.words),
        facts=dict(choice.facts),
        revision=revision,
    )
    notice = Notice.objects.create(decision=decision, title=dict(choice.title.words), body=dict(choice.else_.words))
    if revision is not None:
        consultation.public = revision
        consultation.save(update_fields=["public"])
    note(by, f"decision.{kind}", room=consultation.pk, about=choice.title.said("en").words, now=now)
    events.notice_given.emit(notice.pk)
    return decision
