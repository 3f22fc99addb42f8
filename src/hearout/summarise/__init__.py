"""Analysis becomes a draft: findings in plain sentences, protected numbers, and how it was made."""

from hearout.summarise.draft import Narrowed, summarise
from hearout.summarise.findings import unsaid
from hearout.summarise.quotes import untold

__all__ = ["Narrowed", "summarise", "unsaid", "untold"]
