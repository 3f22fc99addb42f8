"""What is read of summaries: by the rooms above, and by the pages."""

from hearout.web.summaries.queries.kept import KeptDraft, is_stale, kept, number_of
from hearout.web.summaries.queries.quotes import decided, newest_number

__all__ = ["KeptDraft", "decided", "is_stale", "kept", "newest_number", "number_of"]
