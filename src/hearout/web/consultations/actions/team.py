"""Who is in the team: invitations, roles, leaving."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.letters import send_invitation
from hearout.web.consultations.models import Consultation, Invitation, Member
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.people.rules import Role

__all__ = [
    "LASTS",
    "InvitationOver",
    "NoOwnerLeft",
    "accept",
    "change_role",
    "digest_of",
    "invite",
    "invite_again",
    "leave",
    "remove",
    "withdraw",
]

LASTS = timedelta(days=14)


class NoOwnerLeft(Refusal):
    """The last owner cannot leave or become something else."""

    def __init__(self) -> None:
        super().__init__("role", say(_("A consultation needs an owner. Make somebody else an owner first.")))


class InvitationOver(Refusal):
    """The invitation was used, withdrawn or has expired."""

    def __init__(self) -> None:
        super().__init__("", say(_("This invitation was used, withdrawn or has expired meanwhile.")))


def digest_of(secret: str) -> str:
    """What is kept of an invitation's secret: enough to recognise it, not to make it."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def invite(consultation: Consultation, email: str, role: Role, *, by: User, now: datetime) -> tuple[Invitation, str]:
    """Invite `email` as `role`, by a mail with a link. Its secret is returned once and not kept. An earlier open
    invitation of the same address stops working."""
    require("team.change", by, consultation)
    address = email.strip().lower()
    consultation.invitations.filter(email=address, accepted=None, withdrawn=None).update(withdrawn=now)
    secret = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        consultation=consultation,
        email=address,
        role=role,
        digest=digest_of(secret),
        by=by,
        at=now,
        expires=now + LASTS,
    )
    note(by, "member.invited", room=consultation.pk, about=role.value, now=now)
    send_invitation(invitation, secret)
    return invitation, secret


@transaction.atomic
def invite_again(invitation: Invitation, *, by: User, now: datetime) -> tuple[Invitation, str]:
    """Another link in place of the earlier one, which stops working. Raises InvitationOver when it was used or
    withdrawn meanwhile."""
    require("team.change", by, invitation.consultation)
    earlier = _held(invitation)
    if earlier.accepted or earlier.withdrawn:
        raise InvitationOver
    return invite(earlier.consultation, earlier.email, Role(earlier.role), by=by, now=now)


@transaction.atomic
def accept(invitation: Invitation, user: User, *, now: datetime) -> Member:
    """Take `user` into the team. Somebody who is in it already keeps the role they have. Raises InvitationOver, and
    PermissionDenied for anybody but the one whose address was invited."""
    invitation = _held(invitation)
    if user.email != invitation.email or not user.is_active:
        raise PermissionDenied
    if invitation.accepted or invitation.withdrawn or invitation.expires <= now:
        raise InvitationOver
    member, _made = Member.objects.get_or_create(
        consultation=invitation.consultation, user=user, defaults={"role": invitation.role, "since": now}
    )
    invitation.accepted = now
    invitation.save(update_fields=["accepted"])
    note(user, "member.joined", room=invitation.consultation_id, about=member.role, now=now)
    return member


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User, now: datetime) -> None:
    """The invitation no longer works. Raises InvitationOver when it was used meanwhile."""
    require("team.change", by, invitation.consultation)
    invitation = _held(invitation)
    if invitation.accepted:
        raise InvitationOver
    invitation.withdrawn = now
    invitation.save(update_fields=["withdrawn"])
    note(by, "member.invitation_withdrawn", room=invitation.consultation_id, about=invitation.role, now=now)


@transaction.atomic
def change_role(member: Member, role: Role, *, by: User, now: datetime) -> None:
    """Give a member another role. Raises NoOwnerLeft."""
    require("team.change", by, member.consultation)
    if role == member.role:
        return
    _keep_an_owner(member)
    about = f"{member.user}: {member.role} → {role}"
    member.role = role
    member.save(update_fields=["role"])
    note(by, "member.role_changed", room=member.consultation_id, about=about, now=now)


@transaction.atomic
def remove(member: Member, *, by: User, now: datetime) -> None:
    """Take a member out of the team; what they did stays on record. Raises NoOwnerLeft."""
    require("team.change", by, member.consultation)
    _keep_an_owner(member)
    about = f"{member.user}: {member.role}"
    member.delete()
    note(by, "member.removed", room=member.consultation_id, about=about, now=now)


@transaction.atomic
def leave(consultation: Consultation, *, by: User, now: datetime) -> None:
    """`by` leaves the team; what they did stays on record. Raises NoOwnerLeft."""
    member = Member.objects.filter(consultation=consultation, user=by).first()
    if member is None:
        raise PermissionDenied
    _keep_an_owner(member)
    note(by, "member.left", room=consultation.pk, about=member.role, now=now)
    member.delete()


def _held(invitation: Invitation) -> Invitation:
    """The invitation as it is now, held still until the transaction ends."""
    return Invitation.objects.select_for_update().get(pk=invitation.pk)


def _keep_an_owner(member: Member) -> None:
    owners = held_still(member.consultation).members.filter(role=Role.OWNER)
    if [owner.pk for owner in owners] == [member.pk]:
        raise NoOwnerLeft
