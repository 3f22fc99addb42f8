"""What can be decided about a contribution, and what is kept of one beside its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hearout.corpus.accounts import SET_ASIDE
from hearout.records.consultation import Channel, Facet
from hearout.records.decisions import ContributionAction
from hearout.records.imports import ImportReport, Rejection, State

__all__ = [
    "ACCOUNTED",
    "ASPECTS",
    "COUNTABLE",
    "PAGE",
    "TO_SET_ASIDE",
    "TYPED_IN",
    "Account",
    "Aspect",
    "Channels",
    "Origin",
    "Rest",
]

PAGE = 50
"""Rows of a list on one page."""

TO_SET_ASIDE = "contributions.view"
"""What somebody must be allowed to do to have contributions set aside for them."""

TYPED_IN = 0
"""In the place of a file's id, for what the team typed in."""

ACCOUNTED = (State.COUNTED, State.DUPLICATE, State.LATE, State.EMPTY, State.WITHDRAWN, State.SET_ASIDE)
"""Every state of a contribution, in the order in which sums are told."""

COUNTABLE = frozenset({State.LATE, State.DUPLICATE})
"""What can be counted all the same, where the team says so."""


class Aspect(StrEnum):
    """What a decision is about: whether it counts, or what it may be used for. One decision on each is in force."""

    COUNTING = "counting"
    CONSENT = "consent"


ASPECTS: Mapping[ContributionAction, Aspect] = {
    ContributionAction.COUNT: Aspect.COUNTING,
    ContributionAction.WITHDRAW: Aspect.COUNTING,
    ContributionAction.SET_ASIDE: Aspect.COUNTING,
    ContributionAction.CONSENT: Aspect.CONSENT,
}


class Origin(StrEnum):
    """How somebody came onto the list of people: typed in there, out of a roster that was uploaded, missed by the nets
    and found at the desk, or written down as there in a session."""

    TYPED = "typed"
    UPLOADED = "uploaded"
    FOUND = "found"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class Rest:
    """What a page shows of a contribution besides its words: the file it is in, why its state is what it is, what the
    reader cut off as structure, and the answers that were chosen."""

    source: str = field(repr=False)
    why: str = field(default="", repr=False)
    removed: tuple[str, ...] = field(default=(), repr=False)
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    closed: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Account:
    """One file and what became of it, when everything was brought together last. `upload` is its id (0: typed in)."""

    upload: int
    report: ImportReport = field(repr=False)

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """What its reader could not use: without what the team set aside, which has its own rows."""
        return tuple(one for one in self.report.rejected if one.reason != SET_ASIDE)


@dataclass(frozen=True, slots=True)
class Channels:
    """What the files say about the consultation besides contributions: the settings lack it without them."""

    channels: tuple[Channel, ...] = field(repr=False)
    facets: tuple[Facet, ...] = ()
    closed_titles: Mapping[str, str] = field(default_factory=dict)
