"""A key in a file of its own: 64 hexadecimal digits, mode 0600, in a folder of mode 0700."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from hearout.errors import FolderError

__all__ = ["KEY_BYTES", "load", "load_or_make", "unusable", "write_new"]

KEY_BYTES = 32


def load_or_make(path: Path) -> bytes:
    """The key in `path` (for instance `folder/.hearout/key`), made there when there is none.

    Two processes that start at once get the same key. Raises FolderError when it can be neither read nor made, or
    does not hold a key.
    """
    try:
        if not path.exists():
            write_new(path, secrets.token_bytes(KEY_BYTES))
        return load(
            path,
            "Put back the right file; if there is none, remove it, and a new key is made "
            "(ids in decisions/spans.csv then no longer fit).",
        )
    except OSError as error:
        raise unusable(path, error) from error


def load(path: Path, remedy: str) -> bytes:
    """The key in `path`. Raises OSError, or FolderError with `remedy` when it holds something else."""
    _close_to_others(path)
    written = path.read_bytes()[: 4 * KEY_BYTES].strip()
    try:
        key = bytes.fromhex(written.decode("ascii"))
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise FolderError(f"The key file {path} does not hold a key of {KEY_BYTES} bytes. {remedy}")
    return key


def write_new(path: Path, key: bytes) -> bool:
    """Writes `key` whole, beside its place, and links it there. False, and nothing is written over, where another
    process was first. The key outlives a loss of power once this returns. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(key.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
    _settle(path.parent)
    return True


def unusable(path: Path, error: OSError) -> FolderError:
    """That the file or its folder is in the way, and what it must be."""
    return FolderError(
        f"The key file {path} cannot be used ({error.strerror}). "
        "It must be a file of your own on a file system with permissions, in a folder you can write to."
    )


def _settle(folder: Path) -> None:
    """Have the folder's own entries on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _close_to_others(path: Path) -> None:
    """A key copied or checked out with loose permissions is closed again, where the file is ours to close."""
    if path.stat().st_mode & 0o077:
        with suppress(PermissionError):
            path.chmod(0o600)
