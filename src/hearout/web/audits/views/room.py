"""Where the next version stands: the audit, who signed, and what was published."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from hearout.web.audits.queries.candidates import current
from hearout.web.audits.queries.material import is_behind
from hearout.web.audits.reading import candidate_told, releases_told
from hearout.web.audits.rules import STEP
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show, to_top
from hearout.web.releases.queries import next_version
from hearout.web.releases.rules import SIGNATURES
from hearout.web.work.actions import bring_up_to

__all__ = ["audit", "room"]


@require_safe
@team_room("audit.run")
def room(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Everything between the draft and the public."""
    by, candidate = member_of(request), current(consultation)
    reader, behind = team_reader(by, in_force(consultation) or drafted(consultation)), is_behind(consultation)
    told = {
        "candidate": candidate_told(candidate, reader, by, behind=behind) if candidate else None,
        "needed": SIGNATURES,
        "version": next_version(consultation),
        "is_public": consultation.public_id is not None,
        "releases": releases_told(consultation, reader),
    }
    return show(request, consultation, "audits/room.html", told)


@require_POST
@team_room("audit.run")
def audit(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Bring everything up to date, and audit what would be published then."""
    bring_up_to(consultation, STEP, by=member_of(request), now=timezone.now())
    return to_top("audits:release", consultation)
