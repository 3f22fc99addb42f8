"""What each role may do: the one table that doors ask, and that the page "Who may see what" is made from."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["ALLOWED", "ROLE_TITLES", "Role", "allows"]


class Role(StrEnum):
    """What somebody of a team is there for. A reader is leadership, and never enters an identified room."""

    OWNER = "owner"
    ORGANISER = "organiser"
    FACILITATOR = "facilitator"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    READER = "reader"


ROLE_TITLES: dict[Role, str | Promise] = {
    Role.OWNER: _("owner"),
    Role.ORGANISER: _("organiser"),
    Role.FACILITATOR: _("facilitator"),
    Role.ANALYST: _("analyst"),
    Role.REVIEWER: _("reviewer"),
    Role.READER: _("reader"),
}

EVERYONE = frozenset(Role)
ORGANISING = frozenset({Role.OWNER, Role.ORGANISER})

ALLOWED: dict[str, frozenset[Role]] = {
    "consultation.view": EVERYONE,  # the team's rooms: overview, decisions, drafts of the page
    "announcement.edit": ORGANISING,  # set-up: texts, ways, phases before publication
    "announcement.publish": ORGANISING,
    "phase.change": ORGANISING,  # extend, postpone, add a round, end early
    "notice.give": ORGANISING,
    "outreach.log": ORGANISING | {Role.FACILITATOR},
    "followers.count": ORGANISING,  # how many follow by mail; nobody sees who
    "mail.view": ORGANISING,
    "team.view": EVERYONE,
    "team.change": frozenset({Role.OWNER}),
    "audit.view": ORGANISING | {Role.REVIEWER},
}


def allows(role: Role | None, permission: str) -> bool:
    """Whether `role` (None: not of the team) may do `permission`. Raises KeyError for a permission nobody listed."""
    return role is not None and role in ALLOWED[permission]
