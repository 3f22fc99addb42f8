"""Deciding, confirming and undoing; and putting what came through the gate in its place."""
