"""A plain sentence for a theme that no person has put into words yet."""

from __future__ import annotations

from collections.abc import Sequence

from hearout.language.words import tokens
from hearout.records.analysis import Theme
from hearout.records.draft import Cell
from hearout.summarise.wording import HARDLY_ANY, listed, parts, quoted, share, weight

__all__ = ["finding_sentence", "typical_words"]

_KEYWORDS = 4
_FEWEST_KEYWORDS = 2
_SOME = 0.08
_STEM = 5


def finding_sentence(theme: Theme, place: int, numbers: Sequence[Cell], base: Cell, speakers: str) -> str:
    """What the team wrote, else a sentence from the theme's name, its place among the others and its words.

    `numbers` are those printed for all themes of the question, largest first; `place` is this theme's among them.
    `speakers` completes "those …" for the people who make up `base`.
    """
    if theme.sentence:
        return theme.sentence
    words = quoted(typical_words(theme.label, theme.keywords))
    beside = f" Words that go with it: {listed(words)}." if len(words) >= _FEWEST_KEYWORDS else ""
    return f"{_spoke(listed(quoted(parts(theme.label))), place, numbers, base, speakers)}.{beside}"


def _spoke(subject: str, place: int, numbers: Sequence[Cell], base: Cell, speakers: str) -> str:
    """How many spoke of it, told by what is worth telling: more than of anything else, as many, some, few."""
    said = numbers[place]
    portion = share(said, base)
    if portion is None:
        return f"A few people spoke of {subject}"
    many = f"{weight(said, base)} of those {speakers}"
    if place == 0 and portion >= _SOME and len(numbers) > 1:
        tied = numbers[1].value == said.value
        return f"{many} spoke of {subject}, {'as many as of anything' if tied else 'more than of anything'} else"
    if place > 0 and numbers[place - 1].value == said.value:
        return f"About as many spoke of {subject}"
    if portion >= _SOME or portion < HARDLY_ANY:
        return f"{many} spoke of {subject}"
    return f"A smaller group, {many[:1].lower()}{many[1:]}, spoke of {subject}"


def typical_words(label: str, keywords: Sequence[str]) -> list[str]:
    """The keywords that say more than the name does, each in one form only."""
    known = [token.text.casefold() for token in tokens(label)]
    chosen: list[str] = []
    for keyword in keywords:
        parts = [token.text.casefold() for token in tokens(keyword)]
        if parts and not any(_akin(part, word) for part in parts for word in known):
            chosen.append(keyword)
            known += parts
    return chosen[:_KEYWORDS]


def _akin(one: str, other: str) -> bool:
    """The same word, or two forms of one ("tool" and "tooling")."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _STEM - 1 and longer.startswith(shorter[: max(_STEM, len(shorter) - 2)]))
