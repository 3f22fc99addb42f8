"""Reading who could come: PEOPLE.csv, as zones with weights or as people with their hours."""

from __future__ import annotations

from hearout.plan.coverage.participants import WORKING_HOURS, Facilitator, Participant, Participants, Stretch

__all__ = ["Participant", "Participants", "Stretch", "read_facilitators", "read_people", "read_window"]


def read_people(text: str, source: str, window: Stretch = WORKING_HOURS) -> Participants:
    """PEOPLE.csv: `timezone,weight[,region]`, where everyone has the window, or `id,timezone,from,to,days[,region]`.

    Raises UnreadableSource with the line and what to do.
    """
    raise NotImplementedError


def read_facilitators(text: str, source: str) -> tuple[Facilitator, ...]:
    """The same for those who hold sessions: `id,timezone,from,to,days`."""
    raise NotImplementedError


def read_window(text: str) -> Stretch:
    """Hours such as 08:00-20:00; 22:00-02:00 runs into the next day. Raises Refusal about "window"."""
    raise NotImplementedError
