"""Which guiding question a column answers, by its code or by its words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from hearout.collect.headers import Header, plain
from hearout.records.consultation import GuidingQuestion

__all__ = ["Topics"]

_ENOUGH_WORDS = 4
_SIMILAR = 0.5
_CLEARLY = 1.5


class Topics:
    """The guiding questions, ready to be compared with headers."""

    def __init__(self, questions: Sequence[GuidingQuestion], headers: Sequence[Header]) -> None:
        self._texts = {question.key: plain(question.text) for question in questions}
        self._keys = {question.key.casefold(): question.key for question in questions}
        spread = Counter(word for text in self._all_texts(headers) for word in set(text.split()))
        self._weight = {word: 1 / math.sqrt(count) for word, count in spread.items()}

    def named(self, header: Header) -> str:
        """The question whose key is the column's code, or whose text is the column's; empty when none is."""
        return self._by_code(header.code.casefold()) or self._by_text(_asked(header))

    def like(self, header: Header) -> str:
        """The question that shares clearly the most words with the column; empty when none does."""
        words = set(plain(header.text).split())
        ranked = sorted(((self._likeness(words, key), key) for key in self._texts), reverse=True)
        if not ranked or ranked[0][0] < _SIMILAR:
            return ""
        runner_up = ranked[1][0] if len(ranked) > 1 else 0.0
        return ranked[0][1] if ranked[0][0] >= _CLEARLY * runner_up else ""

    def _all_texts(self, headers: Sequence[Header]) -> list[str]:
        return [*self._texts.values(), *{plain(header.text) for header in headers}]

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

    def _likeness(self, words: set[str], key: str) -> float:
        """Shared words over all words, common words weighing less (a weighted Jaccard index)."""
        asked = set(self._texts[key].split())
        shared = sum(self._weight[word] for word in words & asked)
        either = sum(self._weight[word] for word in words | asked)
        return shared / either if either else 0.0


def _asked(header: Header) -> str:
    """A header's words; of one that was cut short ("How much do you ag.. "), the whole words."""
    words = plain(header.text)
    return words.rpartition(" ")[0] if header.text.rstrip().endswith("..") else words


def _holds(text: str, phrase: str) -> bool:
    return len(phrase.split()) >= _ENOUGH_WORDS and f" {phrase} " in f" {text} "
