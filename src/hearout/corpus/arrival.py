"""A contribution on its way into the corpus, and what of it counts as its content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hearout.records.consultation import Channel
from hearout.records.identified import Contribution, Passage

__all__ = ["Arrival", "Content", "spoken"]

Content = tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...], tuple[tuple[str, tuple[str, ...]], ...]]

WORD = re.compile(r"\w+")
WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
LETTERS_A_WORD = 2  # in scripts written without spaces
WORDS_ENOUGH = 5
ANSWERS_ENOUGH = 5


@dataclass(frozen=True)
class Arrival:
    """`entry` is the place of its `[[channels]]` entry, `file` that of its reading; `passages` those with words."""

    entry: int
    file: int
    channel: Channel
    given: Contribution = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)

    @cached_property
    def content(self) -> Content:
        """What makes two copies the same: the texts as they are, and the answers chosen."""
        texts = tuple(passage.text for passage in self.passages)
        return texts, _sorted(self.given.closed), _sorted(self.given.facets)

    @property
    def answers(self) -> tuple[object, object]:
        return self.content[1], self.content[2]

    @property
    def says_something(self) -> bool:
        return bool(self.passages or self.content[1] or self.content[2])

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of all passages, without regard to case, layout and punctuation."""
        text = unicodedata.normalize("NFKC", "\n".join(passage.text for passage in self.passages))
        return tuple(WORD.findall(text.casefold()))

    @property
    def distinctive(self) -> bool:
        """Whether two people would hardly write this, or choose these answers, by chance."""
        return self.recognisable or len(self.content[1]) + len(self.content[2]) >= ANSWERS_ENOUGH

    @property
    def recognisable(self) -> bool:
        """Whether its words are enough that two people would hardly write the same by chance."""
        if len(self.words) >= WORDS_ENOUGH:
            return True
        unspaced = sum(len(WITHOUT_SPACES.findall(word)) for word in self.words)
        return len(self.words) + unspaced // LETTERS_A_WORD >= WORDS_ENOUGH


def spoken(contribution: Contribution) -> tuple[Passage, ...]:
    """The passages that hold more than white space and invisible characters."""
    return tuple(passage for passage in contribution.passages if _visible(passage.text))


def _visible(text: str) -> bool:
    if text.isascii():
        return bool(text.strip(" \t\r\n\f\v\0"))
    return any(not (char.isspace() or unicodedata.category(char) in ("Cf", "Cc")) for char in text)


def _sorted(answers: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    given = ((key, tuple(value for value in values if _visible(value))) for key, values in answers.items())
    return tuple(sorted((key, values) for key, values in given if values))
