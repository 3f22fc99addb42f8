"""A decision about the sessions of one round."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from hearout.plan.announcement import Announcement, Session, Text
from hearout.plan.sessions import SessionStage, begins_at, session_stage
from hearout.web.consultations.forms.decisions import Decide
from hearout.web.consultations.queries.readers import Reader
from hearout.web.consultations.wording import proposed_title
from hearout.web.sessions.queries.rounds import RoundOf

__all__ = ["OfSessions"]


class OfSessions(Decide):
    """`about` is the round, `reader` whoever fills it in, for whose eyes times are told."""

    def __init__(
        self,
        data: Mapping[str, str] | None,
        said: Announcement,
        about: RoundOf,
        reader: Reader,
        *,
        after: int,
        asks_for_title: bool,
        now: datetime,
    ) -> None:
        self.about, self.reader, self.now = about, reader, now
        super().__init__(data, said, after=after, asks_for_title=asks_for_title)

    @property
    def subject(self) -> Text:
        return self.about.round.title

    @property
    def to_come(self) -> tuple[Session, ...]:
        """The sessions of the round that have not begun and are not cancelled, the next first."""
        coming = (one for one in self.about.sessions if session_stage(one, self.now) is SessionStage.SOON)
        return tuple(sorted(coming, key=begins_at))

    def about_phase(self) -> str:
        return self.about.phase.key

    def about_round(self) -> str:
        return self.about.round.key

    def about_sessions(self) -> tuple[str, ...]:
        """The keys of the sessions that it changes, once it is valid."""
        return ()

    def proposed_title(self, after: Announcement) -> Text:
        return proposed_title(self.kind, after, phase=self.about.phase.key)
