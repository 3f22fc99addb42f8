"""Themes of the safe passages, and what the team decides about them."""
