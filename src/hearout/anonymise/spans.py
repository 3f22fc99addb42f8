"""Spans that overlap become one, and everything any net caught stays caught."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hearout.records.redaction import Net, Span

__all__ = ["DECIDED", "merged"]

DECIDED = "decided by the team"
"""The `reason` of a span that a person asked for; it has more authority than any net."""

_AUTHORITY = {net: order for order, net in enumerate(Net)}


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, none overlapping another; together they cover exactly what was covered before.

    Of spans that overlap one stands for all: one that covers the others (unless it is a mere unknown word), else the
    one with the most authority, then the longest. The answer does not depend on the order given.
    """
    return tuple(_one(group) for group in _overlapping(sorted(spans, key=_place)))


def _place(span: Span) -> tuple[int, int, int, str, str, str]:
    return (span.start, -span.end, _AUTHORITY[span.net], span.kind, span.reason, span.replacement)


def _overlapping(spans: list[Span]) -> Iterator[list[Span]]:
    group: list[Span] = []
    reach = 0
    for span in spans:
        if group and span.start >= reach:
            yield group
            group = []
        group.append(span)
        reach = max(reach, span.end) if len(group) > 1 else span.end
    if group:
        yield group


def _one(group: list[Span]) -> Span:
    if len(group) == 1:
        return group[0]
    start, end = group[0].start, max(span.end for span in group)
    covering = [span for span in group if span.end - span.start == end - start and span.net is not Net.VOCABULARY]
    decided = [span for span in group if span.reason == DECIDED and span.end - span.start == end - start]
    return replace(min(decided or covering or group, key=_authority), start=start, end=end)


def _authority(span: Span) -> tuple[bool, int, int, float, tuple[int, int, int, str, str, str]]:
    return (span.reason != DECIDED, _AUTHORITY[span.net], span.start - span.end, -span.score, _place(span))
