"""What somebody probably meant who typed a name that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["nearest"]

AS_LIKELY = 0.05  # in likeness (0 to 1): what is nearly as near as the nearest is offered too


def nearest(word: str, known: Iterable[str]) -> str:
    """A question naming what was probably meant (" Did you mean …?"), or nothing."""
    folded = {option.casefold(): option for option in sorted(known, reverse=True)}
    close = difflib.get_close_matches(word.casefold(), folded, n=3, cutoff=0.6)
    alike = [difflib.SequenceMatcher(None, option, word.casefold()).ratio() for option in close]
    meant = [folded[option] for option, ratio in zip(close, alike, strict=True) if ratio > alike[0] - AS_LIKELY]
    return f" Did you mean {' or '.join(meant)}?" if meant else ""
