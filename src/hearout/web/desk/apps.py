"""The app's name and start: its step of the data's way, its room among the team's, and what it listens for."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

__all__ = ["DeskConfig"]


class DeskConfig(AppConfig):
    name = "hearout.web.desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("tasks", "listening"):
            import_module(f"{self.name}.{module}")
