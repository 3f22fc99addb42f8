"""An announcement line by line: each thing that it says, with its place and what it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearout.plan.announcement import Announcement, Joining, Phase, Round, Text, Way
from hearout.plan.sections import Section
from hearout.plan.timetable import closes_at
from hearout.web.consultations.titles import JOINING_KINDS, PHASE_KINDS, WAY_KINDS
from hearout.web.consultations.turnout import rule_in_words
from hearout.web.languages import name_in
from hearout.web.sentences import listed
from hearout.web.times import city, day_in_words, days_in_words, told, wall_in_words

__all__ = ["Line", "lines"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said. `place` is the same in every announcement; `label` says what it is, `of` of which item;
    `language` is that of its words ("": they are Hearout's). `keys`: what a list holds, where the line is its order."""

    place: str
    label: str
    words: str
    of: str = ""
    language: str = ""
    keys: tuple[str, ...] = ()


def lines(said: Announcement, section: Section, reader: str) -> Iterator[Line]:
    """What `section` says, told in the language of its `reader`."""
    return _Lines(said, reader).of(section)


@dataclass(frozen=True, slots=True)
class _Lines:
    said: Announcement
    reader: str

    def of(self, section: Section) -> Iterator[Line]:
        match section:
            case Section.ABOUT:
                yield from self._about()
            case Section.QUESTIONS:
                yield from self._questions()
            case Section.DATES:
                yield from self._dates()
            case Section.WAYS:
                yield from self._ways()
            case Section.WORDS:
                yield from self._words()
            case Section.ANSWERS:
                yield from self._answers()
            case Section.PEOPLE:
                yield from self._people()
            case Section.LANGUAGES:
                names = listed(name_in(tag, self.reader) for tag in self.said.languages)
                yield Line("languages", _("Languages, the main one first"), names)

    def _about(self) -> Iterator[Line]:
        said = self.said
        yield from _text("title", _("Title"), said.title)
        yield from _text("host", _("Who asks"), said.host)
        yield from _text("purpose", _("Purpose"), said.purpose)
        yield from _text("audience", _("Who should take part"), said.audience)

    def _questions(self) -> Iterator[Line]:
        yield self._order((one.key, one.text) for one in self.said.questions)
        for one in self.said.questions:
            yield from _text(one.key, _("Question"), one.text)

    def _answers(self) -> Iterator[Line]:
        yield self._order((one.key, one.question) for one in self.said.answers)
        for one in self.said.answers:
            yield from _text(f"{one.key} question", _("Question"), one.question)
            yield from _text(f"{one.key} answer", _("Answer"), one.answer, self._read(one.question))

    def _dates(self) -> Iterator[Line]:
        yield Line("zone", _("Time zone"), city(self.said.zone, self.reader))
        yield self._order((phase.key, phase.title) for phase in self.said.phases)
        for phase in self.said.phases:
            yield from self._phase(phase)

    def _phase(self, phase: Phase) -> Iterator[Line]:
        key, of = phase.key, self._read(phase.title)
        yield from _text(f"{key} title", _("Name"), phase.title, of)
        yield Line(f"{key} kind", _("What it is for"), str(PHASE_KINDS[phase.kind]), of)
        yield Line(f"{key} opens", _("Opens"), wall_in_words(phase.opens, self.reader), of)
        yield Line(f"{key} closes", _("Closes"), wall_in_words(phase.closes, self.reader), of)
        if phase.ended:
            ended = told(closes_at(phase, self.said.zone), self.said.zone, self.reader)
            yield Line(f"{key} ended", _("Ended early"), str(ended), of)
        yield from _text(f"{key} about", _("What happens in it"), phase.about, of)
        for one in phase.rounds:
            yield from _text(f"{key} {one.key} title", _("Name of the round"), one.title, of)
            yield Line(f"{key} {one.key}", _("Round"), self._round(one), of)
            rule = rule_in_words(one.rule) if one.rule else ""
            yield Line(f"{key} {one.key} rule", _("When few come"), rule, self._read(one.title))
            yield from self._sessions(one)

    def _sessions(self, one: Round) -> Iterator[Line]:
        of = self._read(one.title)
        for session in one.schedule:
            at = wall_in_words(session.opens, self.reader)
            facts = {"time": at, "city": city(session.zone, self.reader), "count": session.minutes}
            words = ngettext(
                "%(time)s in %(city)s, %(count)s minute", "%(time)s in %(city)s, %(count)s minutes", session.minutes
            )
            told = (
                words % facts
                if session.cancelled is None
                else _("%(session)s (cancelled)") % {"session": words % facts}
            )
            yield Line(session.key, _("Session"), told, of)
            yield from _text(f"{session.key} title", _("Name of the session"), session.title, of)
            joining = "" if session.joining is Joining.OTHER else str(JOINING_KINDS[session.joining])
            yield Line(f"{session.key} joining", _("Joined by"), " ".join(filter(None, (joining, session.address))), of)

    def _round(self, one: Round) -> str:
        days = days_in_words(one.first, one.last, self.reader)
        sessions = ngettext("%(count)s session", "%(count)s sessions", one.sessions) % {"count": one.sessions}
        if not one.scheduled:
            return _("%(days)s: %(sessions)s") % {"days": days, "sessions": sessions}
        facts = {"days": days, "sessions": sessions, "scheduled": one.scheduled}
        return _("%(days)s: %(sessions)s, %(scheduled)s of them with a time already") % facts

    def _ways(self) -> Iterator[Line]:
        yield self._order((way.key, way.title) for way in self.said.ways)
        for way in self.said.ways:
            yield from self._way(way)

    def _way(self, way: Way) -> Iterator[Line]:
        key, of, phase = way.key, self._read(way.title), self.said.phase(way.phase)
        yield from _text(f"{key} title", _("Name"), way.title, of)
        yield Line(f"{key} kind", _("What it is"), str(WAY_KINDS[way.kind]), of)
        yield Line(f"{key} phase", _("Open during"), self._read(phase.title) if phase else "", of)
        yield from _text(f"{key} about", _("How it works"), way.about, of)
        yield Line(f"{key} address", _("Address"), way.address, of)

    def _words(self) -> Iterator[Line]:
        promises = self.said.promises
        kept = promises.kept_until
        yield from _text("afterwards", _("What happens with people’s words"), self.said.afterwards)
        yield Line("minimum", _("Smallest group"), str(promises.minimum))
        yield Line("k", _("People a finding rests on"), str(promises.k))
        yield Line("rounding", _("Numbers are rounded to"), str(promises.rounding))
        yield Line("kept", _("What people said is kept until"), day_in_words(kept, self.reader) if kept else "")

    def _people(self) -> Iterator[Line]:
        yield from _text("responsible", _("Responsible for the data"), self.said.responsible)
        yield Line("contact", _("Contact"), self.said.contact)
        yield from _text("team", _("Who runs this"), self.said.team)

    def _order(self, items: Iterable[tuple[str, Text]]) -> Line:
        items = tuple(items)
        words = "\n".join(f"{number}. {self._read(text)}" for number, (_key, text) in enumerate(items, 1))
        return Line("order", _("Order"), words, keys=tuple(key for key, _text in items))

    def _read(self, text: Text) -> str:
        return text.said(self.reader, self.said.languages).words


def _text(place: str, label: str, text: Text, of: str = "") -> Iterator[Line]:
    for language, words in text.words.items():
        yield Line(f"{place} {language}", label, words, of, language)
