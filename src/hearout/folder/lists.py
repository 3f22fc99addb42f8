"""The team's lists: who is known (roster.csv) and which words may be public (glossary.txt)."""

from __future__ import annotations

import re
from pathlib import Path

from hearout.errors import UnreadableSource
from hearout.folder.tables import Line, read_lines, read_text
from hearout.records.identified import Person, Roster

__all__ = ["load_glossary", "load_roster"]

COLUMNS = ("name", "aliases", "email", "handles")
ONE_ADDRESS = re.compile(r"[^\s@,;]+@[^\s@,;]+")
COMMENT = re.compile(r"(^|\s)#(\s.*)?$")


def load_roster(path: Path) -> Roster:
    """roster.csv: name, aliases and handles (several separated by ;), email. A person needs one of them."""
    lines = read_lines(path, ("name",), COLUMNS)
    return Roster(tuple(_person(path, line) for line in lines))


def _person(path: Path, line: Line) -> Person:
    person = Person(line["name"], _several(line["aliases"]), line["email"], _several(line["handles"]))
    if not (person.name or person.aliases or person.email or person.handles):
        raise UnreadableSource(str(path), "names nobody. Fill in a name, or delete the line.", line=line.number)
    if person.email and not ONE_ADDRESS.fullmatch(person.email):
        what = "what stands under email is not one address. Further ones go under aliases."
        raise UnreadableSource(str(path), what, line=line.number)
    return person


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split(";"))))


def load_glossary(path: Path) -> frozenset[str]:
    """glossary.txt: a word a line, lower-cased; "# …" is a comment (C# is a word)."""
    words = (COMMENT.sub("", line).strip() for line in read_text(path).splitlines())
    return frozenset(word.lower() for word in words if word and not word.startswith("#"))
