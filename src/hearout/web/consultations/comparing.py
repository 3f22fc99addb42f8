"""What differs between two announcements, line by line, as a team reads it."""

from __future__ import annotations

from dataclasses import dataclass

from hearout.plan.announcement import Announcement
from hearout.plan.sections import Section, sections_changed
from hearout.web.consultations.lines import Line, lines
from hearout.web.consultations.titles import SECTIONS
from hearout.web.languages import direction, name_in

__all__ = ["Change", "SectionChanges", "changes", "changes_in"]


@dataclass(frozen=True, slots=True)
class Change:
    """One line that is not the same: how it was and how it is, "" where it is not there. `language` is that of the
    words, in the reader's name for it; `tag` and `direction` are for the page ("" and "auto": they are Hearout's)."""

    place: str
    label: str
    of: str
    before: str
    after: str
    language: str
    tag: str

    @property
    def direction(self) -> str:
        return direction(self.tag) if self.tag else "auto"


@dataclass(frozen=True, slots=True)
class SectionChanges:
    """What is not the same in one section."""

    section: Section
    title: str
    changes: tuple[Change, ...]


def changes(before: Announcement, after: Announcement, reader: str) -> tuple[SectionChanges, ...]:
    """Every section that is not the same, in order, told in the language of its `reader`."""
    return tuple(
        SectionChanges(section, str(SECTIONS[section]), changes_in(section, before, after, reader))
        for section in sections_changed(before, after)
    )


def changes_in(section: Section, before: Announcement, after: Announcement, reader: str) -> tuple[Change, ...]:
    """What is not the same in one section. What is gone comes after what stood before it."""
    was = {line.place: line for line in lines(before, section, reader)}
    now = {line.place: line for line in lines(after, section, reader)}
    pairs = ((was.get(place), now.get(place)) for place in _together(tuple(was), tuple(now)))
    return tuple(_change(old, new, reader) for old, new in pairs if _differ(old, new))


def _together(was: tuple[str, ...], now: tuple[str, ...]) -> list[str]:
    """All places, in the order of `now`."""
    order = list(now)
    for number, place in enumerate(was):
        if place not in now:
            order.insert(order.index(was[number - 1]) + 1 if number else 0, place)
    return order


def _differ(old: Line | None, new: Line | None) -> bool:
    if old and new and (old.keys or new.keys):  # what came or went is told in its own place
        return [key for key in old.keys if key in new.keys] != [key for key in new.keys if key in old.keys]
    return (old.words if old else "") != (new.words if new else "")


def _change(old: Line | None, new: Line | None, reader: str) -> Change:
    line = new or old
    assert line is not None
    return Change(
        place=line.place,
        label=line.label,
        of=line.of,
        before=old.words if old else "",
        after=new.words if new else "",
        language=name_in(line.language, reader) if line.language else "",
        tag=line.language,
    )
