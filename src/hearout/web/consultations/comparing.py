"""What differs between two announcements, line by line, as a team reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from hearout.plan.announcement import Announcement
from hearout.plan.sections import Section, sections_changed
from hearout.web.consultations.lines import Line, lines
from hearout.web.consultations.titles import SECTIONS
from hearout.web.languages import direction, name_in

__all__ = ["Change", "Piece", "SectionChanges", "changes", "changes_in"]

WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text; `is_other` where the other text does not have them there."""

    words: str
    is_other: bool


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

    @property
    def was(self) -> tuple[Piece, ...]:
        """The words before, in pieces."""
        return _pieces(self.before, self.after)

    @property
    def now(self) -> tuple[Piece, ...]:
        return _pieces(self.after, self.before)


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


def _pieces(words: str, others: str) -> tuple[Piece, ...]:
    """`words`, parted where they begin or cease to be like `others`. Where one of them is empty, all is as it is."""
    said, there = WORD.findall(words), WORD.findall(others)
    if not said or not there:
        return (Piece(words, is_other=False),)
    steps = SequenceMatcher(None, said, there).get_opcodes()
    return tuple(Piece("".join(said[i:j]), kind != "equal") for kind, i, j, _, _ in steps if j > i)


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
