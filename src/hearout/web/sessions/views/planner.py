"""Planning sessions: what is asked, what was found, and what becomes of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearout.errors import Refusal
from hearout.plan.announcement import Announcement
from hearout.plan.moments import local_day
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.readers import Reader, team_reader
from hearout.web.consultations.views.door import member_of, team_room
from hearout.web.consultations.views.rooms import show
from hearout.web.sessions.actions.planning import delete, have_planned, hold_people, planned, save
from hearout.web.sessions.forms.planning import PlanForm, SavePlan
from hearout.web.sessions.models import CoveragePlan
from hearout.web.sessions.planned import Asked, Origin
from hearout.web.sessions.queries.finding import find, is_small
from hearout.web.sessions.queries.numbers import zone_counts
from hearout.web.sessions.queries.plan_told import plan_told
from hearout.web.sessions.queries.plans import asked_in, plan_called, plan_in, plan_numbered, plans_listed
from hearout.web.sessions.queries.rounds import RoundOf, round_named, rounds, timed
from hearout.web.sessions.queries.spread import known_of

__all__ = ["delete_plan", "plan", "planner", "use_plan"]


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("sessions.plan")
def planner(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """What is asked, filled in as in an earlier plan where one is named, or for the round that is."""
    form, held = _form(request, consultation)
    if request.method != "POST" or not form.is_valid():
        return _ask(request, consultation, form, held)
    asked, now, by = form.asked(zone_counts(consultation)), timezone.now(), member_of(request)
    if not is_small(asked):
        row = have_planned(consultation, asked, by=by, now=now)
        return redirect("sessions:plan", consultation.slug, row.pk)
    try:
        found = find(asked)
    except Refusal as refusal:
        form.refuse(refusal)
        return _ask(request, consultation, form, held)
    row = planned(consultation, asked, found, by=by, now=now)
    return redirect("sessions:plan", consultation.slug, row.pk)


@require_safe
@team_room("sessions.plan")
def plan(request: HttpRequest, consultation: Consultation, plan: int) -> HttpResponse:
    """What was found; of the choice that the address names, or else of the one that was chosen last."""
    row = _row(consultation, plan)
    return _show(request, row, request.GET.get("choice") or row.choice, _saving(request, row))


@require_POST
@team_room("sessions.plan")
def use_plan(request: HttpRequest, consultation: Consultation, plan: int) -> HttpResponse:
    """Both buttons save the plan with its choice; one leads on to sessions made of it."""
    row, choice = _row(consultation, plan), request.POST.get("choice", "")
    if plan_called(row, choice) is None:
        raise Http404
    form = _saving(request, row)
    if not form.is_valid():
        return _show(request, row, choice, form)
    save(row, choice, form.cleaned_data["name"], by=member_of(request), now=timezone.now())
    about = round_named(_said(consultation), form.cleaned_data["round"])
    if "sessions" in request.POST and about is not None:
        schedule = reverse("sessions:schedule", args=[consultation.slug, about.phase.key, about.round.key])
        return redirect(f"{schedule}?plan={row.pk}&choice={choice}")
    messages.success(request, _("The plan is saved."))
    return redirect(f"{reverse('sessions:plan', args=[consultation.slug, row.pk])}?choice={choice}")


@require_http_methods(["GET", "HEAD", "POST"])
@team_room("sessions.plan")
def delete_plan(request: HttpRequest, consultation: Consultation, plan: int) -> HttpResponse:
    """Asks first."""
    row = _row(consultation, plan)
    if request.method != "POST":
        return show(request, consultation, "sessions/plan_delete.html", {"row": row})
    delete(row, by=member_of(request), now=timezone.now())
    messages.success(request, _("The plan is deleted."))
    return redirect("sessions:planner", consultation.slug)


def _form(request: HttpRequest, consultation: Consultation) -> tuple[PlanForm, CoveragePlan | None]:
    """The form, and the earlier plan that it is filled in from."""
    sent = request.POST if request.method == "POST" else None
    earlier = plan_numbered(consultation, (request.GET if sent is None else sent).get("earlier", ""))
    said, reader, now = _said(consultation), _reader(request, consultation), timezone.now()
    form = PlanForm(
        sent,
        request.FILES if sent is not None else None,
        known=known_of(consultation),
        rounds=_rounds(request, consultation),
        timed=timed(said, reader, now),
        zone=said.zone,
        today=local_day(now, reader.zone),
        earlier=asked_in(earlier) if earlier else None,
        about=round_named(said, request.GET.get("round", "")),
    )
    return form, earlier


def _ask(
    request: HttpRequest, consultation: Consultation, form: PlanForm, earlier: CoveragePlan | None
) -> HttpResponse:
    """A list of people that came with a form which cannot be used yet is kept, so that nobody sends it twice."""
    if form.is_bound and form.people_sent is not None:
        asked = Asked(Origin.PEOPLE, form.nothing_wanted(), form.people_sent)
        earlier = hold_people(consultation, asked, by=member_of(request), now=timezone.now())
    held = form.people_sent or form.people_kept
    context = {
        "form": form,
        "problems": list(form.problems()) if form.checks else [],
        "earlier": earlier,
        "held": len(held.people) if held else 0,
        "plans": plans_listed(consultation, _reader(request, consultation)),
    }
    wrong = form.is_bound and form.checks
    return show(request, consultation, "sessions/planner.html", context, status=400 if wrong else 200)


def _show(request: HttpRequest, row: CoveragePlan, choice: str, form: SavePlan) -> HttpResponse:
    reader = _reader(request, row.consultation)
    told = plan_told(row, _said(row.consultation), reader, choice)
    if told is None and plan_called(row, row.choice) is not None:
        raise Http404
    template = "sessions/plan.html" if told else "sessions/plan_awaited.html"
    context = {"row": row, "told": told, "form": form, "made": reader.time(row.at)}
    return show(request, row.consultation, template, context, status=400 if form.errors else 200)


def _saving(request: HttpRequest, row: CoveragePlan) -> SavePlan:
    sent = request.POST if request.method == "POST" else None
    rounds = [one for one in _rounds(request, row.consultation) if row.consultation.public_id]
    return SavePlan(sent, name=row.name, round_=asked_in(row).round, rounds=rounds)


def _rounds(request: HttpRequest, consultation: Consultation) -> list[tuple[str, RoundOf]]:
    """The rounds with what they are called: "First round, Listening sessions"."""
    reader = _reader(request, consultation)
    return [
        (f"{reader.words(one.round.title)}, {reader.words(one.phase.title)}", one)
        for one in rounds(_said(consultation))
    ]


def _said(consultation: Consultation) -> Announcement:
    return in_force(consultation) or drafted(consultation)


def _reader(request: HttpRequest, consultation: Consultation) -> Reader:
    return team_reader(member_of(request), _said(consultation))


def _row(consultation: Consultation, ident: int) -> CoveragePlan:
    row = plan_in(consultation, ident)
    if row is None:
        raise Http404
    return row
