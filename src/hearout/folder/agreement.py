"""Whether the settings agree with each other, once each can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearout import collect
from hearout.folder.schema import Problem
from hearout.folder.values import named, shown
from hearout.likely import nearest
from hearout.records.consultation import Channel, Consultation, Facet, Phase, PhaseChangeKind, Privacy

__all__ = ["disagreements"]


def disagreements(consultation: Consultation) -> Iterator[Problem]:
    """Every problem that shows only when two settings are seen together."""
    if not consultation.questions:
        yield Problem("questions", 'there are none. Write [[questions]] with key = "…" and text = "…", at least once.')
    yield from _doubles("questions", [question.key for question in consultation.questions])
    yield from _doubles("facets", [facet.key for facet in consultation.facets])
    for number, facet in enumerate(consultation.facets, 1):
        yield from _in_audience(f"facets[{number}].audience", facet)
    for number, channel in enumerate(consultation.channels, 1):
        yield from _in_channel(f"channels[{number}]", channel, consultation)
    for number, phase in enumerate(consultation.phases, 1):
        yield from _in_phase(f"phases[{number}]", phase)
    yield from _in_privacy(consultation.privacy)


def _doubles(section: str, keys: Sequence[str]) -> Iterator[Problem]:
    for number, key in enumerate(keys, 1):
        first = keys.index(key) + 1
        if first < number:
            yield Problem(f"{section}[{number}].key", f"is {shown(key)}, as in {section}[{first}]. Keys are used once.")


def _in_audience(place: str, facet: Facet) -> Iterator[Problem]:
    """An audience compares groups with each other, and names them as the answers do."""
    if len(facet.audience) == 1:
        yield Problem(place, "names one group only. Name every group that was addressed: their shares are compared.")
    known = tuple(dict.fromkeys((*facet.order, *facet.groups)))
    for group in facet.audience:
        if facet.order and group not in known:
            hint = nearest(group, known) or f" Its answers are {', '.join(known)}."
            yield Problem(f"{place}.{named(group)}", f"is no answer of this facet.{hint}")


def _in_channel(place: str, channel: Channel, consultation: Consultation) -> Iterator[Problem]:
    if channel.opens and channel.closes and channel.closes < channel.opens:
        yield Problem(f"{place}.closes", f"is before it opens ({channel.opens:%Y-%m-%d %H:%M %Z}).")
    if channel.format and channel.format not in collect.formats():
        hint = nearest(channel.format, collect.formats()) or f" Write one of {', '.join(collect.formats())}."
        yield Problem(f"{place}.format", f"is {shown(channel.format)}, which no reader knows.{hint}")
    keys = [question.key for question in consultation.questions]
    for column, key in channel.mapping.open.items():
        if key not in keys:
            hint = nearest(key, keys) or f" The keys of [[questions]] are {', '.join(keys)}."
            if column in keys:
                hint = f' Is it the wrong way round? Write "{key}" = "{column}": the column first, then the question.'
            yield Problem(f"{place}.mapping.open.{named(column)}", f"is {shown(key)}, which is no question.{hint}")
    for key in channel.mapping.facets.keys() & channel.mapping.closed.keys():
        yield Problem(f"{place}.mapping.closed.{named(key)}", "is a facet too. Give one of them another key.")


def _in_phase(place: str, phase: Phase) -> Iterator[Problem]:
    if phase.closes < phase.opens:
        yield Problem(f"{place}.closes", f"is before it opens ({phase.opens}).")
        return
    yield from _in_changes(f"{place}.changes", phase)
    opens, closes = phase.stretch
    if phase.ended and not opens <= phase.ended <= closes:
        longer = 'For a longer one write [[phases.changes]] with change = "extended".'
        yield Problem(f"{place}.ended", f"is not between {opens} and {closes}. {longer}")
    elif phase.ended and phase.ended < closes and not phase.reason:
        yield Problem(f"{place}.reason", "is missing. Say why the phase ended early: the summary prints it.")


def _in_changes(place: str, phase: Phase) -> Iterator[Problem]:
    """Each change is seen with the dates that the phase had by then."""
    for number, change in enumerate(phase.changes, 1):
        here = f"{place}[{number}]"
        opens, closes = replace(phase, changes=phase.changes[: number - 1]).stretch
        new_opens, new_closes = change.opens or opens, change.closes or closes
        if number > 1 and change.on < phase.changes[number - 2].on:
            yield Problem(
                f"{here}.on", f"is before that of {place}[{number - 1}]. Write them in the order of their days."
            )
        if change.kind is not PhaseChangeKind.POSTPONED and change.opens:
            yield Problem(
                f"{here}.opens", f"stands with change = {shown(change.kind)}. Only what is postponed opens anew."
            )
        if change.kind is PhaseChangeKind.EXTENDED and new_closes <= closes:
            yield Problem(f"{here}.closes", f"is not after {closes}, its last day until then. Write a later one.")
        elif change.kind is PhaseChangeKind.ROUND_ADDED and new_closes < closes:
            yield Problem(f"{here}.closes", f"is before {closes}, its last day until then. Write a later one.")
        elif new_closes < new_opens:
            yield Problem(f"{here}.closes", f"is before it opens ({new_opens}).")


def _in_privacy(privacy: Privacy) -> Iterator[Problem]:
    if privacy.minimum < privacy.k:
        yield Problem("privacy.minimum", f"is {privacy.minimum}, below k = {privacy.k}. Write at least {privacy.k}.")
    if privacy.rounding > privacy.minimum:
        yield Problem("privacy.rounding", f"is {privacy.rounding}, above minimum = {privacy.minimum}. Write less.")
