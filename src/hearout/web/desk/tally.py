"""What the gate caught, sorted for people: each word with its places, each passage with its marks. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hearout.anonymise.nets import DecidedWords
from hearout.anonymise.plain import plain
from hearout.anonymise.replacing import is_undecided
from hearout.anonymise.words import words_in
from hearout.records.consultation import ChannelKind
from hearout.records.decisions import Decisions, WordAction, WordDecision
from hearout.records.identified import Contribution, Corpus, Passage
from hearout.records.redaction import Span, SpanRecord
from hearout.web.desk.rules import Catch, caught_by, folded

__all__ = ["MetWord", "PassageMarks", "Stand", "marks_of", "words_met"]

SELF_DESCRIPTION = "role"  # the kind of "the only librarian in Oxbow"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a word stands: `start` to `end` of the raw text of a passage."""

    passage: str
    start: int
    end: int


@dataclass(slots=True)
class MetWord:
    """A word that waits or was decided, with everybody who used it and every place, in the order of the corpus."""

    spellings: Counter[str] = field(default_factory=Counter, repr=False)
    kinds: Counter[str] = field(default_factory=Counter)
    contributors: set[str] = field(default_factory=set, repr=False)
    stands: dict[Stand, None] = field(default_factory=dict)

    @property
    def spelt(self) -> str:
        """As it is mostly written."""
        return min(self.spellings, key=lambda one: (-self.spellings[one], one))

    @property
    def kind(self) -> str:
        """What it was mostly taken for."""
        return min(self.kinds, key=lambda one: (-self.kinds[one], one))

    def note(self, surface: str, kind: str, contributor: str, stand: Stand) -> None:
        if stand in self.stands:
            return
        self.spellings[_bare(surface)] += 1
        self.kinds[kind] += 1
        self.contributors.add(contributor)
        self.stands[stand] = None


@dataclass(frozen=True, slots=True)
class PassageMarks:
    """A passage with what was caught in it."""

    passage: str
    contribution: str
    channel: ChannelKind
    question: str
    language: str
    spans: tuple[Span, ...]

    def caught(self, by: Catch) -> int:
        """How many marks are that net's."""
        return sum(caught_by(span) is by for span in self.spans)

    @property
    def undecided(self) -> int:
        return sum(map(is_undecided, self.spans))

    @property
    def describes(self) -> bool:
        """Whether somebody says in it that they are one of few."""
        return any(span.kind == SELF_DESCRIPTION for span in self.spans)


def words_met(corpus: Corpus, spans: Iterable[SpanRecord], decided: Iterable[str]) -> tuple[tuple[str, MetWord], ...]:
    """Every word that waits, and every one of `decided` that is said anywhere, folded; those of most contributors
    first."""
    of_passage, met = _by_passage(spans), _Met()
    asked = DecidedWords.of(Decisions(tuple(WordDecision(word, WordAction.MASK) for word in decided)))
    for contribution, passage in _counted(corpus):
        waiting = [span for span in of_passage.get(passage.id, ()) if is_undecided(span)]
        met.note(contribution, passage, waiting)
        met.note(contribution, passage, _asked_for(passage.text, asked))
    return met.in_order()


def marks_of(
    corpus: Corpus, spans: Iterable[SpanRecord], language: str, *, questions: frozenset[str]
) -> Iterator[PassageMarks]:
    """Every counted passage with its marks. `language` is the consultation's, for what is in none that is known."""
    of_passage = _by_passage(spans)
    for contribution, passage in _counted(corpus):
        yield PassageMarks(
            passage.id,
            contribution.id,
            contribution.channel,
            passage.question if passage.question in questions else "",
            passage.language or contribution.language or language,
            tuple(of_passage.get(passage.id, ())),
        )


class _Met:
    def __init__(self) -> None:
        self._words: dict[str, MetWord] = {}

    def note(self, contribution: Contribution, passage: Passage, spans: Iterable[Span]) -> None:
        for span in spans:
            surface = passage.text[span.start : span.end]
            stand = Stand(passage.id, span.start, span.end)
            word = self._words.setdefault(folded(surface), MetWord())
            word.note(surface, span.kind, contribution.contributor, stand)

    def in_order(self) -> tuple[tuple[str, MetWord], ...]:
        return tuple(sorted(self._words.items(), key=lambda item: (-len(item[1].contributors), item[0])))


def _asked_for(text: str, asked: DecidedWords) -> Sequence[Span]:
    if not asked.single and not asked.phrases:
        return ()
    shown = plain(text)
    return shown.back(asked.spans(shown.text, words_in(shown.text)))


def _counted(corpus: Corpus) -> Iterator[tuple[Contribution, Passage]]:
    return ((contribution, passage) for contribution in corpus.counted for passage in contribution.passages)


def _by_passage(spans: Iterable[SpanRecord]) -> dict[str, list[Span]]:
    grouped: dict[str, list[Span]] = {}
    for record in spans:
        grouped.setdefault(record.passage, []).append(record.span)
    return grouped


def _bare(surface: str) -> str:
    return surface[:-2] if surface.casefold().endswith(("'s", "’s")) else surface
