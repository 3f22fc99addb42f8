"""Work asked for by name."""
