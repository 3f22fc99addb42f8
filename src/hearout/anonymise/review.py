"""The words that wait for a person: how many people used each, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hearout.anonymise.replacing import is_undecided, marked
from hearout.records.anonymised import WordToReview
from hearout.records.redaction import Span

__all__ = ["Context", "Seen", "context", "words_to_review"]

_CONTEXTS = 3
_AROUND = 45


@dataclass(slots=True)
class Seen:
    """A passage as it was redacted: the raw text, its merged spans, and who said it."""

    text: str = field(repr=False)
    spans: Sequence[Span]
    contributor: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Context:
    """A few words with what stands around them on one line; every other span of the passage is masked in it."""

    before: str = field(repr=False)
    said: str = field(repr=False)
    after: str = field(repr=False)

    def __str__(self) -> str:
        return " ".join((self.before + self.said + self.after).split())


@dataclass(slots=True)
class _Word:
    surfaces: Counter[str] = field(default_factory=Counter)
    contributors: set[str] = field(default_factory=set)
    contexts: list[str] = field(default_factory=list)


def words_to_review(passages: Iterable[Seen]) -> tuple[WordToReview, ...]:
    """Every undecided word, those of most contributors first. Other identifiers in its contexts are masked."""
    words: dict[str, _Word] = {}
    for passage in passages:
        for span in filter(is_undecided, passage.spans):
            surface = passage.text[span.start : span.end]
            word = words.setdefault(surface.casefold(), _Word())
            word.surfaces[surface] += 1
            if len(word.contexts) < _CONTEXTS and (passage.contributor not in word.contributors or not word.contexts):
                word.contexts.append(str(context(passage.text, passage.spans, span.start, span.end)))
            word.contributors.add(passage.contributor)
    found = (
        WordToReview(_usual(word.surfaces), len(word.contributors), tuple(word.contexts)) for word in words.values()
    )
    return tuple(sorted(found, key=lambda word: (-word.contributors, word.word.casefold(), word.word)))


def _usual(surfaces: Counter[str]) -> str:
    return min(surfaces, key=lambda surface: (-surfaces[surface], surface))


def context(text: str, spans: Sequence[Span], start: int, end: int) -> Context:
    """`text[start:end]` in its context; `spans` are the passage's, in order, none overlapping."""
    before, _ = marked(text[:start], [span for span in spans if span.end <= start])
    after, _ = marked(text[end:], list(_moved(spans, end)))
    left = _cut_left(" ".join(before[-4 * _AROUND :].split(" ")))
    return Context(left, text[start:end], _cut_right(after[: 4 * _AROUND]))


def _moved(spans: Sequence[Span], start: int) -> Iterator[Span]:
    for span in spans:
        if span.start >= start:
            yield Span(
                span.start - start, span.end - start, span.kind, span.net, span.score, span.replacement, span.reason
            )


def _cut_left(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return "… " + text[-_AROUND:].partition(" ")[2]


def _cut_right(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return text[:_AROUND].rpartition(" ")[0] + " …"
