"""A wiki's talk page, as wikitext. One contribution is one comment; its passages are the paragraphs."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hearout.collect.filedates import channel_zone
from hearout.collect.guiding import match_question
from hearout.collect.paragraphs import paragraphs
from hearout.collect.remarks import on_lines
from hearout.collect.signatures import is_registered
from hearout.collect.source import SourceFile
from hearout.collect.speakers import person_key
from hearout.collect.threads import Comment, Section, sections
from hearout.collect.wikiplain import plain_text
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Author, Contribution, Passage, Reading
from hearout.records.imports import Rejection, State

__all__ = ["KINDS", "NAME", "read", "recognises"]

NAME = "wikitext"
KINDS = (ChannelKind.TALK,)

_MARKS = re.compile(
    r"(?m)^==[^=\n].*==[ \t]*$|\[\[[^\[\]\n|]{1,80}(?:\|[^\[\]\n]{0,200})?\]\]|\{\{[^{}\n]{1,200}\}\}|~~~~"
)
_REDIRECT = re.compile(
    r"(?i)\s*#(?:redirect|weiterleitung|redirection|redirección|redirecionamento|rinvia|перенаправление)\b"
)
_BY_TEAM = "written by the team (facilitator), not a contribution"
_INTRODUCTION = "unsigned text above the first section, taken as the page's introduction; sign it if it is a comment"


def recognises(source: SourceFile, channel: Channel) -> bool:
    """Whether the file has the marks of wikitext (headings, links, templates), or is any text under a talk channel."""
    head = source.head().lstrip()
    if head.startswith(('{"', "{\n", "[{", "<")):
        return False
    return bool(_MARKS.search(head) or _REDIRECT.match(head)) or (channel.kind in KINDS and bool(head))


def read(source: SourceFile, channel: Channel, questions: tuple[GuidingQuestion, ...]) -> Reading:
    """Every comment, signed or not. A redirect has none; on a page without any signature each paragraph is one."""
    page = source.text()
    if _REDIRECT.match(page) and "\n==" not in page:
        return Reading(
            source.name, NAME, (), notes=(*source.notes, "The page only points to another; export that one.")
        )
    parts = sections(page, channel_zone(channel))
    walk = _Walk(source.name, channel, signed=any(comment.signature for part in parts for comment in part.comments))
    for part, question in zip(parts, _questions(parts, questions), strict=True):
        walk.go_through(part, question, introduces=part is parts[0] and len(parts) > 1)
    return Reading(
        source=source.name,
        format=NAME,
        contributions=tuple(walk.contributions),
        rejections=tuple(walk.rejections),
        notes=(*source.notes, *walk.notes()),
    )


def _questions(parts: Sequence[Section], questions: tuple[GuidingQuestion, ...]) -> Iterator[str]:
    """The guiding question of each section: its heading's, else that of the section it is part of."""
    above: list[tuple[int, str]] = []
    for part in parts:
        while above and above[-1][0] >= part.level:
            above.pop()
        question = match_question(part.heading, questions) or (above[-1][1] if above else "")
        above.append((part.level, question))
        yield question


@dataclass(slots=True)
class _Walk:
    """Goes through the sections and puts every comment where it belongs. `signed`: somebody signed on this page."""

    source: str
    channel: Channel
    signed: bool
    contributions: list[Contribution] = field(default_factory=list, repr=False)
    rejections: list[Rejection] = field(default_factory=list)
    _wordless: list[int] = field(default_factory=list)
    _unsigned: list[int] = field(default_factory=list)
    _undated: list[int] = field(default_factory=list)
    _guessed: list[int] = field(default_factory=list)
    _known: Counter[str] = field(default_factory=Counter, repr=False)

    def go_through(self, part: Section, question: str, *, introduces: bool) -> None:
        natives: list[str] = []
        for comment in part.comments:
            natives.append(self._native(comment, part.heading))
            answered = natives[comment.answers] if comment.answers >= 0 else ""
            own = self._contribution(comment, part.heading, question, native=natives[-1], reply_to=answered)
            if comment.signature and _is_team(comment.signature.user, self.channel):
                self.rejections.append(Rejection(comment.line, _BY_TEAM))
            elif not comment.signature and not own.passages:
                self._wordless.append(comment.line)
            elif introduces and self.signed and not comment.signature:
                self.rejections.append(Rejection(comment.line, _INTRODUCTION))
            else:
                self._take(own, comment)

    def _take(self, contribution: Contribution, comment: Comment) -> None:
        self.contributions.append(contribution)
        if not contribution.author.known:
            self._unsigned.append(comment.line)
        elif contribution.received is None:
            self._undated.append(comment.line)
        if comment.signature and comment.signature.guessed_zone:
            self._guessed.append(comment.line)

    def _contribution(
        self, comment: Comment, heading: str, question: str, *, native: str, reply_to: str
    ) -> Contribution:
        said = plain_text(comment.wikitext)
        signature = comment.signature
        return Contribution(
            channel=self.channel.kind,
            source=self.source,
            line=comment.line,
            native=native,
            passages=tuple(Passage(text, question=question, prompt=heading) for text in paragraphs(said.text)),
            author=_author(signature.user if signature else ""),
            received=signature.when if signature else None,
            reply_to=reply_to,
            consent=self.channel.consent,
            removed=tuple(filter(None, (*said.removed, comment.signed_as.strip()))),
            state=State.COUNTED if said.text else State.EMPTY,
            why="" if said.text else "a signature without words",
        )

    def _native(self, comment: Comment, heading: str) -> str:
        """The comment's id: by author and time, so that it stays when the page grows; else by its words."""
        signature = comment.signature
        if signature and signature.user and signature.when:
            place = f"{signature.user}|{signature.when:%Y%m%d%H%M}|{heading}"
        else:
            place = hashlib.sha256(f"{heading}\n{comment.wikitext}".encode("utf-8", "replace")).hexdigest()
        self._known[place] += 1
        return place if self._known[place] == 1 else f"{place}|{self._known[place]}"

    def notes(self) -> Iterator[str]:
        if not self.contributions and not self.rejections:
            yield "There is no comment on the page."
        if self._unsigned:
            yield f"Nobody is named as the writer on {on_lines(self._unsigned)}."
        if self._undated:
            yield f"The signature on {on_lines(self._undated)} has no date that could be read."
        if self._guessed:
            yield f"The time zone of {on_lines(self._guessed)} is unknown; the channel's was taken."
        if self._wordless:
            yield f"Markup without words on {on_lines(self._wordless)}."


def _author(user: str) -> Author:
    return Author(handle=user, verified=is_registered(user)) if user else Author()


def _is_team(user: str, channel: Channel) -> bool:
    return bool(user) and person_key(user) in {person_key(name) for name in channel.facilitators}
