"""Text flattened for searching: without case, accents, width, invisible characters and markup."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

__all__ = ["FoldedWord", "flat", "numeral", "skeleton", "words_in"]

_WORD = re.compile(r"[^\W_]+")
_SKELETON = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_BEGINS = re.compile(r"(?:^|[.!?…:;|•>\n]|[-–—]\s)[\s\"'“”‘’«»„(\[{*_#>]*$")
_LOOK_BACK = 12
_STROKES = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ħ": "h", "ı": "i", "ŧ": "t"})


@dataclass(frozen=True, slots=True)
class FoldedWord:
    """A word as it is compared, whether it is written large, and whether a sentence begins with it."""

    text: str = field(repr=False)
    large: bool
    first: bool


def flat(text: str) -> str:
    """`text` with its case, but without accents, strokes, width variants and invisible characters."""
    if text.isascii():
        return text
    wide = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).translate(_STROKES))
    return "".join(c for c in wide if unicodedata.category(c) not in ("Mn", "Cf"))


def words_in(text: str) -> list[FoldedWord]:
    """The words of `text`, cut at everything that is neither letter nor digit."""
    even = flat(text)
    return [
        FoldedWord(match.group().casefold(), match.group()[0].isupper(), _begins(even, match.start()))
        for match in _WORD.finditer(even)
    ]


def _begins(text: str, at: int) -> bool:
    before = text[max(0, at - _LOOK_BACK) : at]
    return _BEGINS.search(before) is not None if at > _LOOK_BACK else _BEGINS.search(text[:at]) is not None


def skeleton(text: str) -> list[str]:
    """Words and numbers alone, so that one text compares equal however it is marked up, escaped or wrapped."""
    return [numeral(piece) if piece[0].isdigit() else piece for piece in _SKELETON.findall(flat(text).casefold())]


def numeral(piece: str) -> str:
    """A written number in one form: 1,040 and 1040 are the same, and so are ٣ and 3."""
    bare = piece.replace(",", "") if _GROUPED.fullmatch(piece) else piece
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in bare)
