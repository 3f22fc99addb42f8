"""The server's first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from hearout.web.public.listing import groups
from hearout.web.public.visitors import COOKIE, known_zone

__all__ = ["index"]


@require_safe
@vary_on_headers("Accept-Language", "Cookie")
def index(request: HttpRequest) -> HttpResponse:
    """What is being asked here, and what was."""
    language = get_language() or "en"
    context = {
        "language": language,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "groups": groups(language, known_zone(request.COOKIES.get(COOKIE, "")), timezone.now()),
    }
    return HttpResponse(render_to_string("public/index.html", context))
