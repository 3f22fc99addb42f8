"""The announced sessions as a calendar that anybody may subscribe to, and one of them as an entry to keep.

What stands in it is what the page says. How to join is in it only where the page says so to all. A session that is
cancelled stays in it as cancelled, so that calendars take it out. Identifiers are made from the consultation's own and
the session's key, and those of invitations are others: who holds one keeps both apart.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from uuid import UUID, uuid5

from django.utils.translation import gettext

from hearout.plan.announcement import Announcement, Session
from hearout.plan.calendars import Event, Feed, published
from hearout.web.consultations.queries.readers import Reader
from hearout.web.public.links import whole
from hearout.web.public.page import Around

__all__ = ["calendar", "changes_of"]


def calendar(
    consultation: UUID,
    around: Around,
    sessions: tuple[Session, ...],
    changes: Counter[str],
    reader: Reader,
    stamp: datetime,
) -> bytes:
    """A calendar of these `sessions`. `changes`: how many decisions changed each; `stamp`: when the last was taken."""
    page = whole(around.links.page)
    events = [
        Event(
            uid=str(uuid5(consultation, f"session {session.key}")),
            sequence=changes[session.key],
            starts=session.opens,
            zone=session.zone,
            minutes=session.minutes,
            summary=_summary(session, around, reader),
            description=page,
            location=session.address,
            url=page,
            cancelled=session.cancelled is not None,
        )
        for session in sessions
    ]
    return published(events, Feed(around.title.words, page), stamp)


def changes_of(revisions: list[Announcement]) -> Counter[str]:
    """How many of the announcements, in the order in which they were in force, changed each session."""
    known: dict[str, Session] = {}
    changes: Counter[str] = Counter()
    for said in revisions:
        for session in said.sessions:
            changes[session.key] += session.key in known and known[session.key] != session
            known[session.key] = session
    return changes


def _summary(session: Session, around: Around, reader: Reader) -> str:
    title, about = reader.words(session.title) or gettext("Listening session"), around.title.words
    told = gettext("%(session)s: %(consultation)s") % {"session": title, "consultation": about}
    return " ".join(told.split())  # programs show it in one line
