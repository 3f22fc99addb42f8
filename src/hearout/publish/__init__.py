"""A draft becomes files: a page, the same in Markdown and wikitext, and the same as data."""

from hearout.publish.page import style
from hearout.publish.release import publish

__all__ = ["publish", "style"]
