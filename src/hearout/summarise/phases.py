"""How each phase went, as the method section tells it: planned, changed, its sessions, and its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from hearout.records.consultation import Channel, ChannelKind, Consultation, Phase, PhaseChange, PhaseChangeKind
from hearout.summarise.wording import IN_TEXT, as_sentence, capitalised, day, last_moment, listed, number, stretch

__all__ = ["phase_paragraphs"]


def phase_paragraphs(consultation: Consultation) -> Iterator[str]:
    """One for each phase; empty where it went as it was planned, and no more is known of it."""
    return (_phase(phase, consultation.channels) for phase in consultation.phases)


def _phase(phase: Phase, channels: Sequence[Channel]) -> str:
    told = [f"{capitalised(phase.title)}. Planned for {stretch(phase.opens, phase.closes)}."]
    told += _changes(phase)
    told += _of_sessions(phase)
    if phase.ended is None:
        return " ".join(told) if len(told) > 1 else ""
    told.append(f"This phase was ended early, on {day(phase.ended)}.")
    told += [f"The reason: {as_sentence(phase.reason)}"] if phase.reason else []
    told += [f"Decided by {as_sentence(phase.decided_by)}"] if phase.decided_by else []
    if "open" not in phase.reason.casefold():
        told += _still_open(phase.ended, channels)
    return " ".join(told)


def _of_sessions(phase: Phase) -> list[str]:
    """How many sessions were planned, and what became of them."""
    if not phase.planned or not (phase.held or phase.scheduled):
        return []
    given = [
        (phase.scheduled, "given a time"),
        (phase.moved, "moved"),
        (phase.merged, "merged into another"),
        (phase.cancelled, "cancelled"),
    ]
    became = [f"{_were(count)} {what}" for count, what in given if count]
    held = [f"{_were(phase.held)} held"] if phase.held else []
    held = held or ["none was held"] if phase.ended else held
    session = "session" if phase.planned == 1 else "sessions"
    return [f"Of {number(phase.planned)} planned {session} {listed([*became, *held])}."]


def _changes(phase: Phase) -> Iterator[str]:
    """Each change as it was decided, with the dates that it left."""
    for told, change in enumerate(phase.changes, 1):
        opens, closes = replace(phase, changes=phase.changes[:told]).stretch
        yield f"On {day(change.on)} {_change(change, opens, closes)}."
        if change.reason:
            yield f"The reason: {as_sentence(change.reason)}"
        if change.decided_by:
            yield f"Decided by {as_sentence(change.decided_by)}"


def _change(change: PhaseChange, opens: date, closes: date) -> str:
    moved = change.opens or change.closes
    if change.kind is PhaseChangeKind.POSTPONED:
        return f"it was postponed; the new dates were {stretch(opens, closes)}" if moved else "it was postponed"
    if change.kind is PhaseChangeKind.EXTENDED:
        return f"it was extended until {day(closes)}" if moved else "it was extended"
    if change.kind in _OF_SESSIONS:
        one, more = _OF_SESSIONS[change.kind]
        return one if change.sessions <= 1 else more % number(change.sessions)
    sessions = f" of {number(change.sessions)} session{'s' * (change.sessions > 1)}" if change.sessions else ""
    longer = f", and the phase was extended until {day(closes)}" if moved else ""
    return f"a round{sessions} was added{longer}"


_OF_SESSIONS = {
    PhaseChangeKind.SCHEDULED: ("a session was given its time", "%s sessions were given their times"),
    PhaseChangeKind.SESSION_MOVED: ("a session was moved", "%s sessions were moved"),
    PhaseChangeKind.SESSIONS_CANCELLED: ("a session was cancelled", "%s sessions were cancelled"),
    PhaseChangeKind.SESSIONS_MERGED: ("a session was merged into another", "%s sessions were merged into another"),
}


def _were(held: int) -> str:
    return "one was" if held == 1 else f"{number(held)} were"


def _still_open(ended: date, channels: Sequence[Channel]) -> list[str]:
    after = {
        channel.kind: last_moment(channel.closes, channel.timezone)[0]
        for channel in channels
        if channel.closes and last_moment(channel.closes, channel.timezone)[0] > ended
    }
    if not after:
        return []
    names = [IN_TEXT[kind][0] for kind in ChannelKind if kind in after]
    names = [names[0], *(name[:1].lower() + name[1:] for name in names[1:])]
    return [f"{listed(names)} stayed open until {day(max(after.values()))}."]
