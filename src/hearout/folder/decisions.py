"""What people of the team decided: decisions/words.csv, spans.csv, themes.csv, contributions.csv and quotes.csv."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from hearout.errors import UnreadableSource
from hearout.folder.tables import Line, read_lines
from hearout.likely import nearest
from hearout.records.consultation import Consent
from hearout.records.decisions import (
    BY_HAND,
    NO_THEME,
    ContributionAction,
    ContributionDecision,
    Decisions,
    QuoteAction,
    QuoteDecision,
    SpanDecision,
    ThemeAction,
    ThemeDecision,
    WordAction,
    WordDecision,
)

__all__ = [
    "CONTRIBUTION_COLUMNS",
    "QUOTE_COLUMNS",
    "SPAN_COLUMNS",
    "THEME_COLUMNS",
    "WORD_COLUMNS",
    "load_decisions",
]

WORD_COLUMNS = ("word", "decision", "replacement", "reason")
SPAN_COLUMNS = ("passage", "start", "end", "decision", "replacement", "reason")
CONTRIBUTION_COLUMNS = ("contribution", "decision", "value", "reason")
QUOTE_COLUMNS = ("passage", "decision", "value", "start", "end", "reason")
THEME_COLUMNS = ("theme", "decision", "value", "reason", "passages")

PASSAGE = re.compile(r"p[a-z2-7]{16}")
NAMED = re.compile(r'(?:"((?:[^"]|"")*)"|(.*?)): (.*)')
ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^;]*?))\s*(?:;|$)')  # what has a ; in it stands in quotes
MADE_BY_HAND = re.compile(rf"{re.escape(BY_HAND)}[^\W_]+([-_][^\W_]+)*")
CONTRIBUTION = re.compile(r"c[a-z2-7]{16}")

Action = TypeVar("Action", bound=StrEnum)
Decision = TypeVar("Decision")


def load_decisions(place: Path) -> Decisions:
    """The decisions in a folder; a file that is not there decides nothing, nor does a row without a decision.

    words.csv may be a copy of words-to-review.csv, themes.csv one of themes-to-review.csv. Raises UnreadableSource
    with the line where a decision is none of ours, lacks what it needs, or contradicts an earlier one. Messages give
    lines, never the words decided on.
    """
    return Decisions(
        words=_loaded(place / "words.csv", ("word",), WORD_COLUMNS, _word, lambda one: one.word.casefold()),
        spans=_loaded(place / "spans.csv", SPAN_COLUMNS[:4], SPAN_COLUMNS, _span, _where),
        themes=_loaded(place / "themes.csv", THEME_COLUMNS[:2], THEME_COLUMNS, _theme, _what),
        anchors=_anchors(place / "themes.csv"),
        contributions=_loaded(
            place / "contributions.csv", CONTRIBUTION_COLUMNS[:2], CONTRIBUTION_COLUMNS, _contribution, _which
        ),
        quotes=_loaded(place / "quotes.csv", QUOTE_COLUMNS[:2], QUOTE_COLUMNS, _quote, _where),
    )


def _where(one: SpanDecision | QuoteDecision) -> Hashable:
    return one.passage, one.start, one.end


def _which(one: ContributionDecision) -> Hashable:
    """Whether it counts is one thing, what its contributor allows another."""
    return one.contribution, one.action is ContributionAction.CONSENT


def _what(theme: ThemeDecision) -> Hashable:
    """A theme may be split into many parts, and passages are moved in as many rows as one likes."""
    many = theme.value.casefold() if theme.action is ThemeAction.SPLIT else theme.passages
    return theme.theme, theme.action, many


def _anchors(path: Path) -> dict[str, tuple[str, ...]]:
    """The passages by which each theme is known, from all its rows: also from those without a decision."""
    found: dict[str, dict[str, None]] = {}
    for line in read_lines(path, THEME_COLUMNS[:2], THEME_COLUMNS) if path.exists() else ():
        if line["theme"] and line["passages"]:
            found.setdefault(line["theme"], {}).update(dict.fromkeys(_ids(path, line, "passages")))
    return {theme: tuple(ids) for theme, ids in found.items()}


def _ids(path: Path, line: Line, column: str) -> tuple[str, ...]:
    ids = _items(line[column])
    if not ids or not all(PASSAGE.fullmatch(one) for one in ids):
        what = f"what stands under {column} are not ids of passages (as in team/passages-by-theme.csv) with ; between."
        raise UnreadableSource(str(path), what, line=line.number)
    return ids


def _items(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for one in cell.split(";") if (item := " ".join(one.split()))))


def _loaded(
    path: Path,
    needed: tuple[str, ...],
    known: tuple[str, ...],
    read: Callable[[Path, Line], Decision],
    subject: Callable[[Decision], Hashable],
) -> tuple[Decision, ...]:
    if not path.exists():
        return ()
    lines = (line for line in read_lines(path, needed, known) if line["decision"])
    return tuple(_without_contradiction(path, ((line.number, read(path, line)) for line in lines), subject))


def _without_contradiction(
    path: Path, decided: Iterable[tuple[int, Decision]], subject: Callable[[Decision], Hashable]
) -> Iterator[Decision]:
    first: dict[Hashable, tuple[int, Decision]] = {}
    for number, decision in decided:
        earlier, same = first.setdefault(subject(decision), (number, decision))
        if earlier == number:
            yield decision
        elif same != decision:
            raise UnreadableSource(str(path), f"decides otherwise than line {earlier}. Keep one of them.", line=number)


def _word(path: Path, line: Line) -> WordDecision:
    if not line["word"]:
        raise UnreadableSource(str(path), "has a decision but no word.", line=line.number)
    action = _action(path, line, WordAction)
    _need_replacement(path, line, action)
    return WordDecision(line["word"], action, line["replacement"], line["reason"])


def _span(path: Path, line: Line) -> SpanDecision:
    action = _action(path, line, WordAction)
    if action is WordAction.CLEAR:
        raise UnreadableSource(str(path), "a stretch is masked or generalised; words are cleared.", line=line.number)
    _need_replacement(path, line, action)
    start, end = _stretch(path, line)
    return SpanDecision(line["passage"], start, end, action, line["replacement"], line["reason"])


def _quote(path: Path, line: Line) -> QuoteDecision:
    action, value = _action(path, line, QuoteAction), line["value"]
    if not PASSAGE.fullmatch(line["passage"]):
        what = "what stands under passage is no id of one (as in team/evidence.json and team/passages.jsonl)."
        raise UnreadableSource(str(path), what, line=line.number)
    if action is QuoteAction.PARAPHRASE and not value:
        raise UnreadableSource(str(path), "paraphrase needs your own words under value.", line=line.number)
    if action is QuoteAction.LEAVE_OUT and value:
        what = "leave_out needs nothing under value. Is paraphrase meant?"
        raise UnreadableSource(str(path), what, line=line.number)
    whole = not (line["start"] or line["end"]) or action is QuoteAction.PARAPHRASE
    start, end = (0, 0) if whole else _stretch(path, line)
    return QuoteDecision(line["passage"], action, value, line["reason"], start, end)


def _stretch(path: Path, line: Line) -> tuple[int, int]:
    if not (_offset(line["start"]) and _offset(line["end"]) and int(line["start"]) < int(line["end"])):
        raise UnreadableSource(str(path), "start and end are whole numbers, start the smaller.", line=line.number)
    return int(line["start"]), int(line["end"])


def _offset(cell: str) -> bool:
    return cell.isdecimal() and len(cell) < 10


def _contribution(path: Path, line: Line) -> ContributionDecision:
    action = _action(path, line, ContributionAction)
    if not CONTRIBUTION.fullmatch(line["contribution"]):
        what = "what stands under contribution is no id of one (as in team/passages.jsonl and team/imports.json)."
        raise UnreadableSource(str(path), what, line=line.number)
    value = line["value"].casefold()
    levels = [level.value for level in Consent]
    if action is ContributionAction.CONSENT and value not in levels:
        what = f"under value stands what is allowed: {', '.join(levels)}.{nearest(value, levels)}"
        raise UnreadableSource(str(path), what, line=line.number)
    if action is not ContributionAction.CONSENT and value:
        raise UnreadableSource(str(path), f"{action} needs nothing under value. Is consent meant?", line=line.number)
    return ContributionDecision(line["contribution"], action, value, line["reason"])


def _theme(path: Path, line: Line) -> ThemeDecision:
    action = _action(path, line, ThemeAction)
    value = line["value"]
    if not line["theme"]:
        raise UnreadableSource(str(path), "has a decision but no theme.", line=line.number)
    if not value and action not in (ThemeAction.SET_ASIDE, ThemeAction.SPLIT):
        raise UnreadableSource(str(path), f"{action} needs something under value.", line=line.number)
    if action is not ThemeAction.MOVE and line["theme"] == NO_THEME:
        raise UnreadableSource(str(path), f"only passages are moved to {NO_THEME}.", line=line.number)
    if action is ThemeAction.MERGE and value == line["theme"]:
        raise UnreadableSource(str(path), "merges a theme into itself.", line=line.number)
    _need_fitting_theme(path, line, action)
    if action is ThemeAction.SPLIT and value:
        return _split(path, line)
    if action in (ThemeAction.MOVE, ThemeAction.GATHER):
        named = _ids(path, line, "value")
        return ThemeDecision(line["theme"], action, reason=line["reason"], passages=named, line=line.number)
    return ThemeDecision(line["theme"], action, value, line["reason"], line=line.number)


def _need_fitting_theme(path: Path, line: Line, action: ThemeAction) -> None:
    by_hand = line["theme"].startswith(BY_HAND)
    if action is ThemeAction.GATHER and not MADE_BY_HAND.fullmatch(line["theme"]):
        what = 'gather makes a theme by hand. Call it "hand." and words of your choice, as hand.late-minutes.'
        raise UnreadableSource(str(path), what, line=line.number)
    if action is ThemeAction.SPLIT and by_hand:
        what = "what was put together by hand is not split. Gather its parts, each in a line of its own."
        raise UnreadableSource(str(path), what, line=line.number)


def _split(path: Path, line: Line) -> ThemeDecision:
    """A part: "night bus", "Late buses: night bus; after midnight" or "Late buses: <passage>; <passage>". A name with a
    colon in it stands in quotes, and so do words with a semicolon."""
    value = " ".join(line["value"].split())
    named = NAMED.fullmatch(f"{value} ")
    found = list(dict.fromkeys(ITEM.findall(named[3] if named else value)))
    passages = tuple(bare for _, bare in found if PASSAGE.fullmatch(bare))
    words = tuple(word for quoted, bare in found if (word := _said(quoted, bare)) and bare not in passages)
    label = _said(named[1], named[2]) if named else next(iter(words), "")
    if not (words or passages) or not label:
        what = 'split needs words, or a name and examples, as "Late buses: night bus; after midnight".'
        raise UnreadableSource(str(path), what, line=line.number)
    return ThemeDecision(line["theme"], ThemeAction.SPLIT, label, line["reason"], words, passages, line.number)


def _said(quoted: str | None, bare: str | None) -> str:
    return (quoted or "").replace('""', '"') or (bare or "").strip()


def _action(path: Path, line: Line, actions: type[Action]) -> Action:
    written = "_".join(line["decision"].casefold().split())
    words = [action.value for action in actions]
    if written not in words:
        what = f"the decision is none of {', '.join(words)}.{nearest(written, words)}"
        raise UnreadableSource(str(path), what, line=line.number)
    return actions(written)


def _need_replacement(path: Path, line: Line, action: WordAction) -> None:
    if action is WordAction.GENERALISE and not line["replacement"]:
        what = 'generalise needs a replacement, as "a city".'
        raise UnreadableSource(str(path), what, line=line.number)
