"""One contribution: its words and state; deciding about it; who made it."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.errors import Refusal
from hearout.records.consultation import Consent
from hearout.records.decisions import ContributionAction
from hearout.records.identified import Author
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.consultations.views.door import identified_room, member_of
from hearout.web.consultations.views.rooms import show
from hearout.web.intake import touches
from hearout.web.intake.actions import authors
from hearout.web.intake.actions.aside import set_aside
from hearout.web.intake.actions.deciding import decide as decide_it
from hearout.web.intake.actions.deciding import undo as undo_it
from hearout.web.intake.forms.deciding import ChangeConsent, Decide, SetItAside
from hearout.web.intake.models import Contribution
from hearout.web.intake.queries.aside import takers
from hearout.web.intake.queries.decisions import contribution_called, decision_in, open_to, seen_of
from hearout.web.intake.queries.shown import shown
from hearout.web.sentences import in_words

__all__ = ["author", "contribution", "decide", "undo"]

DONE = {
    ContributionAction.COUNT: _("It counts now."),
    ContributionAction.WITHDRAW: _("It is withdrawn: nothing that is worked on holds its words any more."),
    ContributionAction.SET_ASIDE: _("It is set aside, and whom you chose is told by mail that it is there."),
    ContributionAction.CONSENT: _("It is used as you said from now on."),
}


@require_safe
@identified_room("contributions.view")
def contribution(request: HttpRequest, consultation: Consultation, contribution: str) -> HttpResponse:
    return _page(request, consultation, _found(consultation, contribution))


@require_POST
@identified_room("author.show")
def author(request: HttpRequest, consultation: Consultation, contribution: str) -> HttpResponse:
    """Shows it once, as the answer to a form: going back or loading again shows nothing."""
    row = _found(consultation, contribution)
    who = authors.shown(consultation, contribution, by=member_of(request), now=timezone.now())
    return _page(request, consultation, row, author=who)


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("contributions.change")
def decide(request: HttpRequest, consultation: Consultation, contribution: str, what: str) -> HttpResponseBase:
    """What it touches is shown first."""
    action, row = _action(what), _found(consultation, contribution)
    data = request.POST.dict() if request.method == "POST" else None
    form = _form(consultation, row, action, data)
    if data is None or not form.is_valid():
        return _asked(request, consultation, row, action, form)
    try:
        _decided(request, consultation, contribution, action, form)
    except Refusal as refusal:
        form.add_error(refusal.field or None, in_words(refusal.message))
        return _asked(request, consultation, row, action, form)
    messages.success(request, str(DONE[action]))
    return redirect("intake:contribution", consultation.slug, contribution)


@require_POST
@identified_room("contributions.change")
def undo(request: HttpRequest, consultation: Consultation, contribution: str, number: int) -> HttpResponseBase:
    decision = decision_in(consultation, number)
    if decision is None or decision.contribution != contribution:
        raise Http404
    try:
        undo_it(decision, by=member_of(request), now=timezone.now())
        messages.success(request, str(_("It is undone.")))
    except Refusal as refusal:
        messages.error(request, in_words(refusal.message))
    return redirect("intake:contribution", consultation.slug, contribution)


def _decided(
    request: HttpRequest, consultation: Consultation, ident: str, action: ContributionAction, form: Decide
) -> None:
    by, now, seen = member_of(request), timezone.now(), form.cleaned_data["in_force"]
    if isinstance(form, SetItAside):
        set_aside(consultation, ident, form.person, text=form.reason, seen=seen, by=by, now=now)
    else:
        decide_it(consultation, ident, action, value=form.value, reason=form.reason, seen=seen, by=by, now=now)


def _form(
    consultation: Consultation, row: Contribution, action: ContributionAction, data: Mapping[str, str] | None
) -> Decide:
    seen = seen_of(consultation, row.ident)
    if action is ContributionAction.CONSENT:
        return ChangeConsent(data, seen=seen, now=Consent(row.consent))
    if action is ContributionAction.SET_ASIDE:
        return SetItAside(data, seen=seen, people=takers(consultation))
    return Decide(data, seen=seen)


def _asked(
    request: HttpRequest, consultation: Consultation, row: Contribution, action: ContributionAction, form: Decide
) -> HttpResponse:
    told = {
        "row": row,
        "action": action.value,
        "form": form,
        "possible": action in open_to(row),
        "touched": touches.of(consultation, (row.ident,)),
    }
    return show(request, consultation, "intake/decide.html", told, status=400 if form.errors else 200)


def _page(
    request: HttpRequest, consultation: Consultation, row: Contribution, *, author: Author | None = None
) -> HttpResponse:
    looking = member_of(request)
    reader = team_reader(looking, drafted(consultation))
    told = {"shown": shown(consultation, row, looking, reader), "author": author}
    return show(request, consultation, "intake/contribution.html", told)


def _action(what: str) -> ContributionAction:
    try:
        return ContributionAction(what.replace("-", "_"))
    except ValueError:
        raise Http404 from None


def _found(consultation: Consultation, ident: str) -> Contribution:
    row = contribution_called(consultation, ident)
    if row is None:
        raise Http404
    return row
