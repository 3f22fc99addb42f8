"""The consultation folder on disk: its settings, sources, lists and decisions, and where a run writes to."""

from hearout.folder.decisions import load_decisions
from hearout.folder.finished import load_finished, published_files
from hearout.folder.lists import load_glossary, load_roster
from hearout.folder.opened import Opened, open_folder, write_outcome
from hearout.folder.output import check_out, write
from hearout.folder.settings import load_consultation
from hearout.folder.start import init

__all__ = [
    "Opened",
    "check_out",
    "init",
    "load_consultation",
    "load_decisions",
    "load_finished",
    "load_glossary",
    "load_roster",
    "open_folder",
    "published_files",
    "write",
    "write_outcome",
]
