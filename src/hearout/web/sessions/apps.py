"""The app's name and start."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

__all__ = ["SessionsConfig"]


class SessionsConfig(AppConfig):
    name = "hearout.web.sessions"
    label = "listening"  # Django has sessions of its own
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("tasks", "listening", "bringing", "concerned", "decided"):
            import_module(f"{self.name}.{module}")
