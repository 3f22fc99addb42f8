"""Someone who finds a number on a page that was never protected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hearout.disclose.folding import numeral, skeleton
from hearout.disclose.material import AuditMaterial
from hearout.disclose.page import Block, Page
from hearout.disclose.phrases import phrases_of
from hearout.disclose.published import Published
from hearout.disclose.summary_shape import Summary
from hearout.disclose.verdict import SINGLING_OUT, verdict
from hearout.records.report import Check

__all__ = ["check"]

_COUNTED_OFF = frozenset(
    {"appendix", "chapter", "figure", "finding", "note", "page", "paragraph", "part", "question", "section", "table"}
)
_NUMBERED = re.compile(r"^\W*(\d+)[.):](?:\s|$)")
_TWICE = 2
"""A number may stand in the chart and in the table beside it."""


def check(published: Published, material: AuditMaterial) -> Check:
    """Every number that people see on a page stands in summary.json, and a small one only where it counts no people."""
    known = _Known(published, material)
    pages = [(page, list(known.loose_numbers(page))) for page in published.pages]
    return verdict(
        "printed numbers",
        "finds a number on a page that was never protected",
        SINGLING_OUT,
        tried=sum(len(skeleton(block.text)) for page in published.pages for block in page.blocks),
        reasons=[
            *(reason for page, loose in pages for reason in known.reasons(page, loose)),
            *_unexpected_figures(published.summary, material),
        ],
        explanation="Every number on the pages is one of the protected ones, or counts no people (dates, versions, "
        "settings).",
    )


@dataclass(frozen=True, slots=True)
class _Loose:
    """A number that stands in no known phrase, and where."""

    number: str
    paragraph: int
    alone: bool
    block: Block = field(repr=False)
    before: str = field(repr=False)


class _Known:
    """The numbers that may stand on a page, and in what company."""

    def __init__(self, published: Published, material: AuditMaterial) -> None:
        summary = published.summary
        self._minimum = material.minimum
        self._settings = {str(n) for n in (material.minimum, material.k, material.rounding, summary.version)}
        self._dated = [str(int(part)) for part in re.findall(r"\d+", summary.dated)]
        self._last = max(len(list(summary.findings())), len(summary.questions) + 5, len(summary.tables))
        self._phrases = phrases_of(published)
        self._large = {*_all_numbers(published), "100"}
        self._shares = set(_shares(summary))
        self._attempts = summary.attempts
        self._small_alone = Counter(_alone(published))

    def loose_numbers(self, page: Page) -> Iterator[_Loose]:
        """Numbers outside the texts that summary.json has."""
        for paragraph, block in enumerate(page.blocks, 1):
            words = skeleton(block.text)
            if not any(word[0].isdigit() for word in words):
                continue
            covered = self._phrases.covered(words)
            for at, word in enumerate(words):
                if word[0].isdigit() and at not in covered:
                    yield _Loose(word, paragraph, len(words) == 1, block, words[at - 1] if at else "")

    def reasons(self, page: Page, loose: Sequence[_Loose]) -> Iterator[str]:
        left = Counter({number: _TWICE * times for number, times in self._small_alone.items()})
        for found in loose:
            if self._counts_no_people(found) or (not self._small(found.number) and found.number in self._large):
                continue
            if left[found.number] > 0:
                left[found.number] -= 1
                continue
            yield (
                f"{page.name}, paragraph {found.paragraph}, has a number that is not in summary.json or is of fewer "
                f"than {self._minimum}. Run the consultation again; do not change numbers by hand."
            )

    def _small(self, number: str) -> bool:
        return float(number.replace(",", ".")) < self._minimum if number.count(".") + number.count(",") < 2 else True

    def _counts_no_people(self, found: _Loose) -> bool:
        """Shares of printed numbers, ordinals, the version, the settings and the parts of the summary's date."""
        if found.number in self._shares and re.search(rf"(?<!\d){found.number}\s?%", found.block.text):
            return True
        if found.alone:
            return False
        return self._orders(found) or found.number in self._settings or self._dates(found)

    def _orders(self, found: _Loose) -> bool:
        if found.number == str(self._attempts):
            return True
        numbered = _NUMBERED.match(found.block.text)
        begins = numbered is not None and numeral(numbered.group(1)) == found.number
        return (begins or found.before in _COUNTED_OFF) and self._ordinal(found.number)

    def _dates(self, found: _Loose) -> bool:
        written = bool(self._dated) and self._dated[0] in skeleton(found.block.text)
        return written and found.number.isdigit() and str(int(found.number)) in self._dated

    def _ordinal(self, number: str) -> bool:
        return number.isdigit() and 0 < int(number) <= self._last


def _all_numbers(published: Published) -> Iterator[str]:
    for cell in published.summary.cells:
        yield from (word for word in skeleton(cell.shown) if word[0].isdigit())
    for _, text in (*published.summary.texts, *published.reports):
        yield from (word for word in skeleton(text) if word[0].isdigit())
    for _, figure in published.summary.figures:
        yield numeral(str(figure))
    yield from (numeral(str(figure)) for figure in published.summary.privacy)
    stabilities = (finding.stability for finding in published.summary.findings())
    yield from (str(round(100 * stability)) for stability in stabilities if stability is not None)


def _shares(summary: Summary) -> Iterator[str]:
    """The per cents that follow from two printed numbers."""
    values = {cell.id: cell.value for cell in summary.cells}
    for table in summary.tables:
        base = values.get(table.base)
        for _, ids, _ in table.rows:
            parts = [values.get(id_) for id_ in ids]
            yield from (str(min(100, round(100 * part / base))) for part in parts if base and part)


def _alone(published: Published) -> Iterator[str]:
    """Numbers that stand by themselves and count no people: of the privacy report, of settings, of answers."""
    summary = published.summary
    yield from (numeral(str(figure)) for figure in summary.privacy)
    labels = (label for table in summary.tables for label, _, _ in table.rows)
    privacy = [text for place, text in summary.texts if place.startswith("summary.json, privacy")]
    settings = (value for _, value in summary.facts)
    for text in (*labels, *settings, *privacy):
        words = skeleton(text)
        if len(words) == 1 and words[0][0].isdigit():
            yield words[0]


_NO_COUNTS = frozenset({"version", "minimum", "rounding", "stability"})


def _unexpected_figures(summary: Summary, material: AuditMaterial) -> Iterator[str]:
    """A small number anywhere else in summary.json, whatever it is called."""
    for place, figure in summary.figures:
        if place.rsplit(", ", 1)[-1] not in _NO_COUNTS and figure < material.minimum:
            yield f"{place}, is below {material.minimum}. Run the consultation again; do not change numbers by hand."
