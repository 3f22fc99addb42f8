"""Scales that nearly every survey uses, so that their answers stand in order and not by size."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["is_step", "usual_scale"]

_SCALES = (
    (
        "strongly disagree",
        "disagree",
        "somewhat disagree",
        "neither",
        "neutral",
        "neither agree nor disagree",
        "somewhat agree",
        "agree",
        "strongly agree",
    ),
    ("never", "rarely", "seldom", "sometimes", "occasionally", "often", "usually", "very often", "always"),
    ("yearly", "monthly", "weekly", "daily"),
    ("very bad", "very poor", "bad", "poor", "fair", "average", "okay", "good", "very good", "excellent"),
    ("very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"),
    (
        "not at all important",
        "not important",
        "slightly important",
        "somewhat important",
        "moderately important",
        "important",
        "very important",
        "extremely important",
    ),
)


def usual_scale(answers: Sequence[str]) -> tuple[str, ...]:
    """`answers` in the order of the scale that holds all of them, or nothing where none does."""
    plain = {answer.casefold().strip(): answer for answer in answers}
    for scale in _SCALES:
        if len(plain) > 1 and set(plain) <= set(scale):
            return tuple(plain[step] for step in scale if step in plain)
    return ()


def is_step(answer: str) -> bool:
    """Whether `answer` is a step of a usual scale, and so nobody's own words however few chose it."""
    return any(answer.casefold().strip() in scale for scale in _SCALES)
