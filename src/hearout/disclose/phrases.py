"""The texts of summary.json as a page shows them, for telling what stands on a page beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hearout.disclose.folding import skeleton
from hearout.disclose.published import Published
from hearout.disclose.summary_shape import Summary

__all__ = ["Phrases", "phrases_of", "shown_texts"]


class Phrases:
    """Known runs of words, found in a text whatever its markup. A number by itself is no phrase."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for text in dict.fromkeys(texts):
            words = tuple(skeleton(text))
            if len(words) > 1 or (words and not words[0][0].isdigit()):
                self._by_first.setdefault(words[0], []).append(words)
        for known in self._by_first.values():
            known.sort(key=len, reverse=True)

    def covered(self, words: Sequence[str]) -> set[int]:
        """The places in `words` that belong to a known phrase."""
        found: set[int] = set()
        for at, word in enumerate(words):
            for phrase in self._by_first.get(word, ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    found.update(range(at, at + len(phrase)))
                    break
        return found


def phrases_of(published: Published) -> Phrases:
    return Phrases((*shown_texts(published.summary), *(text for _, text in published.reports)))


def shown_texts(summary: Summary) -> Iterator[str]:
    """Every text of summary.json that is written to be read: no ids, keys or marks."""
    yield from (text for place, text in summary.texts if place.startswith(_READ) and not place.endswith(_NOT_READ))


_READ = (
    *("summary.json, title", "summary.json, lead", "summary.json, purpose", "summary.json, contact"),
    *("summary.json, questions", "summary.json, tables", "summary.json, method", "summary.json, privacy"),
    "summary.json, counts, channels",
)
_NOT_READ = (", id", ", key", ", base", ", question")
