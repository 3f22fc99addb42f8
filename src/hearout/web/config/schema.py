"""Whether the database has the shape that this code knows, and how it gets it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from hearout.errors import ServerError

__all__ = ["Migration", "Shape", "applied", "known", "migrate", "require_reachable", "require_usable", "shape"]

Migration = tuple[str, str]  # app and name

NEWER = (
    "This database was last used by a newer version of Hearout. Install that version again, "
    "or restore a backup made before the upgrade: hearout restore FILE --replace"
)
OLD = "This database was made by an older version of Hearout. Back it up, then run: hearout manage migrate"


class Shape(StrEnum):
    """The database beside this code's migrations."""

    EMPTY = "empty"
    OLD = "old"
    CURRENT = "current"
    NEWER = "newer"


def shape() -> Shape:
    """One query, once the migrations on disk are read. Raises DatabaseError where there is no database."""
    done = applied()
    if not done:
        return Shape.EMPTY
    if done - known():
        return Shape.NEWER
    wanted, _ = _on_disk()
    return Shape.OLD if wanted - done else Shape.CURRENT


def applied() -> frozenset[Migration]:
    """The migrations that the database has been through."""
    return frozenset(MigrationRecorder(connections[DEFAULT_DB_ALIAS]).applied_migrations())


def known() -> frozenset[Migration]:
    """Every migration that this code knows of: those that others replaced, too."""
    return _on_disk()[1]


def require_reachable() -> None:
    """Raises ServerError where the database does not answer. What it answers is not repeated: it may name a user."""
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        applied()
    except DatabaseError as error:
        raise ServerError(_unreachable(connection)) from error


def require_usable(found: Shape) -> None:
    """Raises ServerError for a database that this code must not touch."""
    if found is Shape.NEWER:
        raise ServerError(NEWER)
    if found is Shape.OLD:
        raise ServerError(OLD)


def migrate() -> None:
    """Bring the database to this code's shape, without a word."""
    call_command("migrate", interactive=False, verbosity=0)


def _unreachable(connection: BaseDatabaseWrapper) -> str:
    if connection.vendor == "sqlite":
        return (
            f"The database {connection.settings_dict['NAME']} cannot be read; it may be damaged. "
            "Bring back the last backup: hearout restore FILE --replace"
        )
    return (
        f"The database on {connection.settings_dict['HOST'] or 'this machine'} does not answer. Is it running, and are "
        "address, user and password in HEAROUT_DATABASE_URL right?"
    )


@cache
def _on_disk() -> tuple[frozenset[Migration], frozenset[Migration]]:
    """The migrations that this code wants done, and all it knows of."""
    loader = MigrationLoader(None)
    wanted = frozenset(loader.graph.nodes)
    replaced = {old for migration in loader.replacements.values() for old in migration.replaces}
    return wanted, frozenset(loader.disk_migrations) | replaced
