"""Which consultations somebody may enter, and the one door to each."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from hearout.web.consultations.models import Consultation, Member
from hearout.web.consultations.rules import slug_from
from hearout.web.people.models import User
from hearout.web.people.rules import Role, allows

__all__ = ["consultation_for", "consultations_of", "free_slug", "may", "role_of"]


def role_of(user: User | AnonymousUser, consultation: Consultation) -> Role | None:
    """The role of `user` in the consultation's team, or None."""
    if not isinstance(user, User) or not user.is_active:
        return None
    member = Member.objects.filter(consultation=consultation, user=user).first()
    return Role(member.role) if member else None


def may(user: User | AnonymousUser, permission: str, consultation: Consultation) -> bool:
    """Whether `user` may do `permission` (a line of `people.rules.ALLOWED`) in this consultation."""
    return allows(role_of(user, consultation), permission)


def consultation_for(user: User | AnonymousUser, slug: str, permission: str) -> Consultation | None:
    """The door: the consultation called `slug`, if `user` may do `permission` there. None otherwise, whether it is
    missing or forbidden, so that nobody learns which."""
    consultation = Consultation.objects.select_related("draft", "public").filter(slug=slug).first()
    if consultation is None or not may(user, permission, consultation):
        return None
    return consultation


def free_slug(title: str) -> str:
    """An address made from a title, with a number where others have the same."""
    made = slug_from(title)
    taken = set(Consultation.objects.filter(slug__startswith=made).values_list("slug", flat=True))
    numbered = (f"{made}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (made, *numbered) if slug not in taken)


def consultations_of(user: User) -> QuerySet[Member]:
    """Memberships of `user`, newest consultation first, each with its consultation, draft and public revision."""
    return (
        Member.objects.filter(user=user)
        .select_related("consultation__draft", "consultation__public")
        .order_by("-consultation__created", "consultation__slug")
    )
