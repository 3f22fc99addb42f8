"""The strip on every page of a team: what is being worked on, and what came of it a moment ago."""

from __future__ import annotations

from django.http import HttpRequest
from django.template import Context, Library
from django.utils import timezone

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.people.models import User
from hearout.web.work.queries import WorkTold, of_the_moment, told

__all__ = ["works_now"]

register = Library()


@register.simple_tag(takes_context=True)
def works_now(context: Context) -> tuple[WorkTold, ...]:
    """For those who may see it, on any page of a team."""
    request, consultation = context.get("request"), context.get("consultation")
    if not isinstance(request, HttpRequest) or not isinstance(consultation, Consultation):
        return ()
    allowed = context.get("may")
    if not isinstance(request.user, User) or not isinstance(allowed, frozenset) or "work.view" not in allowed:
        return ()
    reader, now = team_reader(request.user, drafted(consultation)), timezone.now()
    return tuple(told(work, reader, now) for work in of_the_moment(consultation, now))
