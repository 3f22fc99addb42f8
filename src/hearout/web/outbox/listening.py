"""What the outbox does and says when something happens below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Announcement
from hearout.web import jobs
from hearout.web.consultations import needs, reach, sections
from hearout.web.consultations.models import Consultation, Notice
from hearout.web.consultations.views.rooms import ROOMS, Room
from hearout.web.events import notice_given
from hearout.web.outbox.actions.telling import have_told
from hearout.web.outbox.queries.followers import followers_count
from hearout.web.outbox.queries.mail import fare_of, tellings_of
from hearout.web.outbox.rules import remedy
from hearout.web.people.rules import Role, allows

__all__: list[str] = []

PATIENCE = timedelta(hours=1)  # a mail server may be away for a moment


@notice_given.subscribe
def tell_by_mail(ident: UUID | int) -> None:
    """Only put down here; the worker writes the mails."""
    have_told(Notice.objects.select_related("decision").get(pk=str(ident)))
    jobs.ask("outbox.tell")


@reach.tells
def by_mail(consultation: Consultation, after: Announcement) -> tuple[str, ...]:  # noqa: ARG001
    """Who would be told of a notice now."""
    team, count = consultation.members.count(), followers_count(consultation)
    members = ngettext("one person of the team, by e-mail", "%(count)d people of the team, by e-mail", team)
    following = ngettext("one person who follows by e-mail", "%(count)d people who follow by e-mail", count)
    return (members % {"count": team}, *((following % {"count": count},) if count else ()))


@reach.reports
def mailed(notices: Sequence[Notice]) -> dict[int, str]:
    """That each was mailed. To how many is for those to see who may see how many follow."""
    whole, begun = gettext("Mailed to the team and to everyone who follows."), gettext("It is being mailed.")
    return {ident: whole if done else begun for ident, done in tellings_of(notices).items()}


@needs.register
def failing_mail(consultation: Consultation, role: Role, now: datetime) -> Iterator[needs.Need]:  # noqa: ARG001
    """What was given up, and what has been failing for a while."""
    for fault in fare_of(consultation).faults:
        if fault.given_up or fault.since < now - PATIENCE:
            yield needs.Need(
                title=gettext("Mail does not reach everyone"),
                why=str(remedy(fault.trouble).what),
                url=reverse("outbox:mail", args=[consultation.slug]),
                action=gettext("Look at the mail"),
                permission="mail.view",
                since=fault.since,
            )


@sections.register
def how_many_follow(consultation: Consultation, role: Role, now: datetime) -> sections.Section | None:  # noqa: ARG001
    """For those who may see it."""
    if consultation.public_id is None or not allows(role, "followers.count"):
        return None
    return sections.Section("mail", gettext("By e-mail"), "", "outbox/section.html", followers_count(consultation))


ROOMS.append(Room("outbox:mail", _("Mail"), "mail.view"))
