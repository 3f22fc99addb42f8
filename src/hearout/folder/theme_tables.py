"""Tables from which a person decides about themes, in any spreadsheet: the themes, and what was said in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hearout.folder.written_decisions import value_of
from hearout.records.analysis import Analysis, QuestionAnalysis, ThemeToReview
from hearout.records.decisions import NO_THEME
from hearout.records.identified import Contribution, Corpus, Passage
from hearout.spreadsheets import table

__all__ = ["PASSAGES_BY_THEME", "THEMES_TO_REVIEW", "passages_by_theme_file", "themes_to_review_file"]

THEMES_TO_REVIEW = (
    "theme",
    "label",
    "contributors",
    "words",
    "example",
    "decision",
    "value",
    "reason",
    "passages",
    "remark",
)
PASSAGES_BY_THEME = ("question", "theme", "label", "passage", "channel", "text")
_UNPLACED = "No theme of this run is meant; see what the run said."


def themes_to_review_file(themes: Iterable[ThemeToReview]) -> bytes:
    """Every theme and what is decided about it: copied to decisions/themes.csv, it decides the same again."""
    return table(THEMES_TO_REVIEW, map(_to_review, themes))


def passages_by_theme_file(analysis: Analysis, corpus: Corpus) -> bytes:
    """What was said, raw, theme by theme; at the end of each question what is in none."""
    said = {passage.id: (passage, one) for one in corpus.counted for passage in one.passages}
    rows = (row for question in analysis.questions for row in _by_theme(question))
    return table(PASSAGES_BY_THEME, (_passage(*row, *said[row[3]]) for row in rows))


def _by_theme(question: QuestionAnalysis) -> Iterator[tuple[str, str, str, str]]:
    for theme in question.themes:
        yield from ((question.question, theme.id, theme.label, id_) for id_ in theme.passages)
    yield from ((question.question, NO_THEME, "", id_) for id_ in question.without_theme)


def _passage(
    question: str, theme: str, label: str, id_: str, passage: Passage, contribution: Contribution
) -> Sequence[str]:
    return question, theme, label, id_, contribution.channel.value, " ".join(passage.text.split())


def _to_review(one: ThemeToReview) -> Sequence[str]:
    decision = one.decision
    return (
        one.theme,
        one.label,
        str(one.contributors) if one.label else "",
        ", ".join(one.keywords),
        one.example,
        decision.action.value if decision else "",
        value_of(decision) if decision else "",
        decision.reason if decision else "",
        ";".join(one.passages),
        "" if one.label or not decision or one.theme == NO_THEME else _UNPLACED,
    )
