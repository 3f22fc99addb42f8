"""The language and time zone that somebody chose, on the pages that are theirs."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from hearout.web.people.models import User
from hearout.web.people.queries import zone_of

__all__ = ["Preferences"]

FOR_EVERYONE = "public"  # the room whose pages are the same for everyone, and need not know who reads them


class Preferences:
    """Goes by what the person signed in chose, except on the public pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()

    def process_view(self, request: HttpRequest, *_: object) -> None:
        assert request.resolver_match is not None
        if FOR_EVERYONE in request.resolver_match.namespaces or not isinstance(request.user, User):
            return
        timezone.activate(zone_of(request.user))
        if request.user.language in dict(settings.LANGUAGES):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
