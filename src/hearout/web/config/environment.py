"""Every setting of the server, in one table: read from the environment, documented in docs/reference/settings.md."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SETTINGS", "Setting", "value"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable. `kind` is text, number, yes-no, list (comma-separated) or path."""

    name: str
    kind: str
    default: str
    meaning: str


SETTINGS = (
    Setting("HEAROUT_DATA", "path", "~/.local/share/hearout", "the data folder: database, keys, backups"),
    Setting("HEAROUT_DATABASE_URL", "text", "", "postgresql://user:password@host/name; empty: SQLite"),
    Setting("HEAROUT_ADDRESS", "text", "http://127.0.0.1:8000", "where people reach the server, as they type it"),
    Setting("HEAROUT_OWNERS", "list", "", "e-mail addresses of those who may start consultations"),
)


def value(name: str, given: Mapping[str, str] = os.environ) -> str:
    """What the environment says, or the default."""
    setting = next(setting for setting in SETTINGS if setting.name == name)
    said = given.get(name, "").strip() or setting.default
    return str(Path(said).expanduser()) if setting.kind == "path" else said
