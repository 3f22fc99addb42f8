"""What stands in public where something was taken out."""

from __future__ import annotations

from hearout.anonymise.lexicon import word_set

__all__ = ["label", "label_words"]

_LABELS = {
    "email": "e-mail",
    "network": "network address",
    "revision": "change",
    "birth": "date of birth",
    "address": "postal address",
    "identity": "identity number",
    "account": "account number",
    "quotation": "quoted words",
}
_KINDS = word_set(
    "person organisation place handle link phone task role word number masked signature age key path repository "
    "coordinates"
)


def label(kind: str) -> str:
    """The readable mark for a kind: "[person]", "[e-mail]", "[word]"."""
    return f"[{_LABELS.get(kind, kind)}]"


def label_words() -> frozenset[str]:
    """Every word that stands in a mark."""
    return frozenset(word for kind in (*_KINDS, *_LABELS.values()) for word in (kind, *kind.split()))
