"""Short ways to write consultations and readings in tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hearout.corpus.together import bring_together
from hearout.keys import keyed
from hearout.records.consultation import Channel, ChannelKind, Consultation, GuidingQuestion
from hearout.records.identified import Author, Contribution, Corpus, Passage, Reading, Roster

pseudonym = keyed(bytes(range(32)), "corpus")

SURVEY = Channel(ChannelKind.SURVEY, "survey/*")
SESSION = Channel(ChannelKind.SESSION, "sessions/*")
TALK = Channel(ChannelKind.TALK, "talk/*")
EMAIL = Channel(ChannelKind.EMAIL, "mail/*")
OTHER = Channel(ChannelKind.OTHER, "other/*")

LONG = "the release notes never say who took the decision"


def march(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def said(*texts: str, by: Author | None = None, native: str = "1", line: int = 1, **more: object) -> Contribution:
    """A contribution; its kind and source are those of the reading it is put in."""
    passages = tuple(Passage(text, question="change") for text in texts)
    author = by or Author()
    return Contribution(ChannelKind.OTHER, "", line, native, passages, author, **more)  # type: ignore[arg-type]


def reading(channel: Channel, source: str, *contributions: Contribution, **more: object) -> tuple[Channel, Reading]:
    own = tuple(replace(given, channel=channel.kind, source=source) for given in contributions)
    return channel, Reading(source, "made", own, **more)  # type: ignore[arg-type]


def together(*readings: tuple[Channel, Reading], roster: Roster | None = None) -> Corpus:
    channels: list[Channel] = []
    for channel, _ in readings:
        if channel not in channels:
            channels.append(channel)
    consultation = Consultation("Listening", (GuidingQuestion("change", "What should change?"),), tuple(channels))
    return bring_together(readings, consultation, roster or Roster(), pseudonym=pseudonym)


def states(corpus: Corpus) -> list[str]:
    return [contribution.state.value for contribution in corpus.contributions]


def people(corpus: Corpus) -> int:
    return len({contribution.contributor for contribution in corpus.contributions})
