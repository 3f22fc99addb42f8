"""Sessions that a copy of the database does not open: it holds a digest of each key, the browser alone the key."""

from __future__ import annotations

import hashlib

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.contrib.sessions.models import Session
from django.utils import timezone

__all__ = ["SessionStore"]

KEY_LENGTH = 40  # of the column


def digest(key: str) -> str:
    """What is kept of a session's key. The key is random and long enough that nobody finds it from this."""
    return hashlib.sha256(key.encode()).hexdigest()[:KEY_LENGTH]


class SessionStore(db.SessionStore):
    """Django's sessions in the database, found by the digest of their key."""

    def _get_session_from_db(self) -> Session | None:
        kept = Session.objects.filter(session_key=digest(self.session_key or ""), expire_date__gt=timezone.now())
        found = kept.first()
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(session_key=digest(session_key)).exists()

    def create_model_instance(self, data: dict[str, object]) -> AbstractBaseSession:
        kept = super().create_model_instance(data)
        kept.session_key = digest(kept.session_key)
        return kept

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(session_key=digest(key)).delete()
