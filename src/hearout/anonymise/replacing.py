"""Putting readable marks where spans were, and saying where the marks are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from hearout.anonymise.labels import label
from hearout.anonymise.spans import DECIDED
from hearout.anonymise.words import opens_sentence
from hearout.records.redaction import Mark, Net, Span

__all__ = ["is_undecided", "marked"]

_NO_GAP = re.compile(r"[ \u00a0_-]?")


def is_undecided(span: Span) -> bool:
    """Whether a span waits for a person: an unknown word, or what a model or a list of names only supposes."""
    return span.net in (Net.VOCABULARY, Net.MODEL) and span.reason != DECIDED


def marked(text: str, spans: Sequence[Span], token: Callable[[str], str] | None = None) -> tuple[str, tuple[Mark, ...]]:
    """`text` with each of `spans` (in order, none overlapping) replaced, and the marks with offsets into the result.

    Neighbours of one kind read as one ("[person]" for a name found in two parts); unknown words stay apart, since
    each carries `token` of itself.
    """
    written: list[str] = []
    marks: list[Mark] = []
    length = at = 0
    for span in _neighbours_joined(text, spans):
        kept = text[at : span.start]
        shown = _shown(text, span)
        written += (kept, shown)
        start = length + len(kept)
        length = start + len(shown)
        marks.append(Mark(start, length, span.kind, _token(text, span, token), general=bool(span.replacement)))
        at = span.end
    written.append(text[at:])
    return "".join(written), tuple(marks)


def _shown(text: str, span: Span) -> str:
    shown = span.replacement or label(span.kind)
    if span.replacement and text[span.start].isupper() and opens_sentence(text, span.start):
        return shown[0].upper() + shown[1:]
    return shown


def _token(text: str, span: Span, token: Callable[[str], str] | None) -> str:
    if token is None or span.kind != "word" or not is_undecided(span):
        return ""
    return token(text[span.start : span.end].casefold())


def _neighbours_joined(text: str, spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and _reads_as_one(text, last, span):
            joined[-1] = Span(last.start, span.end, last.kind, last.net, last.score, last.replacement, last.reason)
        else:
            joined.append(span)
    return joined


def _reads_as_one(text: str, last: Span, span: Span) -> bool:
    if last.kind != span.kind or last.replacement != span.replacement:
        return False
    between = text[last.end : span.start]
    if span.kind == "word" and is_undecided(span):
        return between in ("-", ".", "/", ":", "_", "::", "")
    return _NO_GAP.fullmatch(between) is not None
