"""All addresses of the server."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from hearout.web.config.health import health, ready
from hearout.web.consultations.urls import urlpatterns as team_rooms
from hearout.web.public.urls import team_urlpatterns as public_rooms_of_the_team

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

handler400 = "hearout.web.config.errors.bad_request"
handler403 = "hearout.web.config.errors.forbidden"
handler404 = "hearout.web.config.errors.not_found"
handler429 = "hearout.web.config.errors.too_many_requests"  # allauth's name for it
handler500 = "hearout.web.config.errors.server_error"

ROOMS = ("work", "uploads", "intake", "desk", "analysis", "summaries", "audits")  # of the team, each below team/<slug>/

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("ready", ready, name="ready"),
    *([path("", include("hearout.web.demo.urls"))] if settings.DEMO else []),
    path("sign-in/", include("hearout.web.people.sign_in_urls")),
    path("", include("hearout.web.people.urls")),
    path("team/", include(([*team_rooms, *public_rooms_of_the_team], "consultations"))),
    *(path("team/", include(f"hearout.web.{room}.urls")) for room in ROOMS),
    path("", include("hearout.web.sessions.urls")),
    path("", include("hearout.web.outbox.urls")),
    path("", include("hearout.web.public.urls")),
]
