"""What anonymising hands on: the safe corpus, and for the team what was replaced and what is left to decide."""

from __future__ import annotations

from dataclasses import dataclass, field

from hearout.records.redaction import SpanRecord
from hearout.records.safe import SafeCorpus

__all__ = ["Anonymised", "Coverage", "WordToReview"]


@dataclass(frozen=True, slots=True)
class WordToReview:
    """A word masked until somebody decides. `contexts` are up to three places, other identifiers masked."""

    word: str = field(repr=False)
    contributors: int
    contexts: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at and what could not be. `languages`: codes with the number of passages in each.

    `without_vocabulary` are languages for which there is no word list (every word of theirs is masked until decided),
    `without_model` those for which no named-entity model looked. `undecided_words` counts distinct words.
    """

    languages: tuple[tuple[str, int], ...]
    without_vocabulary: tuple[str, ...]
    without_model: tuple[str, ...]
    redactions: int
    undecided_words: int


@dataclass(frozen=True, slots=True)
class Anonymised:
    """`spans` log every redaction by passage, offsets into the raw text. `words` wait for a decision, those of most
    contributors first. `identities` is every surface form of a known person, for the audit. All but `corpus` and
    `coverage` is for the team alone."""

    corpus: SafeCorpus
    spans: tuple[SpanRecord, ...] = field(repr=False)
    words: tuple[WordToReview, ...] = field(repr=False)
    identities: tuple[str, ...] = field(repr=False)
    coverage: Coverage
