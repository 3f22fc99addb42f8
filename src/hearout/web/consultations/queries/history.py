"""How the announcement became what it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hearout.plan.decided import DecisionKind
from hearout.plan.sections import Section, sections_changed
from hearout.web.consultations.comparing import SectionChanges, changes
from hearout.web.consultations.models import Consultation, Decision, Revision
from hearout.web.consultations.queries.announcements import drafted, history, revision_numbered
from hearout.web.consultations.queries.readers import Reader, team_reader
from hearout.web.consultations.queries.record import KINDS, DecisionTold, decision_told
from hearout.web.consultations.titles import SECTIONS
from hearout.web.people.models import User
from hearout.web.times import TimeTold

__all__ = ["RevisionInFull", "RevisionTold", "history_told", "revision_told"]


@dataclass(frozen=True, slots=True)
class RevisionTold:
    """One revision: `what` was edited or decided; `decision` put it in force, if any did."""

    number: int
    at: TimeTold
    by: str
    what: str | Promise
    decision: DecisionTold | None
    is_public: bool
    is_draft: bool


@dataclass(frozen=True, slots=True)
class RevisionInFull:
    """A revision, what it changed, and the sections in which the draft says something else by now."""

    told: RevisionTold
    changes: tuple[SectionChanges, ...]
    other_now: tuple[tuple[Section, str | Promise], ...]


def history_told(consultation: Consultation, user: User) -> tuple[RevisionTold, ...]:
    """All of them, newest first, for somebody of the team."""
    reader = team_reader(user, drafted(consultation))
    return tuple(_told(revision, consultation, reader) for revision in history(consultation))


def revision_told(consultation: Consultation, number: int, user: User) -> RevisionInFull | None:
    """One of them in full, or None where there is none of that number."""
    revision = history(consultation).filter(number=number).first()
    if revision is None:
        return None
    draft, said, before = drafted(consultation), revision.announcement, _before(revision)
    reader = team_reader(user, draft)
    return RevisionInFull(
        told=_told(revision, consultation, reader),
        changes=changes(before.announcement, said, reader.spoken) if before else (),
        other_now=tuple((section, SECTIONS[section]) for section in sections_changed(draft, said)),
    )


def _told(revision: Revision, consultation: Consultation, reader: Reader) -> RevisionTold:
    decision = _decision(revision)
    return RevisionTold(
        number=revision.number,
        at=reader.time(revision.at),
        by=str(revision.by or ""),
        what=_what(revision, decision),
        decision=decision_told(decision, reader) if decision else None,
        is_public=revision.pk == consultation.public_id,
        is_draft=revision.pk == consultation.draft_id,
    )


def _what(revision: Revision, decision: Decision | None) -> str | Promise:
    if revision.section:
        return SECTIONS[Section(revision.section)]
    if revision.number == 1:
        return _("The first draft")
    return KINDS[DecisionKind(decision.kind)] if decision else _("The draft follows what was decided")


def _before(revision: Revision) -> Revision | None:
    """What the revision was made from. A decision about a phase changes what is in force, and then, in a revision of
    its own, a draft that says something else; an edit changes the draft."""
    decision, room = _decision(revision), revision.consultation
    if revision.section or decision is None:
        return revision_numbered(room, revision.number - (1 if revision.section else 2))
    earlier = room.decisions.filter(number__lt=decision.number, revision__isnull=False).select_related("revision")
    last = earlier.order_by("-number").first()
    return last.revision if last else None


def _decision(revision: Revision) -> Decision | None:
    """The decision that put it in force; without asking the database where the revision was fetched with it."""
    return getattr(revision, "decision", None)
