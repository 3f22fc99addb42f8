"""Who is in a team, who was invited into it, and what an invitation's link leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hearout.web.consultations.models import Consultation, Invitation, Member
from hearout.web.people.rules import Role

__all__ = [
    "Invited",
    "invitation_in",
    "invitations_of",
    "is_invited",
    "member_in",
    "member_with_address",
    "members_of",
    "open_invitation",
]


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that was neither used nor withdrawn."""

    invitation: Invitation
    role: Role
    has_expired: bool


def members_of(consultation: Consultation) -> Sequence[Member]:
    """The team with its people: owners first, in each role who came first."""
    order = tuple(Role)
    members = consultation.members.select_related("user").order_by("since", "id")
    return sorted(members, key=lambda member: order.index(Role(member.role)))


def member_in(consultation: Consultation, ident: int) -> Member | None:
    """The member of that number, if they are of this team."""
    return consultation.members.select_related("user", "consultation").filter(pk=ident).first()


def member_with_address(consultation: Consultation, email: str) -> Member | None:
    return consultation.members.select_related("user").filter(user__email=email.strip().lower()).first()


def invitations_of(consultation: Consultation, now: datetime) -> Sequence[Invited]:
    """Those that were neither used nor withdrawn, the oldest first, each with who sent it."""
    waiting = consultation.invitations.filter(accepted=None, withdrawn=None).select_related("by").order_by("at", "id")
    return [Invited(one, Role(one.role), one.expires <= now) for one in waiting]


def invitation_in(consultation: Consultation, ident: int) -> Invitation | None:
    """The invitation of that number, if it is into this team."""
    return consultation.invitations.select_related("consultation", "by").filter(pk=ident).first()


def open_invitation(digest: str, now: datetime) -> Invitation | None:
    """What a link with the secret of that digest leads to, as long as the invitation is good. None for an unknown
    one, and likewise for one that was used, withdrawn or has expired."""
    good = Invitation.objects.filter(accepted=None, withdrawn=None, expires__gt=now)
    return good.select_related("consultation__draft", "by").filter(digest=digest).first()


def is_invited(digest: str, email: str, now: datetime) -> bool:
    """Whether that invitation is good and was sent to this address."""
    invitation = open_invitation(digest, now)
    return invitation is not None and invitation.email == email
