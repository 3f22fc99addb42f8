"""Where sentences, bullets and paragraphs begin and end."""

from __future__ import annotations

import re

__all__ = ["sentences"]

_BREAK = re.compile(
    r"""(?:(?<=[.!?…])|(?<=[.!?…]["'”’»)\]]))\s+(?=["'“‘«(\[]?[^\W_])   # after a full stop, before a word or a quote
      | (?<=[。！？])                                      # Chinese and Japanese full stops need no space
      | (?<=[।؟۔])\s*                                     # Devanagari, Arabic, Urdu
      | \s*\n\s*(?:[-*•–]|\d{1,2}[.)])\s+                 # a bullet or a number at the start of a line
      | \s*\n\s*\n\s*                                     # an empty line
    """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|dr|mr|mrs|ms|prof|approx|z\.b|d\.h|bzw)|\b[^\W\d_])\.$", re.IGNORECASE
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans (start, end) of the sentences and list items of `text`, in order, without the white space around them."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        if _ABBREVIATION.search(text[max(start, match.start() - 8) : match.start()].rstrip("\"'”’»)]")):
            continue
        _add(found, text, start, match.start())
        start = match.end()
    _add(found, text, start, len(text))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        begin = start + piece.index(bare)
        found.append((begin, begin + len(bare)))
