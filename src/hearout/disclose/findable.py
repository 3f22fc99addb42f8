"""Someone who searches what is public already, such as the talk page, for a quote."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from hearout.disclose.folding import skeleton
from hearout.disclose.material import PUBLIC, AuditMaterial, RawPassage, raw_passages, small_channels
from hearout.disclose.published import Published
from hearout.disclose.runs import LONGEST_RUN, long_runs, tells
from hearout.disclose.sources import Source, sources
from hearout.disclose.unseen import hides_something
from hearout.disclose.verdict import LINKABILITY, not_applicable, verdict
from hearout.records.identified import Corpus
from hearout.records.report import Check

__all__ = ["Findable", "check", "findable"]

Findable = Callable[[str, str], bool]
"""Whether words (first) said by a contributor (second, a passage id) can be found where anyone can search."""

_TOP = 5

_ATTEMPT = "searches the talk page for a quote"


def check(published: Published, material: AuditMaterial) -> Check:
    """No quote is from a public channel, shares a longer run of words with one, or leads to its author there.

    The search is by word TF-IDF; the author's public words must not be among the first five hits.
    """
    quotes = sources(published, material)
    public = [p for p in material.passages.values() if p.channel in material.public_channels and p.text.strip()]
    if not quotes:
        return not_applicable("search", _ATTEMPT, LINKABILITY, explanation="Nothing is quoted.")
    index = _Index(public)
    reasons = [reason for quote in quotes if (reason := _problem(quote, index, material))]
    return verdict(
        "search",
        _ATTEMPT,
        LINKABILITY,
        tried=len(quotes),
        reasons=reasons,
        explanation="Quotes come from private channels only. None shares more than four words in a row with what is "
        "public, and none leads a word search to what the same person wrote in public.",
    )


def findable(corpus: Corpus, languages: Sequence[str], *, minimum: int = 10) -> Findable:
    """What to ask before a quote is chosen, so that the audit need not refuse it.

    `languages` are those in which a run of everyday words finds nobody. A channel stands beside a quote, so one that
    fewer than `minimum` people used leads to them; and so may characters that nobody sees.
    """
    known = raw_passages(corpus)
    few = small_channels(known.values(), minimum)
    index = _Index([passage for passage in known.values() if passage.channel in PUBLIC and passage.text.strip()])

    def found(words: str, passage: str) -> bool:
        if known[passage].channel in few or hides_something(words):
            return True
        return index.shares_a_run(words, languages) or known[passage].contributor in index.authors_like(words)

    return found


def _problem(source: Source, index: _Index, material: AuditMaterial) -> str:
    remedy = "Take it out by generalising a part of it in decisions/spans.csv, or by its consent."
    if source.passage is not None and source.passage.channel in material.public_channels:
        return f"{source.place} was said in public, where anyone can search for it. {remedy}"
    if index.shares_a_run(source.text, material.word_lists):
        return f"{source.place} shares more than {LONGEST_RUN} words in a row with a public channel. {remedy}"
    if source.passage is not None and source.passage.contributor in index.authors_like(source.text):
        return f"{source.place} leads a word search to what the same person wrote in public. {remedy}"
    return ""


class _Index:
    """What is public, as someone with the talk page and a search engine has it."""

    def __init__(self, passages: Sequence[RawPassage]) -> None:
        self._passages = passages
        self._words = [skeleton(passage.text) for passage in passages]
        self._runs = {run for words in self._words for run in long_runs(words)}
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._search = TfidfVectorizer(analyzer=_same, sublinear_tf=True)
        self._weights = self._search.fit_transform(self._words) if any(self._words) else None

    def shares_a_run(self, text: str, languages: Sequence[str]) -> bool:
        return tells(long_runs(skeleton(text)) & self._runs, languages)

    def authors_like(self, text: str) -> set[str]:
        """The contributors behind the first hits. What shares no word with `text` is no hit."""
        if self._weights is None:
            return set()
        likeness = (self._weights @ self._search.transform([skeleton(text)]).T).toarray().ravel()
        first = np.argsort(-likeness, kind="stable")[:_TOP]
        return {self._passages[at].contributor for at in first if likeness[at] > 0}


def _same(words: list[str]) -> list[str]:
    return words
