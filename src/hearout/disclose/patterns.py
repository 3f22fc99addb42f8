"""Someone who looks for addresses, handles and numbers that lead to a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hearout.disclose.material import AuditMaterial
from hearout.disclose.places import public_texts
from hearout.disclose.published import Published
from hearout.disclose.verdict import SINGLING_OUT, verdict
from hearout.records.redaction import Span
from hearout.records.report import Check

__all__ = ["check"]

Patterns = Callable[[str], Sequence[Span]]


def check(published: Published, material: AuditMaterial, *, patterns: Patterns) -> Check:
    """Every public text must be free of what `patterns` finds. Style sheets are colours and sizes, not text."""
    texts = [text for text in public_texts(published, material) if not text.style]
    found = [(text.place, span.kind) for text in texts for span in patterns(text.text)]
    return verdict(
        "patterns",
        "looks for addresses, handles and numbers that lead to a person",
        SINGLING_OUT,
        tried=len(texts),
        reasons=[
            f"{place} holds something like this: {kind}. Mask it in decisions/words.csv or decisions/spans.csv, or "
            "change the sentence in decisions/themes.csv."
            for place, kind in found
        ],
        explanation="E-mail and web addresses, handles, telephone and task numbers and descriptions that fit one "
        "person were searched for in all public text, markup included.",
    )
