"""Who may see what, for everyone to read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearout.web.people.queries import who_may_see_what

__all__ = ["who_may_see"]


@require_safe
def who_may_see(request: HttpRequest) -> HttpResponse:
    return render(request, "people/who_may_see_what.html", {"seen": who_may_see_what()})
