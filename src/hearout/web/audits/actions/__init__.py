"""Auditing, signing and publishing a summary, and taking words out of it."""
