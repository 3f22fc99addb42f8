"""The app's name and start."""

from __future__ import annotations

from django.apps import AppConfig

__all__ = ["DeskConfig"]


class DeskConfig(AppConfig):
    name = "hearout.web.desk"
    default_auto_field = "django.db.models.BigAutoField"
