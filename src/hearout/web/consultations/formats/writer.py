"""How any text format is written: blocks one under another, the team's Markdown read and said again.

A format says how it shows words as they are, and how it marks what stands out. The rest is the same for those that
indent what is inside a list item; wikitext overrides it.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from markdown_it.tree import SyntaxTreeNode

from hearout.web.consultations.formats.outline import Block, Heading, Items, Line, Link, Piece, Prose, Strong, Table
from hearout.web.consultations.richtext import READER, SCHEMES

__all__ = ["Writer"]


class Writer:
    """Writes outlines in one format. Subclasses say how."""

    broken = "\n"  # a line break inside a paragraph

    def escaped(self, words: str) -> str:
        """`words` as the format shows them as they are, on one line."""
        raise NotImplementedError

    def strong(self, inside: str) -> str:
        raise NotImplementedError

    def emphasised(self, inside: str) -> str:
        raise NotImplementedError

    def link(self, inside: str, url: str) -> str:
        """`inside` is written already; `url` is of the web or of mail."""
        raise NotImplementedError

    def code(self, words: str) -> str:
        raise NotImplementedError

    def preformatted(self, words: str) -> str:
        raise NotImplementedError

    def heading(self, level: int, inside: str) -> str:
        raise NotImplementedError

    def table(self, table: Table) -> str:
        raise NotImplementedError

    def write(self, blocks: Sequence[Block]) -> str:
        """The whole text, with a line break at its end."""
        written = (self._block(block) for block in blocks)
        return "\n\n".join(one for one in written if one) + "\n"

    def prose(self, markdown: str) -> str:
        """The team's words, said again in this format."""
        return self._stacked(SyntaxTreeNode(READER.parse(markdown)).children)

    def line(self, line: Line) -> str:
        return "".join(self._piece(piece) for piece in line.pieces).strip()

    def items(self, written: Sequence[str], *, numbered: bool) -> str:
        """A list whose items are written already."""
        marks = [f"{number}. " if numbered else "- " for number in range(1, len(written) + 1)]
        return "\n".join(_hung(mark, inside) for mark, inside in zip(marks, written, strict=True))

    def quote(self, inside: str) -> str:
        return "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))

    def rule(self) -> str:
        return "* * *"

    def spaced(self, words: str) -> str:
        """Escaped, with the space around it kept: it stands in a line."""
        before = " " if words[:1].isspace() else ""
        after = " " if words[-1:].isspace() else ""
        return f"{before}{self.escaped(words)}{after}" if words.strip() else before

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self.heading(block.level, self.escaped(block.words))
            case Line():
                return self.line(block)
            case Prose():
                return self.prose(block.markdown)
            case Items():
                return self.items([self.line(one) for one in block.lines], numbered=block.numbered)
            case Table():
                return self.table(block)

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Link():
                inside = self.escaped(piece.words)
                return self.link(inside, piece.url) if _leads_out(piece.url) else inside
            case Strong():
                return self.strong(self.escaped(piece.words))
        return self.spaced(piece)

    def _stacked(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        written = (self._node(node) for node in nodes)
        return "\n\n".join(one for one in written if one)

    def _node(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "paragraph":
                return self._inside(node.children).strip()
            case "heading":
                return self.heading(int(node.tag[1:]), self._inside(node.children).strip())
            case "bullet_list" | "ordered_list":
                written = [self.item(child) for child in node.children]
                return self.items(written, numbered=node.type == "ordered_list")
            case "blockquote":
                return self.quote(self._stacked(node.children))
            case "fence" | "code_block":
                return self.preformatted(node.content)
            case "hr":
                return self.rule()
        return self._stacked(node.children)

    def item(self, node: SyntaxTreeNode) -> str:
        """What one item of a list holds."""
        return self._stacked(node.children)

    def _inside(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        return "".join(self._inline(node) for node in nodes)

    def _inline(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "text":
                return self.spaced(node.content)
            case "softbreak" | "hardbreak":
                return self.broken
            case "strong":
                return self.strong(self._inside(node.children))
            case "em":
                return self.emphasised(self._inside(node.children))
            case "code_inline":
                return self.code(node.content)
            case "link":
                return self.link(self._inside(node.children), str(node.attrs.get("href", "")))
        return self._inside(node.children)


def _leads_out(url: str) -> bool:
    try:
        return urlsplit(url).scheme in SCHEMES
    except ValueError:
        return False


def _hung(mark: str, inside: str) -> str:
    """`inside` behind `mark`, its further lines under its first."""
    first, *further = inside.split("\n")
    return "\n".join([mark + first, *(f"{' ' * len(mark)}{line}".rstrip() for line in further)])
