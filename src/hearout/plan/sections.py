"""The parts in which a team edits an announcement: one page of the set-up each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from hearout.plan.announcement import Announcement

__all__ = ["Section", "sections_changed", "with_section"]


class Section(StrEnum):
    """One page of the set-up, in the order in which a team goes through them."""

    ABOUT = "about"  # title, host, purpose, audience
    QUESTIONS = "questions"  # what the team wants to learn
    DATES = "dates"  # time zone, phases with their rounds
    WAYS = "ways"  # ways to take part
    WORDS = "words"  # what will happen with people's words, and the promises
    ANSWERS = "answers"  # questions and answers
    PEOPLE = "people"  # who is responsible, whom to write to, who runs this
    LANGUAGES = "languages"


def with_section(base: Announcement, source: Announcement, section: Section) -> Announcement:
    """`base` with that section as it is in `source`."""
    return _COPIED[section](base, source)


def sections_changed(before: Announcement, after: Announcement) -> tuple[Section, ...]:
    """The sections in which the two differ."""
    return tuple(section for section in Section if with_section(before, after, section) != before)


_COPIED: dict[Section, Callable[[Announcement, Announcement], Announcement]] = {
    Section.ABOUT: lambda base, source: replace(
        base, title=source.title, host=source.host, purpose=source.purpose, audience=source.audience
    ),
    Section.QUESTIONS: lambda base, source: replace(base, questions=source.questions),
    Section.DATES: lambda base, source: replace(base, zone=source.zone, phases=source.phases),
    Section.WAYS: lambda base, source: replace(base, ways=source.ways),
    Section.WORDS: lambda base, source: replace(base, afterwards=source.afterwards, promises=source.promises),
    Section.ANSWERS: lambda base, source: replace(base, answers=source.answers),
    Section.PEOPLE: lambda base, source: replace(
        base, responsible=source.responsible, contact=source.contact, team=source.team
    ),
    Section.LANGUAGES: lambda base, source: replace(base, languages=source.languages),
}
