"""What was erased, known again when another file brings it back: by a pseudonym of what it said, not by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from hearout.records.consultation import ChannelKind
from hearout.records.identified import Author, Contribution, Reading
from hearout.records.imports import State

__all__ = ["ERASED", "ERASED_MARK", "WHY", "bare", "emptied", "mark_of", "without"]

ERASED = "erased "
"""What stands before the mark in the place of a contribution's id in its source."""
ERASED_MARK = "intake.erased"
"""The purpose of the pseudonyms."""
WHY = "taken back by its contributor, and erased"

Pseudonym = Callable[[str], str]


def mark_of(given: Contribution, pseudonym: Pseudonym) -> str:
    """The stand-in of one contribution: the same in every export of its source, where closed answers are written
    otherwise. A response's id says little alone: other surveys count from 1 as well."""
    if given.native.startswith(ERASED):
        return given.native.removeprefix(ERASED)
    texts = tuple(passage.text for passage in given.passages)
    hand = (given.author.name, given.author.email, given.author.handle)
    said = repr(texts or sorted((key, tuple(chosen)) for key, chosen in given.closed.items()))
    if given.channel is ChannelKind.EMAIL and given.native:
        return pseudonym(f"mail {given.native!r}")
    by = given.native if given.channel is ChannelKind.SURVEY and given.native else hand
    return pseudonym(f"{given.channel.value} {by!r} {said}")


def emptied(given: Contribution, mark: str) -> Contribution:
    """The same contribution with nothing left of what was said, by whom, or of what was chosen. It is counted as
    withdrawn, so that the sums of its file agree."""
    return replace(
        given,
        native=f"{ERASED}{mark}",
        passages=(),
        author=Author(),
        reply_to="",
        language="",
        facets={},
        closed={},
        removed=(),
        drawn="",
        state=State.WITHDRAWN,
        why=WHY,
    )


def without(reading: Reading, erased: Mapping[str, int], pseudonym: Pseudonym) -> Reading:
    """The reading with everything emptied that was erased: of each mark as many as were, as others may have said just
    the same. The very same reading where nothing of it is left to be emptied."""
    if not erased:
        return reading
    marks = [mark_of(given, pseudonym) for given in reading.contributions]
    left = Counter(erased)
    left.subtract(m for m, given in zip(marks, reading.contributions, strict=True) if given.native.startswith(ERASED))
    kept: list[Contribution] = []
    for mark, given in zip(marks, reading.contributions, strict=True):
        goes = left[mark] > 0 and not given.native.startswith(ERASED)
        left[mark] -= goes
        kept.append(emptied(given, mark) if goes else given)
    return reading if kept == list(reading.contributions) else bare(replace(reading, contributions=tuple(kept)))


def bare(reading: Reading) -> Reading:
    """Without what its columns hold: the answers that few people gave may be just those."""
    return replace(reading, columns=tuple(replace(column, answers={}) for column in reading.columns))
