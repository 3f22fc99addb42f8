"""Plain text as mail programs have always shown it: lines of at most 72 letters, addresses of pages kept whole."""

from __future__ import annotations

import textwrap

__all__ = ["WIDTH", "mail_text", "one_line"]

WIDTH = 72
JOINERS = "\u200c\u200d"  # zero width non-joiner and joiner


def mail_text(*parts: str) -> str:
    """The parts that say something, wrapped, with an empty line between them. Line breaks within a part stay; a line
    of a list ("- ") goes on under its words."""
    said = [part.strip("\n") for part in parts if part.strip()]
    return "\n\n".join("\n".join(_wrapped(line) for line in part.splitlines()) for part in said) + "\n"


def one_line(words: str) -> str:
    """Words for a header: without line breaks and other controls, which could begin another header. What joins letters
    in Persian, Sinhala and others stays."""
    kept = (letter if letter.isprintable() or letter in JOINERS else " " for letter in words)
    return " ".join("".join(kept).split())


def _wrapped(line: str) -> str:
    if len(line) <= WIDTH and "\t" not in line:
        return line.rstrip()
    further = "  " if line.startswith("- ") else ""
    return textwrap.fill(line, WIDTH, subsequent_indent=further, break_long_words=False, break_on_hyphens=False)
