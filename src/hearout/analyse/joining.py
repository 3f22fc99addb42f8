"""Two themes as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hearout.analyse.dividing import KEYWORDS
from hearout.analyse.standing import Standing
from hearout.analyse.themes import EXCERPTS
from hearout.records.analysis import Theme

__all__ = ["ends", "merge_problem", "merged"]


def merge_problem(theme: str, into: str, wanted: Mapping[str, str], standing: Standing) -> str:
    """Why `theme` cannot be merged into `into`, beside the merges that are `wanted` already; empty where it can."""
    if into not in standing.themes or standing.themes[into].question != standing.themes[theme].question:
        return "cannot be merged: the theme to merge it into is not among those of the same question in this run."
    if wanted.get(theme, into) != into:
        return f"is merged into {wanted[theme]} in another line, which counts. Delete one of the two."
    if _end(into, wanted) == theme:
        return "is merged in a circle, which was not closed. Delete one line of it."
    return ""


def ends(wanted: Mapping[str, str]) -> dict[str, str]:
    """theme -> the theme it ends up in, through all the others. There must be no circle."""
    return {theme: _end(theme, wanted) for theme in wanted}


def merged(standing: Standing, ends_in: Mapping[str, str]) -> Standing:
    """Every theme of `ends_in` joined into the one it ends in, in the order in which they stand."""
    whole = dict(standing.themes)
    for theme in standing.themes.values():
        if theme.id in ends_in:
            whole[ends_in[theme.id]] = _joined(whole[ends_in[theme.id]], whole.pop(theme.id), standing)
    return replace(standing, themes=whole)


def _end(theme: str, wanted: Mapping[str, str]) -> str:
    while theme in wanted:
        theme = wanted[theme]
    return theme


def _joined(into: Theme, other: Theme, standing: Standing) -> Theme:
    """It is as stable as its parts are on average, weighted by their people; by hand, if one of them is."""
    sizes = len(into.contributors), len(other.contributors)
    quoted = {excerpt.contributor: excerpt for excerpt in reversed(into.excerpts + other.excerpts)}
    return replace(
        standing.with_passages(into, into.passages + other.passages),
        keywords=tuple(dict.fromkeys(into.keywords + other.keywords))[:KEYWORDS],
        stability=round((into.stability * sizes[0] + other.stability * sizes[1]) / sum(sizes), 3),
        excerpts=tuple(quoted.values())[::-1][:EXCERPTS],
        tentative=into.tentative and other.tentative,
        by_hand=into.by_hand or other.by_hand,
        missing=tuple(dict.fromkeys(into.missing + other.missing)),
    )
