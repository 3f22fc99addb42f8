"""What someone can conclude about printed and hidden numbers from everything printed together.

Every cell is an unknown whole number within what its print tells; the relations tie the unknowns together. The
smallest and largest value that a cell can still have are integer programmes. (Sources: the auditing problem of
statistical disclosure control, Fischetti and Salazar, 2001; solved by HiGHS through scipy.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy
from scipy.sparse import coo_array

from hearout.records.draft import Cell, Relation

__all__ = ["Range", "contradictory", "narrowed", "ranges"]

_FAR = 10**7
"""More people than any consultation has: the upper bound of a number that is related to but not printed."""

_NODES = 20_000
_OPTIMAL = 0
_ROUNDS_OF_TIGHTENING = 50


@dataclass(frozen=True, slots=True)
class Range:
    """The whole numbers from `low` to `high` that a cell can still have, both included. Empty when low > high."""

    low: int
    high: int

    @property
    def empty(self) -> bool:
        return self.low > self.high

    def within(self, other: Range) -> Range:
        return Range(max(self.low, other.low), min(self.high, other.high))


@dataclass(frozen=True, slots=True)
class _Inequality:
    """sum(weight * unknown) <= 0; a sum rule is two of them."""

    terms: tuple[tuple[str, int], ...]


def narrowed(cells: Sequence[Cell], relations: Sequence[Relation]) -> tuple[str, ...]:
    """Ids of the hidden cells that can be pinned down more closely than their own mark does, in order of first print.

    A mark's `low` to `high` is what a reader may know. Cells whose numbers contradict each other count as narrowed,
    and so does a cell for which the solver gives no answer: what cannot be shown to be safe is not.
    """
    marks = _marks(cells)
    hidden = dict.fromkeys(cell.id for cell in cells if cell.hidden)
    system = _System(marks, relations)
    found = {cell for part in system.parts(hidden) for cell in part.narrowed(hidden)}
    return tuple(cell for cell in hidden if cell in found)


def ranges(cells: Sequence[Cell], relations: Sequence[Relation], wanted: Iterable[str]) -> dict[str, Range]:
    """What each of the `wanted` cells can still be. An empty range: the printed numbers contradict each other."""
    system = _System(_marks(cells), relations)
    asked = dict.fromkeys(wanted)
    return {cell: part.range(cell) for part in system.parts(asked) for cell in part.unknowns if cell in asked}


def contradictory(cells: Sequence[Cell], relations: Sequence[Relation]) -> bool:
    """Whether no people at all could stand behind the printed numbers, so that one of them must be wrong."""
    system = _System(_marks(cells), relations)
    return any(part.impossible() for part in system.parts(dict.fromkeys(system.known)))


def _marks(cells: Sequence[Cell]) -> dict[str, Range]:
    """What each id tells by itself. Printed twice with different marks, both hold."""
    marks: dict[str, Range] = {}
    for cell in cells:
        mark = Range(cell.low, cell.high)
        marks[cell.id] = mark.within(marks[cell.id]) if cell.id in marks else mark
    return marks


class _System:
    """All unknowns with what is known of each, and the inequalities between them that say something."""

    def __init__(self, marks: Mapping[str, Range], relations: Sequence[Relation]) -> None:
        self.marks = marks
        inequalities = [inequality for relation in relations for inequality in _inequalities(relation)]
        unprinted = {cell: Range(0, _FAR) for relation in relations for cell in (relation.whole, *relation.parts)}
        self.known = {**unprinted, **marks}
        self.inequalities = [inequality for inequality in inequalities if _binds(inequality, self.known)]

    def parts(self, wanted: Mapping[str, None]) -> list[_Part]:
        """The unknowns that hang together, as systems of their own, where they hold a wanted cell."""
        group = {cell: cell for cell in self.known}

        def root(cell: str) -> str:
            while group[cell] != cell:
                group[cell] = group[group[cell]]
                cell = group[cell]
            return cell

        for inequality in self.inequalities:
            first, *others = (cell for cell, _ in inequality.terms)
            for other in others:
                group[root(other)] = root(first)
        members: dict[str, list[str]] = {}
        for cell in self.known:
            members.setdefault(root(cell), []).append(cell)
        own: dict[str, list[_Inequality]] = {}
        for inequality in self.inequalities:
            own.setdefault(root(inequality.terms[0][0]), []).append(inequality)
        return [
            _Part({cell: self.known[cell] for cell in unknowns}, own.get(key, []))
            for key, unknowns in members.items()
            if any(cell in wanted for cell in unknowns)
        ]


def _inequalities(relation: Relation) -> list[_Inequality]:
    """A relation as inequalities. Of an unknown kind: none would hide what the reader knows, so it is an error."""
    within = [_no_more_than([part], [relation.whole]) for part in relation.parts]
    covered = _no_more_than([relation.whole], relation.parts)
    match relation.kind:
        case "sum":
            return [covered, _no_more_than(relation.parts, [relation.whole])]
        case "union":
            return [covered, *within]
        case "at_most":
            return within
    raise ValueError(f"No relation between numbers is called {relation.kind!r}.")


def _no_more_than(smaller: Sequence[str], larger: Sequence[str]) -> _Inequality:
    """The sum of `smaller` is at most the sum of `larger`; a cell named twice counts twice."""
    weights = Counter(smaller)
    weights.subtract(Counter(larger))
    return _Inequality(tuple((cell, weight) for cell, weight in weights.items() if weight))


def _binds(inequality: _Inequality, known: Mapping[str, Range]) -> bool:
    """Whether the inequality excludes anything that the marks alone allow."""
    worst = sum(weight * (known[cell].high if weight > 0 else known[cell].low) for cell, weight in inequality.terms)
    return worst > 0


class _Part:
    """Unknowns that hang together. Bounds are tightened by hand first; what is left is solved."""

    def __init__(self, known: Mapping[str, Range], inequalities: Sequence[_Inequality]) -> None:
        self.unknowns = tuple(known)
        self.marks = dict(known)
        self.inequalities = inequalities
        self.known = _tightened(known, inequalities)
        self.contradictory = any(range_.empty for range_ in self.known.values())
        self._rows = _matrix(inequalities, self.unknowns)

    def impossible(self) -> bool:
        """Whether nothing fits."""
        return self.contradictory or (bool(self.inequalities) and self._solve([], 1) is None)

    def narrowed(self, hidden: Mapping[str, None]) -> set[str]:
        """The hidden cells that cannot reach both ends of their mark.

        One solution shows the ends of many cells at once, so all are asked for together and only those that
        a common solution leaves in doubt are asked for one by one.
        """
        mine = [cell for cell in self.unknowns if cell in hidden]
        if self.contradictory:
            return set(mine)
        found = {cell for cell in mine if self.known[cell] != self.marks[cell]}
        for direction in (1, -1):
            found |= self._unreached([cell for cell in mine if cell not in found], direction)
        return found

    def _unreached(self, cells: list[str], direction: int) -> set[str]:
        """Of `cells`, those whose lowest (direction 1) or highest (-1) marked value no solution has."""
        found: set[str] = set()
        open_ = cells
        while open_ and self.inequalities:
            solution = self._solve(open_, direction)
            left = [cell for cell in open_ if solution is None or solution[cell] != self._end(cell, direction)]
            if len(left) == len(open_):
                alone = self._solve(left[:1], direction)
                if alone is None or alone[left[0]] != self._end(left[0], direction):
                    found.add(left[0])
                left = left[1:]
            open_ = left
        return found

    def _end(self, cell: str, direction: int) -> int:
        return self.marks[cell].low if direction > 0 else self.marks[cell].high

    def range(self, cell: str) -> Range:
        """What `cell` can still be; where the solver gives no answer, what tightening by hand left."""
        if self.contradictory:
            return Range(1, 0)
        if not self.inequalities:
            return self.known[cell]
        least, most = self._solve([cell], 1), self._solve([cell], -1)
        return Range(least[cell], most[cell]) if least and most else Range(1, 0)

    def _solve(self, wanted: Sequence[str], direction: int) -> dict[str, int] | None:
        """Whole numbers that fit everything known, with the sum of `wanted` as small (1) or large (-1) as can be."""
        weights = np.zeros(len(self.unknowns))
        weights[[self.unknowns.index(cell) for cell in wanted]] = direction
        result = scipy.optimize.milp(
            weights,
            integrality=np.ones(len(self.unknowns)),
            bounds=scipy.optimize.Bounds(
                np.array([self.known[cell].low for cell in self.unknowns], dtype=float),
                np.array([self.known[cell].high for cell in self.unknowns], dtype=float),
            ),
            constraints=scipy.optimize.LinearConstraint(self._rows, -np.inf, 0.0),
            options={"node_limit": _NODES, "mip_rel_gap": 0.0},
        )
        if result.status != _OPTIMAL or result.x is None:
            return None
        return {cell: round(float(value)) for cell, value in zip(self.unknowns, result.x, strict=True)}


def _matrix(inequalities: Sequence[_Inequality], unknowns: Sequence[str]) -> coo_array:
    place = {cell: column for column, cell in enumerate(unknowns)}
    entries = [
        (row, place[cell], weight) for row, inequality in enumerate(inequalities) for cell, weight in inequality.terms
    ]
    rows, columns, weights = zip(*entries, strict=True) if entries else ((), (), ())
    return coo_array(
        (np.array(weights, dtype=float), (rows, columns)), shape=(len(inequalities), len(unknowns))
    ).tocsr()


def _tightened(known: Mapping[str, Range], inequalities: Sequence[_Inequality]) -> dict[str, Range]:
    """Bounds after drawing each inequality's own conclusions until nothing moves, or often enough for a start."""
    tight = dict(known)
    for _ in range(_ROUNDS_OF_TIGHTENING):
        before = dict(tight)
        for inequality in inequalities:
            _conclude(inequality, tight)
        if tight == before or any(mark.empty for mark in tight.values()):
            break
    return tight


def _conclude(inequality: _Inequality, tight: dict[str, Range]) -> None:
    """Bound each unknown by the best that the others of the inequality can do."""
    least = {cell: weight * (tight[cell].low if weight > 0 else tight[cell].high) for cell, weight in inequality.terms}
    total = sum(least.values())
    for cell, weight in inequality.terms:
        room = -(total - least[cell])
        if weight > 0:
            tight[cell] = Range(tight[cell].low, min(tight[cell].high, room // weight))
        else:
            tight[cell] = Range(max(tight[cell].low, -(room // -weight)), tight[cell].high)
