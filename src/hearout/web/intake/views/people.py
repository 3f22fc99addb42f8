"""The list of people whose names must never be published."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.door import identified_room, member_of
from hearout.web.consultations.views.rooms import show, to_top
from hearout.web.intake.actions.people import add_people, change_person, remove_person
from hearout.web.intake.forms.people import AddPeople, ChangePerson
from hearout.web.intake.models import Person
from hearout.web.intake.queries.people import people_told, person_in
from hearout.web.intake.rules import PAGE, Origin

__all__ = ["people", "person", "remove"]


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("people.edit")
def people(request: HttpRequest, consultation: Consultation) -> HttpResponseBase:
    """The list, and a form for many lines at once."""
    form = AddPeople(request.POST.dict() if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _listed(request, consultation, form)
    said, by = form.cleaned_data["lines"], member_of(request)
    added = add_people(consultation, said, Origin.TYPED, by=by, now=timezone.now())
    count = ngettext("%(count)s person is new on the list.", "%(count)s people are new on the list.", added)
    messages.success(request, count % {"count": added})
    return to_top("intake:people", consultation)


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("people.edit")
def person(request: HttpRequest, consultation: Consultation, entry: int) -> HttpResponseBase:
    found = _found(consultation, entry)
    form = ChangePerson(request.POST.dict() if request.method == "POST" else None, found.said)
    if request.method != "POST" or not form.is_valid():
        told = {"form": form, "number": entry}
        return show(request, consultation, "intake/person.html", told, status=400 if form.errors else 200)
    change_person(found, form.person, by=member_of(request), now=timezone.now())
    messages.success(request, _("The entry is changed."))
    return redirect("intake:people", consultation.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@identified_room("people.edit")
def remove(request: HttpRequest, consultation: Consultation, entry: int) -> HttpResponseBase:
    """Asks first: nothing of the entry is kept."""
    found = _found(consultation, entry)
    if request.method != "POST":
        return show(request, consultation, "intake/person_remove.html", {"person": found.said, "number": entry})
    remove_person(found, by=member_of(request), now=timezone.now())
    messages.success(request, _("The entry is gone."))
    return redirect("intake:people", consultation.slug)


def _listed(request: HttpRequest, consultation: Consultation, form: AddPeople) -> HttpResponse:
    page = Paginator(people_told(consultation), PAGE).get_page(request.GET.get("page"))
    told = {"form": form, "page": page}
    return show(request, consultation, "intake/people.html", told, status=400 if form.errors else 200)


def _found(consultation: Consultation, number: int) -> Person:
    found = person_in(consultation, number)
    if found is None:
        raise Http404
    return found
