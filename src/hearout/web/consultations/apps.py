"""The app's name and start."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["ConsultationsConfig"]


class ConsultationsConfig(AppConfig):
    name = "hearout.web.consultations"
    default_auto_field = "django.db.models.BigAutoField"
