"""Closed answers and facets as exact tables of who gave which answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hearout.records.analysis import ClosedTable
from hearout.records.consultation import Consultation
from hearout.records.safe import SafeContribution, SafeCorpus

__all__ = ["closed_tables"]


def closed_tables(corpus: SafeCorpus, consultation: Consultation) -> tuple[ClosedTable, ...]:
    """One table for each facet of the consultation and each closed question that anybody answered. Answers of one
    contributor through several channels count once."""
    facets = [
        _table(facet.key, facet.label, _answers(corpus.contributions, facet.key, facet=True), facet.order, facet=True)
        for facet in consultation.facets
    ]
    closed = [
        _table(key, consultation.closed_titles.get(key, key), _answers(corpus.contributions, key), (), facet=False)
        for key in _closed_keys(corpus.contributions, consultation.closed_titles)
    ]
    return tuple(table for table in (*facets, *closed) if table.base)


def _closed_keys(contributions: Sequence[SafeContribution], titles: Mapping[str, str]) -> Iterator[str]:
    """Keys in the team's order, then those without a title by name."""
    used = {key for contribution in contributions for key in contribution.closed}
    yield from (key for key in titles if key in used)
    yield from sorted(used - set(titles))


def _answers(contributions: Iterable[SafeContribution], key: str, *, facet: bool = False) -> dict[str, set[str]]:
    given: dict[str, set[str]] = {}
    for contribution in contributions:
        for answer in (contribution.facets if facet else contribution.closed).get(key, ()):
            if answer:
                given.setdefault(answer, set()).add(contribution.contributor)
    return given


def _table(key: str, title: str, given: Mapping[str, set[str]], order: Sequence[str], *, facet: bool) -> ClosedTable:
    listed = {answer: at for at, answer in enumerate(order)}
    answers = sorted(given, key=lambda answer: (listed.get(answer, len(order)), -len(given[answer]), answer))
    base = frozenset[str]().union(*given.values())
    return ClosedTable(
        key=key,
        title=title,
        rows=tuple((answer, frozenset(given[answer])) for answer in answers),
        base=base,
        exclusive=sum(len(people) for people in given.values()) == len(base),
        facet=facet,
    )
