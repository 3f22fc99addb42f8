"""A vector for every unit: what its words mean in general, and how they are used in this corpus."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from hearout.analyse.arrays import Flags, Floats, Ints, Matrix
from hearout.analyse.encoder import encoded
from hearout.analyse.meanings import unit_length
from hearout.analyse.reading import Reading

__all__ = ["dull_terms", "vectors", "word_vectors"]

_DIMENSIONS = 50
_OF_USE = 100  # dimensions kept of the corpus' own statistics
_USE = 0.5  # their weight beside the general meaning of the words
_CONTEXT = 0.3  # weight of the whole text
_RIDGE = 1.0
_SMOOTH = 1e-3  # a word this frequent counts half (smooth inverse frequency, Arora et al. 2017)
_GENERAL = 5.6  # Zipf: more general words say nothing about the subject of a sentence
_FEW = 30  # units; the mean of fewer is less the corpus' than theirs
_EVERYWHERE = 0.25  # a word that more than this share of contributors use sets nobody apart
_EVERYWHERE_AMONG_FEW = 0.4  # few people have few subjects, and each is spoken of by many of them
_FEW_PEOPLE = 100


def dull_terms(reading: Reading, asked: frozenset[str]) -> Flags:
    """By term: whether it says nothing here, because the question `asked` it or because everybody uses it."""
    people = _people_by_term(reading)
    share = _EVERYWHERE if reading.people >= _FEW_PEOPLE else _EVERYWHERE_AMONG_FEW
    everywhere = people > max(5.0, share * reading.people)
    of_question = np.zeros(len(reading.lexicon.terms), np.bool_)
    of_question[reading.lexicon.term[[lemma in asked for lemma in reading.lexicon.lemmas]]] = True
    return np.asarray(everywhere | of_question, np.bool_)


def word_vectors(reading: Reading, dull: Flags, *, seed: int = 0) -> Matrix:
    """What the words of each unit say: rows of unit length, zeros for a unit that says nothing.

    Static vectors (wordllama) weighted by smooth inverse frequency and centred, beside the singular vectors of TF-IDF
    over single terms and pairs.
    """
    return unit_length(np.hstack([_meaning(reading, dull), _USE * _use(reading, dull, seed)]))


def vectors(reading: Reading, words: Matrix, landmarks: Ints, *, context: float = _CONTEXT) -> Matrix:
    """Units by at most 50 dimensions, rows of unit length (zeros for a unit that says nothing).

    The `landmarks` have, beside their `words`, a vector for the whole sentence, which knows who does what and the same
    point in another language. It takes a millisecond, so that of other units is foretold from their words. `context` is
    the weight of the whole text's mean, which makes "It is slow" near to what it speaks of.
    """
    sentences = _centred(encoded([reading.said[unit] for unit in landmarks.tolist()]))
    whole = unit_length(np.hstack([words[landmarks], sentences]))
    whole = unit_length(whole + context * _mean_of_text(whole, reading.text[landmarks]))
    rows = _principal(whole, min(_DIMENSIONS, max(8, len(landmarks) // 3)))
    if len(landmarks) == len(reading):
        return rows[np.argsort(landmarks)]
    heard = np.einsum("ij,ij->i", words, words) > 0
    heard[landmarks] = False
    others = np.flatnonzero(heard)
    found = np.zeros((len(reading), rows.shape[1]), np.float32)
    found[landmarks] = rows
    if len(others):
        from sklearn.linear_model import Ridge

        foretold = Ridge(alpha=_RIDGE, fit_intercept=False).fit(words[landmarks], rows)
        found[others] = unit_length(np.asarray(foretold.predict(words[others]), np.float32))
    return found


def _centred(rows: Matrix) -> Matrix:
    """Rows without what all have in common; the mean of few is less the corpus' than theirs."""
    known = np.einsum("ij,ij->i", rows, rows) > 0
    if known.any():
        rows[known] -= rows[known].mean(0) * (known.sum() / (known.sum() + _FEW))
    return unit_length(rows)


def _people_by_term(reading: Reading) -> Floats:
    term, owner = reading.lexicon.term[reading.flat], reading.owner[reading.unit]
    pairs = np.unique(term * (reading.owner.max(initial=0) + 1) + owner)
    counts = np.bincount(pairs // (reading.owner.max(initial=0) + 1), minlength=len(reading.lexicon.terms))
    return counts.astype(np.float64)


def _meaning(reading: Reading, dull: Flags) -> Matrix:
    lexicon = reading.lexicon
    weight = _SMOOTH / (_SMOOTH + 10.0 ** (lexicon.zipf - 9.0))
    weight[dull[lexicon.term]] = 0.0
    ones = np.ones(len(reading.flat), np.float32) * weight[reading.flat].astype(np.float32)
    uses = sparse.csr_matrix((ones, (reading.unit, reading.flat)), (len(reading), len(lexicon.spellings)))
    return _centred(unit_length(np.asarray(uses @ lexicon.meant, np.float32)))


def _use(reading: Reading, dull: Flags, seed: int) -> Matrix:
    """Singular vectors of TF-IDF (Deerwester et al. 1990) over terms and pairs of terms that two units share."""
    lexicon = reading.lexicon
    says = (lexicon.zipf[reading.flat] < _GENERAL) & ~dull[lexicon.term[reading.flat]]
    unit, term = reading.unit[says], lexicon.term[reading.flat[says]]
    inside = unit[1:] == unit[:-1]
    pair = _renumbered(term[:-1][inside] * len(lexicon.terms) + term[1:][inside]) + len(lexicon.terms)
    columns = _renumbered(np.concatenate([term, pair]))
    rows = np.concatenate([unit, unit[1:][inside]])
    if not len(rows):
        return np.zeros((len(reading), 1), np.float32)
    counts = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), (len(reading), int(columns.max()) + 1))
    shared = counts[:, np.asarray((counts > 0).sum(0)).ravel() >= 2]
    if min(shared.shape) < 3:
        return np.zeros((len(reading), 1), np.float32)
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfTransformer

    weighted = TfidfTransformer(sublinear_tf=True).fit_transform(shared)
    kept = min(_OF_USE, min(shared.shape) - 1)
    with np.errstate(invalid="ignore"):  # rows all alike have no variance, of which a ratio is asked that nobody uses
        return unit_length(np.asarray(TruncatedSVD(kept, random_state=seed).fit_transform(weighted), np.float32))


def _renumbered(values: Ints) -> Ints:
    return np.asarray(np.unique(values, return_inverse=True)[1], np.int64)


def _mean_of_text(rows: Matrix, text: Ints) -> Matrix:
    belongs = sparse.csr_matrix((np.ones(len(text), np.float32), (text, np.arange(len(text)))))
    return unit_length(np.asarray(belongs @ rows, np.float32))[text]


def _principal(rows: Matrix, dimensions: int) -> Matrix:
    """The rows turned onto their first principal axes."""
    _, axes = np.linalg.eigh(rows.T.astype(np.float64) @ rows)
    return unit_length(np.asarray(rows @ axes[:, ::-1][:, :dimensions].astype(np.float32), np.float32))
