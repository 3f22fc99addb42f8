"""Words that may be printed: common ones, the team's own, and those that a person cleared. It knows nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from hearout.language.words import Token, frequency, is_dictionary_word, is_given_name, lemma, tokens

__all__ = ["KnownWords", "Problem", "problems"]

_COMMON = 3.0
"""Zipf frequency from which a word is known: once in a million words (reference: the vocabulary net)."""

_MORE_OF_A_WORD = 4.5

_JOINTS = re.compile("[-\u2010\u2011'\u2019\u02bc_·]+")
_CLITIC = re.compile("[nsl]t|ll|re|ve|em|qu|hui|lorsqu|puisqu|jusqu|quelqu|aujourd", re.IGNORECASE)
_HUMPS = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_SHORT_CODE = re.compile(r"(?P<letters>[^\W\d_]{1,4})\d{1,3}")
_BEGINS = re.compile(r"(?:^|[.!?…:;|•\n]|[-–—]\s)[\s\"'“”‘’«»„(\[]*$")


class Problem(Enum):
    """Why a word may not be printed."""

    UNKNOWN = "neither common nor cleared"
    NAME = "looks like a given name"


@dataclass(frozen=True, slots=True)
class KnownWords:
    """`words` beyond the common ones of `languages` that may be printed (lower case)."""

    words: frozenset[str] = field(repr=False)
    languages: tuple[str, ...]


def problems(text: str, known: KnownWords) -> Iterator[tuple[Token, Problem]]:
    """The words of `text` that may not be printed, in order."""
    for token in tokens(text):
        if problem := _problem(text, token, known):
            yield token, problem


def _problem(text: str, token: Token, known: KnownWords) -> Problem | None:
    if _public(token.text, known):
        return None
    if not _common(token.text, known):
        return Problem.UNKNOWN
    return Problem.NAME if _looks_like_a_given_name(text, token, known) else None


def _public(word: str, known: KnownWords) -> bool:
    """Whether the team uses or cleared `word`, or what it is a plural or possessive of."""
    plain = word.lower().replace("\u2019", "'").removesuffix("'s")
    forms = {word.lower(), plain, plain.removesuffix("s"), plain.removesuffix("es")}
    return bool(forms & known.words)


def _common(word: str, known: KnownWords) -> bool:
    """Known as a whole or by its dictionary form, or made of known parts ("decision-making", "GitHub", "utf8")."""
    if _frequent(word, known):
        return True
    parts = [part for part in _JOINTS.split(word) if part]
    if parts and parts != [word]:
        return all(len(part) == 1 or _CLITIC.fullmatch(part) or _known(part, known) for part in parts)
    code = _SHORT_CODE.fullmatch(word)
    if code:
        return _known(code["letters"], known) and not is_given_name(code["letters"])
    humps = _HUMPS.split(word)
    return len(humps) > 1 and all(_ordinary(hump, known) for hump in humps)


def _known(word: str, known: KnownWords) -> bool:
    return _public(word, known) or _common(word, known)


def _ordinary(hump: str, known: KnownWords) -> bool:
    """A word that is written small, and is no name unless it is far more of a word."""
    if _public(hump, known):
        return True
    written_small = any(is_dictionary_word(hump, language) for language in known.languages)
    often = any(frequency(hump.lower(), language) >= _MORE_OF_A_WORD for language in known.languages)
    return written_small and _frequent(hump, known) and (often or not is_given_name(hump))


def _frequent(word: str, known: KnownWords) -> bool:
    small = word.lower()
    return any(
        frequency(small, language) >= _COMMON or frequency(lemma(small, language), language) >= _COMMON
        for language in known.languages
    )


def _looks_like_a_given_name(text: str, token: Token, known: KnownWords) -> bool:
    """Written large inside a sentence, in the list of given names, and no word that is written small."""
    if not token.text[0].isupper() or token.text.isupper() or _BEGINS.search(text[: token.start]):
        return False
    if not is_given_name(token.text):
        return False
    return not any(is_dictionary_word(token.text, language) for language in known.languages)
