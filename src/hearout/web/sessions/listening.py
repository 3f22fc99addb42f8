"""What the sessions room says on pages of other rooms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement
from hearout.web.consultations import needs, sections
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.views.rooms import ROOMS, Room
from hearout.web.people.rules import Role, allows
from hearout.web.sessions.queries.overview import arranging_needed, coming_told
from hearout.web.sessions.queries.turnout import Waiting, waiting

__all__ = ["reader_of"]


@needs.register
def few_registered(consultation: Consultation, _role: Role, now: datetime) -> Iterator[needs.Need]:
    """A session is judged to have too few, and nobody decided about it since."""
    said = in_force(consultation)
    for one in waiting(consultation, said, now) if said else ():
        assert said is not None
        yield _decide(consultation, said, one)


@needs.register
def not_arranged(consultation: Consultation, _role: Role, now: datetime) -> Iterator[needs.Need]:
    """A session begins within days, and nobody holds it or nobody knows how to join."""
    said = in_force(consultation)
    for found in arranging_needed(consultation, said, now) if said else ():
        assert said is not None
        facts = {"time": reader_of(said).time(found.begins), "missing": found.missing}
        yield needs.Need(
            title=gettext("Arrange the session of %(time)s") % facts,
            why=gettext("Still missing: %(missing)s.") % facts,
            url=reverse("sessions:arrange", args=[consultation.slug, found.key]),
            action=gettext("Arrange it"),
            permission="sessions.arrange",
            since=found.since,
        )


@sections.register
def coming(consultation: Consultation, role: Role, now: datetime) -> sections.Section | None:
    """The sessions to come, with registrations against the rule."""
    said = in_force(consultation)
    if said is None or not allows(role, "sessions.view"):
        return None
    told = coming_told(consultation, said, reader_of(said), now, exact=allows(role, "registrants.view"))
    if not told:
        return None
    return sections.Section("sessions", gettext("Sessions"), gettext("Those to come"), "sessions/overview.html", told)


def _decide(consultation: Consultation, said: Announcement, one: Waiting) -> needs.Need:
    reader = reader_of(said)
    facts = {"round": reader.words(one.round.round.title), "time": reader.time(one.until), "count": len(one.few)}
    why = ngettext(
        "One session has fewer registrations than was asked for beforehand. It begins on %(time)s: decide before.",
        "%(count)s sessions have fewer registrations than was asked for beforehand. The first begins on %(time)s: "
        "decide before.",
        len(one.few),
    )
    return needs.Need(
        title=gettext("Few people registered for “%(round)s”: decide") % facts,
        why=why % facts,
        url=reverse("sessions:turnout", args=[consultation.slug, one.round.phase.key, one.round.round.key]),
        action=gettext("See what you can decide"),
        permission="phase.change",
        since=one.since,
    )


def reader_of(said: Announcement) -> Reader:
    """Needs and sections are told to a role, not to a person: in the zone of the announcement."""
    interface = get_language() or "en"
    language = interface if interface in said.languages else said.main_language
    return Reader(said.zone, language, said.languages, interface)


ROOMS.append(Room("sessions:room", _("Sessions"), "sessions.view"))
