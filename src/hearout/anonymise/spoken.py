"""Which language a text is in, asked only where the words of the expected one do not fit."""

from __future__ import annotations

from hearout.anonymise.words import words_in
from hearout.language.identify import identify
from hearout.language.words import frequency, has_word_list

__all__ = ["spoken_language"]

_BEGINNING = 2000
_STRANGE = 0.35
_COMMON = 3.0
_FEW = 5
_NO_LANGUAGE = "zxx"  # ISO 639-2: no linguistic content
_BETTER = 0.7


def spoken_language(text: str, expected: str) -> str:
    """The ISO 639-1 code of `text`'s language: the `expected` one unless many of its words are strange there, and
    clearly fewer in the one it is taken for.

    A few words say too little, and every language tried costs its word list.
    """
    words = [word.text for word in words_in(text[:_BEGINNING])]
    if len(words) < _FEW and text.isascii():
        return expected
    strange = _strange(words, expected)
    if strange <= _STRANGE * len(words):
        return expected
    found = identify(text[:_BEGINNING], (expected,))
    if found == _NO_LANGUAGE or (has_word_list(found) and _strange(words, found) > _BETTER * strange):
        return expected
    return found


def _strange(words: list[str], language: str) -> int:
    return sum(frequency(word.lower(), language) < _COMMON for word in words)
