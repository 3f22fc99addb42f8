"""An announcement and the team's decisions as the engine's own records, so that the summary tells the same story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from hearout.plan.announcement import Announcement, Phase, Text, Way
from hearout.plan.decided import Decided, DecisionKind, Moved
from hearout.plan.moments import last_day, local_day
from hearout.plan.plain import plain
from hearout.plan.sessions import SessionStage, held_by, of_phase, session_stage
from hearout.plan.timetable import closes_at, opens_at
from hearout.records import consultation as records

__all__ = ["recorded"]

_BENDING = {
    DecisionKind.EXTENDED: records.PhaseChangeKind.EXTENDED,
    DecisionKind.POSTPONED: records.PhaseChangeKind.POSTPONED,
    DecisionKind.ROUND_ADDED: records.PhaseChangeKind.ROUND_ADDED,
    DecisionKind.SCHEDULED: records.PhaseChangeKind.SCHEDULED,
    DecisionKind.SESSION_MOVED: records.PhaseChangeKind.SESSION_MOVED,
    DecisionKind.SESSIONS_CANCELLED: records.PhaseChangeKind.SESSIONS_CANCELLED,
    DecisionKind.SESSIONS_MERGED: records.PhaseChangeKind.SESSIONS_MERGED,
}


def recorded(
    announcement: Announcement,
    decisions: Sequence[Decided],
    outreach: Sequence[records.Outreach],
    language: str,
    now: datetime | None = None,
) -> records.Consultation:
    """What was announced and decided, in `language` where there are words in it. Sources and facets are not of it.
    `now` says how many sessions of a phase were held that did not end early; it is told once none is to come by then
    (None: never)."""
    story = _Story(announcement, tuple(sorted(decisions, key=lambda decided: decided.number)), language, now)
    return records.Consultation(
        title=story.line(announcement.title),
        questions=tuple(records.GuidingQuestion(one.key, story.line(one.text)) for one in announcement.questions),
        channels=tuple(story.channel(way) for way in announcement.ways),
        purpose=story.prose(announcement.purpose),
        audience=story.prose(announcement.audience),
        language=language,
        responsible=story.line(announcement.responsible),
        contact=announcement.contact,
        afterwards=story.prose(announcement.afterwards),
        phases=tuple(story.phase(phase) for phase in announcement.phases),
        outreach=tuple(outreach),
        privacy=records.Privacy(announcement.promises.minimum, announcement.promises.k, announcement.promises.rounding),
    )


@dataclass(frozen=True, slots=True)
class _Story:
    """What was announced, what was decided since (in order), the language to tell it in, and when it is told."""

    announcement: Announcement
    decisions: tuple[Decided, ...]
    language: str
    now: datetime | None

    def line(self, text: Text) -> str:
        return text.said(self.language, self.announcement.languages).words.strip()

    def prose(self, text: Text) -> str:
        """What may hold Markdown."""
        return plain(self.line(text))

    def channel(self, way: Way) -> records.Channel:
        """Sessions are held on days of their own, so that the days of their phase say nothing about when."""
        zone, phase = self.announcement.zone, self.announcement.phase(way.phase)
        begins = opens_at(phase, zone) if phase and way.kind is not records.ChannelKind.SESSION else None
        ends = closes_at(phase, zone) if phase else None
        return records.Channel(way.kind, "", self.line(way.title), begins, ends, zone)

    def phase(self, phase: Phase) -> records.Phase:
        ending, timed = self._ending(phase), of_phase(phase)
        return records.Phase(
            title=self.line(phase.title),
            opens=(phase.first_opens or phase.opens).date(),
            closes=last_day(phase.first_closes or phase.closes),
            ended=local_day(phase.ended.at, self.announcement.zone) if phase.ended else None,
            reason=self.prose(ending.reason) if ending else "",
            decided_by=ending.decided_by if ending else "",
            planned=sum(one.sessions for one in phase.rounds),
            held=self._held(phase),
            scheduled=len(timed),
            moved=sum(one.first_opens is not None for one in timed),
            cancelled=sum(one.cancelled is not None and not one.merged_into for one in timed),
            merged=sum(bool(one.merged_into) for one in timed),
            changes=tuple(self._changes(phase)),
        )

    def _held(self, phase: Phase) -> int:
        if phase.ended:
            return phase.ended.held or 0
        if self.now is None or SessionStage.SOON in {session_stage(one, self.now) for one in of_phase(phase)}:
            return 0
        return held_by(phase, self.now)

    def _ending(self, phase: Phase) -> Decided | None:
        number = phase.ended.decision if phase.ended else None
        return next((decided for decided in self.decisions if decided.number == number), None)

    def _changes(self, phase: Phase) -> Iterator[records.PhaseChange]:
        for decided in self.decisions:
            if decided.phase == phase.key and decided.kind in _BENDING:
                moved = next((one for one in decided.moved if one.phase == phase.key), Moved(phase.key))
                yield self._change(decided, phase, moved)

    def _change(self, decided: Decided, phase: Phase, moved: Moved) -> records.PhaseChange:
        return records.PhaseChange(
            kind=_BENDING[decided.kind],
            on=local_day(decided.at, self.announcement.zone),
            opens=moved.opens.date() if moved.opens else None,
            closes=last_day(moved.closes) if moved.closes else None,
            sessions=len(decided.sessions) or sum(one.sessions for one in phase.rounds if one.key in moved.rounds),
            reason=self.prose(decided.reason),
            decided_by=decided.decided_by,
        )
