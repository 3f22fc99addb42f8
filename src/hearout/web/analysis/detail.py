"""What one theme's own page shows beyond a row: places in passages, never their words, which the passages hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearout.records.analysis import Excerpt, Leaning, Neighbour, Side, Theme

__all__ = ["Detail", "Place", "SideShown", "detail_of"]


@dataclass(frozen=True, slots=True)
class Place:
    """`start` to `end` of a passage's safe text."""

    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SideShown:
    """How many show a leaning, and where it shows best."""

    leaning: Leaning
    contributors: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """What is near a theme, and who is for and against it."""

    neighbours: tuple[Neighbour, ...] = field(default=(), repr=False)
    sides: tuple[SideShown, ...] = ()


def detail_of(theme: Theme) -> Detail:
    """Without anybody's words."""
    return Detail(theme.neighbours, tuple(_shown(side) for side in theme.sides))


def _shown(side: Side) -> SideShown:
    return SideShown(side.leaning, len(side.contributors), tuple(_place(one) for one in side.excerpts))


def _place(excerpt: Excerpt) -> Place:
    return Place(excerpt.passage, excerpt.start, excerpt.end)
