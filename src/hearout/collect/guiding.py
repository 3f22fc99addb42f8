"""Which guiding question a heading, a subject line or a facilitator's sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from hearout.language.identify import identify
from hearout.language.words import fold, frequency, has_word_list, tokens
from hearout.records.consultation import GuidingQuestion

__all__ = ["match_question", "question_asked"]

_HEADING = 0.6  # the share of a heading's, or of a question's, weight that must be common to both
_SPOKEN = 0.5  # in speech only the question counts: what else was said says nothing
_CLEARLY = 1.15  # the best must beat the second best by this factor
_COMMONEST = 7.5  # Zipf frequency of the commonest words of a language: they weigh nothing
_LONGEST = 400  # words looked at in one sentence; a longer one asks no question
_SENTENCE = re.compile(r"[.?!。？！؟\n]+")


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A question with its words, each with what it weighs among all questions."""

    key: str
    weights: Mapping[str, float] = field(repr=False)

    def overlap(self, stems: frozenset[str]) -> float:
        """The share of the question's weight that `stems` have in common with it (0 to 1)."""
        return _share(self.weights, stems)


@lru_cache(1_000)
def match_question(words: str, questions: tuple[GuidingQuestion, ...]) -> str:
    """The key of the guiding question that a heading or prompt means, or "" when none, or not clearly one.

    It matches by key, or by text: most of the weight of the question's words, or of the heading's own, is common to
    both. Rare words weigh more than common ones, and words that stand in several questions less.
    """
    plain = _plain(words)
    named = [question.key for question in questions if plain and plain in (_plain(question.key), _plain(question.text))]
    if named:
        return named[0]
    weighed = _weighed(questions)
    heading = _heading_weights(words, weighed, _language(questions))
    if not heading:
        return ""
    stems = frozenset(heading)
    scores = [(max(one.overlap(stems), _share(heading, frozenset(one.weights))), one) for one in weighed]
    return _clear_winner([(score, _common(one.weights, stems), one.key) for score, one in scores], _HEADING)


def question_asked(speech: str, questions: tuple[GuidingQuestion, ...]) -> str:
    """The key of the guiding question that a facilitator asks in `speech`, or "" when none is asked.

    The last one asked counts; someone who names three or more is giving an overview, not asking.
    """
    weighed = _weighed(questions)
    asked = [key for sentence in _SENTENCE.split(speech) if (key := _asked_in(sentence, weighed))]
    if not asked or len(set(asked)) >= 3:
        return ""
    return asked[-1]


def _asked_in(sentence: str, weighed: tuple[_Weighed, ...]) -> str:
    stems = frozenset(_stems(sentence))
    if not stems or len(stems) > _LONGEST:
        return ""
    return _clear_winner([(one.overlap(stems), 0.0, one.key) for one in weighed], _SPOKEN)


def _clear_winner(scores: list[tuple[float, float, str]], least: float) -> str:
    """The key with the highest (score, tie-break), if it reaches `least` and no other comes near."""
    ranked = sorted(scores, key=lambda score: score[:2], reverse=True)
    if not ranked or ranked[0][0] < least:
        return ""
    for first, second in pairwise(ranked[:2]):
        if first[0] < second[0] * _CLEARLY and first[1] <= second[1] * _CLEARLY:
            return ""
    return ranked[0][2]


def _heading_weights(words: str, weighed: tuple[_Weighed, ...], language: str) -> dict[str, float]:
    """What each word of a heading weighs: as in the questions where one has it, else by its frequency alone."""
    stems = _stems(words)
    if len(stems) > _LONGEST:
        return {}
    known = {stem: weight for one in weighed for stem, weight in one.weights.items()}
    return {stem: next((known[k] for k in known if _same(stem, k)), _weight(stem, language)) for stem in stems}


@lru_cache(32)
def _language(questions: tuple[GuidingQuestion, ...]) -> str:
    return identify(" ".join(question.text for question in questions), ("en",))


@lru_cache(32)
def _weighed(questions: tuple[GuidingQuestion, ...]) -> tuple[_Weighed, ...]:
    language = _language(questions)
    stems = {question.key: _stems(question.text) for question in questions}
    return tuple(
        _Weighed(key, {stem: _weight(stem, language) / _shared_by(stem, stems.values()) ** 2 for stem in own})
        for key, own in stems.items()
    )


def _shared_by(stem: str, questions: Iterable[list[str]]) -> int:
    return sum(any(_same(stem, other) for other in own) for own in questions)


def _weight(word: str, language: str) -> float:
    """Common words weigh little. Without a word list, words of three letters or fewer do."""
    if not has_word_list(language):
        return 1.0 if len(word) <= 3 else 16.0
    return max(0.1, _COMMONEST - max(frequency(word, language), 2.0)) ** 2


def _stems(text: str) -> list[str]:
    return list(dict.fromkeys(fold(token.text) for token in tokens(text)))


def _share(weights: Mapping[str, float], stems: frozenset[str]) -> float:
    whole = sum(weights.values())
    return _common(weights, stems) / whole if whole else 0.0


def _common(weights: Mapping[str, float], stems: frozenset[str]) -> float:
    return sum(weight for word, weight in weights.items() if any(_same(word, stem) for stem in stems))


def _same(one: str, other: str) -> bool:
    """Whether two words are forms of one: the same, or alike but for an ending (decision, decisions)."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    common = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return common >= 5 and len(shorter) - common <= 1 and len(longer) - common <= 3


def _plain(words: str) -> str:
    return " ".join(fold(token) for token in re.findall(r"\w+", words))
