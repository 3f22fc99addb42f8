"""What the outbox does when something happens below it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearout.web import jobs
from hearout.web.consultations import needs
from hearout.web.consultations.models import Consultation, Notice
from hearout.web.consultations.views.rooms import ROOMS, Room
from hearout.web.events import notice_given
from hearout.web.outbox.actions.telling import have_told
from hearout.web.outbox.queries.mail import fare_of
from hearout.web.outbox.rules import remedy
from hearout.web.people.rules import Role

__all__: list[str] = []

PATIENCE = timedelta(hours=1)  # a mail server may be away for a moment


@notice_given.subscribe
def tell_by_mail(ident: UUID | int) -> None:
    """Only put down here; the worker writes the mails."""
    have_told(Notice.objects.select_related("decision").get(pk=str(ident)))
    jobs.ask("outbox.tell")


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


ROOMS.append(Room("outbox:mail", _("Mail"), "mail.view"))
