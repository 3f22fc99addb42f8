"""What this room says where all rooms do: what waits, its numbers, its place; and what it listens to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.web.consultations import needs, sections
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.rooms import ROOMS, Group, Room
from hearout.web.events import passages_changed
from hearout.web.people.rules import Role, allows
from hearout.web.summaries.actions.keeping import drop_taken_back
from hearout.web.summaries.queries.kept import changed_since, newest, now_of

__all__: list[str] = []

passages_changed.subscribe(drop_taken_back)
ROOMS.append(Room("summaries:summary", _("Summary"), "themes.view", Group.SAID, place=50))


@needs.register
def waiting(consultation: Consultation, role: Role, now: datetime) -> Iterator[needs.Need]:  # noqa: ARG001
    """A draft that is behind, and findings that nobody put into words."""
    draft = newest(consultation) if allows(role, "themes.decide") else None
    if draft is None:
        return
    url = reverse("summaries:summary", args=[consultation.slug])
    if changed_since(draft, now_of(consultation)):
        why = gettext("Something changed since the draft was written: what it says may no longer be so.")
        yield needs.Need(
            gettext("Bring the summary up to date"), why, url, gettext("See what changed"), "themes.decide", draft.at
        )
    elif draft.unwritten:
        said = ngettext(
            "%(count)s finding has a sentence that the computer wrote.",
            "%(count)s findings have a sentence that the computer wrote.",
            draft.unwritten,
        )
        why = said % {"count": draft.unwritten}
        yield needs.Need(
            gettext("Put the findings into words"), why, url, gettext("Write them"), "themes.decide", draft.at
        )


@sections.register
def told(consultation: Consultation, role: Role, now: datetime) -> sections.Section | None:  # noqa: ARG001
    """How many findings there are, and how many the team wrote."""
    draft = newest(consultation) if allows(role, "themes.view") else None
    if draft is None or draft.taken_back:
        return None
    counts = {"draft": draft, "written": draft.findings - draft.unwritten, "slug": consultation.slug}
    hint = gettext("The draft, for the team alone")
    return sections.Section("summary", gettext("Findings"), hint, "summaries/parts/overview.html", counts)
