"""One theme with its passages, those of a question without one, and moving them."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.errors import Refusal
from hearout.web.analysis.actions.deciding import Meanwhile
from hearout.web.analysis.forms.deciding import refused
from hearout.web.analysis.forms.moving import Move
from hearout.web.analysis.models import Member, Question, Theme
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.analysis.queries.one import passage_page, question_at, theme_called, theme_told, without_theme
from hearout.web.analysis.queries.telling import decision_told, question_told
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.queries.rooms import may
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show

__all__ = ["theme", "without"]


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("themes.view")
def theme(request: HttpRequest, consultation: Consultation, theme: str) -> HttpResponse:
    """A theme; who decides moves its passages here."""
    found = theme_called(consultation, theme)
    if found is None:
        return show(request, consultation, "analysis/gone.html", status=404)
    return _passages(request, consultation, found.question, found)


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("themes.view")
def without(request: HttpRequest, consultation: Consultation, place: int) -> HttpResponse:
    """The passages of a question that are in no theme."""
    question = question_at(consultation, place)
    if question is None:
        raise Http404
    return _passages(request, consultation, question, None)


def _passages(
    request: HttpRequest, consultation: Consultation, question: Question, found: Theme | None
) -> HttpResponse:
    decides = may(request.user, "themes.decide", consultation)
    if request.method == "POST" and not decides:
        raise Http404
    data = request.POST if request.method == "POST" else None
    seen = newest_number(consultation)
    form = Move(data, question, found, seen=seen) if decides else None
    meanwhile = None
    if form is not None and form.is_bound and form.is_valid():
        try:
            form.decide(by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            meanwhile = refused(form, refusal, ["passages"])
        else:
            messages.success(request, _("It is decided, and takes effect with the next run."))
            return redirect(request.get_full_path())
    return _show(request, consultation, question, found, form, seen, meanwhile)


def _show(
    request: HttpRequest,
    consultation: Consultation,
    question: Question,
    found: Theme | None,
    form: Move | None,
    seen: int,
    meanwhile: Meanwhile | None,
) -> HttpResponse:
    said = drafted(consultation)
    reader = team_reader(member_of(request), said)
    members: QuerySet[Member] = found.members.all() if found else without_theme(question)
    asked = request.GET
    listed = passage_page(
        consultation, members, reader, question.grouping, number=asked.get("page", ""), channel=asked.get("channel", "")
    )
    told = {
        "theme": theme_told(found, said, reader) if found else None,
        "question": question_told(question.key, said, reader),
        "listed": listed,
        "form": form,
        "seen": seen,
        "meanwhile": decision_told(meanwhile.decision, reader, 0) if meanwhile else None,
    }
    template = "analysis/theme.html" if found else "analysis/without.html"
    failed = meanwhile is not None or (form is not None and bool(form.errors))
    return show(request, consultation, template, told, status=400 if failed else 200)
