"""Cutting a text into words once, for every net; and the pieces a word is made of."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from hearout.language.words import fold, tokens

__all__ = [
    "LONGEST_WORD",
    "Piece",
    "Word",
    "dictionaries",
    "flat",
    "opens_sentence",
    "pieces",
    "without_spaces",
    "words_in",
]

LONGEST_WORD = 80
"""Nothing longer is looked up anywhere: it is a key, a hash or noise."""

_MARK = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0a81-\u0acd"
    "\u0b82-\u0bcd\u0c00-\u0c4d\u0c82-\u0ccd\u0d02-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
_WORD = re.compile(rf"[^\W_](?:[\w{_MARK}'’ʼ\-‐‑·\u200c\u200d]*(?:[^\W_]|[{_MARK}]))?")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_GREAT_DICTIONARIES = frozenset(("fi", "pl"))
_SEGMENTED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_PIECE = re.compile(rf"[^\W\d_{_MARK}](?:[^\W\d_]|[{_MARK}])*|\d+")
_HUMP = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_LETTERS = str.maketrans(
    dict(zip("أإآىةیکёłøđıð", "ااايهيكеlodid", strict=True)) | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


class Word(NamedTuple):
    """`text[start:end]`: letters and digits with inner hyphens, underscores and apostrophes."""

    start: int
    end: int
    text: str


class Piece(NamedTuple):
    """A part of a word (offsets inside the word), folded: no case, no accents."""

    start: int
    end: int
    folded: str


def without_spaces(text: str) -> bool:
    """Whether `text` has letters of a script that puts no spaces between words."""
    return _UNSPACED.search(text) is not None


def words_in(text: str) -> list[Word]:
    """The words and numbers of `text`. Chinese and Japanese are cut as `hearout.language` cuts them."""
    found: list[Word] = []
    unspaced = not text.isascii() and without_spaces(text)
    for match in _WORD.finditer(text):
        word = match.group()
        if unspaced and _SEGMENTED.search(word):
            base = match.start()
            found.extend(Word(base + t.start, base + t.end, t.text) for t in tokens(word))
        else:
            found.append(Word(match.start(), match.end(), word))
    return found


def dictionaries(language: str, home: str) -> tuple[str, ...]:
    """Of a passage's language and the consultation's those whose dictionary of lemmas is worth opening: the Finnish and
    the Polish take 5 seconds and 400 MB, too much for a guest."""
    if language == home or language in _GREAT_DICTIONARIES:
        return (home,)
    return (language, home)


@lru_cache(200_000)
def flat(word: str) -> str:
    """`word` folded for comparing names: no case, accents, width, hyphens, underscores or apostrophes."""
    folded = unicodedata.normalize("NFC", fold(word).translate(_LETTERS))  # folding takes Hangul syllables apart
    return folded if folded.isalnum() else "".join(c for c in folded if c.isalnum() or c > "\u08ff")


@lru_cache(200_000)
def pieces(word: str) -> tuple[Piece, ...]:
    """The runs of letters and of digits in `word`, camelCase cut at its humps."""
    found: list[Piece] = []
    for run in _PIECE.finditer(word):
        start = run.start()
        for part in _HUMP.split(run.group()):
            found.append(Piece(start, start + len(part), flat(part)))
            start += len(part)
    return tuple(found)


def opens_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` begins a sentence, a line, a list item or a quotation."""
    at = start
    while at > 0 and text[at - 1] in " \t\"'“”‘’«»(*_#>-•–—[":
        at -= 1
    return at == 0 or text[at - 1] in ".!?…:;\n\r。！？|/"
