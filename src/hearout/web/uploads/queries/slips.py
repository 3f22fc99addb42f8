"""What was typed in: as text that the engine's own reader reads, and as the pages list it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import QuerySet

from hearout.collect.other import read_text
from hearout.records.consultation import Channel, GuidingQuestion
from hearout.records.identified import Contribution, Reading
from hearout.records.imports import State
from hearout.web.consultations.models import Consultation
from hearout.web.uploads.models import Typed
from hearout.web.uploads.rules import Slip
from hearout.web.uploads.titles import CONSENTS

__all__ = ["SlipTold", "as_text", "reading_of", "slip_in", "slips_in", "slips_told"]

FORMAT = "typed in"
DASHES = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
BEGINNING = 120


@dataclass(frozen=True, slots=True)
class SlipTold:
    """One slip in the list. `words` are its beginning."""

    pk: int
    number: int
    received: date
    consent: str
    by: str
    words: str = field(repr=False)
    language: str = ""


def slips_in(consultation: Consultation) -> QuerySet[Typed]:
    """All that are there, newest first."""
    rows = Typed.objects.filter(consultation=consultation, removed_at=None)
    return rows.select_related("by", "source").order_by("-number")


def slip_in(consultation: Consultation, number: int) -> Typed | None:
    """The slip of that number, if it is there."""
    return slips_in(consultation).filter(number=number).select_related("consultation", "source").first()


def slips_told(rows: Iterable[Typed]) -> list[SlipTold]:
    return [_told(row, row.slip) for row in rows]


def as_text(slips: Sequence[tuple[int, Slip]]) -> str:
    """Slips as the text in which anybody else would hand them in (docs/reference/formats.md)."""
    return "".join(f"---\n{_text(number, slip)}\n" for number, slip in slips)


def reading_of(
    slips: Sequence[tuple[int, Slip]], name: str, channel: Channel, questions: tuple[GuidingQuestion, ...]
) -> Reading:
    """What the engine reads in that text. Each slip is known by its number, whatever comes before it. Those whose words
    were erased stand behind the others."""
    read = read_text(as_text([(number, slip) for number, slip in slips if slip.answers]), name, channel, questions)
    erased = (_erased(number, slip, name, channel) for number, slip in slips if not slip.answers)
    return replace(read, format=FORMAT, contributions=(*read.contributions, *erased))


def _text(number: int, slip: Slip) -> str:
    """What answers no question stands first: further on nothing would part it from an answer."""
    ordered = replace(slip, answers=tuple(sorted(slip.answers, key=lambda answer: bool(answer.question))))
    return "\n".join([*_head(number, ordered), "", *_body(ordered)])


def _head(number: int, slip: Slip) -> Iterator[str]:
    told: Mapping[str, str] = {
        "slip": str(number),
        "from": " ".join(slip.author.split()),
        "date": slip.received.isoformat(),
        "consent": slip.consent.value,
        "language": slip.language,
        "question": slip.answers[0].question if slip.answers else "",
    }
    yield from (f"{key}: {value}" for key, value in told.items() if value)


def _body(slip: Slip) -> Iterator[str]:
    for place, answer in enumerate(slip.answers):
        if place:
            yield from ("", f"question: {answer.question}", "")
        yield DASHES.sub("—", answer.words)


def _erased(number: int, slip: Slip, name: str, channel: Channel) -> Contribution:
    return Contribution(
        channel=channel.kind,
        source=name,
        line=number,
        native=f"slip {number}",
        passages=(),
        consent=slip.consent,
        state=State.WITHDRAWN,
        why="taken back by its contributor, and erased",
    )


def _told(row: Typed, slip: Slip) -> SlipTold:
    words = " ".join(" ".join(answer.words for answer in slip.answers).split())
    shown = words if len(words) <= BEGINNING else f"{words[:BEGINNING]} …"
    return SlipTold(
        row.pk, row.number, slip.received, str(CONSENTS[slip.consent]), str(row.by or ""), shown, slip.language
    )
