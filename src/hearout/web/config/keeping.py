"""The key folder beside the database: whether every key that is needed is there."""

from __future__ import annotations

from uuid import UUID

from hearout.keys import SERVER
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.sealed import key_folder

__all__ = ["keys_missing", "make_server_key"]


def keys_missing() -> tuple[UUID, ...]:
    """The consultations whose key is neither here nor was destroyed here, and SERVER likewise."""
    folder = key_folder()
    needed = {SERVER, *Consultation.objects.values_list("pk", flat=True)}
    return tuple(sorted(needed - set(folder.kept()) - set(folder.gone())))


def make_server_key() -> None:
    """The server's own key, while nothing can have been sealed with one."""
    if not User.objects.exists():
        key_folder().make(SERVER)
