"""Publishing what was signed, in two steps: what everyone will read is looked at, and then decided."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from hearout.plan.announcement import Announcement
from hearout.web.audits.forms import ReleaseForm
from hearout.web.audits.queries.candidates import candidate_numbered
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.consultations.queries.record import newest_decision
from hearout.web.consultations.views.deciding import Deciding, Words
from hearout.web.consultations.views.door import team_room
from hearout.web.consultations.views.rooms import show

__all__ = ["publish"]

WORDS = Words(
    _("Publish the summary"), _("Publish it for everyone"), _("The summary is published. Everybody can read it now.")
)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("summary.release")
def publish(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    candidate = candidate_numbered(consultation, number)
    if candidate is None or candidate.release is not None:
        raise Http404
    said, newest = in_force(consultation), newest_decision(consultation)
    if said is None or newest is None:
        return show(request, consultation, "audits/publish_later.html")

    def make(data: QueryDict | None, said: Announcement, after: int, asks_for_title: bool) -> ReleaseForm:
        return ReleaseForm(data, said, candidate, after=after, asks_for_title=asks_for_title)

    return Deciding(request, consultation, said, newest, make, WORDS, "audits:release", timezone.now()).answer()
