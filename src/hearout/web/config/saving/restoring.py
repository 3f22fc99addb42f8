"""Bringing a backup back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connection, connections

from hearout.errors import ServerError
from hearout.keys import SERVER
from hearout.web.config import schema
from hearout.web.config.data_folder import locked, prepare
from hearout.web.config.keeping import keys_missing
from hearout.web.config.saving import postgresql, sqlite
from hearout.web.config.saving.archive import Archive, opened
from hearout.web.config.saving.saved import before_restoring

__all__ = ["Restored", "in_words", "restore"]

KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it: when the backup was made (UTC), where a backup of what was there before lies (None where
    nothing was), whether this version must bring the database up to date first, and for which consultations no key is
    here."""

    made: datetime
    before: Path | None
    old: bool
    keys_missing: tuple[UUID, ...]


def restore(path: Path, now: datetime, *, replace: bool) -> Restored:
    """Puts the backup at `path` in the place of the database. Raises ServerError, and then nothing was changed."""
    data = Path(settings.DATA)
    prepare(data, Path(settings.KEYS))
    with locked(data), opened(path) as archive:
        _require_fitting(archive, path)
        before = _make_room(now, replace=replace)
        _put_back(archive)
        made = datetime.fromisoformat(archive.manifest.made)
        old = schema.shape() is schema.Shape.OLD
        return Restored(made, before, old, () if old else keys_missing())


def in_words(restored: Restored) -> tuple[str, ...]:
    """What whoever restored it should know, a line each."""
    lines = [f"Restored: the database as it was on {restored.made:%-d %B %Y at %H:%M} UTC."]
    if restored.before:
        lines.append(f"What was there before is saved: {restored.before}")
    if restored.old:
        how = "hearout serve does it" if connection.vendor == "sqlite" else "hearout manage migrate"
        lines.append(f"It is from an older version, and must be brought up to date: {how}.")
    for ident in restored.keys_missing:
        whose = "the server" if ident == SERVER else f"consultation {ident}"
        lines.append(f"The key of {whose} is not in {settings.KEYS}. What it sealed cannot be read without.")
    if restored.keys_missing:
        lines.append("Bring the keys back from where you keep them: hearout keys import FILE")
    return tuple(lines)


def _require_fitting(archive: Archive, path: Path) -> None:
    manifest = archive.manifest
    if manifest.vendor != connection.vendor:
        here, there = KINDS[connection.vendor], KINDS.get(manifest.vendor, manifest.vendor)
        raise ServerError(f"{path} is of a {there} database, and this server keeps its data in {here}. {LOOK}")
    if frozenset(manifest.migrations) - schema.known():
        raise ServerError(
            f"{path} was made by a newer version of Hearout ({manifest.version}). Install that one to restore it."
        )


LOOK = "Look at HEAROUT_DATABASE_URL; nothing was changed."


def _put_back(archive: Archive) -> None:
    if connection.vendor == "sqlite":
        connections.close_all()
        sqlite.restore(archive, Path(connection.settings_dict["NAME"]))
        return
    try:
        postgresql.restore(archive)
    except DatabaseError as error:
        raise ServerError("The database refused what is in the backup, and was left as it was.") from error


def _make_room(now: datetime, *, replace: bool) -> Path | None:
    if _nothing_there():
        return None
    if not replace:
        raise ServerError(
            "There is a database already. To put the backup in its place, say --replace: "
            "what is there now is saved first."
        )
    return before_restoring(now)


def _nothing_there() -> bool:
    """A database that cannot be read is something, too."""
    try:
        return schema.shape() is schema.Shape.EMPTY
    except DatabaseError:
        if connection.vendor != "sqlite":
            schema.require_reachable()
        return False
