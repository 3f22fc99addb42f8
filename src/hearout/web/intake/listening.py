"""What brings contributions together anew, and what the inbox says on pages of other rooms."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.messages import counted
from hearout.messages import ngettext as both
from hearout.records.imports import State
from hearout.web import events
from hearout.web.consultations import needs, sections
from hearout.web.consultations.models import Consultation, Notice
from hearout.web.consultations.views.rooms import ROOMS, Group, Room
from hearout.web.intake import touches
from hearout.web.intake.actions.changes import changed, changed_if_stale
from hearout.web.intake.actions.enrolling import enrol
from hearout.web.intake.actions.people import take_roster
from hearout.web.intake.queries.corpus import standing
from hearout.web.intake.queries.needs import asides_waiting, left, passages_in
from hearout.web.intake.queries.sums import reports, sums_of
from hearout.web.intake.rules import ACCOUNTED
from hearout.web.intake.titles import STATES
from hearout.web.people.rules import Role, allows
from hearout.web.sessions import ports as sessions
from hearout.web.summaries import ports as findings
from hearout.web.uploads import ports

__all__: list[str] = []

ports.accounts(reports)
ports.takes_people(take_roster)
sessions.enrols(enrol)


@findings.contribution_page.fill
def contribution_page(consultation: Consultation, ident: str) -> str:
    """From a finding's passage to the contribution that it is of."""
    return reverse("intake:contribution", args=[consultation.slug, ident])


@events.files_changed.subscribe
def files_changed(ident: UUID | int) -> None:
    """Files came in, were undone, or are read otherwise."""
    changed(Consultation.objects.get(pk=str(ident)), by=None, now=timezone.now())


@events.notice_given.subscribe
def dates_changed(ident: UUID | int) -> None:
    """Dates that were announced say what came late."""
    notice = Notice.objects.select_related("decision__consultation").get(pk=str(ident))
    changed_if_stale(notice.decision.consultation, now=timezone.now())


@touches.register
def passages(consultation: Consultation, contributions: Collection[str]) -> Iterator[touches.Touch]:
    """What the gate let through of them."""
    if count := passages_in(consultation, contributions):
        words = both("%(count)s passage that is analysed", "%(count)s passages that are analysed")
        yield touches.Touch(counted(words, count))


@needs.register
def waiting(consultation: Consultation, role: Role, now: datetime) -> Iterator[needs.Need]:  # noqa: ARG001
    """What came late and nobody looked at, and lines that no reader could use."""
    if not allows(role, "contributions.view") or (at := standing(consultation).at) is None:
        return
    inbox = reverse("intake:inbox", args=[consultation.slug])
    waits = left(consultation)
    if late := waits.late:
        words = ngettext(
            "%(count)s contribution came late. It does not count unless you say so.",
            "%(count)s contributions came late. They do not count unless you say so.",
            late,
        )
        yield needs.Need(
            title=gettext("Look at what came late"),
            why=words % {"count": late},
            url=f"{inbox}?state={State.LATE}#list",
            action=gettext("Look at it"),
            permission="contributions.change",
            since=at,
        )
    if rejected := waits.rejected:
        words = ngettext("%(count)s line could not be read.", "%(count)s lines could not be read.", rejected)
        yield needs.Need(
            title=gettext("Look at what could not be read"),
            why=words % {"count": rejected},
            url=reverse("intake:rejected", args=[consultation.slug]),
            action=gettext("Look at it"),
            permission="contributions.change",
            since=at,
        )


@needs.register
def set_aside(consultation: Consultation, role: Role, now: datetime) -> Iterator[needs.Need]:  # noqa: ARG001
    """What was set aside, for whom it was set aside for."""
    for person, since in asides_waiting(consultation):
        yield needs.Need(
            title=gettext("Something was set aside for you"),
            why=gettext("It threatens or reports harm to somebody. Please read it soon."),
            url=reverse("intake:aside", args=[consultation.slug]),
            action=gettext("Read it"),
            permission="contributions.view",
            since=since,
            person=person,
        )


@sections.register
def what_came_in(consultation: Consultation, role: Role, now: datetime) -> sections.Section | None:  # noqa: ARG001
    """Exact numbers by channel: not for leadership, who read what was audited."""
    if not allows(role, "work.view") or standing(consultation).at is None:
        return None
    may_enter = allows(role, "contributions.view")
    content = {
        "sums": sums_of(consultation),
        "states": [(state.value, STATES[state]) for state in ACCOUNTED],
        "url": reverse("intake:inbox", args=[consultation.slug]) if may_enter else "",
    }
    return sections.Section(
        "came-in", gettext("What came in"), gettext("Every row adds up"), "intake/section.html", content
    )


ROOMS.append(Room("intake:inbox", _("Inbox"), "contributions.view", Group.SAID, place=20))
