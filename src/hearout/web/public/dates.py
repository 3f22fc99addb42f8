"""The phases with their dates, as a visitor reads them: days in their own zone, and what was planned at first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext

from hearout.plan.announcement import Announcement, Phase, Round, Said
from hearout.plan.moments import first_instant, local_day
from hearout.plan.timetable import closes_at, opens_at, phase_state
from hearout.web.consultations.queries.phases import phases_told
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.queries.sessions import held_in_words
from hearout.web.public.states import StateTold, state_of_phase
from hearout.web.times import days_in_words

__all__ = ["PhaseDates", "dates_told"]

MOMENT = timedelta(minutes=1)  # what closes at midnight lasts to the day before


@dataclass(frozen=True, slots=True)
class PhaseDates:
    """A row of the table. `planned` is what was first published, where it came otherwise; `held` how many sessions
    were, where somebody said so."""

    title: Said
    about: Said
    days: str
    planned: str
    rounds: tuple[str, ...]
    held: str
    state: StateTold


def dates_told(said: Announcement, reader: Reader, now: datetime) -> tuple[PhaseDates, ...]:
    """All phases, in the order of the announcement."""
    rounds = [phase.rounds for phase in phases_told(said, reader, now)]
    return tuple(_told(phase, rounds[at], said, reader, now) for at, phase in enumerate(said.phases))


def _told(phase: Phase, rounds: tuple[str, ...], said: Announcement, reader: Reader, now: datetime) -> PhaseDates:
    days = _days(opens_at(phase, said.zone), closes_at(phase, said.zone), reader)
    first_opens = first_instant(phase.first_opens or phase.opens, said.zone)
    first_closes = first_instant(phase.first_closes or phase.closes, said.zone)
    planned = _days(first_opens, first_closes, reader)
    return PhaseDates(
        title=reader.said(phase.title),
        about=reader.said(phase.about),
        days=days,
        planned="" if planned == days else gettext("first planned: %(days)s") % {"days": planned},
        rounds=tuple(_round(one, rounds[at], phase, said.zone) for at, one in enumerate(phase.rounds)),
        held=held_in_words(phase),
        state=state_of_phase(phase_state(phase, said.zone, now), phase.kind),
    )


def _days(opens: datetime, closes: datetime, reader: Reader) -> str:
    last = max(opens, closes - MOMENT)
    return days_in_words(local_day(opens, reader.zone), local_day(last, reader.zone), reader.spoken)


def _round(one: Round, told: str, phase: Phase, zone: str) -> str:
    """A round, and whether it was to come when its phase was ended."""
    if phase.ended is None or one.first <= local_day(phase.ended.at, zone):
        return told
    return gettext("%(round)s (called off)") % {"round": told}
