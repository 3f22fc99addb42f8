"""How the mail of a consultation fares, for its team: numbers, what is wrong, and what to do about it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.outbox.actions.delivering import try_again
from hearout.web.outbox.queries.followers import followers_count
from hearout.web.outbox.queries.mail import fare_of, faults_told
from hearout.web.outbox.tasks import way_out

__all__ = ["again", "overview"]


@team_room("mail.view")
@require_safe
def overview(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    reader = team_reader(member_of(request), drafted(consultation))
    fare = fare_of(consultation)
    told = {
        "zone": reader.place,
        "fare": fare,
        "faults": faults_told(fare.faults, reader),
        "followers": followers_count(consultation),
        "mail_leaves": way_out() is not None,
    }
    return show(request, consultation, "outbox/mail.html", told)


@team_room("mail.view")
@require_POST
def again(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    count = try_again(consultation, by=member_of(request), now=timezone.now())
    told = ngettext("One mail is tried again now.", "%(count)d mails are tried again now.", count)
    messages.success(request, told % {"count": count})
    return redirect("outbox:mail", consultation.slug)
