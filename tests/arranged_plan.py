"""An announcement for tests of the planning room: four ways, phases before and after, in Berlin's time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hearout.plan.announcement import (
    Announcement,
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
from hearout.records.consultation import ChannelKind


def en(words: str) -> Text:
    return Text({"en": words})


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


SURVEY = Phase("survey", PhaseKind.LISTENING, en("Survey"), datetime(2026, 8, 10), datetime(2026, 8, 31, 23, 59))
RULE = TurnoutRule(6, 2, TurnoutProposal.MERGE)
FIRST_TWO = (
    Session("session-1", datetime(2026, 9, 8, 18), "Europe/Berlin", 60, en("Evening in Europe")),
    Session("session-2", datetime(2026, 9, 9, 10), "Asia/Tokyo", 60, en("Morning in Asia"), Joining.JITSI),
)
SESSIONS = Phase(
    "sessions",
    PhaseKind.LISTENING,
    en("Listening sessions"),
    datetime(2026, 9, 8),
    datetime(2026, 9, 16, 23, 59),
    rounds=(
        Round(
            "round-1", en("First round"), date(2026, 9, 8), date(2026, 9, 9), sessions=2, schedule=FIRST_TWO, rule=RULE
        ),
        Round("round-2", en("Second round"), date(2026, 9, 15), date(2026, 9, 16), sessions=2, rule=RULE),
    ),
)
WRITING = Phase("writing", PhaseKind.LISTENING, en("Writing"), datetime(2026, 8, 10), datetime(2026, 9, 29, 23, 59))
READING = Phase("reading", PhaseKind.READING, en("Reading"), datetime(2026, 9, 30), datetime(2026, 10, 20, 23, 59))
SUMMARY = Phase("summary", PhaseKind.SUMMARY, en("Summary"), datetime(2026, 11, 3), datetime(2026, 11, 3, 23, 59))

ANNOUNCED = Announcement(
    title=en("How should Meridian take its technical decisions?"),
    host=en("the Meridian Technical Committee"),
    purpose=en("We want to know **how it looks** from where you sit."),
    audience=en("Anyone whose work is touched."),
    questions=(Question("kinds", en("What kinds of decisions?")), Question("adjust", en("What should change?"))),
    afterwards=en("1. We *collect* them.\n2. We publish a [summary](https://example.org/s)."),
    phases=(SURVEY, SESSIONS, WRITING, READING, SUMMARY),
    ways=(
        Way("survey", ChannelKind.SURVEY, "survey", en("Survey"), address="https://survey.example.org/forum"),
        Way("sessions", ChannelKind.SESSION, "sessions", en("Listening sessions"), en("By video call.")),
        Way("talk", ChannelKind.TALK, "writing", en("Talk page"), address="https://wiki.example.org/Talk:Forum"),
        Way("mail", ChannelKind.EMAIL, "writing", en("E-mail"), address="forum@example.org"),
    ),
    answers=(QuestionAndAnswer("counts", en("Does a mail count less?"), en("No.")),),
    promises=Promises(kept_until=date(2027, 3, 31)),
    contact="forum@example.org",
    responsible=en("Meridian Technical Committee"),
    team=en("Amara Lindqvist and Teodor Vashti."),
    zone="Europe/Berlin",
)


def with_phase(changed: Phase, announcement: Announcement = ANNOUNCED) -> Announcement:
    """The same with another phase under the key of `changed`."""
    phases = tuple(changed if phase.key == changed.key else phase for phase in announcement.phases)
    return replace(announcement, phases=phases)
