"""The app's name and start."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

__all__ = ["AuditsConfig"]


class AuditsConfig(AppConfig):
    name = "hearout.web.audits"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for part in ("tasks", "listening", "showing"):
            import_module(f"{self.name}.{part}")
