"""`hearout init`: a folder that can be checked as soon as files are dropped into it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from hearout.errors import FolderError
from hearout.folder.decisions import SPAN_COLUMNS, THEME_COLUMNS, WORD_COLUMNS
from hearout.folder.sources import FILE_NAME
from hearout.folder.written_settings import template

__all__ = ["GITIGNORE", "init", "require_new", "write_folder"]

GITIGNORE = "# The key tells who is who, out/team/ holds raw words.\n.hearout/\nout/\n"
WHAT_GOES_WHERE = {
    "survey": "Exports of survey answers: LimeSurvey, Google Forms or Qualtrics CSV, or any CSV with a mapping.",
    "sessions": "Transcripts (.vtt), notes, chat logs (.txt) and Etherpad pages (.html) of listening sessions.",
    "talk": "Saved talk pages (.wiki), or .json from the wiki's discussion API.",
    "mail": "Mailboxes (.mbox) and single mails (.eml).",
    "other": "Typed-in or scanned words (.txt, .md), one contribution a file or separated by a line of ---",
}


def init(folder: Path) -> None:
    """Write a commented consultation folder. A folder with files in it keeps them all.

    Raises FolderError when there is a consultation.toml already, or when nothing can be written there.
    """
    require_new(folder)
    write_folder(folder, template())


def require_new(folder: Path) -> None:
    """Raise FolderError when `folder` is a consultation already."""
    if (folder / FILE_NAME).exists():
        raise FolderError(f"{folder} has a {FILE_NAME} already; it was left as it is. Choose another folder.")


def write_folder(folder: Path, settings: str, copies: Sequence[tuple[Path, str]] = ()) -> None:
    """Write what a consultation has, and copies of files: (file, where inside the folder), each readable by its owner
    alone. Nothing is written over; consultation.toml comes last, and where it stands the folder is complete.

    Raises FolderError where something cannot be written, and takes away what was written until then.
    """
    made: list[Path] = []
    try:
        for source, place in copies:
            _copy_new(source, folder / place, made)
        for name, text in _files(settings).items():
            _write_new(folder / name, text, made)
    except BaseException as error:
        _undo(made)
        if isinstance(error, OSError):
            raise FolderError(f"{folder} cannot be written ({error.strerror}). Nothing was left in it.") from None
        raise


def _files(settings: str) -> Mapping[str, str]:
    return {
        **{f"{place}/README.txt": f"{what}\n" for place, what in WHAT_GOES_WHERE.items()},
        "decisions/words.csv": f"{','.join(WORD_COLUMNS)}\n",
        "decisions/spans.csv": f"{','.join(SPAN_COLUMNS)}\n",
        "decisions/themes.csv": f"{','.join(THEME_COLUMNS)}\n",
        "roster.csv": "name,aliases,email,handles\n",
        "glossary.txt": "# Words that may be public though they are rare: your software, your terms. One a line.\n",
        ".gitignore": GITIGNORE,
        FILE_NAME: settings,
    }


def _write_new(path: Path, text: str, made: list[Path]) -> None:
    """A file that is there stays as it is."""
    _make_folders(path.parent, made)
    if path.exists():
        return
    with path.open("x", encoding="utf-8") as file:
        made.append(path)
        file.write(text)


def _copy_new(source: Path, path: Path, made: list[Path]) -> None:
    _make_folders(path.parent, made)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    made.append(path)
    with os.fdopen(handle, "wb") as copy, source.open("rb") as original:
        shutil.copyfileobj(original, copy)


def _make_folders(place: Path, made: list[Path]) -> None:
    missing = [folder for folder in (place, *place.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        made.append(folder)


def _undo(made: Sequence[Path]) -> None:
    """Take away what was made here; a folder in which something else lies by now stays."""
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
