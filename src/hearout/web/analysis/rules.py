"""How long the team's words about themes may be, and what of two decisions excludes the other."""

from __future__ import annotations

from hearout.records.decisions import ThemeAction

__all__ = [
    "FATES",
    "INTO",
    "KEY",
    "LONGEST_LABEL",
    "LONGEST_REASON",
    "LONGEST_SENTENCE",
    "MOST_PASSAGES",
    "PAGE",
    "WORDED",
]

KEY = "analysis.theme"
"""The purpose of the pseudonyms that stand for names of themes: names are made of words."""
INTO = ".into"

LONGEST_LABEL = 120
LONGEST_NAME = 60  # of a theme made by hand, as the engine knows it
LONGEST_SENTENCE = 600
LONGEST_REASON = 1000
MOST_PASSAGES = 500  # in one decision
PAGE = 50  # passages on a page

FATES = frozenset({ThemeAction.MERGE, ThemeAction.SET_ASIDE})
"""After one of them a theme is no longer there."""
WORDED = frozenset({ThemeAction.RENAME, ThemeAction.SAY})
