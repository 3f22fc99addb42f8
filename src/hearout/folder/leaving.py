"""A whole consultation put into a new folder: all of it is there, or nothing is."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from hearout.errors import FolderError
from hearout.folder.opened import KEY
from hearout.folder.sources import FILE_NAME, NO_SOURCE
from hearout.folder.start import GITIGNORE
from hearout.folder.written_consultation import written_consultation
from hearout.folder.written_decisions import written_decisions, written_glossary, written_roster
from hearout.keys.files import write_new
from hearout.records.consultation import Consultation
from hearout.records.decisions import Decisions
from hearout.records.identified import Roster

__all__ = ["Leaving", "place_of", "put"]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is to be in the folder. `sources` are (place inside it, bytes piece by piece), where the channels of
    `consultation` look for them; `published` are files that were published, by their places."""

    consultation: Consultation
    sources: Iterable[tuple[str, Iterable[bytes]]] = field(repr=False)
    roster: Roster = field(repr=False)
    glossary: frozenset[str] = field(repr=False)
    decisions: Decisions
    key: bytes = field(repr=False)
    published: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def put(leaving: Leaving, folder: Path) -> None:
    """Write it, for its owner alone. Raises FolderError where there is something in the folder already, or it cannot be
    written; then nothing is there."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderError(f"{folder} has something in it, and was left as it is. Name a new folder.")
    draft = folder.absolute().with_name(f".{folder.name}.{secrets.token_hex(8)}")
    try:
        draft.mkdir(mode=0o700, parents=True)
        _fill(draft, leaving)
        draft.replace(folder.absolute())
    except OSError as error:
        raise FolderError(f"{folder} cannot be written ({error.strerror}). Nothing was left in it.") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def place_of(folder: str, name: str) -> str:
    """Where a file called `name` is put in one of the own folders of it. What would be passed over there, as a hidden
    file or a readme, gets a name that is not."""
    parts = [part for part in PurePosixPath(name).parts if part not in ("/", "..", ".")]
    seen = [f"file {part}" if NO_SOURCE.fullmatch(part) else part for part in parts]
    return "/".join((folder, *(seen or ["file"])))


def _fill(draft: Path, leaving: Leaving) -> None:
    for place, pieces in leaving.sources:
        _write(draft / place, pieces)
    texts = {
        "roster.csv": written_roster(leaving.roster),
        "glossary.txt": written_glossary(leaving.glossary),
        ".gitignore": GITIGNORE,
        **{f"decisions/{name}": text for name, text in written_decisions(leaving.decisions).items()},
        FILE_NAME: written_consultation(leaving.consultation),
    }
    for place, text in texts.items():
        _write(draft / place, [text.encode()])
    for place, content in leaving.published.items():
        _write(draft / place, [content])
    write_new(draft / KEY, leaving.key)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.writelines(pieces)
