"""The app's name and start."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["PassagesConfig"]


class PassagesConfig(AppConfig):
    name = "hearout.web.passages"
    default_auto_field = "django.db.models.BigAutoField"
