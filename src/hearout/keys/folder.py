"""The keys of a server: one for each consultation and one for the server itself, in a folder outside the database."""

from __future__ import annotations

import os
import secrets
from datetime import date
from pathlib import Path
from uuid import UUID

from hearout.errors import BadInput, FolderError, KeyMissing
from hearout.keys.files import KEY_BYTES, load, unusable, write_new

__all__ = ["SERVER", "KeyFolder"]

SERVER = UUID(int=0)
"""Whose key seals what belongs to no consultation, such as the mail with a code to sign in."""

Seen = tuple[int, int, int]  # a file's number, size and time of change
REMEDY = "Put back the right file, or move this one away and use hearout keys import."


class KeyFolder:
    """A folder, mode 0700, with a file for each key (mode 0600) named after whose it is.

    A key is made once, by `make`, when a consultation begins. `of` never makes one: a key made anew could open nothing
    that is there, and would hide that the right one is missing. A destroyed key leaves a file that says when.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[UUID, tuple[str, Seen, bytes]] = {}

    def __repr__(self) -> str:
        return f"KeyFolder({str(self.path)!r})"

    def of(self, ident: UUID) -> bytes:
        """The key of a consultation, or of SERVER. Raises KeyMissing, and FolderError where the file cannot be read.

        It is read again when its file changed, so that a key destroyed by another process is gone here too.
        """
        known = self._known.get(ident)
        try:
            if known is not None and _seen(known[0]) == known[1]:
                return known[2]
            path = self._file(ident)
            self._known[ident] = known = (str(path), _seen(str(path)), load(path, REMEDY))
            return known[2]
        except FileNotFoundError:
            self._known.pop(ident, None)
            raise self._missing(ident) from None
        except OSError as error:
            raise unusable(self._file(ident), error) from error

    def make(self, ident: UUID) -> bytes:
        """A new key for what begins now; where there is one, that one. Raises KeyMissing for one that was destroyed,
        FolderError."""
        if self.destroyed_on(ident):
            raise self._missing(ident)
        self._write(ident, secrets.token_bytes(KEY_BYTES))
        return self.of(ident)

    def put(self, ident: UUID, key: bytes) -> bool:
        """Keep a key that comes from elsewhere. False where it is here already.

        Raises BadInput where another key stands in its place, or where it was destroyed: neither is undone unasked.
        """
        self._refuse_destroyed(ident)
        made = self._write(ident, key)
        if self.of(ident) != key:
            raise BadInput(
                f"Another key of {named(ident)} is in {self.path} already, and it was left as it is. "
                "Whatever was sealed meanwhile needs it. Move it away first if you are sure."
            )
        return made

    def destroy(self, ident: UUID, on: date) -> None:
        """Overwrite the key and remove it, and leave a note of the day. Raises KeyMissing where there is none.

        What the disk itself keeps of an overwritten file, in a journal, a snapshot or the spare cells of a solid-state
        drive, is out of reach of any program; so is every copy of the folder.
        """
        path = self._file(ident)
        if not path.exists():
            raise self._missing(ident)
        try:
            self._note(ident).write_text(f"{on.isoformat()}\n", encoding="ascii")
            with path.open("r+b") as file:
                file.write(secrets.token_bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
        except OSError as error:
            raise unusable(path, error) from error
        self._known.pop(ident, None)

    def kept(self) -> tuple[UUID, ...]:
        """Whose keys are here, the server's first."""
        return tuple(sorted(_idents(self.path, ".key")))

    def gone(self) -> tuple[UUID, ...]:
        """Whose keys were destroyed here."""
        return tuple(sorted(set(_idents(self.path, ".destroyed")) - set(self.kept())))

    def destroyed_on(self, ident: UUID) -> date | None:
        """The day a key was destroyed here, or None."""
        if self._file(ident).exists() or not self._note(ident).exists():
            return None
        return date.fromisoformat(self._note(ident).read_text(encoding="ascii").strip())

    def _file(self, ident: UUID) -> Path:
        return self.path / f"{'server' if ident == SERVER else ident}.key"

    def _note(self, ident: UUID) -> Path:
        return self._file(ident).with_suffix(".destroyed")

    def _write(self, ident: UUID, key: bytes) -> bool:
        try:
            return write_new(self._file(ident), key)
        except OSError as error:
            raise unusable(self._file(ident), error) from error

    def _missing(self, ident: UUID) -> KeyMissing:
        on = self.destroyed_on(ident)
        if on:
            return KeyMissing(
                f"The key of {named(ident)} was destroyed on {on.day} {on:%B %Y}. "
                "What was sealed with it cannot be read any more."
            )
        return KeyMissing(f"The key of {named(ident)} is missing in {self.path}: import it with hearout keys import.")

    def _refuse_destroyed(self, ident: UUID) -> None:
        on = self.destroyed_on(ident)
        if on:
            raise BadInput(
                f"The key of {named(ident)} was destroyed on {on.day} {on:%B %Y}, as people were promised. To break "
                f"that promise and bring it back, remove {self._note(ident)} first."
            )


def named(ident: UUID) -> str:
    """Whose key it is, in words."""
    return "the server" if ident == SERVER else f"consultation {ident}"


def _seen(path: str) -> Seen:
    status = os.stat(path)  # noqa: PTH116  looked at for every value that is opened: a Path takes ten times as long
    return status.st_ino, status.st_size, status.st_mtime_ns


def _idents(folder: Path, ending: str) -> list[UUID]:
    try:
        return [_ident(path) for path in folder.glob(f"*{ending}") if not path.name.startswith(".")]
    except OSError as error:
        raise unusable(folder, error) from error


def _ident(path: Path) -> UUID:
    if path.stem == "server":
        return SERVER
    try:
        return UUID(path.stem)
    except ValueError:
        raise FolderError(f"{path} is not named after a consultation. Move it out of the key folder.") from None
