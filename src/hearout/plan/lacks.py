"""Something missing or wrong in an announcement that is not published yet."""

from __future__ import annotations

from dataclasses import dataclass

from hearout.messages import Message
from hearout.plan.sections import Section

__all__ = ["Lack", "advice", "stop"]


@dataclass(frozen=True, slots=True)
class Lack:
    """In which section, what to do, and whether it stops publication or is advice."""

    section: Section
    stops: bool
    message: Message


def stop(section: Section, message: Message) -> Lack:
    """What stops publication."""
    return Lack(section, stops=True, message=message)


def advice(section: Section, message: Message) -> Lack:
    """What had better be mended."""
    return Lack(section, stops=False, message=message)
