"""How finely to divide: themes are sought at several levels, and each is taken where it holds together best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy
from scipy import sparse

from hearout.analyse.arrays import Flags, Floats, Ints, Matrix
from hearout.analyse.graph import communities, consensus, neighbour_graph, settle

__all__ = ["Candidate", "best_together", "candidates"]

_LEVELS = ((0.6, 1.0), (1.0, 1.4), (1.5, 2.1), (2.2, 3.0))
"""Ranges of Louvain's resolution, coarse to fine."""

_RESAMPLES = 20
_RESAMPLED = 2500  # rows; resampling more costs much and shows the same
_RUNS = 12
_RETURNED = 0.5  # Jaccard; with less in common a cluster counts as dissolved (Hennig 2007)
_LEAST = 0.3  # of resamples; what returns in fewer is a trick of the light
_SHARED = 0.25  # of the smaller; candidates that share more are one theme seen at two levels


@dataclass(frozen=True, slots=True)
class Candidate:
    """A community at one level. `members` are rows; `persistence` is the share of resamples in which it returned,
    `likeness` how much of it did on average (Jaccard of it and its best counterpart)."""

    members: Ints
    persistence: float
    likeness: float


def candidates(graph: sparse.csr_matrix, rows: Matrix, seed: int) -> list[Candidate]:
    """Communities of the neighbour `graph` of `rows` at every level, each with how well it survives dividing samples of
    80 % of the rows anew."""
    rng = np.random.default_rng(seed + 1)
    small = rows[:_RESAMPLED]
    samples = [np.sort(rng.permutation(len(small))[: max(3, int(0.8 * len(small)))]) for _ in range(_RESAMPLES)]
    graphs = [neighbour_graph(small[sample]) for sample in samples]
    found: list[Candidate] = []
    for level in _LEVELS:
        labels = settle(graph, rows, consensus(graph, level, runs=_RUNS, seed=seed))
        again = [
            settle(part, small[sample], communities(part, resolution=sum(level) / 2, seed=seed + at))
            for at, (sample, part) in enumerate(zip(samples, graphs, strict=True), 1)
        ]
        for label in range(int(labels.max(initial=-1)) + 1):
            theme: Flags = labels == label
            shared = [_likeness(theme[sample], anew) for sample, anew in zip(samples, again, strict=True)]
            returned = float(np.mean([likeness > _RETURNED for likeness in shared]))
            if returned >= _LEAST:
                found.append(Candidate(np.flatnonzero(theme), round(returned, 3), round(float(np.mean(shared)), 4)))
    return found


def best_together(found: Sequence[Candidate], worth: Floats) -> list[int]:
    """The candidates of most `worth` in sum of which no two share much: an independent set of most weight."""
    if not found:
        return []
    pairs = [
        (one, other)
        for one in range(len(found))
        for other in range(one + 1, len(found))
        if _overlap(found[one].members, found[other].members) > _SHARED
    ]
    taken: Flags = np.ones(len(found), np.bool_)
    if pairs:
        places = (np.repeat(np.arange(len(pairs)), 2), np.array(pairs).ravel())
        apart = sparse.csr_matrix((np.ones(2 * len(pairs)), places), (len(pairs), len(found)))
        solve = scipy.optimize
        solved = solve.milp(
            -worth, constraints=solve.LinearConstraint(apart, ub=1), bounds=solve.Bounds(0, 1), integrality=1
        )
        taken = np.asarray(solved.x > 0.5, np.bool_)
    return [int(at) for at in np.flatnonzero(taken)]


def _likeness(theme: Flags, again: Ints) -> float:
    """The Jaccard index of a theme and its best counterpart."""
    counts = np.bincount(again[theme & (again >= 0)], minlength=int(again.max(initial=-1)) + 1)
    sizes = np.bincount(again[again >= 0], minlength=len(counts))
    union = sizes + theme.sum() - counts
    return float((counts / np.maximum(union, 1)).max(initial=0.0))


def _overlap(one: Ints, other: Ints) -> float:
    return len(np.intersect1d(one, other)) / max(1, min(len(one), len(other)))
