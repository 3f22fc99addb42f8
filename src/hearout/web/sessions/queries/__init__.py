"""What this room knows, read only."""
