"""Markdown (CommonMark with tables), for a repository, a forum or a mailing list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearout.publish.markdown import escape
from hearout.web.consultations.formats.outline import Table
from hearout.web.consultations.formats.writer import Writer

__all__ = ["Markdown"]

ENDS_ADDRESS = re.compile(r"[<>\s\\]")
BANG_AT_END = re.compile(r"!$")  # before a link it would make a picture of it
TICKS = re.compile(r"`+")


class Markdown(Writer):
    """Writes Markdown."""

    broken = "\\\n"

    def escaped(self, words: str) -> str:
        return BANG_AT_END.sub(r"\\!", escape(words))

    def strong(self, inside: str) -> str:
        return _around("**", inside)

    def emphasised(self, inside: str) -> str:
        return _around("*", inside)

    def link(self, inside: str, url: str) -> str:
        address = ENDS_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", url)
        return f"[{inside}](<{address}>)"

    def code(self, words: str) -> str:
        ticks = "`" * (_most_ticks(words) + 1)
        return f"{ticks} {' '.join(words.split())} {ticks}"

    def preformatted(self, words: str) -> str:
        """With a fence: what is only indented belongs to a list before it, and would be read as Markdown."""
        fence = "`" * max(3, _most_ticks(words) + 1)
        return "\n".join([fence, words.rstrip("\n"), fence])

    def heading(self, level: int, inside: str) -> str:
        return f"{'#' * level} {inside}"

    def table(self, table: Table) -> str:
        lines = [_row([self.escaped(title) for title in table.titles]), _row(["---"] * len(table.titles))]
        return "\n".join([*lines, *(_row([self.escaped(field) for field in row]) for row in table.rows)])


def _most_ticks(words: str) -> int:
    """How many backticks stand side by side."""
    return max((len(found) for found in TICKS.findall(words)), default=0)


def _around(mark: str, inside: str) -> str:
    """Marks hold only where they touch the words."""
    words = inside.strip()
    if not words:
        return inside
    before, after = inside.split(words, 1)
    return f"{before}{mark}{words}{mark}{after}"


def _row(fields: Sequence[str]) -> str:
    return f"| {' | '.join(fields)} |"
