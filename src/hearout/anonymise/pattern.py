"""One row of a pattern table: a kind of identifier, how it looks, and what tells it from a look-alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hearout.records.redaction import Net, Span

__all__ = ["DIGIT", "DIGITS", "DOTTED", "Pattern", "clue", "clues", "pattern"]

DIGIT = "0"
"""A need that any digit meets."""

DIGITS = "0000"
"""A need that any four digits meet, wherever they stand."""

DOTTED = ".a"
"""A need that any full stop with a letter right behind it meets, as in host names."""

_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d")
_DOTS = re.compile(r"\.[^\W\d_]")
_GLANCES = frozenset((DIGIT, DIGITS, DOTTED))
_STEM = 4


@dataclass(frozen=True, slots=True)
class Pattern:
    """`regex` marks its group "hide" where it has one, else all of it. It is only tried on a text that has one of
    `needs` (lower case) and, where it says so, `digits`. `holds` says whether a match is meant."""

    kind: str
    regex: re.Pattern[str]
    needs: tuple[str, ...]
    holds: Callable[[re.Match[str]], bool] | None = None
    score: float = 0.9
    digits: bool = False

    def spans(self, text: str, lower: str) -> Iterator[Span]:
        """Where `text` has it; `lower` is the same text in lower case."""
        if _GLANCES.isdisjoint(self.needs) and not any(need in lower for need in self.needs):
            return
        part: int | str = "hide" if "hide" in self.regex.groupindex else 0
        for match in self.regex.finditer(text):
            if self.holds is None or self.holds(match):
                start, end = match.span(part)
                if start < end:
                    yield Span(start, end, self.kind, Net.PATTERN, self.score)


def clues(lower: str) -> set[str]:
    """What a text offers at a glance: its signs, how its words begin, whether it has digits or a dotted name."""
    found = {word[:_STEM] for word in _WORD.findall(lower)}
    found.update(set(lower))
    found -= _GLANCES
    if digits := _DIGITS.findall(lower):
        found.update((DIGIT, DIGITS) if len(digits) >= len(DIGITS) else (DIGIT,))
    if "." in found and _DOTS.search(lower):
        found.add(DOTTED)
    return found


def clue(need: str) -> str:
    """Which clue a text must offer for `need` to be in it: a sign, or how the first word of `need` begins."""
    if need in _GLANCES:
        return need
    sign = next((character for character in need if not character.isalnum() and character not in " '’"), "")
    words = _WORD.findall(need)
    return sign or (words[0][:_STEM] if words else need)


def pattern(
    kind: str,
    regex: str,
    *needs: str,
    holds: Callable[[re.Match[str]], bool] | None = None,
    score: float = 0.9,
    ignore_case: bool = True,
    digits: bool = False,
) -> Pattern:
    """A row of a table; `regex` is verbose, multi-line, and regardless of case unless said otherwise.

    A need without a sign must begin a word of the text and be its first four letters at least, or the whole word.
    """
    flags = re.VERBOSE | re.MULTILINE | (re.IGNORECASE if ignore_case else 0)
    return Pattern(kind, re.compile(regex, flags), needs, holds, score, digits)
