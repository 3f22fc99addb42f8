"""A text as a reader sees it: invisible characters out, wide and ornamental letters made plain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from hearout.records.redaction import Span

__all__ = ["Plain", "plain"]

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef"
)
_ORNAMENTAL = "\uff01-\uff5e\u2460-\u24ff\u2100-\u214f\U0001d400-\U0001d7ff\U0001f130-\U0001f189"
_JOINERS_IN_LATIN = "(?<=[A-Za-z\u00c0-\u024f])[\u200c\u200d]"  # elsewhere they are part of the spelling
_ODD = re.compile(f"[{_INVISIBLE}{_ORNAMENTAL}]|{_JOINERS_IN_LATIN}")
_DROPPED = re.compile(f"[{_INVISIBLE}]|{_JOINERS_IN_LATIN}")


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` to look at; `offsets[i]` is where its character i stands in the original, None when nothing moved."""

    text: str = field(repr=False)
    offsets: tuple[int, ...] | None = None

    def back(self, spans: Iterable[Span]) -> list[Span]:
        """The spans with offsets into the original text; what was dropped inside a span belongs to it."""
        if self.offsets is None:
            return list(spans)
        at = self.offsets
        return [replace(span, start=at[span.start], end=at[span.end - 1] + 1) for span in spans]


def plain(text: str) -> Plain:
    """`text` without invisible characters and with compatibility forms (Unicode NFKC) of single letters resolved."""
    if text.isascii() or not _ODD.search(text):
        return Plain(text)
    kept: list[str] = []
    offsets: list[int] = []
    dropped = {match.start() for match in _DROPPED.finditer(text)}
    for at, character in enumerate(text):
        if at in dropped:
            continue
        resolved = unicodedata.normalize("NFKC", character) if _ODD.match(character) else character
        kept.append(resolved)
        offsets.extend([at] * len(resolved))
    return Plain("".join(kept), tuple(offsets))
