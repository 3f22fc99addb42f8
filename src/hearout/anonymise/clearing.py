"""What the whole corpus says about a word: that many people use it, or that it is somebody's surname."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hearout.anonymise.names import TITLED
from hearout.anonymise.words import opens_sentence, words_in
from hearout.language.words import is_dictionary_word, is_given_name
from hearout.records.redaction import Net, Span

__all__ = ["common_words", "learned_names"]

_NAMED = frozenset(("person", "organisation", "place", "handle"))


@dataclass(slots=True)
class _Use:
    """Who used a word, and how often it was written large where only a name would be."""

    contributors: set[str] = field(default_factory=set)
    large: int = 0
    small: int = 0
    large_at_start: int = 0

    def note(self, text: str, span: Span, contributor: str) -> None:
        if contributor:
            self.contributors.add(contributor)
        word = text[span.start : span.end]
        if not word[0].isupper() or (len(word) > 1 and word.isupper()):
            self.small += 1
        elif opens_sentence(text, span.start):
            self.large_at_start += 1
        else:
            self.large += 1

    @property
    def like_a_name(self) -> bool:
        return self.large >= self.small and self.large + self.large_at_start > 0


def common_words(said: Iterable[tuple[str, Sequence[Span], str]], k: int) -> frozenset[str]:
    """Unknown words (folded) that at least `k` verified contributors used and that are not like a name.

    `said`: text, spans, and the contributor, empty where not verified. Names never clear by count: a given name, a
    word that another net marked as one anywhere, or one written mostly with a capital stays for a person to judge.
    """
    uses: dict[str, _Use] = {}
    named: set[str] = set()
    for text, spans, contributor in said:
        for span in spans:
            if span.net is Net.VOCABULARY and span.kind == "word":
                uses.setdefault(_folded(text[span.start : span.end]), _Use()).note(text, span, contributor)
            elif span.kind in _NAMED:
                named.update(_folded(word.text) for word in words_in(text[span.start : span.end]))
    return frozenset(
        word
        for word, use in uses.items()
        if len(use.contributors) >= k and not use.like_a_name and word not in named and not is_given_name(word)
    )


def learned_names(passages: Iterable[tuple[str, Sequence[Span]]]) -> frozenset[str]:
    """Surnames (folded) from names that stand in full, or after a title, somewhere: their words after the given name
    that are no common words."""
    found: set[str] = set()
    for text, spans in passages:
        for span in spans:
            if span.net is Net.MODEL and span.kind == "person":
                words = words_in(text[span.start : span.end])
                surnames = words if span.reason == TITLED else words[1:]
                found.update(_folded(word.text) for word in surnames if _surname(word.text))
    return frozenset(found)


def _surname(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and not is_dictionary_word(word, "en")


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")
