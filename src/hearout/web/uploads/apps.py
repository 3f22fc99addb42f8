"""The app's name and start."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

__all__ = ["UploadsConfig"]


class UploadsConfig(AppConfig):
    name = "hearout.web.uploads"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("tasks", "showing"):
            import_module(f"{self.name}.{module}")
