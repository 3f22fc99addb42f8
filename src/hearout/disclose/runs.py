"""Words in a row that two texts share, by which one leads to the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hearout.language.words import frequency

__all__ = ["LONGEST_RUN", "long_runs", "tells"]

LONGEST_RUN = 4
"""Words in a row that two texts may share by chance."""

_EVERYDAY = 5.0
"""Zipf frequency of the words that everybody uses all the time: a run of only these finds nobody."""

Run = tuple[str, ...]


def long_runs(words: Sequence[str]) -> set[Run]:
    """Every run that is one word longer than what may be shared by chance."""
    return {tuple(words[at : at + LONGEST_RUN + 1]) for at in range(len(words) - LONGEST_RUN)}


def tells(shared: Iterable[Run], languages: Sequence[str]) -> bool:
    """Whether one of the runs has a word that is not everybody's in one of the languages."""
    return any(not _everyday(run, languages) for run in shared)


def _everyday(run: Run, languages: Sequence[str]) -> bool:
    return all(any(frequency(word, language) >= _EVERYDAY for language in languages) for word in run)
