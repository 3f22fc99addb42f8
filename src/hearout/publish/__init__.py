"""A draft becomes files: a page, the same in Markdown and wikitext, and the same as data."""

from hearout.publish.page import body_of, draft_body, finding_body, style
from hearout.publish.release import publish
from hearout.publish.tables import tables

__all__ = ["body_of", "draft_body", "finding_body", "publish", "style", "tables"]
