"""Published versions of the summary. They are never changed."""
