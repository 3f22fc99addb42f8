"""Who agrees to less now than when their words came in."""

from __future__ import annotations

from collections.abc import Iterator

from hearout.corpus.people import folded_name
from hearout.records.consultation import Consent
from hearout.web.sessions.agreed import Level
from hearout.web.sessions.models import Meeting
from hearout.web.sessions.queries.transcripts import transcripts_of
from hearout.web.uploads.rules import State

__all__ = ["agree_to_less"]

ORDER = (None, Consent.COUNT, Consent.PARAPHRASE, Consent.QUOTE)


def agree_to_less(meeting: Meeting) -> int:
    """Of how many people words are here that go beyond what is written down of them. Of those who are called alike,
    one who agrees to it is enough: nobody knows whose words they are."""
    now: dict[str, int] = {}
    for row in meeting.attendances.select_related("meeting"):
        name, agreed = folded_name(row.name), Level.of(row.attending, quoted=row.quoted).consent
        now[name] = max(now.get(name, 0), ORDER.index(agreed))
    return len({name for name, consent in _brought(meeting) if ORDER.index(consent) > now.get(name, len(ORDER))})


def _brought(meeting: Meeting) -> Iterator[tuple[str, Consent | None]]:
    """Whose words came in of this session, and as what."""
    for one in transcripts_of(meeting).filter(upload__state=State.IMPORTED):
        for contribution in one.upload.reading.contributions:
            if contribution.author.name:
                yield folded_name(contribution.author.name), contribution.consent
