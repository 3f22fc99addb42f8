"""The data folder: database, keys, backups and what is made from them, for the server's own user alone."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hearout.errors import FolderError

__all__ = ["locked", "made_by_demo", "mark_as_demo", "prepare", "secret_key"]

SECRET_KEY_BYTES = 64
SECRET_KEY = "secret-key"  # noqa: S105  the name of its file
DEMO = "this-is-a-demo"
LOCK = "server.lock"


def prepare(data: Path, keys: Path) -> None:
    """Makes what is missing of the folder, mode 0700: its key folder, backups, and the secret that signs cookies."""
    try:
        for folder in (data, keys, data / "backups"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_secret_key(data / SECRET_KEY)
    except OSError as error:
        raise FolderError(
            f"The data folder {data} cannot be used ({error.strerror}). It must be a folder you can write to; "
            "name another one with --data or HEAROUT_DATA."
        ) from error


def secret_key(data: Path) -> str:
    """What signs cookies here. A command that runs before there is a data folder gets one that is gone with it."""
    try:
        return (data / SECRET_KEY).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return secrets.token_urlsafe(SECRET_KEY_BYTES)


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """Holds the folder for one server. Raises FolderError while another one has it; a killed one holds nothing."""
    with (data / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderError(
                f"A server is running on the data folder {data}. Stop it first, or name another folder with --data."
            ) from None
        yield


def mark_as_demo(data: Path) -> None:
    """Says that everything in the folder is invented, and anyone may be anyone. There is nothing in it yet."""
    (data / DEMO).touch(mode=0o600)


def made_by_demo(data: Path) -> bool:
    return (data / DEMO).exists()


def _make_secret_key(path: Path) -> None:
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(SECRET_KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
