"""What this app offers at which address."""

from __future__ import annotations

from django.urls import URLPattern

__all__ = ["app_name", "urlpatterns"]

app_name = "intake"
urlpatterns: list[URLPattern] = []
