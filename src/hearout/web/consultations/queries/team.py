"""Who is in a team, who was invited into it, and what an invitation's link leads to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language

from hearout.plan.announcement import Said
from hearout.web.consultations.models import Consultation, Invitation, Member
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import Reader
from hearout.web.people.models import User
from hearout.web.people.rules import ROLE_TITLES, ROLE_WORDS, Role
from hearout.web.times import day_in_words

__all__ = [
    "OPENED",
    "InvitationOpened",
    "InvitationTold",
    "MemberTold",
    "invitation_in",
    "invitation_to",
    "invitation_told",
    "invitations_told",
    "is_expected",
    "member_in",
    "member_with_address",
    "members_told",
    "open_invitation",
    "waiting_invitations",
]

OPENED = "invitation"
"""Where a session keeps the digest of the invitation whose link was opened."""


@dataclass(frozen=True, slots=True)
class MemberTold:
    """Somebody of the team. `is_self`: whoever looks at the page."""

    member: Member
    role: Role
    title: str | Promise
    since: str
    is_self: bool


@dataclass(frozen=True, slots=True)
class InvitationTold:
    """An invitation that was neither used nor withdrawn."""

    invitation: Invitation
    title: str | Promise
    until: str
    has_expired: bool


@dataclass(frozen=True, slots=True)
class InvitationOpened:
    """An invitation as whoever opens its link reads it: who invites to what, as what, until when."""

    by: str
    consultation: Said
    slug: str
    role: str | Promise
    role_words: str | Promise
    until: str


def members_told(consultation: Consultation, looking: User, reader: Reader) -> tuple[MemberTold, ...]:
    """The team: owners first, in each role who came first."""
    members = consultation.members.select_related("user").order_by("since", "id")
    order = tuple(Role)
    return tuple(
        MemberTold(
            member=member,
            role=Role(member.role),
            title=ROLE_TITLES[Role(member.role)],
            since=reader.time(member.since).day,
            is_self=member.user_id == looking.pk,
        )
        for member in sorted(members, key=lambda member: order.index(Role(member.role)))
    )


def invitations_told(consultation: Consultation, reader: Reader, now: datetime) -> tuple[InvitationTold, ...]:
    """Those that were neither used nor withdrawn, the oldest first, each with who sent it."""
    return tuple(
        InvitationTold(
            invitation=one,
            title=ROLE_TITLES[Role(one.role)],
            until=reader.time(one.expires).day,
            has_expired=one.expires <= now,
        )
        for one in waiting_invitations(consultation)
    )


def waiting_invitations(consultation: Consultation) -> QuerySet[Invitation]:
    """Those that were neither used nor withdrawn, also where they have expired; the oldest first."""
    waiting = consultation.invitations.filter(accepted=None, withdrawn=None)
    return waiting.select_related("by").order_by("at", "id")


def member_in(consultation: Consultation, ident: int) -> Member | None:
    """The member of that number, if they are of this team."""
    return consultation.members.select_related("user", "consultation").filter(pk=ident).first()


def member_with_address(consultation: Consultation, email: str) -> Member | None:
    return consultation.members.select_related("user").filter(user__email=email.strip().lower()).first()


def invitation_in(consultation: Consultation, ident: int) -> Invitation | None:
    """The invitation of that number, if it is into this team."""
    return consultation.invitations.select_related("consultation", "by").filter(pk=ident).first()


def invitation_to(consultation: Consultation, email: str, now: datetime) -> Invitation | None:
    """The invitation of that address which is still good."""
    good = consultation.invitations.filter(accepted=None, withdrawn=None, expires__gt=now)
    return good.filter(email=email).first()


def open_invitation(digest: str, now: datetime) -> Invitation | None:
    """What a link with the secret of that digest leads to, as long as the invitation is good. None for an unknown
    one, and likewise for one that was used, withdrawn or has expired."""
    good = Invitation.objects.filter(accepted=None, withdrawn=None, expires__gt=now)
    return good.select_related("consultation__draft", "by").filter(digest=digest).first()


def is_expected(session: SessionBase, email: str, now: datetime) -> bool:
    """Whether this browser opened the link of an invitation that is good and was sent to that address."""
    invitation = open_invitation(session.get(OPENED, ""), now)
    return invitation is not None and invitation.email == email


def invitation_told(invitation: Invitation) -> InvitationOpened:
    """What its link says, in the language of the page, or else in the consultation's."""
    said, role = drafted(invitation.consultation), Role(invitation.role)
    language = get_language() or "en"
    return InvitationOpened(
        by=invitation.by.name or invitation.by.email,
        consultation=said.title.said(language, said.languages),
        slug=invitation.consultation.slug,
        role=ROLE_TITLES[role],
        role_words=ROLE_WORDS[role],
        until=day_in_words(invitation.expires.date(), language),
    )
