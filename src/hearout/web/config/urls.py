"""All addresses of the server."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

__all__ = ["urlpatterns"]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("hearout.web.people.urls")),
    path("team/", include("hearout.web.consultations.urls")),
    path("", include("hearout.web.outbox.urls")),
    path("", include("hearout.web.public.urls")),
]
