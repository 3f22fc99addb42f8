"""The app's name and start."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["IntakeConfig"]


class IntakeConfig(AppConfig):
    name = "hearout.web.intake"
    default_auto_field = "django.db.models.BigAutoField"
