"""Which guiding question a column answers, by its code or by its words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from hearout.collect.headers import Header, plain
from hearout.records.consultation import GuidingQuestion

__all__ = ["Topics"]

_ENOUGH_WORDS = 4
_STEM = 5
_SIMILAR = 0.4
_CLEARLY = 1.5


class Topics:
    """The guiding questions, ready to be compared with headers."""

    def __init__(self, questions: Sequence[GuidingQuestion], headers: Sequence[Header]) -> None:
        self._texts = {question.key: plain(question.text) for question in questions}
        self._keys = {question.key.casefold(): question.key for question in questions}
        self._spread = Counter(stem for text in {plain(header.text) for header in headers} for stem in _stems(text))

    def named(self, header: Header) -> str:
        """The question whose key is the column's code, or whose text is the column's; empty when none is."""
        return self._by_code(header.code.casefold()) or self._by_text(_asked(header))

    def like(self, header: Header) -> str:
        """The question that shares clearly the most words with the column; empty when none does."""
        stems = _stems(plain(header.text))
        ranked = sorted(((self._likeness(stems, key), key) for key in self._texts), reverse=True)
        if not ranked or ranked[0][0] < _SIMILAR:
            return ""
        runner_up = ranked[1][0] if len(ranked) > 1 else 0.0
        return ranked[0][1] if ranked[0][0] >= _CLEARLY * runner_up else ""

    def _by_code(self, code: str) -> str:
        if not code:
            return ""
        if code in self._keys:
            return self._keys[code]
        prefixes = sorted((key for key in self._keys if code.startswith(f"{key}_")), key=len)
        return self._keys[prefixes[-1]] if prefixes else ""

    def _by_text(self, asked: str) -> str:
        for key, text in self._texts.items():
            if text and text == asked:
                return key
        held = [key for key, text in self._texts.items() if _holds(asked, text) or _holds(text, asked)]
        return max(held, key=lambda key: len(self._texts[key])) if held else ""

    def _likeness(self, stems: frozenset[str], key: str) -> float:
        """Shared words over all words; words that many columns have weigh less (a weighted Jaccard index)."""
        asked = _stems(self._texts[key])
        either = sum(map(self._weight, stems | asked))
        return sum(map(self._weight, stems & asked)) / either if either else 0.0

    def _weight(self, stem: str) -> float:
        return 1 / math.sqrt(max(1, self._spread[stem]))


def _stems(text: str) -> frozenset[str]:
    """Beginnings of words, so that "changed" is like "change"."""
    return frozenset(word[:_STEM] for word in text.split())


def _asked(header: Header) -> str:
    """A header's words; of one that was cut short ("How much do you ag.. "), the whole words."""
    words = plain(header.text)
    return words.rpartition(" ")[0] if header.text.rstrip().endswith("..") else words


def _holds(text: str, phrase: str) -> bool:
    return len(phrase.split()) >= _ENOUGH_WORDS and f" {phrase} " in f" {text} "
