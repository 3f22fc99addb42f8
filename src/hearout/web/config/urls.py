"""All addresses of the server."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from hearout.web.config.health import health, ready

__all__ = ["urlpatterns"]

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("ready", ready, name="ready"),
    path("", include("hearout.web.people.urls")),
    path("team/", include("hearout.web.consultations.urls")),
    path("", include("hearout.web.outbox.urls")),
    path("", include("hearout.web.public.urls")),
]
