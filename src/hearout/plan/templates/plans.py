"""What each template holds, without its words: keys under which they are written, and days counted from the start."""

from __future__ import annotations

from dataclasses import dataclass

from hearout.plan.announcement import PhaseKind
from hearout.records.consultation import ChannelKind

__all__ = ["PLANS", "Plan", "Rounds", "Stretch", "Way"]


@dataclass(frozen=True, slots=True)
class Rounds:
    """A round of sessions, from its first day to its last."""

    key: str
    first: int
    last: int
    sessions: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase: it opens when its first day begins, and closes when its last one ends."""

    key: str
    kind: PhaseKind
    first: int
    last: int
    rounds: tuple[Rounds, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way to take part, open during a phase."""

    key: str
    kind: ChannelKind
    phase: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One template. `steps`: what happens with people's words, one after another. `team`: which text says who runs it.
    `kept`: the last day on which what people said is kept."""

    name: str
    steps: tuple[str, ...]
    phases: tuple[Stretch, ...]
    ways: tuple[Way, ...]
    kept: int
    questions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    team: str = ""


_SURVEY = Way("survey", ChannelKind.SURVEY, "survey")
_SESSIONS = Way("sessions", ChannelKind.SESSION, "sessions")

PLANS = (
    Plan(
        name="retrospective",
        questions=("kinds", "involved", "impacted", "adjust"),
        steps=("collect", "mask", "group", "attack", "publish", "answer"),
        answers=("change", "anonymous", "readers", "several", "withdraw", "language"),
        team="usual",
        phases=(
            Stretch("survey", PhaseKind.LISTENING, 0, 20),
            Stretch(
                "sessions",
                PhaseKind.LISTENING,
                28,
                37,
                rounds=(Rounds("round-1", 28, 30, sessions=2), Rounds("round-2", 35, 37, sessions=2)),
            ),
            Stretch("writing", PhaseKind.LISTENING, 0, 48),
            Stretch("reading", PhaseKind.READING, 49, 69),
            Stretch("summary", PhaseKind.SUMMARY, 84, 84),
            Stretch("answers", PhaseKind.ANSWERS, 85, 126),
        ),
        ways=(
            _SURVEY,
            _SESSIONS,
            Way("talk", ChannelKind.TALK, "writing"),
            Way("mail", ChannelKind.EMAIL, "writing"),
        ),
        kept=300,
    ),
    Plan(
        name="community",
        questions=("works", "missing", "first", "careful"),
        steps=("collect", "mask", "group", "attack", "publish", "next"),
        answers=("vote", "anonymous", "readers", "several", "withdraw", "language"),
        team="usual",
        phases=(
            Stretch("survey", PhaseKind.LISTENING, 0, 20),
            Stretch(
                "sessions",
                PhaseKind.LISTENING,
                14,
                23,
                rounds=(Rounds("round-1", 14, 16, sessions=2), Rounds("round-2", 21, 23, sessions=2)),
            ),
            Stretch("writing", PhaseKind.LISTENING, 0, 34),
            Stretch("reading", PhaseKind.READING, 35, 55),
            Stretch("summary", PhaseKind.SUMMARY, 63, 63),
            Stretch("answers", PhaseKind.ANSWERS, 64, 105),
        ),
        ways=(
            _SURVEY,
            _SESSIONS,
            Way("talk", ChannelKind.TALK, "writing"),
            Way("mail", ChannelKind.EMAIL, "writing"),
        ),
        kept=300,
    ),
    Plan(
        name="proposal",
        questions=("unclear", "agree", "against", "amend"),
        steps=("collect", "mask", "group-parts", "attack", "publish-revised", "decide"),
        answers=("decided", "vote", "anonymous", "readers", "withdraw", "late"),
        team="proposal",
        phases=(
            Stretch("comments", PhaseKind.LISTENING, 0, 27),
            Stretch("sessions", PhaseKind.LISTENING, 14, 16, rounds=(Rounds("round-1", 14, 16, sessions=2),)),
            Stretch("reading", PhaseKind.READING, 28, 41),
            Stretch("revised", PhaseKind.SUMMARY, 49, 49),
            Stretch("decision", PhaseKind.ANSWERS, 50, 77),
        ),
        ways=(
            Way("talk", ChannelKind.TALK, "comments"),
            Way("mail", ChannelKind.EMAIL, "comments"),
            _SESSIONS,
        ),
        kept=240,
    ),
    Plan(
        name="blank",
        steps=("collect", "mask", "group", "attack", "publish", "answer"),
        phases=(
            Stretch("listening", PhaseKind.LISTENING, 0, 20),
            Stretch("reading", PhaseKind.READING, 21, 34),
            Stretch("summary", PhaseKind.SUMMARY, 42, 42),
            Stretch("answers", PhaseKind.ANSWERS, 43, 70),
        ),
        ways=(Way("mail", ChannelKind.EMAIL, "listening"),),
        kept=240,
    ),
)
