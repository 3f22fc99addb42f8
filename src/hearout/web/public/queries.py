"""What is published, and how to know that it still is: the head of a consultation, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from hearout.plan.announcement import Announcement
from hearout.web.consultations.models import Decision, Notice, Revision
from hearout.web.public.remembered import Remembered

__all__ = [
    "Head",
    "announcement_in_force",
    "announcements_in_force",
    "announcements_so_far",
    "decided_last",
    "head_of",
    "heads",
    "notices",
]


@dataclass(frozen=True, slots=True)
class Head:
    """What is in force: the revision, the number of the newest decision, the newest version of the summary (0: none)
    and the last mark that words left a version of it (0: none did). As long as these are the same, nothing that anyone
    sees has changed but what time itself changes. `consultation` makes it the only one of its kind."""

    consultation: UUID
    slug: str
    revision: int
    decision: int
    version: int = 0
    taken_back: int = 0


# Asked for at every view of every page. Django takes longer to put such a query together than to answer it.
_HEADS = """
    SELECT c.id, c.slug, c.public_id,
        (SELECT MAX(d.number) FROM consultations_decision d WHERE d.consultation_id = c.id),
        COALESCE((SELECT MAX(r.version) FROM releases_release r WHERE r.consultation_id = c.id), 0),
        COALESCE((SELECT MAX(w.id) FROM releases_wordstakenback w JOIN releases_release r ON r.id = w.release_id
            WHERE r.consultation_id = c.id), 0)
    FROM consultations_consultation c
    WHERE c.public_id IS NOT NULL
"""
_IN_FORCE: Remembered[Head, Announcement] = Remembered(200)


def head_of(slug: str) -> Head | None:
    """The head of the consultation called `slug`; None where there is none, and likewise where nothing is published."""
    return next(iter(_heads(f"{_HEADS} AND c.slug = %s", [slug])), None)


def heads() -> list[Head]:
    """The heads of all that are published, the newest first."""
    return _heads(f"{_HEADS} ORDER BY c.created DESC, c.slug", [])


def announcement_in_force(head: Head) -> Announcement:
    """What is announced. A revision never changes, so that it need not be read again."""
    return announcements_in_force([head])[head]


def announcements_in_force(wanted: Iterable[Head]) -> dict[Head, Announcement]:
    """The same for several, read at once."""
    found: dict[Head, Announcement] = {}
    missing: dict[int, Head] = {}
    for head in wanted:
        known = _IN_FORCE.get(head)
        if known is None:
            missing[head.revision] = head
        else:
            found[head] = known
    for revision in Revision.objects.filter(pk__in=missing) if missing else ():
        head = missing[revision.pk]
        found[head] = _IN_FORCE.put(head, revision.announcement)
    return found


def notices(head: Head) -> QuerySet[Notice]:
    """All notices with their decisions and what these put in force, newest first."""
    of_it = Notice.objects.filter(decision__consultation_id=head.consultation)
    return of_it.select_related("decision__revision")


def announcements_so_far(head: Head) -> list[Announcement]:
    """All that were in force, each as one decision made it, the first first."""
    made = Revision.objects.filter(decision__consultation_id=head.consultation).order_by("decision__number")
    return [revision.announcement for revision in made]


def decided_last(head: Head) -> datetime:
    """When the newest decision was taken."""
    return Decision.objects.get(consultation_id=head.consultation, number=head.decision).at


def _heads(query: str, given: list[str]) -> list[Head]:
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        return [Head(UUID(str(ident)), *rest) for ident, *rest in cursor.fetchall()]
