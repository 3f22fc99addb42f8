"""Registering for sessions: the form, and the page where its mail leads."""

from __future__ import annotations

import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearout.plan.announcement import Announcement
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.forms import CodeForm
from hearout.web.people.limits import limited, may_be_written_to
from hearout.web.public.visitors import known_zone, visitor
from hearout.web.sessions.actions.registering import ask_to_register
from hearout.web.sessions.actions.registering import confirm as confirm_it
from hearout.web.sessions.forms.registering import RegisterForm
from hearout.web.sessions.queries.seats import full, offered
from hearout.web.sessions.views.mine import confirmed_page
from hearout.web.sessions.views.participants import of_the_public, page, reader_here, said_in

__all__ = ["confirm", "register"]

READING_AND_POSTING = ["GET", "HEAD", "POST"]


@limited("register")
@require_http_methods(READING_AND_POSTING)
@of_the_public
def register(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The answer is the same whoever the address belongs to, and takes the same time."""
    started, said = time.monotonic(), said_in(consultation)
    form = _form(request, consultation, said)
    if "show" in request.POST:  # the times in another zone; nothing is wrong yet
        return _asked(request, consultation, _form(request, consultation, said, shown_again=form))
    if not form.is_valid():
        return _asked(request, consultation, form)
    if may_be_written_to(request, form.person.address):
        ask_to_register(consultation, form.person, form.wanted, now=timezone.now())
    time.sleep(max(0.0, settings.REGISTERING_ANSWERS_AFTER - (time.monotonic() - started)))
    return redirect("sessions:confirm", consultation.slug)


@limited("register_code")
@require_http_methods(READING_AND_POSTING)
@of_the_public
def confirm(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        registrant = confirm_it(consultation, form.cleaned_data["code"], now=timezone.now())
        if registrant is not None:
            return confirmed_page(request, registrant)
        form.add_error("code", _("This is not a code that we know. Copy it from the mail; it is good for three days."))
    return page(request, consultation, "sessions/person/confirm.html", {"form": form})


def _asked(request: HttpRequest, consultation: Consultation, form: RegisterForm) -> HttpResponse:
    context = {"form": form, "zone": form["zone"].value()}
    return page(request, consultation, "sessions/person/register.html", context)


def _form(
    request: HttpRequest, consultation: Consultation, said: Announcement, shown_again: RegisterForm | None = None
) -> RegisterForm:
    """The form as it was sent, or with what stands in one before it, or empty, with a session of the address chosen."""
    language = get_language() or "en"
    zone = known_zone(request.POST.get("zone", "")) or visitor(request, said).zone
    spoken = language if language in said.languages else said.main_language
    first = {f"come-{request.GET.get('session', '')}": "on", "zone": zone, "language": spoken}
    initial = shown_again.typed() if shown_again else first
    data = request.POST if request.method == "POST" and shown_again is None else None
    sessions, reader = offered(said, timezone.now()), reader_here(said, zone)
    return RegisterForm(said, sessions, reader, data, initial, lambda: full(consultation, said))
