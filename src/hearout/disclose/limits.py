"""What an audit does not cover, said in plain sentences. None of them is a fact about a person."""

from __future__ import annotations

from collections.abc import Iterator

from hearout.disclose.material import AuditMaterial
from hearout.disclose.published import Published
from hearout.records.imports import State

__all__ = ["not_checked"]


def not_checked(material: AuditMaterial, published: Published | None, *, earlier: bool) -> tuple[str, ...]:
    """Sentences that depend on what the run could do and on what is published (None: it could not be read)."""
    return tuple(_sentences(material, published, earlier=earlier))


def _sentences(material: AuditMaterial, published: Published | None, *, earlier: bool) -> Iterator[str]:
    yield "Readers who were in the room, or who know a contributor well, may recognise what somebody said."
    yield "Knowledge that we do not have: other lists and leaks that someone could compare this summary with."
    if published is None or any(True for _ in published.summary.quotes()):
        yield "Whether an author can be told by style was not measured; nothing connects one person's quotes."
        yield "Nobody searched the web by hand for the quotes; only what this consultation received was searched."
    yield "A sentence in other words than the original can still lead to it; only the words were compared."
    if material.without_model:
        yield "For some languages no model for names is installed; there, names were looked for by list and pattern."
    if material.without_vocabulary:
        yield "For some languages there is no list of common words; there, every word had to be cleared by a person."
    if material.unverified:
        yield (
            "Some contributors were neither invited nor registered: someone may have answered several times, and a "
            "number of people may be of fewer."
        )
    if not earlier:
        yield "There is no earlier version to compare with. The next one must be compared with this."
    if material.states.get(State.WITHDRAWN):
        yield "What was withdrawn before this version is not in it; copies that others made earlier are out of reach."
    if material.language != "en":
        yield "Small numbers of people written as words were looked for in English only."
    yield "Names that are also very common words were not looked for where a sentence begins with them."
