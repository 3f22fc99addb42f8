"""All input brought together: who is the same person, what came twice, what came late, and sums that agree."""

from hearout.corpus.sums import facts
from hearout.corpus.together import bring_together

__all__ = ["bring_together", "facts"]
