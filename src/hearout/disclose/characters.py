"""Someone who hides something in characters that nobody sees, or reads what another has hidden."""

from __future__ import annotations

from hearout.disclose.material import AuditMaterial
from hearout.disclose.places import PublicText, public_texts
from hearout.disclose.published import Published
from hearout.disclose.unseen import hides_something
from hearout.disclose.verdict import SINGLING_OUT, verdict
from hearout.records.report import Check

__all__ = ["check"]


def check(published: Published, material: AuditMaterial) -> Check:
    """No invisible, text-turning, private or broken characters in anything public."""
    texts = public_texts(published, material)
    return verdict(
        "characters",
        "hides something in characters nobody sees",
        SINGLING_OUT,
        tried=len(texts),
        reasons=[_reason(text) for text in texts if hides_something(text.text)],
        explanation="No invisible characters, none that turn the direction of text, and no broken ones.",
    )


def _reason(text: PublicText) -> str:
    return f"{text.place} has characters that nobody sees. Mask that place in decisions/spans.csv."
