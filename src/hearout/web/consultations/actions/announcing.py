"""Writing the announcement and putting it in force."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.plan.announcement import Announcement
from hearout.plan.changes import keep_promises, keep_published_phases, keep_rules
from hearout.plan.checks import Section, before_publishing, sections_changed, with_section
from hearout.plan.decided import DecisionKind
from hearout.web import events
from hearout.web.consultations.actions.recording import Choice, held_still, record, require, revise
from hearout.web.consultations.models import Consultation, Decision, Member, Revision
from hearout.web.consultations.queries.announcements import drafted, in_force, revision_numbered
from hearout.web.consultations.rules import check_slug
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.people.rules import Role

__all__ = ["Conflict", "NotReady", "edit", "publish", "start"]


class Conflict(Refusal):
    """Somebody else changed the same part meanwhile. `theirs` is the draft as it is now; nothing was written."""

    def __init__(self, theirs: Revision) -> None:
        super().__init__("", say(_("Somebody else changed this part while you were writing. Nothing was overwritten.")))
        self.theirs = theirs


class NotReady(Refusal):
    """It cannot be published, or not be decided before publication."""

    def __init__(self, template: str) -> None:
        super().__init__("", say(template))


@transaction.atomic
def start(slug: str, announcement: Announcement, *, by: User, now: datetime) -> Consultation:
    """A new consultation with `announcement` as its first draft; `by` owns it. Raises PermissionDenied, and Refusal
    about "slug" where nothing can be found at that address, or another consultation already is."""
    if not by.may_start:
        raise PermissionDenied
    check_slug(slug)
    consultation = _at(slug, now)
    Member.objects.create(consultation=consultation, user=by, role=Role.OWNER, since=now)
    _draft(consultation, revise(consultation, announcement, by=by, section="", now=now))
    note(by, "consultation.started", room=consultation.pk, about=slug, now=now)
    events.consultation_started.emit(consultation.pk)
    return consultation


@transaction.atomic
def edit(
    consultation: Consultation, section: Section, wanted: Announcement, *, base: int, by: User, now: datetime
) -> Revision:
    """Put one `section` of `wanted` into the draft. `base` is the number of the revision that the editor saw.

    Raises Conflict when that section was changed since, Refusal when it moves what is already published, and
    PermissionDenied. An edit that changes nothing makes no revision.
    """
    require("announcement.edit", by, consultation)
    consultation = held_still(consultation)
    assert consultation.draft is not None
    now_drafted = drafted(consultation)
    seen = revision_numbered(consultation, base)
    if seen is None or section in sections_changed(seen.announcement, now_drafted):
        raise Conflict(consultation.draft)
    merged = with_section(now_drafted, wanted, section)
    published = in_force(consultation)
    if published is not None:
        keep_published_phases(published, merged)
        keep_promises(published, merged)
        keep_rules(published, merged, now)
    if merged == now_drafted:
        return consultation.draft
    revision = revise(consultation, merged, by=by, section=section.value, now=now)
    _draft(consultation, revision)
    note(by, "announcement.edited", room=consultation.pk, about=section.value, now=now)
    return revision


@transaction.atomic
def publish(consultation: Consultation, choice: Choice, *, base: int, by: User, now: datetime) -> Decision:
    """Put the draft numbered `base` in force: exactly what was looked at. The first time it is "published", later
    "changed". Raises Conflict when the draft moved on, NotReady when it cannot or need not be published."""
    require("announcement.publish", by, consultation)
    consultation = held_still(consultation)
    assert consultation.draft is not None
    if consultation.draft.number != base:
        raise Conflict(consultation.draft)
    before, after = in_force(consultation), drafted(consultation)
    if any(lack.stops for lack in before_publishing(after, now)):
        raise NotReady(_("Something that people need is still missing. Set-up says what, part by part."))
    if before == after:
        raise NotReady(_("The page already says all of this. There is nothing new to publish."))
    if before is not None:
        keep_rules(before, after, now)  # a phase may have opened since it was drafted
    sections = [] if before is None else [section.value for section in sections_changed(before, after)]
    told = Choice(choice.title, choice.reason, choice.else_, choice.decided_by, {"sections": sections})
    kind = DecisionKind.PUBLISHED if before is None else DecisionKind.CHANGED
    return record(consultation, kind, told, by=by, now=now, revision=consultation.draft)


def _at(slug: str, now: datetime) -> Consultation:
    try:
        with transaction.atomic():
            return Consultation.objects.create(slug=slug, created=now)
    except IntegrityError:
        taken = _("There is a consultation at “%(slug)s” already. Choose another address, such as %(slug)s-2.")
        raise Refusal("slug", say(taken, slug=slug)) from None


def _draft(consultation: Consultation, revision: Revision) -> None:
    consultation.draft = revision
    consultation.save(update_fields=["draft"])
