"""Two of a team at the same moment, each in a transaction of their own: one decides, the other is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from arranged_two import Work, apart, at_once, open_to_all
from arranged_web import DURING_SESSIONS, consultation, en, member, owner_of, somebody
from hearout.web.consultations.actions.phases import end_early
from hearout.web.consultations.actions.recording import Choice, Meanwhile
from hearout.web.consultations.actions.team import InvitationOver, NoOwnerLeft, accept, change_role, invite, leave
from hearout.web.consultations.models import Consultation, Decision, Member
from hearout.web.consultations.queries.team import invitation_in
from hearout.web.people.models import User
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db(transaction=True)


def ending(made: Consultation, by: User) -> Work:
    def end() -> str:
        try:
            end_early(made, "sessions", Choice(en("No more sessions")), by=by, now=DURING_SESSIONS, after=1)
        except Meanwhile as meanwhile:
            return f"told: decision {meanwhile.decision.number}, {meanwhile.decision.kind}"
        return "ended"

    return end


@pytest.mark.parametrize("_", range(3))
def test_a_phase_ended_by_two_at_once_ends_once(tmp_path: Path, _: int) -> None:
    made = consultation()
    owner, other = owner_of(made), member(made, Role.ORGANISER)
    with open_to_all(tmp_path / "db.sqlite3"):
        assert at_once(ending(made, owner), ending(made, other)) == ["ended", "told: decision 2, ended_early"]
        assert apart(lambda: Decision.objects.filter(kind="ended_early").count()) == 1


def test_an_invitation_used_twice_at_once_lets_in_once(tmp_path: Path) -> None:
    made = consultation()
    invitation, _ = invite(made, "rosa@example.org", Role.ANALYST, by=owner_of(made), now=DURING_SESSIONS)
    rosa = somebody("Rosa Prasetyo")

    def join() -> str:
        found = invitation_in(made, invitation.pk)
        assert found is not None
        try:
            return accept(found, rosa, now=DURING_SESSIONS).role
        except InvitationOver:
            return "over"

    with open_to_all(tmp_path / "db.sqlite3"):
        assert at_once(join, join) == ["analyst", "over"]


def test_two_owners_who_leave_at_once_do_not_both(tmp_path: Path) -> None:
    made = consultation()
    owner, other = owner_of(made), member(made, Role.OWNER)

    def leaving(by: User) -> Work:
        def go() -> str:
            try:
                leave(made, by=by, now=DURING_SESSIONS)
            except NoOwnerLeft:
                return "must stay"
            return "left"

        return go

    with open_to_all(tmp_path / "db.sqlite3"):
        assert at_once(leaving(owner), leaving(other)) == ["left", "must stay"]


def test_two_owners_who_demote_each_other_at_once_do_not_both(tmp_path: Path) -> None:
    made = consultation()
    owner, other = owner_of(made), member(made, Role.OWNER)

    def demoting(by: User, whom: User) -> Work:
        def demote() -> str:
            try:
                change_role(Member.objects.get(user=whom), Role.READER, by=by, now=DURING_SESSIONS)
            except (NoOwnerLeft, PermissionDenied):  # the last owner; or no owner any more
                return "refused"
            return "demoted"

        return demote

    with open_to_all(tmp_path / "db.sqlite3"):
        assert at_once(demoting(owner, other), demoting(other, owner)) == ["demoted", "refused"]
        assert apart(lambda: Member.objects.filter(role=Role.OWNER).count()) == 1
