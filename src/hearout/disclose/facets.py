"""Someone who finds out who was quoted from what stands beside the quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearout.disclose.folding import skeleton
from hearout.disclose.material import AuditMaterial, small_channels
from hearout.disclose.page import Block
from hearout.disclose.published import Published
from hearout.disclose.same_words import ATTRIBUTION
from hearout.disclose.sources import sources
from hearout.disclose.verdict import SINGLING_OUT, not_applicable, verdict
from hearout.records.report import Check

__all__ = ["check"]

_ATTEMPT = "reads beside a quote what its author is like"


def check(published: Published, material: AuditMaterial) -> Check:
    """No answer that describes contributors (region, role, years) stands in the same quotation as their words, and
    a channel only where it was used by enough people."""
    quotes = [skeleton(quote) for _, quote in published.summary.quotes()]
    if not quotes:
        return not_applicable("facets", _ATTEMPT, SINGLING_OUT, explanation="Nothing is quoted.")
    facets = [tuple(words) for facet in material.facets if not set(words := skeleton(facet)) <= ATTRIBUTION]
    return verdict(
        "facets",
        _ATTEMPT,
        SINGLING_OUT,
        tried=len(quotes),
        reasons=[
            *_small_channels(published, material),
            *(
                f"{page.name}, paragraph {number}, says beside a quote what its author is like. Run it again."
                for page in published.pages
                for number, block in enumerate(page.blocks, 1)
                if block.quote and _describes(block, quotes, facets)
            ),
        ],
        explanation="Quotes stand without any answer that describes the person: no region, role or number of years.",
    )


def _small_channels(published: Published, material: AuditMaterial) -> Iterator[str]:
    """The channel beside a quote is a trait of its author like any other."""
    few = small_channels(material.passages.values(), material.minimum)
    for source in sources(published, material):
        if source.passage is not None and source.passage.channel in few:
            yield (
                f"{source.place} is from a channel that fewer than {material.minimum} people used, which stands beside "
                "it. Lower that channel's consent in consultation.toml, so that it is retold rather than quoted."
            )


def _describes(block: Block, quotes: Sequence[list[str]], facets: Sequence[tuple[str, ...]]) -> bool:
    """Whether the block holds a facet's answer outside the quoted words."""
    left = f" {' '.join(skeleton(block.text))} "
    for quote in quotes:
        left = left.replace(f" {' '.join(quote)} ", " · ")
    return any(f" {' '.join(facet)} " in left for facet in facets)
