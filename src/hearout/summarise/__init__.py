"""Analysis becomes a draft: findings in plain sentences, protected numbers, and how it was made."""

from hearout.summarise.draft import Narrowed, summarise

__all__ = ["Narrowed", "summarise"]
