"""What is wrong with a sentence that somebody wrote for a finding, told beside the field before any audit.

Nothing here stops anybody: the audit does. Counts and hedges are the system's, which prints them beside the sentence
from numbers that are protected; a sentence that counts for itself is compared with those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearout.disclose.known_words import KnownWords, Problem, problems
from hearout.disclose.unseen import hides_something
from hearout.messages import Message, say
from hearout.messages import gettext_noop as _
from hearout.records.draft import Cell, Finding
from hearout.web.summaries import ports

__all__ = ["Weight", "looked_at", "weight_of"]

_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|per ?cent\b)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)(?![\w%]|[.,]\d|\s*(?:%|per ?cent))", re.IGNORECASE)
_NEAR = 0.1  # how far a share in words may be from the printed one

_HEDGES: tuple[tuple[str, float, float], ...] = (  # words, and the shares that they fit
    (r"everyone|everybody|all (?:of them|people|contributors)|without exception", 0.98, 1),
    (r"nobody|no one|none of them", 0, 0.02),
    (r"nearly all|almost all|almost everyone|nearly everyone", 0.85, 1),
    (r"(?<!the )most (?:people|of|contributors|who)|most(?= (?:want|wish|say|said|find|see|feel|think))", 0.5, 1),
    (r"(?:a|the) (?:large |great |clear |vast )?majority", 0.5, 1),
    (r"(?:a|the) (?:small )?minority", 0, 0.5),
    (r"more than half", 0.5, 1),
    (r"(?<!more than )(?<!less than )half", 0.4, 0.6),
    (r"(?:a|one) third of", 0.23, 0.43),
    (r"two thirds of", 0.57, 0.77),
    (r"(?:a|one) quarter of", 0.15, 0.35),
    (r"(?:a few|very few|hardly any(?:body|one)?|only some)", 0, 0.25),
)


@dataclass(frozen=True, slots=True)
class Weight:
    """The printed numbers that stand beside a sentence: people, of those who spoke to the question."""

    said: Cell
    of: Cell

    @property
    def shares(self) -> tuple[float, float]:
        """The smallest and the largest share that these numbers leave open."""
        low = self.said.low / max(1, self.of.high)
        return low, min(1.0, self.said.high / max(1, self.of.low))

    @property
    def shown(self) -> str:
        return f"{self.said.shown} of {self.of.shown}"


def weight_of(finding: Finding) -> Weight:
    """What is printed beside its sentence."""
    return Weight(finding.contributors, finding.base)


def looked_at(sentence: str, known: KnownWords, weight: Weight | None) -> tuple[Message, ...]:
    """Everything that the one who wrote it should look at again. Without `weight` nothing was counted yet."""
    return (
        *_hidden(sentence),
        *_words(sentence, known),
        *_identifiers(sentence),
        *(_counts(sentence, weight) if weight else _counted_at_all(sentence)),
    )


def _hidden(sentence: str) -> Iterator[Message]:
    if hides_something(sentence):
        yield say(_("There are characters in it that nobody sees. Type the sentence anew."))


def _words(sentence: str, known: KnownWords) -> Iterator[Message]:
    """Words that the audit would refuse."""
    found = list(problems(sentence, known))
    unknown = dict.fromkeys(token.text for token, problem in found if problem is Problem.UNKNOWN)
    names = dict.fromkeys(token.text for token, problem in found if problem is Problem.NAME)
    if unknown:
        yield say(_("Not public yet: %(words)s. Choose other words, or clear these at the desk."), words=tuple(unknown))
    if names:
        yield say(_("This looks like somebody’s name: %(words)s. A summary names nobody."), words=tuple(names))


def _identifiers(sentence: str) -> Iterator[Message]:
    find = ports.identifiers.get()
    if find and find(sentence):
        yield say(_("It holds an address, a handle or a number that may lead to a person. Take it out."))


def _counted_at_all(sentence: str) -> Iterator[Message]:
    if _NUMBER.search(sentence) or _PERCENT.search(sentence):
        yield say(_("It holds a number. How many people said so is counted and printed beside the sentence."))


def _counts(sentence: str, weight: Weight) -> Iterator[Message]:
    yield from _numbers(sentence, weight)
    low, high = weight.shares
    for words, least, most in _HEDGES:
        found = re.search(rf"\b(?:{words})\b", sentence, re.IGNORECASE)
        if found and (high < least or low > most):
            yield say(
                _("“%(words)s” does not fit: it was said by %(weight)s. That is printed beside the sentence."),
                words=found[0],
                weight=weight.shown,
            )


def _numbers(sentence: str, weight: Weight) -> Iterator[Message]:
    printed = {weight.said.value, weight.of.value}
    for found in _NUMBER.finditer(sentence):
        if int(found[1].replace(",", "")) not in printed:
            yield say(
                _("“%(number)s” is not a number of this finding: it is printed as %(weight)s. Leave numbers out."),
                number=found[1],
                weight=weight.shown,
            )
    low, high = weight.shares
    for found in _PERCENT.finditer(sentence):
        share = float(found[1].replace(",", ".")) / 100
        if not low - _NEAR / 2 <= share <= high + _NEAR / 2:
            yield say(
                _("“%(number)s %%” does not fit: it was said by %(weight)s. Leave per cents out."),
                number=found[1],
                weight=weight.shown,
            )
