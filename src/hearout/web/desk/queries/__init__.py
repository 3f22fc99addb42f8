"""What the desk knows: what was decided, what waits, and where it stands."""
