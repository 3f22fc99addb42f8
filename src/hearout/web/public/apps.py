"""The app's name and start."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["PublicConfig"]


class PublicConfig(AppConfig):
    name = "hearout.web.public"
    default_auto_field = "django.db.models.BigAutoField"
