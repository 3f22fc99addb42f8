"""MediaWiki wikitext, for a page on the community's own wiki."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from hearout.publish.wikitext import escape
from hearout.web.consultations.formats.outline import Table
from hearout.web.consultations.formats.writer import Writer

__all__ = ["Wikitext"]

# What would end an address in brackets, or mean something inside it: tags, quotes, templates, signatures, magic words.
SPECIAL = re.compile(r"[\[\]{}|<>\"'\s~]|_(?=_)")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
LISTS = ("bullet_list", "ordered_list")


class Wikitext(Writer):
    """Writes wikitext. A list item is one line there, and a list in a list has a mark for each."""

    broken = "<br>"

    def escaped(self, words: str) -> str:
        return escape(words)

    def strong(self, inside: str) -> str:
        return f"'''{inside}'''"

    def emphasised(self, inside: str) -> str:
        return f"''{inside}''"

    def link(self, inside: str, url: str) -> str:
        address = SPECIAL.sub(lambda found: f"%{ord(found[0]):02X}", url)
        return address if inside == escape(url) and "://" in url else f"[{address} {inside}]"

    def code(self, words: str) -> str:
        return f"<code>{escape(words)}</code>"

    def preformatted(self, words: str) -> str:
        inside = re.sub("[&<>]", lambda found: ENTITIES[found[0]], words.rstrip("\n"))
        return f"<pre>{inside}</pre>"

    def heading(self, level: int, inside: str) -> str:
        """The page's own title is level 1, so that sections are 2."""
        marks = "=" * level
        return f"{marks} {inside} {marks}"

    def items(self, written: Sequence[str], *, numbered: bool) -> str:
        mark = "#" if numbered else "*"
        return "\n".join(_marked(mark, line) for item in written for line in item.split("\n"))

    def item(self, node: SyntaxTreeNode) -> str:
        words = [self._node(child) for child in node.children if child.type not in LISTS]
        lists = [self._node(child) for child in node.children if child.type in LISTS]
        return "\n".join([self.broken.join(" ".join(one.split("\n")) for one in words), *lists])

    def quote(self, inside: str) -> str:
        return f"<blockquote>\n{inside}\n</blockquote>"

    def rule(self) -> str:
        return "----"

    def table(self, table: Table) -> str:
        titles = "".join(f'\n! scope="col" | {escape(title)}' for title in table.titles)
        rows = "".join(_row(row) for row in table.rows)
        return f'{{| class="wikitable"{titles}{rows}\n|}}'


def _marked(mark: str, line: str) -> str:
    """A line of an item; one that is of a list inside has its own mark already."""
    return f"{mark}{line}" if line[:1] in "*#" and line[:1] else f"{mark} {line}"


def _row(row: Sequence[str]) -> str:
    fields = "".join(f"\n| {escape(field)}" for field in row[1:])
    return f'\n|-\n! scope="row" | {escape(row[0])}{fields}'
