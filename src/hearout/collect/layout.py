"""What every column of a table is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hearout.collect.headers import Header
from hearout.collect.profile import Profile

__all__ = ["Choice", "Layout", "OpenColumn", "Role", "Table"]


class Role(StrEnum):
    """What a column that holds no answer is for."""

    ID = "id"
    SUBMITTED = "submitted"
    CHANGED = "last change"
    SEED = "seed"
    FINISHED = "finished"
    CONSENT = "consent"
    LANGUAGE = "language"
    TOKEN = "token"  # noqa: S105 - the name of a column
    NAME = "name"
    EMAIL = "email"
    TECHNICAL = "technical"
    LEFT = "left out"


@dataclass(frozen=True, slots=True)
class Table:
    """A table's columns: headers and what their cells look like, in the same order."""

    headers: tuple[Header, ...]
    profiles: tuple[Profile, ...]

    def profile(self, header: Header) -> Profile:
        return self.profiles[header.index]


@dataclass(frozen=True, slots=True)
class OpenColumn:
    """Free text. `question` is the key of the guiding question it answers, or empty. `aside`: it stands beside a
    choice ("Other: …", a comment)."""

    header: Header
    question: str
    aside: bool = False

    @property
    def prompt(self) -> str:
        if self.header.text and self.header.part:
            return f"{self.header.text} [{self.header.part}]"
        return self.header.text or self.header.name


@dataclass(frozen=True, slots=True)
class Choice:
    """A closed question or facet under our `key`: one column whose cells are answers (`separator` joins several),
    or one column a `box`, to tick or to fill."""

    key: str
    facet: bool
    headers: tuple[Header, ...]
    boxes: bool
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """`roles` gives the columns of a role in order. `answers` are columns that show whether anything was answered;
    of those in `boxes` a "No" is no answer. `used` and `unused` name every column once, with what for or why not.
    `finishes`: a row that is not marked as finished, or has no date of submission where there is no such mark, was
    never submitted."""

    roles: Mapping[Role, tuple[Header, ...]]
    open: tuple[OpenColumn, ...]
    choices: tuple[Choice, ...]
    answers: tuple[int, ...]
    boxes: frozenset[int]
    used: tuple[str, ...]
    unused: tuple[str, ...]
    finishes: bool = False

    def first(self, role: Role) -> Header | None:
        return next(iter(self.roles.get(role, ())), None)

    def columns(self, role: Role) -> tuple[int, ...]:
        return tuple(header.index for header in self.roles.get(role, ()))
