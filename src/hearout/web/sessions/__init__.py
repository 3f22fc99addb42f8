"""Listening sessions: who comes, when, by which way; what was said there; and what is done when few come."""
