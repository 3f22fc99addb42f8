"""Backups of the database, and bringing them back. Keys are never in them: `hearout keys export` is separate."""

from hearout.web.config.saving.restoring import Restored, in_words, restore
from hearout.web.config.saving.saved import before_upgrade, save

__all__ = ["Restored", "before_upgrade", "in_words", "restore", "save"]
