"""What this app offers at which address: the team's pages, and those of who takes part."""

from __future__ import annotations

from django.urls import URLPattern

__all__ = ["app_name", "urlpatterns"]

app_name = "sessions"
urlpatterns: list[URLPattern] = [
    # team/<slug>/sessions/…, for the team
    # <slug>/sessions/…, for anybody
]
