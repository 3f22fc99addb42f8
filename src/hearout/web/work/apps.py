"""The app's name and start."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

__all__ = ["WorkConfig"]


class WorkConfig(AppConfig):
    name = "hearout.web.work"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module(f"{self.name}.tasks")
