"""What is done to accounts, and the one way into the audit log."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hearout.web.people.models import AuditEntry, User

__all__ = ["note"]


def note(by: User | None, did: str, *, room: UUID | None = None, about: str = "", now: datetime) -> AuditEntry:
    """Put on record that `by` (None: nobody knows) `did` something (a line of `deeds.DEEDS`), in the consultation
    `room` (None: on the server). `about` never names a contributor; what does not fit in 300 characters is cut."""
    return AuditEntry.objects.create(at=now, by=by, room=room, did=did, about=about[:300])
