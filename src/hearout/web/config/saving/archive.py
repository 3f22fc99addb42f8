"""The file that a backup is: a zip archive with what was saved, and a manifest with the checksum of each part."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from hearout.errors import ServerError

__all__ = ["CHUNK", "Archive", "Manifest", "Table", "Writing", "opened", "writing"]

FORMAT = 1
WHAT = "a backup of Hearout"
MANIFEST = "manifest.json"
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a PostgreSQL backup: its columns in the order of the part that has its rows."""

    name: str
    columns: tuple[str, ...]
    part: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself. `made` is UTC, `vendor` Django's name of the kind of database, `migrations` the
    shape it had; `tables` and `sequences` (name to last number used) are those of PostgreSQL."""

    made: str
    vendor: str
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...] = ()
    sequences: dict[str, int] = field(default_factory=dict)
    version: str = field(default_factory=lambda: version("hearout"))
    checksums: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT
    what: str = WHAT


class Writing:
    """A backup being written."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._checksums: dict[str, str] = {}

    def add(self, part: str, pieces: Iterable[bytes]) -> None:
        """A part made of `pieces`, one after the other."""
        digest = hashlib.sha256()
        with self._archive.open(part, "w", force_zip64=True) as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
        self._checksums[part] = digest.hexdigest()

    def finish(self, manifest: Manifest) -> None:
        """The manifest comes last: without it a file is not a backup."""
        whole = {**asdict(manifest), "checksums": self._checksums}
        self._archive.writestr(MANIFEST, json.dumps(whole, indent=1))


@contextmanager
def writing(path: Path) -> Iterator[Writing]:
    """A new backup at `path`, mode 0600, there whole or not at all. Raises ServerError where it cannot be written."""
    if path.exists():
        raise ServerError(f"{path} is there already, and backups are not written over. Name another file.")
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                yield Writing(archive)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    except OSError as error:
        raise ServerError(f"The backup {path} could not be written: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)


class Archive:
    """A backup that was read through and is what it was when it was made."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self.manifest = manifest

    def pieces(self, part: str) -> Iterator[bytes]:
        """A part from its beginning, in pieces."""
        with self._archive.open(part) as file:
            while piece := file.read(CHUNK):
                yield piece


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The backup at `path`, every part compared with its checksum first. Raises ServerError for anything else."""
    try:
        with zipfile.ZipFile(path) as archive:
            read = Archive(archive, _manifest(archive, path))
            _compare(read, path)
            yield read
    except zipfile.BadZipFile:
        raise ServerError(f"{path} is no backup of Hearout, or its end is missing. {REMEDY}") from None
    except OSError as error:
        raise ServerError(f"{path} cannot be read: {error.strerror or 'it is damaged'}.") from error


REMEDY = "Nothing was changed. Copy the file again from where it is kept, or take an earlier backup."


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    foreign = ServerError(f"{path} is no backup of Hearout. Nothing was changed.")
    try:
        said = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError):
        raise foreign from None
    if not isinstance(said, dict) or said.get("what") != WHAT:
        raise foreign
    if said["format"] != FORMAT:
        raise ServerError(f"{path} was made by a newer version of Hearout ({said['version']}). Restore it with that.")
    tables = tuple(Table(table["name"], tuple(table["columns"]), table["part"]) for table in said.pop("tables"))
    migrations = tuple((app, name) for app, name in said.pop("migrations"))
    return Manifest(**said, tables=tables, migrations=migrations)


def _compare(archive: Archive, path: Path) -> None:
    for part, wanted in archive.manifest.checksums.items():
        digest = hashlib.sha256()
        try:
            for piece in archive.pieces(part):
                digest.update(piece)
        except (KeyError, EOFError, zipfile.BadZipFile, zlib.error):
            raise ServerError(f"{path} is damaged: {part} cannot be read. {REMEDY}") from None
        if digest.hexdigest() != wanted:
            raise ServerError(f"{path} is damaged: {part} is not what was saved. {REMEDY}")
