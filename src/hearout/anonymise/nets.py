"""All nets over one text, in the order of their authority."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hearout.anonymise.lexicon import NO_NAMES
from hearout.anonymise.models import installed_model
from hearout.anonymise.names import NamesNet
from hearout.anonymise.patterns import patterns_in
from hearout.anonymise.plain import plain
from hearout.anonymise.roster import RosterNet
from hearout.anonymise.spans import DECIDED
from hearout.anonymise.vocabulary import VocabularyNet
from hearout.anonymise.words import Word, words_in
from hearout.language.words import is_dictionary_word
from hearout.records.decisions import Decisions, WordAction, WordDecision
from hearout.records.redaction import Net, Span

__all__ = ["DecidedWords", "Nets", "Said"]

Said = tuple[str, str]
"""A text and the code of its language."""

_LONGEST_ACRONYM = 5


@dataclass(slots=True)
class DecidedWords:
    """Words that a person masks or generalises: each occurrence, whatever its case."""

    single: Mapping[str, WordDecision] = field(repr=False)
    phrases: tuple[tuple[re.Pattern[str], WordDecision], ...] = field(repr=False)

    @classmethod
    def of(cls, decisions: Decisions) -> DecidedWords:
        asked = [decision for decision in decisions.words if decision.action is not WordAction.CLEAR]
        single = {decision.word.casefold(): decision for decision in asked if _one_word(decision.word)}
        phrases = tuple(
            (re.compile(rf"(?<!\w){re.escape(decision.word)}(?!\w)", re.IGNORECASE), decision)
            for decision in asked
            if decision.word.strip() and not _one_word(decision.word)
        )
        return cls(single, phrases)

    def spans(self, text: str, words: Sequence[Word]) -> Iterator[Span]:
        if self.single:
            for word in words:
                folded = word.text.casefold()
                decision = self.single.get(folded) or self.single.get(folded.removesuffix("'s").removesuffix("’s"))
                if decision is not None:
                    yield _decided(decision, word.start, word.end)
        for pattern, decision in self.phrases:
            for match in pattern.finditer(text):
                yield _decided(decision, match.start(), match.end())


def _one_word(text: str) -> bool:
    words = words_in(text)
    return len(words) == 1 and words[0].text == text


def _decided(decision: WordDecision, start: int, end: int) -> Span:
    replacement = decision.replacement if decision.action is WordAction.GENERALISE else ""
    return Span(start, end, "word", Net.VOCABULARY, 1.0, replacement, DECIDED)


@dataclass(slots=True)
class Nets:
    """Roster, patterns, models and names, and vocabulary. `public` are words (lower case) that name nobody.

    Can be sent to another process: models are loaded where they are used.
    """

    roster: RosterNet
    names: NamesNet
    vocabulary: VocabularyNet
    decided: DecidedWords
    language: str
    use_models: bool = True

    def __call__(self, batch: Sequence[Said]) -> list[tuple[Span, ...]]:
        """The spans of each text of `batch`, in order; offsets into the texts as given; they may overlap."""
        shown = [plain(text) for text, _ in batch]
        tagged = self._tagged(
            [(looked_at.text, language) for looked_at, (_, language) in zip(shown, batch, strict=True)]
        )
        return [
            tuple(looked_at.back((*self.spans(looked_at.text, language or self.language), *entities)))
            for looked_at, (_, language), entities in zip(shown, batch, tagged, strict=True)
        ]

    def spans(self, text: str, language: str) -> list[Span]:
        """What the nets other than models catch in a text that is plain already."""
        words = words_in(text)
        found = [*self.decided.spans(text, words), *self.roster.spans(text, words, language), *patterns_in(text)]
        found.extend(self.names.spans(text, words, language))
        found.extend(self.vocabulary.spans(text, words, language))
        return found

    def _tagged(self, batch: Sequence[Said]) -> list[tuple[Span, ...]]:
        """What the models installed say, for each text; nothing where there is none for its language."""
        tagged: list[tuple[Span, ...]] = [()] * len(batch)
        if not self.use_models:
            return tagged
        for language in sorted({language or self.language for _, language in batch}):
            model = installed_model(language)
            if model is None:
                continue
            places = [at for at, (_, spoken) in enumerate(batch) if (spoken or self.language) == language]
            for at, entities in zip(places, model.entities([batch[at][0] for at in places]), strict=True):
                tagged[at] = tuple(
                    span for span in entities if not self._is_ordinary(batch[at][0][span.start : span.end])
                )
        return tagged

    def _is_ordinary(self, surface: str) -> bool:
        """Whether a model marked no name: words that the team uses itself or cleared, alone or beside common ones
        ("Haskell Report"), or one common word ("Stack", "API")."""
        words = [word.text for word in words_in(surface) if not word.text.isdigit()]
        own = [word.lower() in self.names.public or word.lower() in NO_NAMES for word in words]
        if all(own):
            return True
        return (len(words) == 1 or any(own)) and all(
            self._common(word) for word, ours in zip(words, own, strict=True) if not ours
        )

    def _common(self, word: str) -> bool:
        if is_dictionary_word(word, self.language):
            return True
        return word.isupper() and len(word) <= _LONGEST_ACRONYM and self.vocabulary.knows(word, self.language)
