"""What this app offers at which address."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

__all__ = ["app_name", "urlpatterns"]

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = []
