"""The roster net: everyone the consultation knows, however they are written.

Names are looked up piece by piece in dictionaries, never searched for one by one, so the time does not depend on how
many people there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hearout.anonymise.inflections import stems
from hearout.anonymise.knownnames import KnownNames
from hearout.anonymise.lexicon import FUNCTION_WORDS, word_set
from hearout.anonymise.words import LONGEST_WORD, Piece, Word, flat, opens_sentence, pieces, without_spaces
from hearout.language.words import frequency
from hearout.records.redaction import Net, Span

__all__ = ["RosterNet"]

_BEGINS_SENTENCES = 5.5
"""Zipf frequency from which a word begins too many sentences to mean a person there."""

_BETWEEN = frozenset(" \t\n\r\u00a0-_.,'’·‐‑/")
_ALONE, _LARGE, _BEGINS = 1, 2, 4
_NO_SUBJECT_BEFORE = FUNCTION_WORDS - word_set("and as at from had has have if in is of on or to was who with would")


@dataclass(slots=True)
class RosterNet:
    """Finds the people of `names` in a text that was cut into words."""

    names: KnownNames = field(repr=False)
    _seen: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)

    def spans(self, text: str, words: Sequence[Word], language: str) -> list[Span]:
        """Where someone known is named. Neighbouring parts of one name are one span."""
        found = [*self._named(text, words, language), *self._unspaced(text)]
        return _joined(text, sorted(found))

    def _named(self, text: str, words: Sequence[Word], language: str) -> Iterator[tuple[int, int]]:
        seen = self._seen
        for at, word in enumerate(words):
            key = (word.text, language)
            kind = seen.get(key)
            if kind is None:
                kind = seen[key] = self._kind(word.text, language)
            if kind:
                yield from self._at(text, words, at, kind, language)

    def _kind(self, word: str, language: str) -> int:
        """0: nobody. Else the sum of what the word is: a name alone, one when written large, the beginning of one."""
        if len(word) > LONGEST_WORD:
            return 0
        names = self.names
        parts = pieces(word)
        whole = flat(word)
        forms = {whole, *(part.folded for part in parts)}
        cut = {stem for form in forms for stem in stems(form, language)}
        alone = whole in names.joined or not names.certain.isdisjoint(forms) or not names.inflected.isdisjoint(cut)
        large = any(p.folded in names.ordinary and word[p.start].isupper() for p in parts)
        begins = any(part.folded in names.sequences for part in parts)
        return _ALONE * alone + _LARGE * large + _BEGINS * begins

    def _at(self, text: str, words: Sequence[Word], at: int, kind: int, language: str) -> Iterator[tuple[int, int]]:
        if kind & _ALONE or (kind & _LARGE and not self._opens_a_clause(text, words, at, language)):
            yield self._with_initials(text, words, at)
        if kind & _BEGINS:
            yield from self._sequences(text, words, at)

    def _opens_a_clause(self, text: str, words: Sequence[Word], at: int, language: str) -> bool:
        """Whether a name that everybody uses as a word ("Will", "May") begins a sentence as a word would."""
        if frequency(words[at].text, language) < _BEGINS_SENTENCES or not opens_sentence(text, words[at].start):
            return False
        following = words[at + 1].text.lower() if at + 1 < len(words) else ""
        return following in _NO_SUBJECT_BEFORE

    def _with_initials(self, text: str, words: Sequence[Word], at: int) -> tuple[int, int]:
        """The word without a possessive, with the initials before it ("J. R. Lima's" -> "J. R. Lima")."""
        word = words[at]
        start, end = word.start, word.start + len(_bare(word.text))
        while at and len(words[at - 1].text) == 1 and words[at - 1].text.isupper():
            between = text[words[at - 1].end : start]
            if between.strip(". ") or len(between) > 2 or "." not in between:
                break
            at -= 1
            start = words[at].start
        return start, end

    def _sequences(self, text: str, words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
        run = _Run(text, words, at)
        for number, piece in enumerate(run.first):
            for sequence in self.names.sequences.get(piece.folded, ()):
                end = run.end_of(sequence, number)
                if end:
                    yield words[at].start + piece.start, end

    def _unspaced(self, text: str) -> Iterator[tuple[int, int]]:
        """Names in scripts without spaces: longest first at every place."""
        starts: Mapping[str, tuple[str, ...]] = self.names.unspaced
        if not starts or text.isascii() or not without_spaces(text):
            return
        for at in range(len(text) - 1):
            for name in starts.get(text[at : at + 2], ()):
                if text.startswith(name, at):
                    yield at, at + len(name)
                    break


class _Run:
    """The pieces from one word on, read only as far as a name goes."""

    def __init__(self, text: str, words: Sequence[Word], at: int) -> None:
        self.text = text
        self.words = words
        self.at = at
        self.first = pieces(words[at].text)

    def end_of(self, sequence: tuple[str, ...], number: int) -> int:
        """Where `sequence` ends when it begins with the first word's piece `number`; 0 when it is not there."""
        end = 0
        for wanted, (start, stop, folded) in zip(sequence, self._from(number), strict=False):
            if folded != wanted or (end and not _close(self.text, end, start)):
                return 0
            end = stop
        return end if self._count(sequence, number) else 0

    def _count(self, sequence: tuple[str, ...], number: int) -> bool:
        return sum(1 for _ in zip(sequence, self._from(number), strict=False)) == len(sequence)

    def _from(self, number: int) -> Iterator[tuple[int, int, str]]:
        for at in range(self.at, len(self.words)):
            word = self.words[at]
            parts: Sequence[Piece] = pieces(word.text)
            for part in parts[number:] if at == self.at else parts:
                yield word.start + part.start, word.start + part.end, part.folded


def _close(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return start - end <= 3 and _BETWEEN.issuperset(between) and ". " not in between


def _bare(word: str) -> str:
    for ending in ("'s", "’s", "'S", "’S", "s'", "s’"):
        if word.endswith(ending):
            return word[:-2] if ending[0] in "'’" else word[:-1]
    return word


def _joined(text: str, places: Iterable[tuple[int, int]]) -> list[Span]:
    joined: list[list[int]] = []
    for start, end in places:
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start] in (" ", "-", "_", "\u00a0")):
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return [Span(start, end, "person", Net.ROSTER) for start, end in joined]
