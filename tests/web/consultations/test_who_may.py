"""What is hidden from a role is refused to it as well: every action asks for itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from arranged_web import DURING_SESSIONS, announcement, consultation, en, member, owner_of
from hearout.plan.announcement import Round
from hearout.plan.sections import Section
from hearout.web.consultations.actions import announcing, outreach, phases, team
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation, Invitation, Member, Outreach
from hearout.web.people.models import AuditEntry, User
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

WHY = Choice(en("A decision"), en("Because."))
DAY = date(2026, 9, 12)
LATER = datetime(2026, 9, 20, 20, 0)
Act = Callable[[Consultation, User], object]


def invitation(made: Consultation) -> Invitation:
    return team.invite(made, "rosa@example.org", Role.READER, by=owner_of(made), now=DURING_SESSIONS)[0]


def line(made: Consultation) -> Outreach:
    by = owner_of(made)
    return outreach.log(made, where="A list", on=DAY, people=0, link="", by=by, now=DURING_SESSIONS)


def somebody_else(made: Consultation) -> Member:
    return made.members.get(user=member(made, Role.ANALYST, "Noor Abelard"))


ACTS: dict[str, Act] = {
    "edit": lambda made, by: announcing.edit(
        made, Section.ABOUT, announcement(host=en("us")), base=1, by=by, now=DURING_SESSIONS
    ),
    "publish": lambda made, by: announcing.publish(made, WHY, base=1, by=by, now=DURING_SESSIONS),
    "extend": lambda made, by: phases.extend(made, "sessions", LATER, WHY, by=by, now=DURING_SESSIONS),
    "postpone": lambda made, by: phases.postpone(
        made, "reading", datetime(2026, 10, 2), datetime(2026, 11, 2), WHY, by=by, now=DURING_SESSIONS
    ),
    "add a round": lambda made, by: phases.add_round(
        made, "sessions", Round("third", en("Third"), DAY, DAY, 1), WHY, by=by, now=DURING_SESSIONS
    ),
    "end early": lambda made, by: phases.end_early(made, "sessions", WHY, by=by, now=DURING_SESSIONS),
    "give a notice": lambda made, by: phases.give_notice(made, WHY, by=by, now=DURING_SESSIONS),
    "log outreach": lambda made, by: outreach.log(
        made, where="A list", on=DAY, people=0, link="", by=by, now=DURING_SESSIONS
    ),
    "strike outreach": lambda made, by: outreach.strike(line(made), by=by, now=DURING_SESSIONS),
    "invite": lambda made, by: team.invite(made, "x@example.org", Role.OWNER, by=by, now=DURING_SESSIONS),
    "invite again": lambda made, by: team.invite_again(invitation(made), by=by, now=DURING_SESSIONS),
    "withdraw": lambda made, by: team.withdraw(invitation(made), by=by, now=DURING_SESSIONS),
    "change a role": lambda made, by: team.change_role(somebody_else(made), Role.OWNER, by=by, now=DURING_SESSIONS),
    "remove": lambda made, by: team.remove(somebody_else(made), by=by, now=DURING_SESSIONS),
}
ORGANISING = {"edit", "publish", "extend", "postpone", "add a round", "end early", "give a notice"}
LOGGING = {"log outreach", "strike outreach"}
MAY = {
    Role.ORGANISER: ORGANISING | LOGGING,
    Role.FACILITATOR: LOGGING,
    Role.ANALYST: set(),
    Role.REVIEWER: set(),
    Role.READER: set(),
}


@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("act", ACTS)
def test_an_action_asks_whether_it_may(act: str, role: Role) -> None:
    made = consultation()
    by = member(made, role, "Teodor Vashti")
    try:
        ACTS[act](made, by)
        refused = False
    except PermissionDenied:
        refused = True
    except announcing.NotReady:  # nothing is new to publish: it was asked before
        refused = False
    assert refused == (act not in MAY[role])


@pytest.mark.parametrize("act", sorted(set(ACTS) - {"publish"}))
def test_what_is_done_is_in_the_log(act: str) -> None:
    made = consultation()
    owner = owner_of(made)
    ACTS[act](made, owner)
    newest = AuditEntry.objects.filter(room=made.pk).first()
    assert newest is not None
    assert (newest.did, newest.by) == (DEEDS[act], owner)


DEEDS = {
    "edit": "announcement.edited",
    "extend": "decision.extended",
    "postpone": "decision.postponed",
    "add a round": "decision.round_added",
    "end early": "decision.ended_early",
    "give a notice": "decision.notice",
    "log outreach": "outreach.logged",
    "strike outreach": "outreach.struck",
    "invite": "member.invited",
    "invite again": "member.invited",
    "withdraw": "member.invitation_withdrawn",
    "change a role": "member.role_changed",
    "remove": "member.removed",
}
