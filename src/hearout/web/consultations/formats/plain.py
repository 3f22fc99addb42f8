"""Plain text, for mail and for places where people paste."""

from __future__ import annotations

from hearout.web.consultations.formats.outline import Table
from hearout.web.consultations.formats.writer import Writer

__all__ = ["Plain"]


class Plain(Writer):
    """Writes words as they are, with nothing to mark them. A heading is a line of its own."""

    def escaped(self, words: str) -> str:
        return " ".join(words.split())

    def strong(self, inside: str) -> str:
        return inside

    def emphasised(self, inside: str) -> str:
        return inside

    def link(self, inside: str, url: str) -> str:
        address = url.removeprefix("mailto:")
        return address if inside in (url, address) else f"{inside} ({address})"

    def code(self, words: str) -> str:
        return " ".join(words.split())

    def preformatted(self, words: str) -> str:
        return words.rstrip("\n")

    def heading(self, level: int, inside: str) -> str:
        return inside.upper() if level == 1 else inside

    def table(self, table: Table) -> str:
        return self.items(
            [f"{row[0]}: {', '.join(field for field in row[1:] if field)}" for row in table.rows], numbered=False
        )
