"""A draft becomes files: a page, the same in Markdown and wikitext, and the same as data."""

from hearout.publish.page import body_of, style
from hearout.publish.release import publish

__all__ = ["body_of", "publish", "style"]
