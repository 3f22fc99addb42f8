"""Accounts, and the log of who did what."""

from __future__ import annotations

import uuid
from typing import ClassVar, NoReturn

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from hearout.errors import Fault

__all__ = ["AuditEntry", "CacheEntry", "User"]


class UserManager(BaseUserManager["User"]):
    """Makes accounts; they have no password, people sign in by a code sent to their address."""

    def create_user(self, email: str, *, name: str = "", may_start: bool = False) -> User:
        user = self.model(email=self.normalize_email(email).lower(), name=name, may_start=may_start)
        user.set_unusable_password()
        user.save()
        return user


class User(AbstractBaseUser):
    """Somebody of a team. `may_start`: may start consultations on this server. Participants need no account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150, blank=True)
    language = models.CharField(max_length=20, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    may_start = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.name or "somebody"


class OnlyAddedTo(models.QuerySet["AuditEntry"]):
    """Rows that can be read and, one by one, added."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise Fault("The audit log is only ever added to: nothing in it is changed or deleted.")

    update = delete = bulk_create = bulk_update = _refuse


class AuditEntry(models.Model):
    """One thing that somebody of a team did or looked at. Never changed, never holds contributors' words.

    `room` is the consultation (none for the server itself), `did` a verb such as "member.invited" (`deeds` has its
    words), `about` what it was done to, in words that name no contributor. `by` is none where it is not known.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    room = models.UUIDField(null=True, db_index=True)
    did = models.CharField(max_length=60)
    about = models.CharField(max_length=300, blank=True)

    objects = OnlyAddedTo.as_manager()

    class Meta:
        ordering = ("-id",)

    def save(self, *, using: str | None = None, **how: object) -> None:
        if not self._state.adding or how.get("force_update") or how.get("update_fields"):
            raise Fault("The audit log is only ever added to: nothing in it is changed.")
        super().save(force_insert=True, using=using)

    def delete(self, *_: object, **__: object) -> NoReturn:
        raise Fault("The audit log is only ever added to: nothing in it is deleted.")


class CacheEntry(models.Model):
    """A row of Django's cache, which counts attempts across processes. Keys are digests (`limits.cache_key`)."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)
