"""All attacks on what is about to be public. What cannot be checked is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hearout.disclose import (
    characters,
    consent,
    earlier,
    facets,
    few_people,
    findable,
    hidden_cells,
    paraphrases,
    printed_numbers,
    ratios,
    resolving,
    roster,
    same_words,
    small_cells,
    support,
    vocabulary,
)
from hearout.disclose import (
    patterns as identifying,
)
from hearout.disclose.limits import not_checked
from hearout.disclose.material import AuditMaterial
from hearout.disclose.published import Published, read
from hearout.disclose.reading import Malformed
from hearout.disclose.verdict import SINGLING_OUT, verdict
from hearout.records.redaction import Span
from hearout.records.report import Check, PrivacyReport

__all__ = ["audit"]

Patterns = Callable[[str], Sequence[Span]]


def audit(
    files: Mapping[str, bytes],
    material: AuditMaterial,
    previous: Sequence[Mapping[str, bytes]] = (),
    *,
    patterns: Patterns,
) -> PrivacyReport:
    """Attack the public files by name, with all that the team knows to tell success.

    `files` are the four of the summary, or those and the privacy report's two. `previous` are the public files of
    earlier releases. `patterns` finds identifiers in a text. Never raises for what is in `files`: a file that is
    missing or no longer what it should be is a reason to refuse.
    """
    try:
        published = read(files)
    except Malformed as problem:
        unreadable = _unreadable(str(problem))
        return PrivacyReport((unreadable,), not_checked(material, None, earlier=bool(previous)), _settings(material))
    checks = _checks(published, material, previous, patterns)
    return PrivacyReport(checks, not_checked(material, published, earlier=bool(previous)), _settings(material))


def _checks(
    published: Published, material: AuditMaterial, previous: Sequence[Mapping[str, bytes]], patterns: Patterns
) -> tuple[Check, ...]:
    return (
        small_cells.check(published, material),
        hidden_cells.check(published, material),
        ratios.check(published, material),
        printed_numbers.check(published, material),
        few_people.check(published, material),
        support.check(published, material),
        earlier.check(published, material, previous),
        findable.check(published, material),
        consent.check(published, material),
        *paraphrases.checks(published, material),
        facets.check(published, material),
        roster.check(published, material),
        identifying.check(published, material, patterns=patterns),
        vocabulary.check(published, material),
        characters.check(published, material),
        resolving.check(published, material),
        same_words.check(published, material),
    )


def _unreadable(problem: str) -> Check:
    return verdict(
        "files",
        "finds something in a file that could not be checked",
        SINGLING_OUT,
        tried=1,
        reasons=[f"{problem}. Run the consultation again; do not change published files by hand."],
        explanation="Nothing was checked: the files are not those of a summary.",
    )


def _settings(material: AuditMaterial) -> tuple[tuple[str, str], ...]:
    return (
        ("Smallest number of people printed", str(material.minimum)),
        ("Numbers are rounded to", str(material.rounding)),
        ("People a finding rests on, at least", str(material.k)),
    )
