"""The demo's own pages: being anyone, and reading all mail."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from hearout.web.demo.cast import CAST
from hearout.web.demo.queries import account_in, the_consultation
from hearout.web.outbox.queries.mail import all_readable
from hearout.web.people.actions import signed_in
from hearout.web.people.rules import ROLE_TITLES, ROLE_WORDS
from hearout.web.times import told

__all__ = ["mail", "stage"]


@require_http_methods(["GET", "HEAD", "POST"])
def stage(request: HttpRequest) -> HttpResponse:
    """Says what this is, and makes whoever asks one of the team, or nobody."""
    if request.method == "POST":
        return _become(request, request.POST.get("role", ""))
    cast = [(person, ROLE_TITLES[person.role], ROLE_WORDS[person.role]) for person in CAST]
    return render(request, "demo/stage.html", {"cast": cast, "consultation": the_consultation()})


@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """Everything that was sent, as its recipients would read it."""
    language = get_language() or "en"
    mails = [(mail, told(mail.at, "UTC", language)) for mail in all_readable(timezone.now())]
    return render(request, "demo/mail.html", {"mails": mails})


def _become(request: HttpRequest, role: str) -> HttpResponse:
    user, consultation = account_in(role), the_consultation()
    if user is None:
        logout(request)
        return redirect("public:page", consultation.slug) if consultation and consultation.public else redirect("/")
    login(request, user)
    signed_in(user, owners=settings.OWNERS, now=timezone.now())
    return redirect("consultations:overview", consultation.slug) if consultation else redirect("/team/")
