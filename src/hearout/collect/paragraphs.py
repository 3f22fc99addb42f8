"""Running text cut into passages: paragraphs, with lines that a mail program wrapped put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["BULLET", "joined_lines", "paragraphs"]

BULLET = re.compile(r"[ \t]*(?:[-*+•‣◦·–—]|\(?\d{1,3}[.)]|\(?[a-z][)])[ \t]+(?=\S)")
"""What a list item begins with."""

_SHORT = 60  # characters; a paragraph as short as this ("Hello all,") goes with the next one


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, in order. Very short ones are joined with what follows (the last with what precedes).

    Every word of `text` is in one of them. Lines of one paragraph become one line; list items stay on their own.
    """
    whole = [joined_lines(lines) for lines in _blocks(text.split("\n"))]
    return _short_ones_joined(whole)


def joined_lines(lines: Iterable[str]) -> str:
    """Wrapped lines as one line; list items begin a new one."""
    joined: list[list[str]] = []
    for line in lines:
        if joined and not BULLET.match(line):
            joined[-1].append(line.strip())
        else:
            joined.append([line.strip()])
    return "\n".join(" ".join(wrapped) for wrapped in joined)


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _short_ones_joined(whole: list[str]) -> list[str]:
    joined: list[str] = []
    waiting: list[str] = []
    for paragraph in whole:
        waiting.append(paragraph)
        if len(paragraph) > _SHORT:
            joined.append("\n".join(waiting))
            waiting = []
    if waiting and joined:
        joined[-1] = "\n".join((joined[-1], *waiting))
    elif waiting:
        joined.append("\n".join(waiting))
    return joined
