"""Encrypted fields."""
