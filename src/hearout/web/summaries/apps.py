"""The app's name and start."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

__all__ = ["SummariesConfig"]


class SummariesConfig(AppConfig):
    name = "hearout.web.summaries"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module(f"{self.name}.tasks")
        import_module(f"{self.name}.showing")
