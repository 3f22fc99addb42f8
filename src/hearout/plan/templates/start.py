"""A first announcement from a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hearout.errors import BadInput, Refusal
from hearout.plan import announcement as announced
from hearout.plan.announcement import Announcement, Text
from hearout.plan.moments import instant, likely_day
from hearout.plan.templates import plans
from hearout.plan.templates.texts import FALLBACK, spoken, text

__all__ = ["start_from"]

USUAL_RULE = announced.TurnoutRule(minimum=5, days_before=2, proposal=announced.TurnoutProposal.MERGE)
"""What a template says beforehand about few registrations: as many people as a finding rests on, unless told."""

_OPENS = time(0, 0)
_CLOSES = time(23, 59)
_AROUND_A_CLOCK_CHANGE = timedelta(hours=2)


def start_from(template_name: str, languages: tuple[str, ...], zone: str, start: date) -> Announcement:
    """The announcement of a consultation that begins on `start`, in those of `languages` that the template speaks.

    Where it speaks none of them, its English words are there to be translated, and English is one of the languages.
    Raises BadInput where there is no such template, and Refusal about "zone" where there is no such zone, or about
    "start" where that is centuries away.
    """
    plan = next((plan for plan in plans.PLANS if plan.name == template_name), None)
    if plan is None:
        raise BadInput(f"There is no such template. There are {', '.join(plan.name for plan in plans.PLANS)}.")
    likely_day(start, field="start")
    if not spoken(languages):
        languages = (*languages, FALLBACK)
    return _Start(plan, languages, zone, start).announcement()


@dataclass(frozen=True, slots=True)
class _Start:
    """A template's plan, and what the team chose."""

    plan: plans.Plan
    languages: tuple[str, ...]
    zone: str
    start: date

    def announcement(self) -> Announcement:
        plan = self.plan
        return Announcement(
            title=self._text(plan.name, "title"),
            purpose=self._text(plan.name, "purpose"),
            audience=self._text(plan.name, "audience"),
            questions=tuple(announced.Question(key, self._text(plan.name, "questions", key)) for key in plan.questions),
            afterwards=self._steps(),
            phases=tuple(self._phase(stretch) for stretch in plan.phases),
            ways=tuple(self._way(way) for way in plan.ways),
            answers=tuple(self._answer(key) for key in plan.answers),
            promises=announced.Promises(kept_until=self._day(plan.kept)),
            team=self._text("team", plan.team),
            zone=self.zone,
            languages=self.languages,
        )

    def _text(self, *place: str) -> Text:
        return text(place, spoken(self.languages))

    def _steps(self) -> Text:
        """A numbered list in each language."""
        steps = [self._text("steps", key) for key in self.plan.steps]
        return Text(
            {
                language: "\n".join(f"{number}. {step.words[language]}" for number, step in enumerate(steps, 1))
                for language in spoken(self.languages)
            }
        )

    def _phase(self, stretch: plans.Stretch) -> announced.Phase:
        return announced.Phase(
            key=stretch.key,
            kind=stretch.kind,
            title=self._text("phases", stretch.key, "title"),
            opens=_certain(datetime.combine(self._day(stretch.first), _OPENS), self.zone, _AROUND_A_CLOCK_CHANGE),
            closes=_certain(datetime.combine(self._day(stretch.last), _CLOSES), self.zone, -_AROUND_A_CLOCK_CHANGE),
            about=self._text("phases", stretch.key, "about"),
            rounds=tuple(self._round(one) for one in stretch.rounds),
        )

    def _round(self, one: plans.Rounds) -> announced.Round:
        title = self._text("rounds", one.key)
        return announced.Round(one.key, title, self._day(one.first), self._day(one.last), one.sessions, rule=USUAL_RULE)

    def _way(self, way: plans.Way) -> announced.Way:
        title, about = self._text("ways", way.key, "title"), self._text("ways", way.key, "about")
        return announced.Way(way.key, way.kind, way.phase, title, about)

    def _answer(self, key: str) -> announced.QuestionAndAnswer:
        question, answer = self._text("answers", key, "question"), self._text("answers", key, "answer")
        return announced.QuestionAndAnswer(key, question, answer)

    def _day(self, number: int) -> date:
        return self.start + timedelta(days=number)


def _certain(wall: datetime, zone: str, otherwise: timedelta) -> datetime:
    """The time, or one beside it in zones that change their clocks at midnight and on that day."""
    try:
        instant(wall, zone)
    except Refusal as refusal:
        if refusal.field == "zone":
            raise
        return wall + otherwise
    return wall
