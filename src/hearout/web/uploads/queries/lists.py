"""Lists of the team's own that somebody brings among the files: the people whose names must never be published."""

from __future__ import annotations

import csv
from pathlib import Path, PurePosixPath

from hearout.errors import BadInput
from hearout.folder.lists import COLUMNS, load_roster
from hearout.records.identified import Roster
from hearout.web.uploads.models import Upload
from hearout.web.uploads.queries.opened import opened

__all__ = ["is_roster", "roster_in"]

NAME = "roster.csv"
OF_A_LIST = frozenset({"aliases", "handles"})  # what no survey asks under such a name


def is_roster(path: Path, name: str) -> bool:
    """Whether a file is a list of people: called so, or with its columns and no others."""
    with path.open("rb") as file:
        first = file.readline(2000)
    try:
        row = next(csv.reader([first.decode("utf-8-sig").replace(";", ",").replace("\t", ",")]), [])
    except (UnicodeDecodeError, csv.Error):
        return False
    headers = {cell.strip().casefold() for cell in row}
    called_so = PurePosixPath(name).name.casefold() == NAME
    return "name" in headers and headers <= set(COLUMNS) and (called_so or bool(headers & OF_A_LIST))


def roster_in(upload: Upload) -> Roster:
    """The people in it. Raises BadInput where it cannot be read; the message does not name the file."""
    with opened(upload) as path:
        try:
            return load_roster(path)
        except BadInput as error:
            raise BadInput(str(error).replace(str(path), NAME)) from None
