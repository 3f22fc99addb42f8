"""Where the files of the forum retrospective are: in a checkout, or put beside the installed package."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterator
from pathlib import Path

from hearout.errors import ServerError
from hearout.folder.decisions import load_decisions
from hearout.folder.lists import load_glossary, load_roster
from hearout.folder.settings import load_consultation
from hearout.folder.sources import Source, find_sources
from hearout.records.consultation import Consultation
from hearout.records.decisions import Decisions
from hearout.records.identified import Roster

__all__ = ["Example", "example_folder"]

NAME = "forum-retrospective"
CHECKOUT = Path(__file__).parents[4] / "examples" / NAME
INSTALLED = Path("share", "hearout", "examples", NAME)  # below what sysconfig calls "data": pyproject.toml


def example_folder() -> Path:
    """The folder. Raises ServerError where it was not installed."""
    found = next((folder for folder in _places() if (folder / "consultation.toml").is_file()), None)
    if found is None:
        raise ServerError(
            f"The files of the example ({INSTALLED}) were not installed with Hearout, so this stage cannot be shown. "
            "Try: hearout demo --stage open"
        )
    return found


class Example:
    """Everything that the folder holds, as the command line reads it."""

    def __init__(self, folder: Path) -> None:
        self.settings: Consultation = load_consultation(folder, None)
        self.sources: tuple[Source, ...] = find_sources(self.settings, folder, None)
        self.roster: Roster = load_roster(folder / "roster.csv")
        self.glossary: frozenset[str] = load_glossary(folder / "glossary.txt")
        self.decisions: Decisions = load_decisions(folder / "decisions")


def _places() -> Iterator[Path]:
    yield CHECKOUT
    for scheme in (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user")):
        yield Path(sysconfig.get_path("data", scheme)) / INSTALLED
