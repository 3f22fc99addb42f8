"""What the units say, as numbers: every word of every unit, its dictionary form, and how common it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from hearout.analyse.arrays import Flags, Floats, Ints
from hearout.analyse.units import Text, Unit, wordless
from hearout.language.words import frequency, lemma, tokens

__all__ = ["Lexicon", "Reading", "read", "with_words_dealt_out"]

_TOGETHER = re.compile(r"[ \t]*[-\u2010\u2011]?[ \t]*\n?[ \t]*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:\n•*])[\s\"'“”‘(\[]*$")
_OPAQUE = "\x00"  # before the token of an undecided word, so that no word can be taken for one
_MAIN_LANGUAGES = 6


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The distinct words. A *form* is a spelling in a language, a *term* is the dictionary form that its forms share.

    By form: `spellings`, `languages`, `term` (number of its term), `zipf` (in its own language, 0 where unknown).
    By term: `terms`, `opaque` (an undecided word: only its token is known), `function` (its highest Zipf frequency in
    any main language of the corpus, so that no language's function words pass for topics in another's).
    """

    spellings: tuple[str, ...] = field(repr=False)
    languages: tuple[str, ...] = field(repr=False)
    term: Ints
    zipf: Floats
    terms: tuple[str, ...] = field(repr=False)
    opaque: Flags
    function: Floats


@dataclass(frozen=True, slots=True)
class Reading:
    """Units read: unit u has the forms `flat[bounds[u]:bounds[u + 1]]`, in order.

    `adjoins` says that a word follows the one before it with nothing between them but a space or a hyphen;
    `first` that it begins a sentence, where a capital means nothing. `text` and `owner` number the text and the
    contributor of each unit, `nameable` says whether its words may serve in names.
    """

    lexicon: Lexicon
    flat: Ints
    bounds: Ints
    adjoins: Flags
    first: Flags
    text: Ints
    owner: Ints
    nameable: Flags

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @property
    def unit(self) -> Ints:
        """The unit of each word in `flat`."""
        return np.repeat(np.arange(len(self)), np.diff(self.bounds))

    @property
    def people(self) -> int:
        return len(np.unique(self.owner))

    def only(self, units: Ints) -> Reading:
        """The reading of some units, in the order given."""
        lengths = np.diff(self.bounds)[units]
        bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        words = np.arange(int(bounds[-1])) + np.repeat(self.bounds[units] - bounds[:-1], lengths)
        return replace(
            self,
            flat=self.flat[words],
            bounds=bounds,
            adjoins=self.adjoins[words],
            first=self.first[words],
            text=self.text[units],
            owner=self.owner[units],
            nameable=self.nameable[units],
        )


def read(texts: Sequence[Text], units: Sequence[Unit]) -> Reading:
    """Read `units` of `texts`."""
    bare = [wordless(text.words) for text in texts]
    spoken = [list(_words(texts[unit.text], bare[unit.text], unit)) for unit in units]
    numbers: dict[tuple[str, str], int] = {}
    flat = [numbers.setdefault(word[0], len(numbers)) for words in spoken for word in words]
    owners = _numbered([texts[unit.text].contributor for unit in units])
    return Reading(
        lexicon=_lexicon(tuple(numbers), _main_languages(texts)),
        flat=np.array(flat, np.int64),
        bounds=np.concatenate([[0], np.cumsum([len(words) for words in spoken], dtype=np.int64)]).astype(np.int64),
        adjoins=np.array([word[1] for words in spoken for word in words], np.bool_),
        first=np.array([word[2] for words in spoken for word in words], np.bool_),
        text=np.array([unit.text for unit in units], np.int64),
        owner=owners,
        nameable=np.array([texts[unit.text].nameable for unit in units], np.bool_),
    )


def with_words_dealt_out(reading: Reading, rng: np.random.Generator) -> Reading:
    """The same words in units of the same lengths, dealt out at random: what there is to see when there is nothing."""
    return replace(reading, flat=rng.permutation(reading.flat))


def _words(text: Text, bare: str, unit: Unit) -> Iterator[tuple[tuple[str, str], bool, bool]]:
    """((spelling, language), adjoins, first) of every word and every undecided word of a unit, in order."""
    before = unit.start
    for start, end, spelling in _pieces(text, bare, unit):
        gap = bare[before:start]
        first = _SENTENCE_END.search(bare[max(unit.start, start - 6) : start]) is not None
        yield (spelling, text.language), before > unit.start and _TOGETHER.fullmatch(gap) is not None, first
        before = end


def _pieces(text: Text, bare: str, unit: Unit) -> list[tuple[int, int, str]]:
    said = [
        (unit.start + word.start, unit.start + word.end, word.text)
        for word in tokens(bare[unit.start : unit.end])
        if len(word.text) > 1 or not word.text.isascii()
    ]
    if not text.words.marks:
        return said
    undecided = [
        (mark.start, mark.end, _OPAQUE + mark.token)
        for mark in text.words.marks
        if mark.token and unit.start <= mark.start and mark.end <= unit.end
    ]
    return sorted(said + undecided)


def _lexicon(forms: Sequence[tuple[str, str]], main: Sequence[str]) -> Lexicon:
    lemmas = [spelling if spelling.startswith(_OPAQUE) else lemma(spelling, tongue) for spelling, tongue in forms]
    numbers: dict[str, int] = {}
    term = np.array([numbers.setdefault(form, len(numbers)) for form in lemmas], np.int64)
    zipf = np.array([_zipf(spelling, tongue) for spelling, tongue in forms], np.float64)
    function = np.zeros(len(numbers))
    np.maximum.at(function, term, zipf)
    elsewhere = [max((_zipf(word, tongue) for tongue in main), default=0.0) for word in numbers]
    return Lexicon(
        spellings=tuple(spelling for spelling, _ in forms),
        languages=tuple(tongue for _, tongue in forms),
        term=term,
        zipf=zipf,
        terms=tuple(numbers),
        opaque=np.array([word.startswith(_OPAQUE) for word in numbers], np.bool_),
        function=np.maximum(function, np.array(elsewhere, np.float64)),
    )


def _zipf(word: str, language: str) -> float:
    if word.startswith(_OPAQUE):
        return 0.0
    return max(frequency(word.lower(), language), frequency(lemma(word, language), language))


def _main_languages(texts: Sequence[Text]) -> list[str]:
    counts = Counter(text.language for text in texts)
    return [language for language, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))][:_MAIN_LANGUAGES]


def _numbered(names: Sequence[str]) -> Ints:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)
