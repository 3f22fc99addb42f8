"""Where a consultation is announced, and the texts for it: one for each kind of place, ready to be copied."""
