"""What this room says where all rooms do: what waits on the overview, how much came in, and its entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.web.consultations import needs, sections
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.rooms import ROOMS, Group, Room
from hearout.web.once import once
from hearout.web.people.rules import Role, allows
from hearout.web.uploads.queries.limits import here
from hearout.web.uploads.queries.told import sources_told
from hearout.web.uploads.rules import WAITING, State

__all__: list[str] = []


@needs.register
def files_that_wait(consultation: Consultation, role: Role, now: datetime) -> Iterator[needs.Need]:  # noqa: ARG001
    """Looked at, and to be imported by somebody."""
    waiting = [at for state, at in _states(consultation) if state in WAITING]
    if waiting:
        told = ngettext("One file was looked at.", "%(count)d files were looked at.", len(waiting))
        yield needs.Need(
            title=gettext("Files wait to be imported"),
            why=told % {"count": len(waiting)} + " " + gettext("Nothing in them counts before."),
            url=reverse("uploads:files", args=[consultation.slug]),
            action=gettext("Look at the files"),
            permission="files.bring",
            since=waiting[0],
        )


@needs.register
def files_refused(consultation: Consultation, role: Role, now: datetime) -> Iterator[needs.Need]:  # noqa: ARG001
    """What cannot be read is missing."""
    refused = [at for state, at in _states(consultation) if state == State.REFUSED]
    if refused:
        told = ngettext("One file says why.", "%(count)d files say why.", len(refused))
        yield needs.Need(
            title=gettext("What came in cannot all be read"),
            why=told % {"count": len(refused)} + " " + gettext("Send it otherwise, or take it out."),
            url=reverse("uploads:files", args=[consultation.slug]),
            action=gettext("Look at the files"),
            permission="files.bring",
            since=refused[0],
        )


@once
def _states(consultation: Consultation) -> Sequence[tuple[str, datetime]]:
    """The files that were not imported and when they came, the oldest first."""
    rows = here(consultation).filter(state__in=[*WAITING, State.REFUSED]).order_by("at")
    return list(rows.values_list("state", "at"))


@sections.register
def what_came_in(consultation: Consultation, role: Role, now: datetime) -> sections.Section | None:  # noqa: ARG001
    """Files and contributions by the way they came."""
    if not allows(role, "files.bring"):
        return None
    sources = [source for source in sources_told(consultation) if source.contributions]
    if not sources:
        return None
    hint = gettext("As the files have it")
    return sections.Section("files", gettext("What was brought in"), hint, "uploads/section.html", sources)


ROOMS.append(Room("uploads:files", _("Files"), "files.bring", Group.SAID, place=10))
