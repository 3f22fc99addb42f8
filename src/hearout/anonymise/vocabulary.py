"""The vocabulary net: a word goes public only if it is known; every other word waits for a person.

Rare words are the identifiers that nobody thought of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hearout.anonymise.lexicon import word_set
from hearout.anonymise.words import LONGEST_WORD, Word, dictionaries, words_in
from hearout.language.words import frequency, is_dictionary_word, is_given_name, lemma
from hearout.records.consultation import Consultation
from hearout.records.redaction import Net, Span

__all__ = ["COMMON", "VocabularyNet", "own_words"]

COMMON = 3.0
"""Zipf frequency from which a word is common: once in a million words. Source: wordfreq (Speer, 2022)."""

_CLITICS = word_set("s t d m l n j c qu ll re ve em n't lorsqu puisqu jusqu quelqu presqu aujourd hui")
_PARTS = re.compile(r"['’ʼ\-‐‑·_]+")
_HUMPS = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_SMALL_NUMBER = re.compile(
    r"\d{1,4}(?:st|nd|rd|th|s|x|k|m|am|pm|h|e|er|ème|º|ª|px|mb|gb|kb|tb|ms|bit|d|%)?", re.IGNORECASE
)
_SHORT_CODE = re.compile(r"(?P<letters>[^\W\d_]+)\d{1,3}|\d{1,4}(?P<after>[^\W\d_]+)")
_ONE_LETTER = 1


@dataclass(slots=True)
class VocabularyNet:
    """Finds the words that are not known. `language` is the consultation's, `public` are words (lower case) of the
    glossary, of the team, and those a person cleared."""

    language: str
    public: frozenset[str] = field(repr=False)
    _seen: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False)

    def spans(self, text: str, words: Sequence[Word], language: str) -> Iterator[Span]:
        seen = self._seen
        for word in words:
            key = (word.text, language)
            known = seen.get(key)
            if known is None:
                known = self.knows(word.text, language)
                if len(word.text) <= LONGEST_WORD:
                    seen[key] = known
            if not known and not _part_of_a_number(text, word):
                kind = "number" if word.text.isdigit() else "word"
                yield Span(word.start, word.end, kind, Net.VOCABULARY, 0.5)

    def knows(self, word: str, language: str) -> bool:
        """Whether `word` may be public: common itself or by its lemma, cleared, or made of parts that are."""
        if len(word) > LONGEST_WORD:
            return False
        lower = word.lower().replace("’", "'")
        if self._common(lower, language) or _SMALL_NUMBER.fullmatch(word):
            return True
        parts = [part for part in _PARTS.split(word) if part]
        if len(parts) > 1:
            return all(self._part(part, language) for part in parts)
        if word[-1].isdigit() or word[0].isdigit():
            return self._short_code(lower, language)
        humps = _HUMPS.split(word)
        return len(humps) > 1 and all(self._plain_word(hump.lower(), language) for hump in humps)

    def _common(self, lower: str, language: str) -> bool:
        if lower in self.public or lower.removesuffix("'s") in self.public or _plural_of(lower, self.public):
            return True
        languages = dict.fromkeys((language, self.language))
        if any(frequency(lower, each) >= COMMON for each in languages):
            return True
        return any(frequency(lemma(lower, each), each) >= COMMON for each in dictionaries(language, self.language))

    def _part(self, part: str, language: str) -> bool:
        lower = part.lower()
        return len(part) == _ONE_LETTER or lower in _CLITICS or self.knows(part, language)

    def _plain_word(self, lower: str, language: str) -> bool:
        """Whether a hump of camelCase is a common word and no name ("AnaLima" is two common words in a sense)."""
        if lower in self.public:
            return True
        word = any(is_dictionary_word(lower, each) for each in dictionaries(language, self.language))
        return (
            word and self._common(lower, language) and not (is_given_name(lower) and frequency(lower, language) < 4.5)
        )

    def _short_code(self, lower: str, language: str) -> bool:
        """ "ghc9", "utf8", "q3": few letters that are no name, few digits. More digits make a handle."""
        match = _SHORT_CODE.fullmatch(lower)
        if match is None:
            return False
        letters = match["letters"] or match["after"]
        if letters in self.public:
            return True
        return (
            len(letters) <= (4 if match["letters"] else 8)
            and self._common(letters, language)
            and not is_given_name(letters)
        )


def _plural_of(lower: str, public: frozenset[str]) -> bool:
    return lower.endswith("s") and (lower[:-1] in public or (lower.endswith("es") and lower[:-2] in public))


def _part_of_a_number(text: str, word: Word) -> bool:
    """Whether digits are round ("25000") or belong to a version or an amount ("1,000,000", "9.2.5")."""
    if not word.text.isdigit() or len(word.text) > 6:
        return False
    if word.text.endswith("00"):
        return True
    before, after = text[word.start - 2 : word.start], text[word.end : word.end + 2]
    return (len(before) == 2 and before[0].isdigit() and before[1] in ".,") or (
        len(after) == 2 and after[1].isdigit() and after[0] in ".,"
    )


def own_words(consultation: Consultation, *, with_prose: bool = True) -> frozenset[str]:
    """The team's own words, lower case: title, questions, facets and their values, channels and phases.

    `with_prose` adds purpose, audience and the like, where a person may be named.
    """
    return frozenset(
        word.text.lower()
        for text in _own_texts(consultation, with_prose)
        for word in words_in(text)
        if not word.text.isdigit()
    )


def _own_texts(consultation: Consultation, with_prose: bool) -> Iterable[str]:
    yield consultation.title
    yield from (question.text for question in consultation.questions)
    for facet in consultation.facets:
        yield from (facet.label, *facet.order, *facet.groups, *facet.groups.values(), *facet.audience)
    yield from consultation.closed_titles.values()
    yield from (channel.title for channel in consultation.channels)
    yield from (phase.title for phase in consultation.phases)
    if with_prose:
        yield from (consultation.purpose, consultation.audience, consultation.afterwards)
        for phase in consultation.phases:
            yield from (phase.reason, *(change.reason for change in phase.changes))
