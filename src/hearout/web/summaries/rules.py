"""How long the team's words may be, and what may be done with somebody's words in the summary."""

from __future__ import annotations

__all__ = ["LONGEST_PARAPHRASE", "LONGEST_REASON", "LONGEST_SENTENCE", "LONGEST_SUBJECT", "PAGE", "STEP"]

STEP = "summaries.draft"
PAGE = 50  # passages on a page
LONGEST_SUBJECT = 120
LONGEST_SENTENCE = 600
LONGEST_PARAPHRASE = 600
LONGEST_REASON = 1000
