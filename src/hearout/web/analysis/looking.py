"""Looking for themes in a process of its own: it knows the engine alone, and no database."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearout.analyse import analyse, with_reach
from hearout.engines.apart import Progress
from hearout.records.analysis import Analysis
from hearout.records.consultation import Consultation
from hearout.records.decisions import Decisions
from hearout.records.safe import SafeCorpus

__all__ = ["Given", "look"]

SEED = 0  # as `hearout run` has it


@dataclass(frozen=True, slots=True)
class Given:
    """What a run reads."""

    safe: SafeCorpus = field(repr=False)
    settings: Consultation
    decisions: Decisions


def look(given: Given, progress: Progress) -> Analysis:
    """The themes as people decided about them, and how far the listening reached."""
    analysis = analyse(given.safe, given.settings, given.decisions, seed=SEED, progress=progress)
    return with_reach(analysis, given.safe, given.settings, seed=SEED)
