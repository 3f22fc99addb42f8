"""Qualtrics' rows of headers: which they are, and what each column asks.

A question with several columns has them as Q3_1, Q3_2, … with "question - choice" in the row of words. How the words
"Selected Choice" and "Text" are called there depends on the account's language, so what columns have in common tells.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hearout.collect.grid import Grid, first_rows
from hearout.collect.headers import Header, plain

__all__ = ["ANALYSED", "LONGEST_CODE", "HeaderRows", "Heading", "header_rows", "headings"]

LONGEST_CODE = 200
ANALYSED = re.compile(r"_TEXT_[0-9a-f]{20,}")
"""The import id of a column that Qualtrics' own analysis of an answer made."""

_IMPORT_ID = re.compile(r"""\{\s*["']ImportId["']\s*:\s*["']([^"']*)["']""")
_ZONE = re.compile(r"""["']timeZone["']\s*:\s*["']([\w/+-]+)["']""")
_QUESTION = re.compile(r"((?:\d+_)?QID\d+)(?![a-zA-Z\d])")
_RESPONSE_ID = re.compile(r"[A-Z]{1,4}_[A-Za-z0-9]{8,}\Z")
_LEGACY_CODE = re.compile(r"V\d+\Z")
_FREE = re.compile(r"[_-]TEXT\Z")
_SELECTED = " - Selected Choice"


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """`number` rows of headers (1 to 3): `codes`, the questions' `words`, `import_ids` (both empty where there is no
    such row). `zone` is the one that dates are written in, empty where the file does not say."""

    number: int
    codes: tuple[str, ...]
    words: tuple[str, ...]
    import_ids: tuple[str, ...]
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's header, its import id, and whether it belongs to a question of the survey."""

    header: Header
    import_id: str
    is_question: bool


def header_rows(grid: Grid) -> HeaderRows:
    """Tells rows of headers from the first responses: by import ids, or by what stands where response ids would."""
    below = [row.cells for row in first_rows(grid, 2)]
    import_row = next((n for n, cells in enumerate(below) if _are_import_ids(cells)), -1)
    has_words = import_row == 1 or (import_row < 0 and bool(below) and _are_words(grid.header, *below))
    words = tuple(below[0]) if has_words else ()
    ids = tuple(below[import_row]) if import_row >= 0 else ()
    zones = {found[1] for cell in ids if (found := _ZONE.search(cell))}
    return HeaderRows(
        number=1 + has_words + bool(ids),
        codes=_codes(grid.header, words),
        words=tuple(" ".join(cell.split()) for cell in words),
        import_ids=tuple(found[1] if (found := _IMPORT_ID.search(cell)) else "" for cell in ids),
        zone=next(filter(_is_zone, zones), "") if len(zones) == 1 else "",
    )


def headings(rows: HeaderRows) -> tuple[Heading, ...]:
    """What every column asks, in the file's order."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index in range(len(rows.codes)):
        groups[_group(rows, index)].append(index)
    found: dict[int, Header] = {}
    for members in groups.values():
        found |= {header.index: header for header in _asked_together(rows, members)}
    total, met = Counter(rows.codes), Counter[str]()
    made = []
    for index, code in enumerate(rows.codes):
        met[code] += 1
        name = f"{code} ({met[code]})" if code and total[code] > 1 else code or f"column {index + 1}"
        header = found[index]
        named = Header(index, name, header.code, header.text, header.part, header.beside)
        made.append(Heading(named, _at(rows.import_ids, index), _is_question(rows, index)))
    return tuple(made)


def _are_import_ids(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and 2 * sum(bool(_IMPORT_ID.match(cell.strip())) for cell in filled) >= len(filled)


def _are_words(codes: Sequence[str], cells: Sequence[str], first: Sequence[str] = ()) -> bool:
    """A second row of headers repeats or translates the codes. Under the response ids it has words, and the `first`
    response below it, where there is one, such an id; any other table has its first answers there."""
    if sum(bool(_LEGACY_CODE.match(code)) for code in codes) >= 3 and "ResponseID" in cells:
        return True
    place = next((n for n, code in enumerate(codes) if plain(code) in {"responseid", "response id"}), -1)
    called = _at(cells, place).strip() if place >= 0 else ""
    if not called or any(letter.isdigit() for letter in called):
        return False
    return bool(_RESPONSE_ID.match(_at(first, place).strip())) if first else True


def _codes(header: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """The legacy export numbers its own columns V1, V2, …; what they are, its second row says."""
    return tuple(
        words[index].strip() if _LEGACY_CODE.match(code) and _at(words, index).strip() else code
        for index, code in enumerate(header)
    )


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return False
    return True


def _at(cells: Sequence[str], index: int) -> str:
    return cells[index] if index < len(cells) else ""


def _is_question(rows: HeaderRows, index: int) -> bool:
    """Import ids tell; without them, a column whose words are not its code over again."""
    if rows.import_ids:
        import_id = _at(rows.import_ids, index)
        return bool(_QUESTION.match(import_id)) and not ANALYSED.search(import_id)
    return plain(_at(rows.words, index)) != plain(rows.codes[index])


def _group(rows: HeaderRows, index: int) -> str:
    """Columns of one question: the question's part of the import id, else the code without its numbers."""
    if not _is_question(rows, index):
        return f"column {index}"
    if question := _QUESTION.match(_at(rows.import_ids, index)):
        return question[1]
    return f"code {_base(rows.codes[index])}"


def _base(code: str) -> str:
    """Of "Q3_2_TEXT" and "Q3#1_2" the question's code "Q3"."""
    code = _FREE.sub("", code)
    while len(code) <= LONGEST_CODE:
        mark = max(code.rfind("_"), code.rfind("#"))
        if mark <= 0 or not code[mark + 1 :].isdecimal():
            return code
        code = code[:mark]
    return code


def _asked_together(rows: HeaderRows, members: Sequence[int]) -> list[Header]:
    said = {index: _at(rows.words, index) for index in members}
    if not _is_question(rows, members[0]):
        return [Header(index, "", rows.codes[index], "", "") for index in members]
    stem = _stem(list(said.values()))
    free = {index for index in members if _FREE.search(rows.codes[index]) and (len(members) > 1 or stem != said[index])}
    parts = {index: said[index][len(stem) :].strip(" -") for index in members}
    closed = [parts[index] for index in members if index not in free and parts[index]]
    shared = _stem(closed) if len(closed) > 1 and len(closed) < len(set(said.values())) else ""
    return [
        _header(rows.codes[index], index, stem, _part(parts[index], shared, free=index in free), index in free)
        for index in members
    ]


def _header(code: str, index: int, stem: str, part: str, beside: bool) -> Header:
    text = stem.strip(" -").removesuffix(_SELECTED)
    base = _base(code)
    if beside:
        return Header(index, "", base, text, part or "other", beside=True)
    return Header(index, "", base if part else code, text, "" if base == code else part)


def _part(part: str, shared: str, *, free: bool) -> str:
    """A choice without the word for "selected choice" before it, or the one for "text" behind it."""
    if free:
        return part.rpartition(" - ")[0] or part
    return part[len(shared) :].strip(" -") if shared and len(part) > len(shared) else part


def _stem(said: Sequence[str]) -> str:
    """What comes before the last dash that all have in common; all of it where they do not differ."""
    if len(set(said)) == 1:
        return said[0]
    low, high = min(said), max(said)
    common = low[: next((n for n, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))]
    if any(len(one) == len(common) for one in said):
        return common
    end = common.rfind(" - ")
    return common[: end + 3] if end >= 0 else common[: common.rfind("-") + 1]
