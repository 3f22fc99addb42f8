"""The app's name and start."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["AnalysisConfig"]


class AnalysisConfig(AppConfig):
    name = "hearout.web.analysis"
    default_auto_field = "django.db.models.BigAutoField"
