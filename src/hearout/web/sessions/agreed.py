"""What people agreed to in a session, and what may therefore be done with their words.

Recorded words come in as they were said. They are quoted only where somebody also agreed to that; the words of those
who agreed to notes are retold at most, and nothing is kept of what those said who agreed to be there alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearout.records.consultation import Consent
from hearout.web.sessions.rules import Attending

__all__ = ["LEVELS", "Level"]


class Level(StrEnum):
    """The same as `Attending`, with quoting on top. Ordered: each includes those before."""

    ATTEND = "attend"
    NOTES = "notes"
    RECORDED = "recorded"
    QUOTED = "quoted"

    @classmethod
    def of(cls, attending: str, *, quoted: bool = False) -> Level:
        agreed = cls(attending)
        return cls.QUOTED if quoted and agreed is cls.RECORDED else agreed

    @property
    def attending(self) -> Attending:
        return Attending.RECORDED if self is Level.QUOTED else Attending(self.value)

    @property
    def consent(self) -> Consent | None:
        """What may be done with their words; None where none of them may be kept."""
        return CONSENTS.get(self)


CONSENTS: Mapping[Level, Consent] = {
    Level.NOTES: Consent.PARAPHRASE,
    Level.RECORDED: Consent.PARAPHRASE,
    Level.QUOTED: Consent.QUOTE,
}

LEVELS: Mapping[Level, str | Promise] = {
    Level.ATTEND: _("being there; nothing is kept"),
    Level.NOTES: _("notes"),
    Level.RECORDED: _("being recorded"),
    Level.QUOTED: _("being recorded and quoted"),
}
