"""Characters that nobody sees. It needs nothing but the text."""

from __future__ import annotations

import unicodedata

__all__ = ["hides_something"]

_JOINERS = "\u200c\u200d"
_JOINING_SCRIPTS = ("ARABIC", "SYRIAC", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU")
_JOINING_SCRIPTS_TOO = ("KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "MONGOLIAN", "N'KO")
_WHITE_SPACE = "\t\n\r\x0c"
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0")
"""Letters and marks by their category that print as nothing."""


def hides_something(text: str) -> bool:
    """Control, format, private-use and lone surrogate characters, except joiners where a script needs them."""
    return any(
        (unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs") or character in _BLANKS)
        and character not in _WHITE_SPACE
        and not _joins(text, at)
        for at, character in enumerate(text)
        if character > "\x7e" or character < " "
    )


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between two characters of a script that uses it, or between two pictures."""
    if text[at] not in _JOINERS or not 0 < at < len(text) - 1:
        return False
    return all(_joinable(neighbour) for neighbour in (text[at - 1], text[at + 1]))


def _joinable(character: str) -> bool:
    if unicodedata.category(character) in ("So", "Sk") or character == "\ufe0f":
        return True
    return unicodedata.name(character, "").startswith((*_JOINING_SCRIPTS, *_JOINING_SCRIPTS_TOO))
