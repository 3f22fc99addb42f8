"""Facts of a run for the method section: numbers of contributions and what the software could not do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hearout.records.consultation import ChannelKind
from hearout.records.imports import LeftOut

__all__ = ["ChannelFacts", "RunFacts"]


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """One channel's sums over its files, in contributions; `first` and `last` are the days something was received.
    `left_out` is what was not brought in of sessions; None where nobody said who had agreed to what."""

    kind: ChannelKind
    files: int
    received: int
    counted: int
    duplicates: int
    late: int
    empty: int
    withdrawn: int
    rejected: int
    first: date | None = None
    last: date | None = None
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class RunFacts:
    """`languages` are codes with the number of passages in each; `without_vocabulary` those for which there is no
    word list, `without_model` those for which no named-entity model looked. `undecided_words` are masked in public.
    `unverified` counts contributors who were neither invited, registered nor signed in."""

    channels: tuple[ChannelFacts, ...]
    contributors: int
    unverified: int
    passages: int
    languages: tuple[tuple[str, int], ...] = ()
    without_vocabulary: tuple[str, ...] = ()
    without_model: tuple[str, ...] = ()
    redactions: int = 0
    undecided_words: int = 0
