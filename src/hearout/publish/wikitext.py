"""The summary in MediaWiki wikitext, for a page on the community's own wiki."""

from __future__ import annotations

import re

from hearout.publish.plain import Format, render
from hearout.publish.texts import beside, column_titles, printed_cells, segments
from hearout.records.draft import Draft, Row, Table
from hearout.records.report import PrivacyReport
from hearout.records.safe import SafeText

__all__ = ["escape", "summary_wikitext"]

_ANYWHERE = re.compile(r"[&<>\[\]{}|=]|'(?=')|(?<=')'|^'|'$|~(?=~)|(?<=~)~|_(?=_)|(?<=_)_|(?<=:)(?=//)")
_START = re.compile(r"^[*#:;\-+!]")
# What MediaWiki makes links of without brackets: numbers of standards and books, and schemes without "//".
_MAGIC_LINKS = re.compile(r"\b(ISBN|RFC|PMID)(?=\s)")
_SCHEMES = re.compile(r"(?i)\b(bitcoin|geo|magnet|mailto|matrix|news|sips?|sms|tel|urn|xmpp):(?=\S)")
_SPACE = re.compile(r"\s+")


def summary_wikitext(draft: Draft, report: PrivacyReport | None) -> str:
    return render("summary.wiki", draft, report, Format(escape, _words, _header, _row))


def escape(text: str) -> str:
    """`text` as one line that MediaWiki shows as it is: no links, templates, tags, signatures or bare addresses."""
    line = _SPACE.sub(" ", text).strip()
    line = _ANYWHERE.sub(lambda found: _entity(found[0]) if found[0] else "<nowiki/>", line)
    line = _SCHEMES.sub(r"\1&#58;", _MAGIC_LINKS.sub(r"\1<nowiki/>", line))
    return _START.sub(lambda found: _entity(found[0]), line)


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


def _words(words: SafeText) -> str:
    """Someone's words; what was left out is marked and in brackets."""
    return "".join(
        f"&#91;''{escape(part.text)}''&#93;" if part.kind == "masked" else _spaced(part.text)
        for part in segments(words)
    )


def _spaced(text: str) -> str:
    """Escaped, with the space around it kept: it stands in a line."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{escape(text)}{after}" if text.strip() else " "


def _header(table: Table) -> str:
    return "|-" + "".join(f'\n! scope="col" | {escape(title)}' for title in column_titles(table))


def _row(table: Table, row: Row) -> str:
    fields = "".join(_field(field.shown, field.columns) for field in printed_cells(row))
    fields += "".join(_field(share, 1) for share in beside(table, row))
    return f'|-\n! scope="row" | {escape(row.label)}{fields}'


def _field(shown: str, columns: int) -> str:
    over = f'colspan="{columns}" ' if columns > 1 else ""
    return f'\n| {over}style="text-align: right" | {escape(shown)}'
