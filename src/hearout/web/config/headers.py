"""Headers that every answer carries, besides those that Django and django-csp set."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

__all__ = ["SafeHeaders"]

# What no page of ours ever asks a browser for.
REFUSED = ("camera", "display-capture", "fullscreen", "geolocation", "microphone", "payment", "usb")


class SafeHeaders:
    """Switches off what a browser offers and we do not use, and keeps pages that depend on who asks out of shared
    caches. Their browser may keep them, so that going back finds what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Permissions-Policy"] = ", ".join(f"{feature}=()" for feature in REFUSED)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        session = getattr(request, "session", None)  # static files are answered before there is one
        if session is not None and session.accessed and not session.is_empty():
            response.setdefault("Cache-Control", "private, no-cache")
        return response
