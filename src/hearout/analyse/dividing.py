"""One theme becomes several: by words that its people use, by examples, or by the parts that were found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from hearout.analyse.arrays import Flags, Floats, Ints, Matrix
from hearout.analyse.excerpts import typical
from hearout.analyse.standing import Standing
from hearout.analyse.themes import EXCERPTS, Said, excerpt_of, slug
from hearout.analyse.units import wordless
from hearout.analyse.vectors import dull_terms, word_vectors
from hearout.language.words import lemma, tokens
from hearout.records.analysis import Excerpt, Theme
from hearout.records.decisions import ThemeDecision

__all__ = ["KEYWORDS", "Wanted", "divided", "excerpts_of", "wanted_parts"]

KEYWORDS = 8
_COMPARED = 3  # examples that a passage is held against; one alone may be near by chance
_AT_MOST = 300  # units that stand for a part


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part to be made: its id and label, the words that its people use, and passages that are examples of it.
    `keywords` are words that may tell of it beside these."""

    id: str
    label: str = field(repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)
    examples: tuple[str, ...] = ()
    keywords: tuple[str, ...] = field(default=(), repr=False)


def wanted_parts(splits: Sequence[ThemeDecision], theme: Theme) -> tuple[list[Wanted], list[ThemeDecision]]:
    """(the parts that the decisions ask for, those that ask for parts where none were found)."""
    wanted: dict[str, Wanted] = {}
    for split in splits:
        for part in _parts_of(split, theme):
            same = wanted.get(part.id, part)
            words, examples = same.words + part.words, same.examples + part.examples
            wanted[part.id] = replace(same, words=tuple(dict.fromkeys(words)), examples=tuple(dict.fromkeys(examples)))
    return list(wanted.values()), [split for split in splits if not _parts_of(split, theme)]


def _parts_of(split: ThemeDecision, theme: Theme) -> list[Wanted]:
    if split.words or split.passages:
        return [Wanted(f"{theme.id}.{slug(split.value)}", split.value, split.words, split.passages)]
    return [Wanted(part.id, part.label, examples=part.passages, keywords=part.keywords) for part in theme.parts]


def divided(theme: Theme, parts: Sequence[Wanted], standing: Standing, *, rest: bool) -> tuple[Theme, ...]:
    """What is left of `theme`, and its parts in the order given; some may have no passage.

    A part by words has the passages that use one of them; a passage may use those of several parts. A part by examples
    has these, and of the others those that are nearest to it: to the three of its examples that are nearest, by the
    words and what they mean. With `rest`, what is left counts as a part too, with all of it for examples.
    """
    inside = _Inside(theme, standing.said[theme.question])
    given = {part.id: inside.using(part.words) | set(part.examples).intersection(theme.passages) for part in parts}
    rivals = [part.id for part in parts if part.examples and given[part.id]]
    open_ = [id_ for id_ in theme.passages if not any(id_ in has for has in given.values())]
    if rivals:
        rivals = [theme.id, *rivals] if rest else rivals
        near = inside.nearest(open_, {theme.id: set(open_), **given}, rivals)
        for part in parts:
            given[part.id] |= {id_ for id_, nearest in near.items() if nearest == part.id}
    left = set(theme.passages).difference(*given.values())
    remaining = replace(standing.with_passages(theme, left), keywords=inside.used(theme.keywords, left))
    return (remaining, *(_part(theme, part, given[part.id], inside, standing) for part in parts))


def excerpts_of(theme: Theme, said: Said, phrases: Iterable[str]) -> tuple[Excerpt, ...]:
    """The most typical units of those passages of `theme` that answer this question, users of `phrases` first."""
    here = {passage.id for passage in said.passages}.intersection(theme.passages)
    return _Inside(replace(theme, passages=tuple(sorted(here))), said).excerpts(here, phrases) if here else ()


def _part(theme: Theme, wanted: Wanted, has: set[str], inside: _Inside, standing: Standing) -> Theme:
    """A theme as sure as the one it was part of: nobody has tried whether it comes back by itself."""
    bare = replace(theme, id=wanted.id, label=wanted.label, parts=(), neighbours=(), sides=(), sentence="")
    words = dict.fromkeys((*wanted.words, *wanted.label.split(", "), *wanted.keywords, *theme.keywords))
    return replace(
        standing.with_passages(bare, has),
        keywords=inside.used(words, has)[:KEYWORDS],
        excerpts=inside.excerpts(has, wanted.words),
    )


class _Inside:
    """The words of one theme, read: which of its passages use a phrase, and which are near to which."""

    def __init__(self, theme: Theme, said: Said) -> None:
        self._said = said
        self._text = {said.passages[at].id: at for at in range(len(said.passages))}
        self._text = {id_: self._text[id_] for id_ in theme.passages}
        self._units = np.flatnonzero(np.isin(said.reading.text, list(self._text.values())))
        self._reading = said.reading.only(self._units)

    @cached_property
    def _bare(self) -> dict[str, str]:
        """Each passage without what is masked."""
        return {id_: wordless(self._said.texts[text].words) for id_, text in self._text.items()}

    @cached_property
    def _rows(self) -> Matrix:
        return word_vectors(self._reading, dull_terms(self._reading, self._said.asked))

    def using(self, phrases: Iterable[str]) -> set[str]:
        """The passages that use one of the phrases, in this form or another of the dictionary's."""
        found: set[str] = set()
        for phrase in phrases:
            as_it_is = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
            inflected = set(self._reading.text[self._units_using(phrase)].tolist())
            found.update(id_ for id_, bare in self._bare.items() if as_it_is.search(bare))
            found.update(id_ for id_, text in self._text.items() if text in inflected)
        return found

    def used(self, phrases: Iterable[str], ids: Set[str]) -> tuple[str, ...]:
        """Those of the phrases that as many contributors of these passages use as a word needs to be shown."""
        told = [id_ for id_ in ids if self._said.texts[self._text[id_]].nameable]
        return tuple(one for one in phrases if len(self._people(self.using([one]).intersection(told))) >= self._said.k)

    def nearest(self, open_: Sequence[str], examples: Mapping[str, Set[str]], rivals: Sequence[str]) -> dict[str, str]:
        """For each passage of `open_` the one of `rivals` whose examples are nearest; of two as near, the first."""
        if not open_:
            return {}
        near = np.stack([self._nearness(open_, examples[rival]) for rival in rivals], axis=1)
        return {id_: rivals[best] for id_, best in zip(open_, near.argmax(1).tolist(), strict=True)}

    def excerpts(self, ids: Set[str], phrases: Iterable[str]) -> tuple[Excerpt, ...]:
        """The most typical units of these passages, those that use the phrases before others."""
        said, lexicon = self._said, self._reading.lexicon
        wanted = {token.text.casefold() for phrase in phrases for token in tokens(phrase)}
        forms = [
            lemma_.casefold() in wanted or lexicon.spellings[at].casefold() in wanted
            for at, lemma_ in enumerate(lexicon.lemmas)
        ]
        key = frozenset(lexicon.term[np.array(forms, np.bool_)].tolist())
        units = [said.units[at] for at in self._units.tolist()]
        fits = typical(self._of(ids), self._reading, self._rows, said.texts, units, key, EXCERPTS)
        return tuple(excerpt_of(said, int(self._units[fit.unit]), fit.whole) for fit in fits)

    def _of(self, ids: Iterable[str]) -> Ints:
        return np.flatnonzero(np.isin(self._reading.text, [self._text[id_] for id_ in ids]))

    def _people(self, ids: Iterable[str]) -> set[str]:
        return {self._said.passages[self._text[id_]].contributor for id_ in ids}

    def _nearness(self, open_: Sequence[str], examples: Set[str]) -> Floats:
        """By passage of `open_`: of its unit that is nearest, the mean cosine to the nearest units of the examples. A
        passage is no example for itself."""
        ours, theirs = self._of(open_), self._of(examples)
        theirs = theirs[np.linspace(0, len(theirs) - 1, min(len(theirs), _AT_MOST)).astype(np.int64)]
        cosines = np.round(self._rows[ours] @ self._rows[theirs].T, 4).astype(np.float64)
        cosines[self._reading.text[ours][:, None] == self._reading.text[theirs]] = 0.0
        count = min(_COMPARED, len(theirs))
        mean = np.partition(cosines, -count, axis=1)[:, -count:].mean(1) if count else np.zeros(len(ours))
        number = {self._text[id_]: at for at, id_ in enumerate(open_)}
        best = np.full(len(open_), -1.0)
        np.maximum.at(best, [number[text] for text in self._reading.text[ours].tolist()], mean.round(4))
        return best

    def _units_using(self, phrase: str) -> Ints:
        """Units in which the words of the phrase, or other forms of them, follow each other."""
        hits = [self._forms_of(token.text)[self._reading.flat] for token in tokens(phrase)]
        if not hits:
            return np.zeros(0, np.int64)
        length, unit = len(hits), self._reading.unit
        starts: Flags = np.ones(max(0, len(unit) - length + 1), np.bool_)
        for at, hit in enumerate(hits):
            starts &= hit[at : at + len(starts)]
        starts &= unit[: len(starts)] == unit[length - 1 :]
        return np.unique(unit[: len(starts)][starts])

    def _forms_of(self, word: str) -> Flags:
        lexicon = self._reading.lexicon
        forms = {language: lemma(word, language).casefold() for language in set(lexicon.languages)}
        known = zip(lexicon.spellings, lexicon.lemmas, lexicon.languages, strict=True)
        return np.array(
            [base.casefold() == forms[tongue] or form.casefold() == word.casefold() for form, base, tongue in known],
            np.bool_,
        )
