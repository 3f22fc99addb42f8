"""The app's name and start: it listens for notices, and has a room among the team's."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

__all__ = ["OutboxConfig"]


class OutboxConfig(AppConfig):
    name = "hearout.web.outbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("tasks", "listening"):
            import_module(f"{self.name}.{module}")
