"""A guide as its parts, before it is a page or a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from hearout.plan.announcement import Said
from hearout.publish.markdown import escape
from hearout.web.consultations.formats.markdown import Markdown
from hearout.web.consultations.formats.outline import Block, Heading, Items, Prose, line

__all__ = ["Do", "Guide", "Part", "Points", "Say", "Step", "TeamSays", "as_markdown"]


@dataclass(frozen=True, slots=True)
class Do:
    """What whoever holds the session does."""

    words: str


@dataclass(frozen=True, slots=True)
class Say:
    """What they say aloud, in these words or their own."""

    words: str
    is_said: bool = True


@dataclass(frozen=True, slots=True)
class TeamSays:
    """The same in the words of the announcement, which may hold simple Markdown."""

    said: Said
    is_of_team: bool = True


@dataclass(frozen=True, slots=True)
class Points:
    """Several things, one below the other; `aloud`: they are said."""

    lines: tuple[str, ...]
    aloud: bool = False


Step: TypeAlias = "Do | Say | TeamSays | Points"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the session. `time` is when it begins and ends, in words ("": at no certain time)."""

    key: str
    title: str
    steps: tuple[Step, ...]
    time: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """All of it, in `language`, which runs in `direction`. `about` says of which session it is, line by line."""

    title: str
    about: tuple[str, ...]
    parts: tuple[Part, ...]
    language: str
    direction: str


def as_markdown(guide: Guide) -> str:
    """The guide for a pad or a repository."""
    return Markdown().write(tuple(_blocks(guide)))


def _blocks(guide: Guide) -> Iterator[Block]:
    yield Heading(1, guide.title)
    yield from (line(words) for words in guide.about)
    for part in guide.parts:
        yield Heading(2, f"{part.title} ({part.time})" if part.time else part.title)
        yield from (_block(step) for step in part.steps)


def _block(step: Step) -> Block:
    match step:
        case Do():
            return line(step.words)
        case Say():
            return Prose(f"> {escape(step.words)}")
        case TeamSays():
            return Prose("\n".join(f"> {one}".rstrip() for one in step.said.words.splitlines()))
        case Points(aloud=True):
            return Prose("\n".join(f"> - {escape(words)}" for words in step.lines))
        case Points():
            return Items(tuple(line(words) for words in step.lines))
