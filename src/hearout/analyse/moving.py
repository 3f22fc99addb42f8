"""Passages that people put where they belong: into themes, or out of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hearout.analyse.standing import Standing
from hearout.records.analysis import Theme
from hearout.records.decisions import NO_THEME, ThemeDecision

__all__ = ["FIXED", "GONE", "Problem", "moved", "problem"]

Problem = tuple[ThemeDecision, str]
GONE = "are not in this run (withdrawn, or other words now)"
FIXED = "belong to another question than this theme, and stay there"
_TORN = "are moved to a theme in another line, and went there"


def moved(
    standing: Standing, moves: Sequence[ThemeDecision], meant: Mapping[str, str]
) -> tuple[Standing, list[Problem]]:
    """(the themes with every listed passage in just those it was moved to, what could not be done and why).

    A passage that nobody asked a question goes to a theme of another guiding question too, and is counted there. An
    answer stays with its question, and nothing is under two: the first that asks for it has it. What is moved both to
    a theme and to none goes there. A theme keeps in mind which passages it was to have that are not there.
    """
    there = _There(standing)
    asked = list(standing.said)
    puts = [(standing.themes[meant[move.theme]], move) for move in moves if move.theme != NO_THEME]
    for into, move in sorted(puts, key=lambda put: (asked.index(put[0].question), put[0].id)):
        there.put(move, into)
    for move in moves:
        if move.theme == NO_THEME:
            there.take_out(move)
    return there.standing(), there.problems


def problem(decision: ThemeDecision, number: int, why: str) -> list[Problem]:
    """What to say of `number` passages of a decision's list; nothing where there are none."""
    said = f"{number} of the {len(decision.passages)} passages {why}. Take them off the list."
    return [(decision, said)] if number else []


class _There:
    """Where the moved passages go: their themes, and their question."""

    def __init__(self, before: Standing) -> None:
        self._before = before
        self._themes: dict[str, set[str]] = {}
        self._missing: dict[str, dict[str, None]] = {}
        self._place = dict(before.place)
        self.problems: list[Problem] = []

    def put(self, move: ThemeDecision, into: Theme) -> None:
        here, gone = self._before.here_and_gone(move.passages)
        fixed = [id_ for id_ in here if not self._may_go(id_, into)]
        for id_ in here:
            if id_ not in fixed:
                self._themes.setdefault(id_, set()).add(into.id)
                self._place[id_] = into.question
        self._missing.setdefault(into.id, dict.fromkeys(into.missing)).update(dict.fromkeys(gone))
        self.problems += [*problem(move, len(gone), GONE), *problem(move, len(fixed), FIXED)]

    def take_out(self, move: ThemeDecision) -> None:
        here, gone = self._before.here_and_gone(move.passages)
        torn = [id_ for id_ in here if self._themes.setdefault(id_, set())]
        self.problems += [*problem(move, len(gone), GONE), *problem(move, len(torn), _TORN)]

    def standing(self) -> Standing:
        there = replace(self._before, place=self._place)
        return there.having(*(self._with_its_passages(theme, there) for theme in there.themes.values()))

    def _with_its_passages(self, theme: Theme, there: Standing) -> Theme:
        now = there.with_passages(theme, self._of(theme))
        return replace(now, missing=tuple(self._missing[theme.id])) if theme.id in self._missing else now

    def _of(self, theme: Theme) -> list[str]:
        stay = [id_ for id_ in theme.passages if id_ not in self._themes]
        return stay + [id_ for id_, themes in self._themes.items() if theme.id in themes]

    def _may_go(self, id_: str, into: Theme) -> bool:
        settled = self._before.passages[id_].question or id_ in self._themes
        return not settled or self._place[id_] == into.question
