"""Themes that people put together by hand, from passages that they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearout.analyse.dividing import excerpts_of
from hearout.analyse.moving import FIXED, GONE, Problem, problem
from hearout.analyse.standing import Standing
from hearout.records.analysis import Theme
from hearout.records.decisions import BY_HAND, ThemeDecision

__all__ = ["gathered"]

_NOTHING = "none of its passages is in this run (withdrawn, or other words now), so there is no theme {}."


def gathered(standing: Standing, wishes: Sequence[ThemeDecision]) -> tuple[Standing, list[Problem]]:
    """(the themes with those made by hand, what could not be done and why).

    A theme's question is that of most of its passages; of two, the one asked first. Passages stay in the themes in
    which they were found. One that nobody asked a question comes over from another guiding question and leaves the
    themes there; an answer stays with its question. A theme keeps in mind which of its passages are not there.
    """
    problems: list[Problem] = []
    for name, lines in _by_theme(wishes).items():
        named = list(dict.fromkeys(id_ for line in lines for id_ in line.passages))
        here, gone = standing.here_and_gone(named)
        if not here:
            problems.append((lines[0], _NOTHING.format(name)))
            continue
        question = _question(here, standing)
        fixed = {id_ for id_ in here if standing.passages[id_].question and standing.place[id_] != question}
        standing = _with(standing, name, question, [id_ for id_ in here if id_ not in fixed], gone)
        for line in lines:
            problems += problem(line, len(set(line.passages).intersection(gone)), GONE)
            problems += problem(line, len(fixed.intersection(line.passages)), FIXED)
    return standing, problems


def _by_theme(wishes: Sequence[ThemeDecision]) -> dict[str, list[ThemeDecision]]:
    found: dict[str, list[ThemeDecision]] = {}
    for wish in wishes:
        found.setdefault(wish.theme, []).append(wish)
    return found


def _question(ids: Sequence[str], standing: Standing) -> str:
    counts = Counter(standing.place[id_] for id_ in ids)
    return max(standing.said, key=lambda question: counts[question])


def _with(standing: Standing, name: str, question: str, ids: Sequence[str], missing: Sequence[str]) -> Standing:
    come = {id_ for id_ in ids if standing.place[id_] != question}
    there = replace(standing, place={**standing.place, **dict.fromkeys(come, question)})
    return there.having(*_without(there, come), _theme(there, name, question, ids, missing))


def _without(standing: Standing, come: set[str]) -> Iterator[Theme]:
    for theme in standing.themes.values():
        if come.intersection(theme.passages):
            yield standing.with_passages(theme, set(theme.passages) - come)


def _theme(standing: Standing, name: str, question: str, ids: Sequence[str], missing: Sequence[str]) -> Theme:
    """It has the words of its id for a label until people name it."""
    label = " ".join(name.removeprefix(BY_HAND).replace("-", " ").replace("_", " ").split())
    bare = Theme(name, question, label, (), (), (), 0.0, (), by_hand=True, missing=tuple(missing))
    whole = standing.with_passages(bare, ids)
    return replace(whole, excerpts=excerpts_of(whole, standing.said[question], label.split()))
