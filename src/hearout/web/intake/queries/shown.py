"""One contribution as its page shows it, without who made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearout.records.consultation import ChannelKind, Consent
from hearout.records.decisions import ContributionAction
from hearout.records.identified import Passage
from hearout.records.imports import State
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.intake.models import Contribution, SetAside
from hearout.web.intake.queries.decisions import Taken, decisions_on, open_to, set_aside_of
from hearout.web.intake.queries.reading import passages_of
from hearout.web.intake.titles import CHANNELS, CONSENTS, DECIDED, STATES
from hearout.web.people.models import User
from hearout.web.times import TimeTold

__all__ = ["DecisionTold", "Shown", "shown"]


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """A decision in words. `may_undo`: it is in force."""

    number: int
    what: str
    reason: str = field(repr=False)
    who: str
    at: TimeTold
    undone: str
    may_undo: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything but the author. Words are there only for who may read them: what is set aside is for one person."""

    row: Contribution
    channel: str
    received: TimeTold | None
    consent: str
    state: State
    state_title: str
    why: str
    source: str = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)
    removed: tuple[str, ...] = field(repr=False)
    answers: Mapping[str, tuple[str, ...]] = field(repr=False)
    decisions: tuple[DecisionTold, ...]
    open_to: frozenset[ContributionAction]
    aside: SetAside | None
    is_for_me: bool

    @property
    def is_readable(self) -> bool:
        """Whether who looks at it may read its words."""
        return self.aside is None or self.is_for_me


def shown(consultation: Consultation, row: Contribution, looking: User, reader: Reader) -> Shown:
    """The contribution as `looking` may see it."""
    aside = set_aside_of(consultation, row.ident) if row.state == State.SET_ASIDE else None
    is_for_me = aside is not None and aside.person_id == looking.pk
    readable, rest = aside is None or is_for_me, row.rest
    return Shown(
        row=row,
        channel=str(CHANNELS[ChannelKind(row.channel)]),
        received=reader.time(row.received) if row.received else None,
        consent=str(CONSENTS[Consent(row.consent)]),
        state=State(row.state),
        state_title=str(STATES[State(row.state)]),
        why=rest.why,
        source=rest.source,
        passages=passages_of(consultation, row.ident) if readable else (),
        removed=rest.removed if readable else (),
        answers={**rest.facets, **rest.closed} if readable else {},
        decisions=tuple(_told(one, reader) for one in decisions_on(consultation, row.ident)),
        open_to=open_to(row),
        aside=aside,
        is_for_me=is_for_me,
    )


def _told(one: Taken, reader: Reader) -> DecisionTold:
    what = str(DECIDED[one.action])
    if one.action is ContributionAction.CONSENT:
        what = f"{what}: {CONSENTS[Consent(one.value)]}"
    return DecisionTold(one.number, what, one.reason, one.who, reader.time(one.at), one.undone_by, one.in_force)
