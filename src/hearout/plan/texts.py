"""Every text of an announcement with its place, for counting what is missing in a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearout.messages import Phrase
from hearout.messages import gettext_noop as _
from hearout.plan.announcement import Announcement, Text
from hearout.plan.sections import Section

__all__ = ["Placed", "placed_texts"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A text, the section in which it is written, and what it is."""

    text: Text
    section: Section
    what: Phrase


def placed_texts(announcement: Announcement) -> Iterator[Placed]:
    """All of them, also the empty ones, in the order of the sections."""
    yield Placed(announcement.title, Section.ABOUT, Phrase(_("title")))
    yield Placed(announcement.host, Section.ABOUT, Phrase(_("who asks")))
    yield Placed(announcement.purpose, Section.ABOUT, Phrase(_("purpose")))
    yield Placed(announcement.audience, Section.ABOUT, Phrase(_("who should take part")))
    for question in announcement.questions:
        yield Placed(question.text, Section.QUESTIONS, Phrase(_("guiding questions")))
    for phase in announcement.phases:
        for text in (phase.title, phase.about):
            yield Placed(text, Section.DATES, Phrase(_("phases")))
        for one in phase.rounds:
            yield Placed(one.title, Section.DATES, Phrase(_("rounds")))
    for way in announcement.ways:
        for text in (way.title, way.about):
            yield Placed(text, Section.WAYS, Phrase(_("ways to take part")))
    yield Placed(announcement.afterwards, Section.WORDS, Phrase(_("what happens with people’s words")))
    for answer in announcement.answers:
        for text in (answer.question, answer.answer):
            yield Placed(text, Section.ANSWERS, Phrase(_("questions and answers")))
    yield Placed(announcement.responsible, Section.PEOPLE, Phrase(_("who is responsible for the data")))
    yield Placed(announcement.team, Section.PEOPLE, Phrase(_("who runs this")))
