"""A consultation folder, opened: everything a run reads from it, and what its owners should look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hearout.errors import FolderError
from hearout.folder.decisions import load_decisions
from hearout.folder.lists import load_glossary, load_roster
from hearout.folder.output import write
from hearout.folder.settings import load_consultation
from hearout.folder.sources import find_sources, unclaimed
from hearout.folder.team import team_files
from hearout.keys import load_or_make
from hearout.pipeline import Inputs, Outcome
from hearout.records.identified import Roster

__all__ = ["Opened", "open_folder", "write_outcome"]

KEY = Path(".hearout") / "key"


@dataclass(frozen=True, slots=True)
class Opened:
    """`warnings` are sentences: files that nobody takes, and the like."""

    inputs: Inputs = field(repr=False)
    warnings: tuple[str, ...] = ()


def open_folder(folder: Path, data: Path | None) -> Opened:
    """Read all of `folder` but the sources themselves, which may lie in `data`; make its key if it has none.

    Raises BadInput (FolderError, UnreadableSource) where anything cannot be used.
    """
    _require_inside(folder)
    consultation = load_consultation(folder, data)
    sources = find_sources(consultation, folder, data)
    roster, glossary = folder / "roster.csv", folder / "glossary.txt"
    inputs = Inputs(
        consultation=consultation,
        sources=tuple((source.channel, source.path, source.name) for source in sources),
        roster=load_roster(roster) if roster.exists() else Roster(),
        glossary=load_glossary(glossary) if glossary.exists() else frozenset(),
        decisions=load_decisions(folder / "decisions"),
        key=load_or_make(folder / KEY),
    )
    return Opened(inputs, unclaimed(consultation, folder, sources))


def _require_inside(folder: Path) -> None:
    """Refuse links by which the folder's own files would be read from, or written to, elsewhere."""
    root = folder.resolve()
    for name in ("consultation.toml", "roster.csv", "glossary.txt", "decisions", ".hearout"):
        if not (folder / name).resolve().is_relative_to(root):
            raise FolderError(f"{folder / name} is a link that leaves the folder. Put the file itself there.")


def write_outcome(out: Path, outcome: Outcome) -> None:
    """Write what a run made: team/ always, public/ only when the audit passed."""
    public: Mapping[str, bytes] | None = outcome.public
    material = outcome.material if public is None else outcome.material.seal(public)
    files = team_files(
        outcome.corpus,
        outcome.anonymised.spans,
        outcome.anonymised.words,
        outcome.analysis,
        outcome.evidence,
        outcome.report,
        material,
    )
    write(out, files, public)
