"""The app's name and start."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

from hearout.web.events import consultation_started
from hearout.web.sealed import make_key

__all__ = ["ConsultationsConfig"]


class ConsultationsConfig(AppConfig):
    name = "hearout.web.consultations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        consultation_started.subscribe(make_key)
        import_module(f"{self.name}.showing")
