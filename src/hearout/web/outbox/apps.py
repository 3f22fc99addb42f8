"""The app's name and start."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["OutboxConfig"]


class OutboxConfig(AppConfig):
    name = "hearout.web.outbox"
    default_auto_field = "django.db.models.BigAutoField"
