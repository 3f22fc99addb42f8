"""What every format says in the same words: dates, numbers, weights, and people's words with their masks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hearout.records.consultation import ChannelKind
from hearout.records.draft import Draft, Finding, Row, Table
from hearout.records.safe import SafeText

__all__ = [
    "RETOLD",
    "Printed",
    "Segment",
    "beside",
    "channel_icon",
    "column_titles",
    "dated",
    "doubts",
    "has_hidden",
    "head",
    "heading",
    "hidden_key",
    "inside",
    "on_sides",
    "opening",
    "printed_cells",
    "said_where",
    "segments",
    "source",
    "weighed",
]

RETOLD = "Retold in the team’s words"
"""Beside what somebody said and the team put into its own words."""

_OPENING = re.compile(r"([^.:\d]{3,40})\. ")
_WORDS_OF_AN_OPENING = 5
_SOURCES = {
    ChannelKind.SURVEY: "Survey",
    ChannelKind.SESSION: "Session",
    ChannelKind.TALK: "Talk page",
    ChannelKind.EMAIL: "E-mail",
    ChannelKind.OTHER: "Other input",
}


def dated(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


def head(draft: Draft) -> list[str]:
    """The small lines beside the title: version, date, who is responsible."""
    lines = [f"Summary, version {draft.version}"]
    if draft.dated:
        lines.append(dated(draft.dated))
    responsible = draft.facts.get("Responsible")
    if isinstance(responsible, str):
        lines.append(f"Responsible: {responsible}")
    return lines


def heading(finding: Finding) -> str:
    """ "Finding 3: Switching off"."""
    return f"Finding {finding.id.removeprefix('f')}: {finding.label}"


def weighed(finding: Finding) -> tuple[str, str]:
    """The hedge in words and the numbers: ("About one in five,", "50 of 255"). No hedge where the sentence has it."""
    numbers = f"{finding.contributors.shown} of {finding.base.shown}"
    if finding.weight.casefold() in finding.text.casefold():
        return "", numbers[:1].upper() + numbers[1:]
    return f"{finding.weight},", numbers


def doubts(finding: Finding) -> str:
    """How sure the grouping is and what the open channels add, as sentences."""
    return " ".join(f"{sentence}." for sentence in (finding.doubt, finding.compared) if sentence)


def inside(finding: Finding) -> list[tuple[str, str]]:
    """(label, number) for each part of a large subject."""
    return [(label, cell.shown) for label, cell in finding.parts]


def on_sides(finding: Finding) -> list[tuple[str, str]]:
    """(label, number) for each side of a disagreement; nothing where numbers are small."""
    return [(label, cell.shown) for label, cell in finding.sides]


def said_where(draft: Draft, finding: Finding) -> list[tuple[str, str, str]]:
    """(icon, label, number) for each channel; nothing where there was one channel only."""
    if len(draft.counts) < 2:
        return []
    return [(channel_icon(draft, label), label, cell.shown) for label, cell in finding.channels]


def channel_icon(draft: Draft, label: str) -> str:
    """The name of a channel's icon; several together have none."""
    return next((kind.value for kind, known, _ in draft.counts if kind and known == label), "")


def source(kind: ChannelKind) -> str:
    return f"{_SOURCES[kind]}, quoted with consent"


@dataclass(frozen=True, slots=True)
class Printed:
    """One field of a table: what stands there, over how many columns, and whether a number is kept back."""

    shown: str
    columns: int
    hidden: bool


def printed_cells(row: Row) -> list[Printed]:
    """A row's fields. Withheld numbers side by side become one field."""
    fields: list[Printed] = []
    for cell in row.cells:
        withheld = cell.shown == "withheld"
        if withheld and fields and fields[-1].shown == "too few to split":
            fields[-1] = Printed("too few to split", fields[-1].columns + 1, True)
        else:
            fields.append(Printed("too few to split" if withheld else cell.shown, 1, cell.hidden))
    return fields


def column_titles(table: Table) -> list[str]:
    """Of all columns, that of the row titles first and that of the audience's shares last."""
    return [table.row_title, *table.columns, *([table.beside] if table.beside else [])]


def beside(table: Table, row: Row) -> list[str]:
    """The row's share of those addressed, where the table has a column for it."""
    return [row.beside or "–"] if table.beside else []


def has_hidden(table: Table) -> bool:
    return any(cell.hidden for row in table.rows for cell in row.cells)


def hidden_key(draft: Draft) -> str:
    """What stands for a number that is not printed."""
    return f"fewer than {draft.minimum}, or kept back so that no small number can be worked out"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of someone's words: plain, `masked` (the kind of what stood there) or `general` (a wider word)."""

    text: str
    kind: str = ""


def segments(words: SafeText) -> list[Segment]:
    """The words cut at their marks, in order."""
    parts: list[Segment] = []
    at = 0
    for mark in sorted(words.marks, key=lambda mark: mark.start):
        if mark.start < at:
            continue
        parts.append(Segment(words.text[at : mark.start]))
        stretch = words.text[mark.start : mark.end]
        parts.append(Segment(stretch, "general") if mark.general else Segment(stretch.strip("[]"), "masked"))
        at = mark.end
    parts.append(Segment(words.text[at:]))
    return [part for part in parts if part.text]


def opening(paragraph: str) -> tuple[str, str]:
    """A short first sentence that serves as a heading, and the rest: ("Whom we did not hear.", "…")."""
    found = _OPENING.match(paragraph)
    if found is None or len(found[1].split()) > _WORDS_OF_AN_OPENING:
        return "", paragraph
    return f"{found[1]}.", paragraph[found.end() :]
