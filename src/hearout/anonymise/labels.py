"""What stands in public where something was taken out."""

from __future__ import annotations

__all__ = ["label"]

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


def label(kind: str) -> str:
    """The readable mark for a kind: "[person]", "[e-mail]", "[word]"."""
    return f"[{_LABELS.get(kind, kind)}]"
