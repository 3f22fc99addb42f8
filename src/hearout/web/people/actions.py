"""What is done to accounts, and the one way into the audit log."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction

from hearout.web.people.models import AuditEntry, CacheEntry, User
from hearout.web.people.queries import account_of

__all__ = [
    "change_profile",
    "close_account",
    "code_rejected",
    "end_sessions",
    "forget_expired",
    "note",
    "open_account_again",
    "signed_in",
    "signed_out",
    "welcome",
]


def note(by: User | None, did: str, *, room: UUID | None = None, about: str = "", now: datetime) -> AuditEntry:
    """Put on record that `by` (None: nobody knows) `did` something (a line of `deeds.DEEDS`), in the consultation
    `room` (None: on the server). `about` never names a contributor; what does not fit in 300 characters is cut."""
    return AuditEntry.objects.create(at=now, by=by, room=room, did=did, about=about[:300])


@transaction.atomic
def welcome(email: str, *, may_come: bool, now: datetime) -> User | None:
    """The account with this address, made now if there is none and its owner `may_come`; None if there is none to be
    had, or it was closed. It opens nothing by itself: whoever typed the address has still to prove that it is theirs.
    """
    user = account_of(email)
    if user is None and may_come:
        user, made = User.objects.get_or_create(email=email.lower(), defaults={"password": make_password(None)})
        if made:
            note(user, "person.came", now=now)
    return user if user is not None and user.is_active else None


@transaction.atomic
def signed_in(user: User, *, owners: Collection[str], now: datetime) -> None:
    """Somebody proved who they are. Whether they may start consultations follows from `owners`, the addresses that
    the server's settings name."""
    note(user, "person.signed_in", now=now)
    may_start = user.email in owners
    if user.may_start != may_start:
        user.may_start = may_start
        user.save(update_fields=["may_start"])
        note(user, "person.may_start" if may_start else "person.may_not_start", now=now)


def signed_out(user: User, *, now: datetime) -> None:
    note(user, "person.signed_out", now=now)


def code_rejected(*, now: datetime) -> None:
    """Somebody typed a wrong code. Who is not known, and the address they gave is not kept."""
    note(None, "code.rejected", now=now)


@transaction.atomic
def change_profile(user: User, *, name: str, language: str, zone: str, now: datetime) -> None:
    """How `user` is called, and reads pages and times. Empty: as the browser says, and in UTC."""
    user.name, user.language, user.zone = name, language, zone
    user.save(update_fields=["name", "language", "zone"])
    note(user, "person.changed_profile", now=now)


@transaction.atomic
def end_sessions(user: User, *, now: datetime) -> None:
    """Sign `user` out wherever they are signed in."""
    user.set_unusable_password()  # every session is tied to it, and it is random
    user.save(update_fields=["password"])
    note(user, "person.signed_out_everywhere", now=now)


@transaction.atomic
def close_account(user: User, *, now: datetime) -> None:
    """`user` can no longer sign in, and is signed out. What they did stays on record."""
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    note(user, "person.closed", now=now)


@transaction.atomic
def open_account_again(user: User, *, now: datetime) -> None:
    """`user` can sign in again."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    note(user, "person.opened", now=now)


def forget_expired(now: datetime) -> None:
    """Delete sessions and counts of attempts that are over."""
    Session.objects.filter(expire_date__lt=now).delete()
    CacheEntry.objects.filter(expires__lt=now).delete()
