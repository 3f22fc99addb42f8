"""Decisions as the files of decisions/: `decisions.load_decisions` reads the same from them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hearout.folder.decisions import (
    CONTRIBUTION_COLUMNS,
    PASSAGE,
    QUOTE_COLUMNS,
    SPAN_COLUMNS,
    THEME_COLUMNS,
    WORD_COLUMNS,
)
from hearout.folder.lists import COLUMNS
from hearout.records.decisions import Decisions, QuoteDecision, ThemeAction, ThemeDecision
from hearout.records.identified import Roster
from hearout.spreadsheets import table

__all__ = ["value_of", "written_decisions", "written_glossary", "written_roster"]

Row = tuple[str, ...]


def written_decisions(decisions: Decisions) -> Mapping[str, str]:
    """Every file by its name."""
    return {
        "words.csv": _file(
            WORD_COLUMNS, ((one.word, one.action.value, one.replacement, one.reason) for one in decisions.words)
        ),
        "spans.csv": _file(
            SPAN_COLUMNS,
            (
                (one.passage, str(one.start), str(one.end), one.action.value, one.replacement, one.reason)
                for one in decisions.spans
            ),
        ),
        "contributions.csv": _file(
            CONTRIBUTION_COLUMNS,
            ((one.contribution, one.action.value, one.value, one.reason) for one in decisions.contributions),
        ),
        "themes.csv": _file(THEME_COLUMNS, _themes(decisions)),
        "quotes.csv": _file(
            QUOTE_COLUMNS,
            ((one.passage, one.action.value, one.value, *_stretch(one), one.reason) for one in decisions.quotes),
        ),
    }


def written_roster(roster: Roster) -> str:
    """roster.csv."""
    people = ((one.name, "; ".join(one.aliases), one.email, "; ".join(one.handles)) for one in roster.people)
    return _file(COLUMNS, people)


def written_glossary(glossary: Iterable[str]) -> str:
    """glossary.txt."""
    return "".join(f"{term}\n" for term in sorted(glossary))


def _themes(decisions: Decisions) -> Iterator[Row]:
    """A row a decision, and one without a decision for a theme that is only named in another's."""
    anchors = dict(decisions.anchors)
    for one in decisions.themes:
        known = "; ".join(anchors.pop(one.theme, ()))
        yield one.theme, one.action.value, value_of(one), one.reason, known
    for theme, passages in anchors.items():
        yield theme, "", "", "", "; ".join(passages)


def value_of(decision: ThemeDecision) -> str:
    """What stands under value, as `decisions.load_decisions` reads it."""
    passages = "; ".join(decision.passages)
    if decision.action in (ThemeAction.MOVE, ThemeAction.GATHER):
        return passages
    if decision.action is ThemeAction.SPLIT and (decision.words or passages):
        words = (_quoted(one) if ";" in one or PASSAGE.fullmatch(one) else _bare(one) for one in decision.words)
        label = _quoted(decision.value) if ": " in decision.value else _bare(decision.value)
        return f"{label}: {'; '.join((*words, *decision.passages))}"
    return decision.value


def _bare(words: str) -> str:
    return _quoted(words) if words.startswith('"') else words


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _stretch(decision: QuoteDecision) -> tuple[str, str]:
    return (str(decision.start), str(decision.end)) if decision.end else ("", "")


def _file(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    return table(columns, rows).decode("utf-8")
