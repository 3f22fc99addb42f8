"""What the team decided about single contributions, on top of what was found: whether they count, and for what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hearout.corpus.accounts import SET_ASIDE
from hearout.records.consultation import Consent
from hearout.records.decisions import ContributionAction, ContributionDecision
from hearout.records.identified import Contribution
from hearout.records.imports import State

__all__ = ["Settled", "as_decided"]

COUNTABLE = frozenset({State.COUNTED, State.LATE, State.DUPLICATE})
TAKEN_BACK = "taken back by its contributor"
TAKEN_BACK_ELSEWHERE = "taken back by its contributor, in another copy"


@dataclass(frozen=True, slots=True)
class Settled:
    """`warnings` tell of decisions that fit nothing, by the ids of contributions."""

    contributions: tuple[Contribution, ...] = field(repr=False)
    warnings: tuple[str, ...]


def as_decided(
    found: Sequence[Contribution], originals: Mapping[int, int], decided: Sequence[ContributionDecision]
) -> Settled:
    """The contributions as `decided`; `originals` gives the place of what a copy repeats.

    A withdrawal takes the words out of every copy. One that is counted as well as what it repeats stays the same
    person's, so that nobody counts twice. Nothing is counted that its contributor took back or that says nothing.
    """
    if not decided:
        return Settled(tuple(found), ())
    by_id: dict[str, list[ContributionDecision]] = defaultdict(list)
    for decision in decided:
        by_id[decision.contribution].append(decision)
    taken_back = {_first(n, originals) for n, one in enumerate(found) if _is_withdrawn(by_id.get(one.id, ()))}
    contributions = tuple(
        _without_words(one, by_id.get(one.id, ()))
        if _first(n, originals) in taken_back
        else _settled(one, by_id.get(one.id, ()))
        for n, one in enumerate(found)
    )
    return Settled(contributions, tuple(_warnings(found, by_id)))


def _first(place: int, originals: Mapping[int, int]) -> int:
    while place in originals:
        place = originals[place]
    return place


def _is_withdrawn(decided: Sequence[ContributionDecision]) -> bool:
    return any(decision.action is ContributionAction.WITHDRAW for decision in decided)


def _without_words(one: Contribution, decided: Sequence[ContributionDecision]) -> Contribution:
    """Its passages keep their ids, by which an audit finds what rests on them; its author stays known to the nets, so
    that what others say of them is still masked."""
    return replace(
        one,
        passages=tuple(replace(passage, text="", prompt="") for passage in one.passages),
        facets={},
        closed={},
        removed=(),
        state=State.WITHDRAWN,
        why=TAKEN_BACK if _is_withdrawn(decided) else TAKEN_BACK_ELSEWHERE,
    )


def _settled(one: Contribution, decided: Sequence[ContributionDecision]) -> Contribution:
    settled = one
    for decision in decided:
        if decision.action is ContributionAction.CONSENT:
            settled = replace(settled, consent=Consent(decision.value))
        elif decision.action is ContributionAction.COUNT:
            settled = replace(settled, state=_counted(one), why=_although(one))
        elif one.state is not State.WITHDRAWN:
            settled = replace(settled, state=State.SET_ASIDE, why=SET_ASIDE)
    return settled


def _counted(one: Contribution) -> State:
    return State.COUNTED if one.state in COUNTABLE else one.state


def _although(one: Contribution) -> str:
    return f"counted by the team, though {one.why}" if _counted(one) is not one.state else one.why


def _warnings(found: Sequence[Contribution], by_id: Mapping[str, Sequence[ContributionDecision]]) -> Iterator[str]:
    states = {one.id: one.state for one in found}
    missing = [id_ for id_ in by_id if id_ not in states]
    if missing:
        yield f"Decisions about contributions name some that are not there: {', '.join(missing)}."
    for id_, decided in by_id.items():
        to_count = any(decision.action is ContributionAction.COUNT for decision in decided)
        if to_count and id_ in states and states[id_] not in COUNTABLE:
            yield f"{id_} is to be counted, but it is {states[id_].value}: it stays so."
