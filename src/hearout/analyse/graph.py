"""Themes as communities of a nearest-neighbour graph, found so that the same data give the same themes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse
from sknetwork.clustering import Louvain

from hearout.analyse.arrays import Floats, Ints, Matrix
from hearout.analyse.meanings import unit_length

__all__ = ["NOWHERE", "communities", "consensus", "neighbour_graph", "neighbours", "settle"]

NOWHERE = -1
_BLOCK = 2000
_VOTERS = 20
_AGREE = 0.4  # share of a unit's neighbourhood that must be in the theme
_NEAR = 0.25  # cosine to the theme's centre


def neighbours(rows: Matrix, among: Matrix, count: int, *, itself: bool) -> sparse.csr_matrix:
    """Cosines of each row to its `count` nearest rows of `among`. With `itself` both are the same rows, and a row is
    not its own neighbour. Rounded, so that the order of sums cannot break a tie."""
    near = np.empty((len(rows), count), np.int64)
    cosine = np.empty((len(rows), count), np.float32)
    for start in range(0, len(rows), _BLOCK):
        block = np.round(rows[start : start + _BLOCK] @ among.T, 4)
        if itself:
            at = np.arange(len(block))
            block[at, start + at] = -2
        best = np.argpartition(-block, count - 1, axis=1)[:, :count]
        near[start : start + _BLOCK] = best
        cosine[start : start + _BLOCK] = np.take_along_axis(block, best, axis=1)
    places = (np.repeat(np.arange(len(rows)), count), near.ravel())
    return sparse.csr_matrix((cosine.clip(1e-6).ravel(), places), (len(rows), len(among)))


def neighbour_graph(rows: Matrix) -> sparse.csr_matrix:
    """The symmetric graph of nearest neighbours. Their number grows like the square root of the rows, so that the
    number of communities does not grow with the rows."""
    wanted = int(np.clip(0.8 * np.sqrt(len(rows)), 5, 60))
    graph = neighbours(rows, rows, min(wanted, len(rows) - 1), itself=True)
    return graph.maximum(graph.T)


def communities(graph: sparse.csr_matrix, *, resolution: float, seed: int) -> Ints:
    """Louvain communities (Blondel et al. 2008). Not Leiden: scikit-network's does not keep to its seed."""
    louvain = Louvain(resolution=resolution, random_state=seed, return_probs=False, return_aggregate=False)
    return np.asarray(louvain.fit_predict(graph), np.int64)


def consensus(graph: sparse.csr_matrix, level: tuple[float, float], *, runs: int, seed: int) -> Ints:
    """Communities of the edges that more than half of `runs` partitions of 80 % samples keep together, made at
    resolutions within `level` (after Lancichinetti and Fortunato 2012)."""
    edges = sparse.triu(graph, 1).tocoo()
    together, asked = np.zeros(edges.nnz), np.zeros(edges.nnz)
    for labels in _partitions(graph, level, runs, seed):
        left, right = labels[edges.row], labels[edges.col]
        both = (left >= 0) & (right >= 0)
        asked += both
        together += both & (left == right)
    kept = np.divide(together, asked, out=np.zeros(edges.nnz), where=asked > 0)
    sure = kept > 0.5
    agreed = sparse.csr_matrix((kept[sure], (edges.row[sure], edges.col[sure])), graph.shape)
    return communities(agreed + agreed.T, resolution=1.0, seed=seed)


def settle(graph: sparse.csr_matrix, rows: Matrix, labels: Ints, *, agree: float = _AGREE) -> Ints:
    """The theme of every row, NOWHERE for those that sit between themes. `labels` are the communities of the first
    rows, the landmarks, whose neighbours are in `graph`. A row joins where the share `agree` of its neighbourhood is,
    if it is near the centre."""
    if labels.max(initial=NOWHERE) == NOWHERE:
        return np.full(len(rows), NOWHERE)
    landmarks = rows[: len(labels)]
    themes = _members(labels)
    centres = unit_length(np.asarray(themes.T @ landmarks, np.float32))
    share = _shares(graph, themes)
    if len(rows) > len(labels):
        others = neighbours(rows[len(labels) :], landmarks, min(_VOTERS, len(labels)), itself=False)
        share = np.vstack([share, _shares(others, themes)])
    best = share.argmax(1)
    best[: len(labels)] = np.where(labels >= 0, labels, best[: len(labels)])
    near = np.einsum("ij,ij->i", rows, centres[best]) > _NEAR
    sure = share[np.arange(len(rows)), best] > agree
    return np.where(sure & near, best, NOWHERE)


def _shares(graph: sparse.csr_matrix, themes: sparse.csr_matrix) -> Floats:
    """By row and theme: the share of the row's neighbourhood that is in the theme."""
    whole = np.asarray(graph.sum(1), np.float64) + 1e-9
    return np.asarray(((graph @ themes).toarray() / whole).round(6), np.float64)


def _members(labels: Ints) -> sparse.csr_matrix:
    """Rows by communities, 1 where the row is in it."""
    placed = np.flatnonzero(labels >= 0)
    ones = np.ones(len(placed), np.float32)
    return sparse.csr_matrix((ones, (placed, labels[placed])), (len(labels), int(labels.max(initial=-1)) + 1))


def _partitions(graph: sparse.csr_matrix, level: tuple[float, float], runs: int, seed: int) -> Iterator[Ints]:
    """Partitions of 80 % samples; NOWHERE for what is not in the sample."""
    rng = np.random.default_rng(seed)
    for run in range(runs):
        sample = np.sort(rng.permutation(graph.shape[0])[: max(2, int(0.8 * graph.shape[0]))])
        labels = np.full(graph.shape[0], NOWHERE)
        part = graph[sample][:, sample]
        labels[sample] = communities(part, resolution=float(rng.uniform(*level)), seed=seed + run)
        yield labels
