"""Every public text with the place where it stands, for the checks that search all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from hearout.disclose.material import AuditMaterial
from hearout.disclose.published import Published
from hearout.disclose.summary_shape import PublishedFinding, Summary

__all__ = ["PublicText", "public_texts", "said_texts"]


@dataclass(frozen=True, slots=True)
class PublicText:
    """`text` as a reader or a machine finds it at `place`. `style`: it says how the page looks."""

    place: str
    text: str = field(repr=False)
    style: bool = False


def said_texts(summary: Summary) -> Iterator[PublicText]:
    """What goes back to contributors' words: findings with their names, key words and quotes, and rows of themes."""
    for finding in summary.findings():
        yield from _of_finding(finding)
    for number, table in enumerate(summary.tables, 1):
        if table.question or table.id.startswith("themes."):
            for row, (label, _, _) in enumerate(table.rows, 1):
                yield PublicText(f"Row {row} of table {number}", label)


def _of_finding(finding: PublishedFinding) -> Iterator[PublicText]:
    yield PublicText(finding.place, finding.text)
    yield PublicText(f"The name of {_inside(finding.place)}", finding.label)
    for number, keyword in enumerate(finding.keywords, 1):
        yield PublicText(f"Key word {number} of {_inside(finding.place)}", keyword)
    for number, (label, _, _) in enumerate(finding.parts, 1):
        yield PublicText(f"Part {number} of {_inside(finding.place)}", label)
    for number, quote in enumerate(finding.quotes, 1):
        yield PublicText(f"Quote {number} of {_inside(finding.place)}", quote)
    for number, told in enumerate(finding.paraphrases, 1):
        yield PublicText(f"Paraphrase {number} of {_inside(finding.place)}", told)


def _inside(place: str) -> str:
    return place[:1].lower() + place[1:]


def public_texts(published: Published, material: AuditMaterial) -> list[PublicText]:
    """All of it, each text once. The team's own words are taken out, except where contributors are heard."""
    said = {text.text: text for text in said_texts(published.summary)}
    own: dict[str, PublicText] = {}
    for text in (*_json_texts(published, said.keys()), *_page_texts(published)):
        if text.text not in said:
            own.setdefault(text.text, text)
    team = [" ".join(words.split()) for words in material.own_words]
    return [text for text in (*said.values(), *(_without(text, team) for text in own.values())) if text.text.strip()]


def _json_texts(published: Published, heard: Set[str]) -> Iterator[PublicText]:
    for place, text in (*published.summary.texts, *published.reports):
        if text not in heard:
            yield PublicText(place, text)


def _page_texts(published: Published) -> Iterator[PublicText]:
    for page in published.pages:
        for number, block in enumerate(page.blocks, 1):
            for text in page.readings(block.text):
                yield PublicText(f"{page.name}, paragraph {number}", text)
        for unseen in page.unseen:
            for text in page.readings(unseen):
                yield PublicText(f"{page.name}, what browsers do not show", text)
        for style in page.styles:
            yield PublicText(f"{page.name}, the style sheet", style, style=True)


def _without(text: PublicText, team: Sequence[str]) -> PublicText:
    left = " ".join(text.text.split())
    for words in team:
        if words in left:
            left = left.replace(words, " · ")
    return PublicText(text.place, left, text.style)
