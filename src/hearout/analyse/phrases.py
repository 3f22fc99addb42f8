"""Words and pairs of words that may stand in the name of a theme, and how people write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from scipy import sparse

from hearout.analyse.arrays import Flags, Floats, Ints, Matrix
from hearout.analyse.meanings import unit_length
from hearout.analyse.reading import Reading
from hearout.analyse.wording import says_little, stands_as_noun

__all__ = ["Phrases", "phrases_of", "spelled"]

_FUNCTION = 5.6  # Zipf: words more general than this name nothing

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class Phrases:
    """Single terms and pairs of adjoining terms that may stand in names.

    By phrase: `terms` (one or two term numbers), `people` (how many contributors use it), `rarity` (.2 to 1, general
    words are low), `noun` (0 to 1, how often it stands where nouns stand), `meant` (its vector, without what all have
    in common), `native` (whether it is ever said in the language of names). `unit` and `phrase` are its uses. `usable`
    says of each word of the reading whether it may stand in a name.
    """

    terms: tuple[tuple[int, ...], ...]
    people: Ints
    rarity: Floats
    noun: Floats
    meant: Matrix = field(repr=False)
    native: Flags
    unit: Ints
    phrase: Ints
    usable: Flags

    @cached_property
    def number(self) -> dict[tuple[int, ...], int]:
        """The number of each phrase by its terms."""
        return {terms: at for at, terms in enumerate(self.terms)}

    def pairs_with(self, term: int) -> list[int]:
        """The pairs that the term is in."""
        return self._pairs.get(term, [])

    @cached_property
    def _pairs(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for at, terms in enumerate(self.terms):
            for term in terms if len(terms) == 2 else ():
                found.setdefault(term, []).append(at)
        return found

    def used_by(self, units: Flags, owner: Ints) -> dict[int, frozenset[int]]:
        """Who uses which phrase in the units flagged."""
        inside = units[self.unit]
        users: dict[int, set[int]] = {}
        for phrase, person in zip(self.phrase[inside].tolist(), owner[self.unit[inside]].tolist(), strict=True):
            users.setdefault(phrase, set()).add(person)
        return {phrase: frozenset(people) for phrase, people in users.items()}


def phrases_of(reading: Reading, dull: Flags, fewest: int) -> Phrases:
    """The phrases that at least `fewest` contributors use where they allow more than counting."""
    lexicon = reading.lexicon
    short = np.array([len(word) < 2 for word in lexicon.spellings], np.bool_)
    little = np.array([says_little(word) or says_little(form.lower()) for word, form in _forms(reading)], np.bool_)
    dead = lexicon.opaque | (lexicon.function >= _FUNCTION) | short | little
    term, unit = lexicon.term[reading.flat], reading.unit
    alive = ~dead[reading.flat] & reading.nameable[unit]
    usable = alive & ~dull[term]
    pair = alive[1:] & alive[:-1] & (usable[1:] | usable[:-1]) & reading.adjoins[1:] & (term[1:] != term[:-1])
    size = len(lexicon.terms)
    codes = np.concatenate([term[usable], size + term[:-1][pair] * size + term[1:][pair]])
    units = np.concatenate([unit[usable], unit[1:][pair]])
    noun = np.concatenate([stands_as_noun(reading)[usable], stands_as_noun(reading)[1:][pair]])
    rarity = np.clip((6.3 - lexicon.function[reading.flat]) / 2, 0.2, 1.0)
    rare = np.concatenate([rarity[usable], (rarity[1:][pair] + rarity[:-1][pair]) / 2])
    distinct, number = np.unique(codes, return_inverse=True)
    people = _people(number, reading.owner[units], len(distinct))
    parts = [(int(code),) if code < size else divmod(int(code) - size, size) for code in distinct]
    kept = people >= fewest
    renumbered = np.cumsum(kept) - 1
    use = kept[number]
    chosen = [part for part, keep in zip(parts, kept.tolist(), strict=True) if keep]
    uses = np.maximum(1, np.bincount(number, minlength=len(distinct)))
    first = np.concatenate([reading.flat[usable], reading.flat[:-1][pair]])
    last = np.concatenate([reading.flat[usable], reading.flat[1:][pair]])
    native = np.array([language == reading.language for language in lexicon.languages], np.bool_)
    return Phrases(
        terms=tuple(chosen),
        people=people[kept],
        rarity=(np.bincount(number, rare, len(distinct)) / uses)[kept],
        noun=(np.bincount(number, noun, len(distinct)) / uses)[kept],
        meant=_meant(reading, renumbered[number[use]], first[use], last[use], int(kept.sum())),
        native=np.bincount(renumbered[number[use]], native[first[use]] & native[last[use]], int(kept.sum())) > 0,
        unit=units[use],
        phrase=renumbered[number[use]],
        usable=alive,
    )


def _meant(reading: Reading, phrase: Ints, first: Ints, last: Ints, count: int) -> Matrix:
    """What each phrase means: the mean of its uses, without what all phrases mean on average."""
    ones = np.ones(len(phrase), np.float32)
    forms = (count, len(reading.lexicon.spellings))
    uses = sparse.csr_matrix((ones, (phrase, first)), forms) + sparse.csr_matrix((ones, (phrase, last)), forms)
    rows = unit_length(np.asarray(uses @ reading.lexicon.meant, np.float32))
    known = np.einsum("ij,ij->i", rows, rows) > 0
    if known.any():
        rows[known] -= rows[known].mean(0)
    return unit_length(rows)


def spelled(reading: Reading, phrases: Phrases, phrase: int, units: Flags) -> str:
    """The phrase as most people write it in the flagged units; capitals that only begin a sentence do not count."""
    terms = phrases.terms[phrase]
    term = reading.lexicon.term[reading.flat]
    at = np.flatnonzero((term == terms[0]) & phrases.usable & units[reading.unit])
    if len(terms) == 2:
        at = at[at + 1 < len(term)]
        at = at[(term[at + 1] == terms[1]) & phrases.usable[at + 1] & reading.adjoins[at + 1]]
    people = reading.owner[reading.unit[at]]
    written = [tuple(_written(reading, place + step) for step in range(len(terms))) for place in at.tolist()]
    counts = Counter(words for words, _ in set(zip(written, people.tolist(), strict=True)))
    languages = [reading.lexicon.languages[reading.flat[place]] for place in at.tolist()]
    native = {words for words, language in zip(written, languages, strict=True) if language == reading.language}
    own = {words: count for words, count in counts.items() if words in native}
    best = min(own or counts, key=lambda words: (-counts[words], words))
    return ("" if _UNSPACED.search(best[0]) else " ").join(best)


def _written(reading: Reading, place: int) -> str:
    form: str = reading.lexicon.spellings[int(reading.flat[place])]
    return form.lower() if reading.first[place] and form[1:].islower() else form


def _people(number: Ints, owner: Ints, size: int) -> Ints:
    width = int(owner.max(initial=0)) + 1
    return np.bincount(np.unique(number * width + owner) // width, minlength=size)


def _forms(reading: Reading) -> Iterable[tuple[str, str]]:
    return zip(reading.lexicon.lemmas, reading.lexicon.spellings, strict=True)
