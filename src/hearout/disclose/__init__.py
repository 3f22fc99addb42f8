"""The attacks that run before anything is published. One module per attack; what cannot be checked is refused."""

from hearout.disclose.cells import narrowed

__all__ = ["narrowed"]
