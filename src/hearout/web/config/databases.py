"""Which database the server keeps everything in: SQLite in the data folder, or PostgreSQL by an address."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from hearout.errors import SettingError

__all__ = ["Database", "database"]

NAME = "HEAROUT_DATABASE_URL"
SCHEMES = frozenset({"postgres", "postgresql"})
# What may follow the "?": libpq's own names, handed on as they are.
OPTIONS = frozenset({"connect_timeout", "host", "sslcert", "sslkey", "sslmode", "sslrootcert"})
KEPT_OPEN = 600  # seconds that a connection is used again


class Database(TypedDict, total=False):
    """An entry of Django's DATABASES."""

    ENGINE: str
    NAME: str
    USER: str
    PASSWORD: str
    HOST: str
    PORT: str
    CONN_MAX_AGE: int
    CONN_HEALTH_CHECKS: bool
    OPTIONS: dict[str, str | int]


def database(url: str, data: Path) -> Database:
    """What HEAROUT_DATABASE_URL says, or SQLite in `data` where it is empty. Raises SettingError; its message never
    repeats the address, which may hold a password."""
    return _postgresql(url) if url else _sqlite(data / "db.sqlite3")


def _sqlite(path: Path) -> Database:
    """Readers never wait (WAL), a writer waits its turn instead of failing (IMMEDIATE), what was acknowledged outlives
    a loss of power (FULL), and zeros stand where something was deleted (`web.journal`)."""
    return {
        "ENGINE": "hearout.web.config.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": KEPT_OPEN,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
    }


def _postgresql(url: str) -> Database:
    parts = _parts(url)
    options = dict(parse_qsl(parts.query))
    unknown = sorted(options.keys() - OPTIONS)
    if unknown:
        raise SettingError(f"{NAME} has an option {unknown[0]!r}; it may have {', '.join(sorted(OPTIONS))}.")
    if find_spec("psycopg") is None:
        raise SettingError(f"{NAME} names a PostgreSQL database. To use one: pip install 'hearout[postgres]'")
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options},
    }


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  it is only looked at when asked for
    except ValueError:
        raise SettingError(f"{NAME} is no address of a database. Write % in a password as %25, @ as %40.") from None
    if parts.scheme not in SCHEMES or len(parts.path) < 2:
        raise SettingError(f"{NAME} must look like postgresql://user:password@host:5432/name, or be empty for SQLite.")
    return parts
