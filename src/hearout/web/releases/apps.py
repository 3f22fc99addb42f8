"""The app's name and start."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["ReleasesConfig"]


class ReleasesConfig(AppConfig):
    name = "hearout.web.releases"
    default_auto_field = "django.db.models.BigAutoField"
