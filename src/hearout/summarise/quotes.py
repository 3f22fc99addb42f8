"""Which words may stand beside a finding: said with consent, not from a public channel, and clear on their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from hearout.language.words import tokens
from hearout.records.analysis import Excerpt
from hearout.records.consultation import ChannelKind, Consent
from hearout.records.decisions import QuoteAction, QuoteDecision
from hearout.records.draft import Quote
from hearout.records.evidence import Evidence, QuoteEvidence
from hearout.records.safe import SafeCorpus, SafeText

__all__ = ["Chosen", "Findable", "Quotes", "untold"]

Findable = Callable[[str, str], bool]
"""Whether words (first) of a passage (second, its id) can be found where anyone can search."""

_A_FINDING = 2
_WORDS = range(6, 41)
_MARKS = 2
_WORDS_A_MARK = 6
_PLACES_A_STEP = 3
_NEIGHBOURS = 0.6

_LEAN_ON_OTHERS = re.compile(
    r"(and|but|also|so|or|because|then|this|that|these|those|it|its|it's|they|them|he|she|which|same|yes|no|agreed|"
    r"however|therefore|otherwise|besides|see|as above|ditto)\b",
    re.IGNORECASE,
)
_OF_THEMSELVES = re.compile(
    r"\b(I(?: am|['’]m| was| have been|['’]ve been)|we(?: are|['’]re)|(?:for|of) us|as an?|my|our|mine|ours)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[-*•–—#>]+|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_LINK = re.compile(r"https?:|www\.|://")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("{", "}"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """A quote for the page and, for the team, its place."""

    quote: Quote
    evidence: QuoteEvidence
    contributor: str = field(repr=False)


class Quotes:
    """Chooses quotes for one finding after the other, so that nothing is quoted twice. What people `decided` to leave
    out, or told in their own words, is not quoted."""

    def __init__(self, corpus: SafeCorpus, findable: Findable, decided: Sequence[QuoteDecision] = ()) -> None:
        self._decided = decided
        self._told: set[str] = set()
        self._findable = findable
        self._passages = {passage.id: passage for passage in corpus.passages}
        self._said: list[frozenset[str]] = []
        self._quoted: set[str] = set()

    def choose(self, excerpts: Sequence[Excerpt], *, of_few: bool, most: int = _A_FINDING) -> tuple[Chosen, ...]:
        """At most two (or `most`), by different people, in the order given but for what speaks against quoting.

        `of_few`: so few people raised this that nobody should be quoted on who they are.
        """
        able = [chosen for excerpt in excerpts if (chosen := self._quotable(excerpt))]
        if of_few:
            able = [chosen for chosen in able if not _OF_THEMSELVES.search(chosen.quote.text.text)]
        ranked = sorted(enumerate(able), key=lambda place: self._cost(place[1]) * _PLACES_A_STEP + place[0])
        picked: list[Chosen] = []
        for _, candidate in ranked:
            if len(picked) == most:
                break
            if candidate.contributor not in {one.contributor for one in picked} and self._fits(candidate):
                picked.append(candidate)
                self._said.append(_vocabulary(candidate))
                self._quoted.add(candidate.contributor)
        return tuple(picked)

    def paraphrases(self, evidence: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """(the team's words, the passage) for those passages of a finding that were told so, each once in all."""
        here = {*evidence} - self._told
        found = tuple((one.value, one.passage) for one in self._paraphrased() if one.passage in here)
        self._told.update(passage for _, passage in found)
        return found

    def _paraphrased(self) -> Iterator[QuoteDecision]:
        return (one for one in self._decided if one.action is QuoteAction.PARAPHRASE)

    def _quotable(self, excerpt: Excerpt) -> Chosen | None:
        """The excerpt as a quote, if its contributor agreed and its words stand in the corpus as given.

        Words from a talk page are public already: whoever searches for them finds who wrote them.
        """
        passage = self._passages.get(excerpt.passage)
        if passage is None or not excerpt.quotable or not passage.consent.allows(Consent.QUOTE):
            return None
        if ChannelKind.TALK in (excerpt.channel, passage.channel):
            return None
        text, shift = _bare(excerpt.text)
        start = excerpt.start + shift
        end = start + len(text.text)
        if passage.text.text[start:end] != text.text or not _reads_well(text):
            return None
        if any(one.passage == passage.id and one.leaves_out(start, end) for one in self._decided):
            return None
        return Chosen(Quote(text, passage.channel), QuoteEvidence(passage.id, start, end), passage.contributor)

    def _cost(self, chosen: Chosen) -> int:
        """What speaks against a quote, in steps; a step weighs as much as three places further from the typical.

        Words in which people tell of themselves come last: they are the ones that somebody may recognise.
        """
        text = chosen.quote.text
        return sum(
            (
                2 * len(text.marks),
                3 * bool(_LEAN_ON_OTHERS.match(text.text)),
                3 * bool(_OF_THEMSELVES.search(text.text)),
                chosen.contributor in self._quoted,
            )
        )

    def _fits(self, chosen: Chosen) -> bool:
        """Whether nothing like it was quoted yet, and nobody finds it by searching for what was said in public."""
        words = _vocabulary(chosen)
        if any(len(words & said) >= _NEIGHBOURS * min(len(words), len(said)) for said in self._said):
            return False
        return not self._findable(chosen.quote.text.text, chosen.evidence.passage)


def untold(decided: Sequence[QuoteDecision], evidence: Evidence) -> tuple[str, ...]:
    """What to tell the team of paraphrases that stand nowhere, as no finding rests on their passage."""
    told = {passage for finding in evidence.findings for passage in finding.paraphrases}
    lost = [one.passage for one in decided if one.action is QuoteAction.PARAPHRASE and one.passage not in told]
    return (f"Paraphrases of passages that no finding rests on are not told: {', '.join(lost)}.",) if lost else ()


def _bare(text: SafeText) -> tuple[SafeText, int]:
    """Without a list's bullet and without space around it; the shift is what was taken off the front."""
    bullet = _BULLET.match(text.text)
    start = bullet.end() if bullet else len(text.text) - len(text.text.lstrip())
    end = len(text.text.rstrip())
    if any(mark.start < start for mark in text.marks) or start >= end:
        return text, 0
    return text.part(start, end), start


def _reads_well(text: SafeText) -> bool:
    words = len(tokens(text.text))
    if words not in _WORDS or len(text.marks) > min(_MARKS, words // _WORDS_A_MARK):
        return False
    if "\n" in text.text or _LINK.search(text.text) or text.text.isupper():
        return False
    if text.text.count('"') % 2:
        return False
    return all(text.text.count(opens) == text.text.count(closes) for opens, closes in _PAIRS)


def _vocabulary(chosen: Chosen) -> frozenset[str]:
    return frozenset(token.text.casefold() for token in tokens(chosen.quote.text.text))
