"""Making a backup."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from hearout.errors import ServerError
from hearout.web.config import schema
from hearout.web.config.saving import postgresql, sqlite
from hearout.web.config.saving.archive import Manifest, writing

__all__ = ["before_restoring", "before_upgrade", "save"]


def save(path: Path, now: datetime) -> None:
    """Writes a backup of the database to `path`. The server may be running. Raises ServerError."""
    schema.require_reachable()
    if schema.shape() is schema.Shape.EMPTY:
        raise ServerError(f"There is nothing to back up: no database is in {settings.DATA}.")
    made, vendor, migrations = now.isoformat(), connection.vendor, tuple(sorted(schema.applied()))
    with writing(path) as archive:
        if vendor == "sqlite":
            sqlite.save(Path(connection.settings_dict["NAME"]), archive)
            archive.finish(Manifest(made, vendor, migrations))
        else:
            tables, sequences = postgresql.save(archive)
            archive.finish(Manifest(made, vendor, migrations, tables, sequences))


def before_upgrade(now: datetime) -> Path:
    """A backup in the data folder, to go back to."""
    path = _place(now, "before-upgrade.hearout")
    save(path, now)
    return path


def before_restoring(now: datetime) -> Path:
    """A backup in the data folder of what another one takes the place of; of a damaged SQLite database, the file."""
    path = _place(now, "before-restore.hearout")
    try:
        save(path, now)
    except (ServerError, DatabaseError):
        if connection.vendor != "sqlite":
            raise
        path = _place(now, "damaged.sqlite3")
        shutil.copy2(connection.settings_dict["NAME"], path)
    return path


def _place(now: datetime, name: str) -> Path:
    folder = Path(settings.DATA) / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{now:%Y-%m-%dT%H%M%S}-{name}"
