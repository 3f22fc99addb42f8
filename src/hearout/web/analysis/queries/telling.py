"""Passages, decisions and questions in the words of whoever reads a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.translation import gettext, ngettext

from hearout.plan.announcement import Announcement, Said, Text
from hearout.records.consultation import ChannelKind, Consent
from hearout.records.decisions import NO_THEME, ThemeAction
from hearout.records.safe import SafeText
from hearout.web.analysis.models import ThemeDecision
from hearout.web.analysis.titles import ACTIONS, CHANNELS, CONSENTS
from hearout.web.consultations.queries.readers import Reader
from hearout.web.languages import name_in
from hearout.web.passages.models import Passage
from hearout.web.times import TimeTold

__all__ = [
    "ChannelTold",
    "DecisionTold",
    "PassageTold",
    "Piece",
    "channels_told",
    "decision_told",
    "passage_told",
    "question_told",
]


@dataclass(frozen=True, slots=True)
class ChannelTold:
    """How many came through a channel."""

    kind: str
    title: str
    people: int


def channels_told(counts: Mapping[str, int]) -> tuple[ChannelTold, ...]:
    """Of all channels that count somebody, in their order."""
    return tuple(ChannelTold(kind.value, str(CHANNELS[kind]), counts[kind]) for kind in ChannelKind if counts.get(kind))


def question_told(key: str, said: Announcement, reader: Reader) -> Said:
    """A guiding question by its words; what fits none says so."""
    if not key:
        return Said(gettext("What answers none of the guiding questions"), reader.spoken, reader.spoken)
    asked = next((question for question in said.questions if question.key == key), None)
    return reader.said(asked.text) if asked else reader.said(Text({reader.spoken: key}))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text. `is_masked`: it stands for something taken out; `is_general`: a wider word stands there;
    `is_telling`: it stands for the theme."""

    words: str = field(repr=False)
    is_masked: bool
    is_general: bool
    is_telling: bool


@dataclass(frozen=True, slots=True)
class PassageTold:
    """A passage as pages show it."""

    ident: str
    pieces: tuple[Piece, ...] = field(repr=False)
    channel: str
    channel_title: str
    consent: str
    language: str
    language_title: str


def passage_told(row: Passage, reader: Reader, stretch: tuple[int, int] | None = None) -> PassageTold:
    """With what was replaced marked, and the stretch that stands for a theme."""
    return PassageTold(
        ident=row.ident,
        pieces=tuple(_pieces(row.said, stretch)),
        channel=row.channel,
        channel_title=str(CHANNELS[ChannelKind(row.channel)]),
        consent=str(CONSENTS[Consent(row.consent)]),
        language=row.language,
        language_title=name_in(row.language, reader.spoken) if row.language else "",
    )


def _pieces(said: SafeText, stretch: tuple[int, int] | None) -> Iterable[Piece]:
    """A stretch that is all of it is not marked: there is nothing to tell it from."""
    start, end = stretch if stretch and stretch[1] - stretch[0] < len(said.text.strip()) else (0, 0)
    cuts = {0, len(said.text), min(start, len(said.text)), min(end, len(said.text))}
    cuts |= {at for mark in said.marks for at in (mark.start, mark.end)}
    places = sorted(cuts)
    for one, other in pairwise(places):
        mark = next((mark for mark in said.marks if mark.start <= one < mark.end), None)
        words = said.text[one:other]
        yield Piece(
            words=words.strip("[]") if mark and not mark.general else words,
            is_masked=mark is not None and not mark.general,
            is_general=mark is not None and mark.general,
            is_telling=start <= one < end,
        )


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """One decision in words. `stands`: nobody undid it; `waits`: the newest run did not follow it (or its undoing)."""

    number: int
    kind: str
    called: str = field(repr=False)
    what: str = field(repr=False)
    words: str = field(repr=False)
    reason: str = field(repr=False)
    by: str
    at: TimeTold
    stands: bool
    undone_by: str
    undone_at: TimeTold | None
    waits: bool
    passages: tuple[str, ...] = ()


def decision_told(decision: ThemeDecision, reader: Reader, followed: int) -> DecisionTold:
    """`followed` is the number of decisions that the newest run followed."""
    newest = max(decision.number, decision.undone_number or 0)
    return DecisionTold(
        number=decision.number,
        kind=str(ACTIONS[ThemeAction(decision.action)]),
        called=decision.called,
        what=_what(decision),
        words=_words(decision),
        reason=decision.reason,
        by=str(decision.by or ""),
        at=reader.time(decision.at),
        stands=decision.undone_at is None,
        undone_by=str(decision.undone_by or ""),
        undone_at=reader.time(decision.undone_at) if decision.undone_at else None,
        waits=newest > followed,
        passages=tuple(decision.passages),
    )


def _what(decision: ThemeDecision) -> str:
    """What comes of it, up to the words that `_words` gives."""
    count = len(decision.passages)
    match ThemeAction(decision.action):
        case ThemeAction.RENAME:
            return gettext("It is called:")
        case ThemeAction.SAY:
            return gettext("It says:")
        case ThemeAction.MERGE:
            return gettext("It is one with:")
        case ThemeAction.SET_ASIDE:
            return gettext("It is no theme.")
        case ThemeAction.SPLIT if not decision.value:
            return gettext("Every part that was found in it is a theme of its own.")
        case ThemeAction.SPLIT if decision.words:
            return gettext("Those who use these words are a theme of their own:")
        case ThemeAction.SPLIT:
            said = ngettext(
                "What is like %(count)s passage is a theme of its own:",
                "What is like %(count)s passages is a theme of its own:",
                count,
            )
            return said % {"count": count}
        case ThemeAction.GATHER:
            said = ngettext("%(count)s passage is in it.", "%(count)s passages are in it.", count)
            return said % {"count": count}
        case ThemeAction.MOVE if decision.theme == NO_THEME:
            said = ngettext("%(count)s passage is in no theme.", "%(count)s passages are in no theme.", count)
            return said % {"count": count}
        case ThemeAction.MOVE:
            said = ngettext("%(count)s passage belongs here.", "%(count)s passages belong here.", count)
            return said % {"count": count}


def _words(decision: ThemeDecision) -> str:
    match ThemeAction(decision.action):
        case ThemeAction.RENAME | ThemeAction.SAY:
            return decision.value
        case ThemeAction.MERGE:
            return decision.into_called
        case ThemeAction.SPLIT:
            words = ", ".join(decision.words or ())
            return f"{decision.value}: {words}" if words and words != decision.value else decision.value
        case _:
            return ""
