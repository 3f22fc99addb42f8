"""The first paragraph: two or three sentences that can be quoted, each with its hedge."""

from __future__ import annotations

from collections.abc import Sequence

from hearout.records.draft import Cell, Finding, Section
from hearout.summarise.wording import listed, quoted, scattered

__all__ = ["lead"]

_SUBJECTS = 3
_SENTENCES = 2
_HEDGE = "People chose to take part: this is what was said, not what everyone thinks."
_TOO_FEW = "That is too few to report what was said without pointing at someone."
_NOTHING_CLEAR = "What they said does not come together into clear themes."


def lead(people: Cell, sections: Sequence[Section], authored: frozenset[str]) -> str:
    """`authored` are the ids of findings whose sentence a person wrote: those speak for themselves."""
    if people.hidden:
        return f"{people.shown.capitalize()} people took part. {_TOO_FEW}"
    begin = f"About {people.shown} people took part."
    telling = sorted((section for section in sections if section.findings), key=_largest)[:_SENTENCES]
    if not telling:
        return f"{begin} {_NOTHING_CLEAR} {_HEDGE}"
    kept = [section for section in sections if section in telling]
    return " ".join([begin, *(_told(section, authored) for section in kept), _HEDGE])


def _largest(section: Section) -> int:
    return -(section.findings[0].contributors.value or 0)


def _told(section: Section, authored: frozenset[str]) -> str:
    first = section.findings[0]
    if first.id in authored:
        return first.text
    telling = [finding for finding in section.findings[:_SUBJECTS] if not finding.contributors.hidden]
    if not telling:
        return f"On “{section.title}” they spoke of many things, none of them often."
    about = f"Asked “{section.title}”" if section.key else "Beside the questions"
    if scattered([finding.contributors for finding in section.findings], first.base):
        return f"{about}, they said many different things; what came back was {_named(telling)}."
    return f"{about}, they spoke most of {_named(telling)}."


def _named(findings: Sequence[Finding]) -> str:
    """Names with their weights; a weight that all of them share is said once."""
    weights = [finding.weight[:1].lower() + finding.weight[1:] for finding in findings]
    names = quoted([finding.label for finding in findings])
    if len(weights) > 1 and len(set(weights)) == 1:
        return f"{listed(names)} ({weights[0]} each)"
    return listed([f"{name} ({weight})" for name, weight in zip(names, weights, strict=True)])
