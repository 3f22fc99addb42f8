"""Where a consultation's key lives, and the pseudonyms made with it.

The key is random, 32 bytes, and never leaves its file. Whoever has it can tell which pseudonym belongs to whom;
once it is destroyed nobody can. A pseudonym is never made from a constant or from an identity alone.
"""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hearout.errors import FolderError

__all__ = ["KEY_BYTES", "keyed", "load_or_make"]

KEY_BYTES = 32
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # base32 (RFC 4648)
PAIRS = tuple(one + other for one in LETTERS for other in LETTERS)  # two at a time: a run makes hundreds of thousands
PSEUDONYM_BYTES = 10  # 80 bits, 16 letters: a clash among a million has odds below one in a trillion

SHIFTS = range(8 * PSEUDONYM_BYTES - 10, -1, -10)


def load_or_make(path: Path) -> bytes:
    """The key in `path` (for instance `folder/.hearout/key`), made there when there is none.

    Two processes that start at once get the same key. The file is 64 hexadecimal digits, mode 0600, in a folder
    of mode 0700. Raises FolderError when it can be neither read nor made, or does not hold a key.
    """
    try:
        if not path.exists():
            _make(path)
        return _read(path)
    except OSError as error:
        raise FolderError(
            f"The key file {path} cannot be used ({error.strerror}). "
            "It must be a file of your own on a file system with permissions, in a folder you can write to."
        ) from error


def keyed(key: bytes, purpose: str) -> Callable[[str], str]:
    """A function from a text to its pseudonym: HMAC-SHA256 (RFC 2104), 16 letters and digits in lower case.

    Different purposes give unrelated pseudonyms for the same text, so that those of one cannot be looked up in
    another.
    """
    if len(key) < KEY_BYTES:
        raise ValueError("A key has at least 32 bytes.")
    own = hmac.digest(key, b"hearout/1/" + purpose.encode(), "sha256")

    def pseudonym(text: str) -> str:
        digest = hmac.digest(own, text.encode("utf-8", "surrogatepass"), "sha256")
        number = int.from_bytes(digest[:PSEUDONYM_BYTES], "big")
        return "".join([PAIRS[number >> shift & 1023] for shift in SHIFTS])

    return pseudonym


def _make(path: Path) -> None:
    """Writes a new key whole, beside its place, and links it there: the link fails where another process was first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _read(path: Path) -> bytes:
    _close_to_others(path)
    written = path.read_bytes()[: 4 * KEY_BYTES].strip()
    try:
        key = bytes.fromhex(written.decode("ascii"))
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise FolderError(
            f"The key file {path} does not hold a key of {KEY_BYTES} bytes. Put back the right file; "
            "if there is none, remove it, and a new key is made (ids in decisions/spans.csv then no longer fit)."
        )
    return key


def _close_to_others(path: Path) -> None:
    """A key copied or checked out with loose permissions is closed again, where the file is ours to close."""
    if path.stat().st_mode & 0o077:
        with suppress(PermissionError):
            path.chmod(0o600)
