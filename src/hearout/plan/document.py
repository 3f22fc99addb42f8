"""An announcement as JSON and back, exactly.

A document says in which format it was written, so that a later Hearout can read what an earlier one kept. Reading is
strict: what is unknown, missing or of another kind is an error that names its place, `phases[2].closes`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TypeAlias

from hearout.errors import BadInput
from hearout.plan.announcement import (
    Announcement,
    Ending,
    Joining,
    Phase,
    PhaseKind,
    Promises,
    Question,
    QuestionAndAnswer,
    Round,
    Session,
    Text,
    TurnoutProposal,
    TurnoutRule,
    Way,
)
from hearout.plan.document_table import Table, inside
from hearout.records.consultation import ChannelKind

__all__ = ["FORMAT", "Json", "from_document", "text_to_document", "to_document"]

FORMAT = 2
_BEFORE_SESSIONS = 1  # said only how many of a round's sessions had a time

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def to_document(announcement: Announcement) -> dict[str, Json]:
    """The announcement as JSON. `from_document` gives an equal one back."""
    return {
        "format": FORMAT,
        "title": text_to_document(announcement.title),
        "host": text_to_document(announcement.host),
        "purpose": text_to_document(announcement.purpose),
        "audience": text_to_document(announcement.audience),
        "questions": [{"key": one.key, "text": text_to_document(one.text)} for one in announcement.questions],
        "afterwards": text_to_document(announcement.afterwards),
        "phases": [_phase_written(phase) for phase in announcement.phases],
        "ways": [_way_written(way) for way in announcement.ways],
        "answers": [_answer_written(one) for one in announcement.answers],
        "promises": _promises_written(announcement.promises),
        "contact": announcement.contact,
        "responsible": text_to_document(announcement.responsible),
        "team": text_to_document(announcement.team),
        "zone": announcement.zone,
        "languages": list(announcement.languages),
    }


def text_to_document(text: Text) -> dict[str, Json]:
    """A text as JSON: language tag to words."""
    return dict(text.words)


def _phase_written(phase: Phase) -> dict[str, Json]:
    return {
        "key": phase.key,
        "kind": phase.kind.value,
        "title": text_to_document(phase.title),
        "opens": phase.opens.isoformat(),
        "closes": phase.closes.isoformat(),
        "about": text_to_document(phase.about),
        "rounds": [_round_written(one) for one in phase.rounds],
        "first_opens": phase.first_opens.isoformat() if phase.first_opens else None,
        "first_closes": phase.first_closes.isoformat() if phase.first_closes else None,
        "ended": _ending_written(phase.ended) if phase.ended else None,
    }


def _round_written(one: Round) -> dict[str, Json]:
    return {
        "key": one.key,
        "title": text_to_document(one.title),
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "sessions": one.sessions,
        "schedule": [_session_written(session) for session in one.schedule],
        "rule": _rule_written(one.rule) if one.rule else None,
    }


def _session_written(session: Session) -> dict[str, Json]:
    return {
        "key": session.key,
        "opens": session.opens.isoformat(),
        "zone": session.zone,
        "minutes": session.minutes,
        "title": text_to_document(session.title),
        "joining": session.joining.value,
        "address": session.address,
        "registration": session.registration,
        "capacity": session.capacity,
        "recorded": session.recorded,
        "cancelled": session.cancelled,
        "merged_into": session.merged_into,
        "first_opens": session.first_opens.isoformat() if session.first_opens else None,
    }


def _rule_written(rule: TurnoutRule) -> dict[str, Json]:
    return {"minimum": rule.minimum, "days_before": rule.days_before, "proposal": rule.proposal.value}


def _ending_written(ended: Ending) -> dict[str, Json]:
    return {"at": ended.at.astimezone(UTC).isoformat(), "decision": ended.decision, "held": ended.held}


def _way_written(way: Way) -> dict[str, Json]:
    return {
        "key": way.key,
        "kind": way.kind.value,
        "phase": way.phase,
        "title": text_to_document(way.title),
        "about": text_to_document(way.about),
        "address": way.address,
    }


def _answer_written(one: QuestionAndAnswer) -> dict[str, Json]:
    return {"key": one.key, "question": text_to_document(one.question), "answer": text_to_document(one.answer)}


def _promises_written(promises: Promises) -> dict[str, Json]:
    return {
        "minimum": promises.minimum,
        "k": promises.k,
        "rounding": promises.rounding,
        "kept_until": promises.kept_until.isoformat() if promises.kept_until else None,
    }


def from_document(document: object) -> Announcement:
    """The announcement that `to_document` wrote. Raises BadInput at the first place that is not as it should be."""
    if isinstance(document, dict) and document.get("format") not in (None, _BEFORE_SESSIONS, FORMAT):
        raise BadInput("format: is not one that this Hearout reads. A later one wrote it; update this one.")
    return inside(document, "", _announcement_read)


def _announcement_read(table: Table) -> Announcement:
    table.whole("format")
    return Announcement(
        title=table.text("title"),
        host=table.text("host"),
        purpose=table.text("purpose"),
        audience=table.text("audience"),
        questions=table.each("questions", lambda one: Question(one.line("key"), one.text("text"))),
        afterwards=table.text("afterwards"),
        phases=table.each("phases", _phase_read),
        ways=table.each("ways", _way_read),
        answers=table.each("answers", _answer_read),
        promises=table.inside("promises", _promises_read),
        contact=table.line("contact"),
        responsible=table.text("responsible"),
        team=table.text("team"),
        zone=table.line("zone"),
        languages=table.lines("languages"),
    )


def _phase_read(table: Table) -> Phase:
    return Phase(
        key=table.line("key"),
        kind=table.one_of("kind", PhaseKind),
        title=table.text("title"),
        opens=table.wall("opens"),
        closes=table.wall("closes"),
        about=table.text("about"),
        rounds=table.each("rounds", _round_read),
        first_opens=table.unless_none("first_opens", table.wall),
        first_closes=table.unless_none("first_closes", table.wall),
        ended=table.unless_none("ended", lambda key: table.inside(key, _ending_read)),
    )


def _round_read(table: Table) -> Round:
    untimed = Round(
        key=table.line("key"),
        title=table.text("title"),
        first=table.day("first"),
        last=table.day("last"),
        sessions=table.whole("sessions"),
    )
    if table.has("scheduled"):  # the earlier format: nobody wrote down when
        table.whole("scheduled")
        return untimed
    schedule = table.each("schedule", _session_read)
    return replace(
        untimed, schedule=schedule, rule=table.unless_none("rule", lambda key: table.inside(key, _rule_read))
    )


def _session_read(table: Table) -> Session:
    return Session(
        key=table.line("key"),
        opens=table.wall("opens"),
        zone=table.line("zone"),
        minutes=table.whole("minutes"),
        title=table.text("title"),
        joining=table.one_of("joining", Joining),
        address=table.line("address"),
        registration=table.yes_or_no("registration"),
        capacity=table.whole("capacity"),
        recorded=table.yes_or_no("recorded"),
        cancelled=table.unless_none("cancelled", table.whole),
        merged_into=table.line("merged_into"),
        first_opens=table.unless_none("first_opens", table.wall),
    )


def _rule_read(table: Table) -> TurnoutRule:
    return TurnoutRule(table.whole("minimum"), table.whole("days_before"), table.one_of("proposal", TurnoutProposal))


def _ending_read(table: Table) -> Ending:
    return Ending(table.instant("at"), table.whole("decision"), table.unless_none("held", table.whole))


def _way_read(table: Table) -> Way:
    return Way(
        key=table.line("key"),
        kind=table.one_of("kind", ChannelKind),
        phase=table.line("phase"),
        title=table.text("title"),
        about=table.text("about"),
        address=table.line("address"),
    )


def _answer_read(table: Table) -> QuestionAndAnswer:
    return QuestionAndAnswer(table.line("key"), table.text("question"), table.text("answer"))


def _promises_read(table: Table) -> Promises:
    return Promises(
        minimum=table.whole("minimum"),
        k=table.whole("k"),
        rounding=table.whole("rounding"),
        kept_until=table.unless_none("kept_until", table.day),
    )
