"""What people decided about themes: names, sentences, merges, themes set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hearout.records.analysis import QuestionAnalysis, Theme
from hearout.records.consultation import ChannelKind
from hearout.records.decisions import ThemeAction, ThemeDecision

__all__ = ["as_decided", "themes_meant"]

_KEYWORDS = 8
_EXCERPTS = 8
_ENOUGH_WORDS = 0.5
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def as_decided(
    questions: Sequence[QuestionAnalysis], decisions: Sequence[ThemeDecision]
) -> tuple[tuple[QuestionAnalysis, ...], tuple[str, ...]]:
    """(the questions with decisions applied, warnings about decisions that fit no theme).

    Merges come first, then themes set aside, then names and sentences, whatever their order in the file; of two
    decisions of one kind about one theme the later wins.
    """
    themes = {theme.id: theme for question in questions for theme in question.themes}
    meant = themes_meant(decisions, themes)
    warnings = [_renamed(name, theme) for name, theme in meant.items() if name != theme]
    warnings += [_missing(name) for name in dict.fromkeys(one.theme for one in decisions) if name not in meant]
    fitting = [_readdressed(decision, meant) for decision in decisions if decision.theme in meant]
    merges = _merges(fitting, themes, warnings)
    aside = {decision.theme for decision in fitting if decision.action is ThemeAction.SET_ASIDE}
    decided: list[QuestionAnalysis] = []
    for question in questions:
        merged = _merged(question.themes, merges)
        kept = [_worded(theme, fitting) for theme in merged if theme.id not in aside]
        decided.append(_with_themes(question, kept))
    warnings += [
        f"decisions/themes.csv: {decision.theme} was merged into {merges[decision.theme]}, so its own "
        f"{decision.action.value} does nothing. Name the theme it went into instead."
        for decision in fitting
        if decision.theme in merges and decision.action is not ThemeAction.MERGE
    ]
    return tuple(decided), tuple(warnings)


def themes_meant(decisions: Sequence[ThemeDecision], themes: Mapping[str, Theme]) -> dict[str, str]:
    """name in the decisions -> theme of this run: the one place to change when decisions shall survive more.

    Ids are made of a theme's words, so they change when words are cleared or people are added. A name that is gone
    is taken for the theme of the same question in which most of its words are found, if that is one theme, at least
    half of the words are there, and no decision names that theme itself.
    """
    names = dict.fromkeys(decision.theme for decision in decisions)
    names |= dict.fromkeys(decision.value for decision in decisions if decision.action is ThemeAction.MERGE)
    meant = {name: name for name in names if name in themes}
    for name in names:
        free = [theme for theme in themes.values() if theme.id not in meant.values()]
        if name not in meant and (likely := _likeliest(name, free)):
            meant[name] = likely
    return meant


def _likeliest(name: str, themes: Sequence[Theme]) -> str:
    shares = sorted(((_share_of_words(name, theme), theme.id) for theme in themes), reverse=True)
    best = shares[0] if shares else (0.0, "")
    alone = len(shares) < 2 or shares[1][0] < best[0]
    return best[1] if alone and best[0] >= _ENOUGH_WORDS else ""


def _share_of_words(name: str, theme: Theme) -> float:
    """Which part of the words in `name` the theme has, in its id or among its key words. Other questions: none."""
    question = f"{theme.question or 'else'}-"
    if not name.startswith(question):
        return 0.0
    words = name.removeprefix(question).split("-")
    known = set(theme.id.removeprefix(question).split("-"))
    known.update(word for keyword in theme.keywords for word in _BETWEEN_WORDS.split(keyword.lower()))
    return sum(word in known for word in words) / len(words)


def _readdressed(decision: ThemeDecision, meant: Mapping[str, str]) -> ThemeDecision:
    value = meant.get(decision.value, decision.value) if decision.action is ThemeAction.MERGE else decision.value
    return replace(decision, theme=meant[decision.theme], value=value)


def _renamed(name: str, theme: str) -> str:
    return (
        f"decisions/themes.csv: there is no theme {name} in this run; what was decided about it went to {theme}, "
        "which has most of its words. See that it fits."
    )


def _missing(name: str) -> str:
    return (
        f"decisions/themes.csv: there is no theme {name} in this run, so what was decided about it was not applied. "
        "The themes of this run are in team/themes.json."
    )


def _merges(decisions: Iterable[ThemeDecision], themes: Mapping[str, Theme], warnings: list[str]) -> dict[str, str]:
    """theme -> the theme it ends up in. What would go in a circle, or to another question, is not merged."""
    wanted: dict[str, str] = {}
    for decision in decisions:
        if decision.action is not ThemeAction.MERGE:
            continue
        into = themes.get(decision.value)
        if into is None or into.question != themes[decision.theme].question:
            warnings.append(
                f"decisions/themes.csv: {decision.theme} cannot be merged, because the theme to merge it into is not "
                "among those of the same question in this run."
            )
        elif _end(decision.value, wanted) != decision.theme:
            wanted[decision.theme] = decision.value
        else:
            warnings.append(f"decisions/themes.csv: merging {decision.theme} goes in a circle and was not applied.")
    return {theme: _end(theme, wanted) for theme in wanted}


def _end(theme: str, wanted: Mapping[str, str]) -> str:
    while theme in wanted:
        theme = wanted[theme]
    return theme


def _merged(themes: Sequence[Theme], merges: Mapping[str, str]) -> list[Theme]:
    whole = {theme.id: theme for theme in themes if theme.id not in merges}
    for theme in themes:
        if theme.id in merges:
            whole[merges[theme.id]] = _joined(whole[merges[theme.id]], theme)
    return list(whole.values())


def _joined(into: Theme, other: Theme) -> Theme:
    """Two themes as one. It is as stable as its parts are on average, weighted by their people."""
    sizes = len(into.contributors), len(other.contributors)
    return replace(
        into,
        keywords=tuple(dict.fromkeys(into.keywords + other.keywords))[:_KEYWORDS],
        passages=tuple(dict.fromkeys(into.passages + other.passages)),
        by_channel=_channels_joined(into, other),
        stability=round((into.stability * sizes[0] + other.stability * sizes[1]) / sum(sizes), 3),
        excerpts=tuple({excerpt.contributor: excerpt for excerpt in reversed(into.excerpts + other.excerpts)}.values())[
            ::-1
        ][:_EXCERPTS],
        tentative=into.tentative and other.tentative,
    )


def _channels_joined(into: Theme, other: Theme) -> tuple[tuple[ChannelKind, frozenset[str]], ...]:
    both = dict(into.by_channel)
    for kind, people in other.by_channel:
        both[kind] = both.get(kind, frozenset()) | people
    return tuple((kind, both[kind]) for kind in ChannelKind if kind in both)


def _worded(theme: Theme, decisions: Sequence[ThemeDecision]) -> Theme:
    """A theme with the team's name and sentence. Whoever writes its sentence has read it and vouches for it, so it is
    tentative no longer."""
    for decision in decisions:
        if decision.theme == theme.id and decision.value and decision.action is ThemeAction.RENAME:
            theme = replace(theme, label=decision.value)
        if decision.theme == theme.id and decision.value and decision.action is ThemeAction.SAY:
            theme = replace(theme, sentence=decision.value, tentative=False)
    return theme


def _with_themes(question: QuestionAnalysis, themes: Sequence[Theme]) -> QuestionAnalysis:
    """The question with these themes, largest first; passages of themes set aside are without theme."""
    before = {passage for theme in question.themes for passage in theme.passages}
    after = {passage for theme in themes for passage in theme.passages}
    return replace(
        question,
        themes=tuple(sorted(themes, key=lambda theme: (-len(theme.contributors), theme.id))),
        without_theme=tuple(sorted({*question.without_theme, *(before - after)})),
    )
