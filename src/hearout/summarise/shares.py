"""Comparing two printed shares: what can be said from the page alone."""

from __future__ import annotations

from math import sqrt

from hearout.records.draft import Cell
from hearout.summarise.wording import share

__all__ = ["Split", "compared"]

_CLEAR_GAP = 0.05
_CLEAR_RATIO = 1.4
_STANDARD_ERRORS = 2.0
_HEARD = 0.12
_ABOVE_ALL = 2.0

Split = tuple[Cell, Cell]
"""The survey's number and the open channels' number."""


def compared(said: Split, asked: Split) -> str:
    """What the open channels add, in one sentence, or nothing where the printed shares are alike.

    `said` are those who raised a subject, `asked` all who spoke to the question, each in the survey and in the open
    channels. Rounding must not decide: the shares have to differ at the near ends of what the rounded numbers tell,
    and by two standard errors of the difference.
    """
    survey, open_ = said
    if survey.shown.startswith("fewer"):
        return _hardly_in_the_survey(said, asked)
    in_survey, in_open = share(survey, asked[0]), share(open_, asked[1])
    if in_survey is None or in_open is None:
        return ""
    if in_open > in_survey and _clearly((open_, asked[1]), (survey, asked[0])):
        return "Said more often by those who wrote or spoke freely than by those who were asked"
    if in_survey > in_open and _clearly((survey, asked[0]), (open_, asked[1])):
        return "Said more often by those who were asked than by those who wrote or spoke freely"
    return ""


def _hardly_in_the_survey(said: Split, asked: Split) -> str:
    """Hidden is not nothing, so the survey is never said to be silent, only to have said little."""
    in_open = said[1].low / max(1, asked[1].high)
    in_survey = said[0].high / max(1, asked[0].low)
    if in_open < _HEARD or in_open < _ABOVE_ALL * in_survey:
        return ""
    return f"Heard above all in the open channels: {said[0].shown} of those who answered the survey raised it"


def _clearly(more: tuple[Cell, Cell], less: tuple[Cell, Cell]) -> bool:
    at_least = more[0].low / max(1, more[1].high)
    at_most = less[0].high / max(1, less[1].low)
    if at_least - at_most < _CLEAR_GAP or at_least < _CLEAR_RATIO * at_most:
        return False
    error = sqrt(_variance(*more) + _variance(*less))
    return (share(*more) or 0.0) - (share(*less) or 0.0) >= _STANDARD_ERRORS * error


def _variance(part: Cell, whole: Cell) -> float:
    portion = share(part, whole) or 0.0
    return portion * (1 - portion) / max(1, whole.value or 1)
