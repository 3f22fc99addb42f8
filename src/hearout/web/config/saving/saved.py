"""Making a backup."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

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
    return _kept(now, "before-upgrade")


def before_restoring(now: datetime) -> Path:
    """A backup in the data folder of what another one takes the place of."""
    return _kept(now, "before-restore")


def _kept(now: datetime, why: str) -> Path:
    folder = Path(settings.DATA) / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{now:%Y-%m-%dT%H%M%S}-{why}.hearout"
    save(path, now)
    return path
