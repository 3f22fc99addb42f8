"""What is read of themes: by the rooms above, and by the pages."""

from hearout.web.analysis.queries.decided import decided
from hearout.web.analysis.queries.kept import KeptAnalysis, found, number_of

__all__ = ["KeptAnalysis", "decided", "found", "number_of"]
