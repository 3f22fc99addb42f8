"""Units: the pieces of a text that are grouped. A short answer is one, a long one falls into its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hearout.language.sentences import sentences
from hearout.language.words import WORD
from hearout.records.safe import SafeText

__all__ = ["Text", "Unit", "cut", "wordless"]

_WHOLE = 25  # words; splitting shorter answers too would let essays weigh more than answers
_FRAGMENT = 5  # words; "Yes." says nothing on its own
_LONGEST = 80  # words; what has no full stop for longer was not written in sentences
_CHUNK = 25  # words
_NOISE = re.compile(r"`{3}.*?(?:`{3}|\Z)|https?://\S+|\S+@\S+|(?<!\w)@\w+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """What one contributor said in one place. `nameable` is False where it may be counted but give no words."""

    id: str
    contributor: str
    words: SafeText = field(repr=False)
    language: str = "en"
    nameable: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a text: the text's position in what was given, and offsets into its words."""

    text: int
    start: int
    end: int


def cut(texts: Sequence[Text]) -> list[Unit]:
    """The units of all texts, in order. A text without a single word has none."""
    return [Unit(at, start, end) for at, text in enumerate(texts) for start, end in _pieces(text.words)]


def wordless(words: SafeText) -> str:
    """The text with marks, code blocks, links and addresses blanked out, at the same length."""
    pieces: list[str] = []
    at = 0
    for mark in words.marks:
        pieces += [words.text[at : mark.start], " " * (mark.end - max(at, mark.start))]
        at = max(at, mark.end)
    bare = "".join([*pieces, words.text[at:]])
    return _NOISE.sub(lambda match: " " * len(match.group()), bare)


def _pieces(words: SafeText) -> Iterator[tuple[int, int]]:
    bare = wordless(words)
    length = _count(bare)
    if not length and not any(mark.token for mark in words.marks):
        return
    if length <= _WHOLE and bare.strip().count("\n") < 2:
        yield _trimmed(words.text, 0, len(words.text))
        return
    spans = [piece for span in sentences(words.text) for piece in _chunks(bare, *_trimmed(words.text, *span))]
    yield from _joined(bare, spans)


def _chunks(bare: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without full stops (a transcript without punctuation, a pasted log) falls into chunks of equal size."""
    words = [match.span() for match in WORD.finditer(bare, start, end)]
    if len(words) <= _LONGEST:
        yield start, end
        return
    cuts = [start, *(words[at][0] for at in range(_CHUNK, len(words) - _FRAGMENT, _CHUNK)), end]
    yield from (_trimmed(bare, first, last) for first, last in pairwise(cuts))


def _joined(bare: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join fragments to the piece before them; leave out pieces without a word."""
    pieces: list[tuple[int, int, int]] = []
    for start, end in spans:
        count = _count(bare[start:end])
        if not count:
            continue
        if pieces and min(count, pieces[-1][2]) < _FRAGMENT:
            first, _, before = pieces.pop()
            pieces.append((first, end, before + count))
        else:
            pieces.append((start, end, count))
    yield from ((start, end) for start, end, _ in pieces)


def _count(bare: str) -> int:
    return sum(1 for _ in WORD.finditer(bare))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
