"""The key folder beside the database: whether every key that is needed is there."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings

from hearout.keys import SERVER, KeyFolder
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User

__all__ = ["key_folder", "keys_missing", "make_server_key"]


def key_folder() -> KeyFolder:
    return KeyFolder(Path(settings.KEYS))


def keys_missing() -> tuple[UUID, ...]:
    """The consultations whose key is neither here nor was destroyed here, and SERVER likewise."""
    folder = key_folder()
    needed = {SERVER, *Consultation.objects.values_list("pk", flat=True)}
    return tuple(sorted(needed - set(folder.kept()) - set(folder.gone())))


def make_server_key() -> None:
    """The server's own key, while nothing can have been sealed with one."""
    if not User.objects.exists():
        key_folder().make(SERVER)
