"""Notices: all that were given, and giving one that changes nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from hearout.plan.announcement import Announcement
from hearout.web.consultations.forms.decisions import GiveNotice
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.record import newest_decision, record_told
from hearout.web.consultations.views.deciding import Deciding, Words
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show

__all__ = ["give_notice", "notices"]

WORDS = Words(_("Give a notice"), _("Give the notice"), _("The notice is given. Everyone can read it now."))


@require_safe
@team_room("consultation.view")
def notices(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    reader = team_reader(member_of(request), in_force(consultation) or drafted(consultation))
    told = {"record": record_told(consultation, reader), "zone": reader.place}
    return show(request, consultation, "consultations/notices.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("notice.give")
def give_notice(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    said, newest = in_force(consultation), newest_decision(consultation)
    if said is None or newest is None:
        return show(request, consultation, "consultations/notices_later.html")
    about = request.GET.get("phase", "")

    def make(data: QueryDict | None, said: Announcement, after: int, _title: bool) -> GiveNotice:
        return GiveNotice(data, said, after=after, about=about)

    return Deciding(request, consultation, said, newest, make, WORDS, "consultations:notices", timezone.now()).answer()
