"""Someone who changes a page after the audit, so that it says more than the data behind it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from hearout.disclose.folding import skeleton
from hearout.disclose.material import AuditMaterial
from hearout.disclose.page import Page
from hearout.disclose.phrases import phrases_of
from hearout.disclose.published import Published
from hearout.disclose.summary_shape import Summary
from hearout.disclose.verdict import INFERENCE, verdict
from hearout.records.report import Check

__all__ = ["ATTRIBUTION", "check"]

_AGAIN = "Run it again; do not change published files by hand."
ATTRIBUTION = frozenset("survey session sessions talk page e mail other input quoted with consent left out".split())  # noqa: SIM905
"""Words beside a quote that say where it was said ("Survey, quoted with consent")."""

_FINDING = re.compile(r"Finding (\d{1,4})\b")
_FURNITURE = 8
"""Words that a page may have of its own in one paragraph ("Where this was said", "of", "left out")."""


def check(published: Published, material: AuditMaterial) -> Check:
    """Every page says what summary.json says: each finding and quote, and no quote beyond them."""
    pages = [page for page in published.pages if page.name.startswith("summary.")]
    reasons = [
        *_seals(published, material),
        *(reason for page in pages for reason in _missing(page, published.summary)),
        *(reason for page in pages for reason in _added_quotes(page, published.summary)),
        *(reason for page in pages for reason in _added_findings(page, published)),
    ]
    findings = list(published.summary.findings())
    return verdict(
        "pages",
        "puts something on a page that is not in the data behind it",
        INFERENCE,
        tried=len(pages) * sum(1 + len(finding.quotes) for finding in findings),
        reasons=reasons,
        explanation="The pages and the data carry the same findings and the same quotes, word for word.",
    )


def _seals(published: Published, material: AuditMaterial) -> Iterator[str]:
    for name, known in sorted(material.sealed.items()):
        if name not in published.files:
            yield f"{name} was published and is missing. {_AGAIN}"
        elif hashlib.sha256(published.files[name]).hexdigest() != known:
            yield f"{name} was changed after it was published. {_AGAIN}"


def _missing(page: Page, summary: Summary) -> Iterator[str]:
    words = skeleton(" ".join(block.text for block in page.blocks))
    for finding in summary.findings():
        place = f"{finding.place[:1].lower()}{finding.place[1:]}"
        said = [
            (place, finding.text),
            *((f"quote {n} of {place}", quote) for n, quote in enumerate(finding.quotes, 1)),
            *((f"paraphrase {n} of {place}", told) for n, told in enumerate(finding.paraphrases, 1)),
        ]
        for what, text in said:
            if not _holds(words, skeleton(text)):
                yield f"{page.name} does not have {what} as summary.json has it. {_AGAIN}"


def _added_quotes(page: Page, summary: Summary) -> Iterator[str]:
    quotes = [skeleton(quote) for _, quote in summary.quotes()]
    around = ATTRIBUTION | set(skeleton(" ".join(summary.channels)))
    for number, block in enumerate(page.blocks, 1):
        if not block.quote:
            continue
        left = _left(skeleton(block.text), quotes)
        if len(left) != len(set(left)) or not set(left) <= around:
            yield f"{page.name}, paragraph {number}, quotes what is no quote in summary.json. {_AGAIN}"


def _added_findings(page: Page, published: Published) -> Iterator[str]:
    """Under the heading of a finding stands nothing beyond what summary.json has, and there is no other heading."""
    findings = len(list(published.summary.findings()))
    phrases = phrases_of(published)
    told: list[int] = []
    inside = False
    for number, block in enumerate(page.blocks, 1):
        heading = _FINDING.match(block.text) if block.heading else None
        if heading:
            told.append(int(heading.group(1)))
        inside = bool(heading) or (inside and not block.heading and not block.cell)
        words = skeleton(block.text)
        if inside and len(words) - len(phrases.covered(words)) > _FURNITURE:
            yield f"{page.name}, paragraph {number}, adds to a finding what summary.json does not have. {_AGAIN}"
    if told != list(range(1, findings + 1)):
        yield f"{page.name} does not number the findings as summary.json has them. {_AGAIN}"


def _left(words: list[str], quotes: Sequence[list[str]]) -> list[str]:
    """`words` without the first quote found in them."""
    for quote in sorted(quotes, key=len, reverse=True):
        for at in range(len(words) - len(quote) + 1):
            if quote and words[at : at + len(quote)] == quote:
                return words[:at] + words[at + len(quote) :]
    return words


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return f" {' '.join(wanted)} " in f" {' '.join(words)} "
