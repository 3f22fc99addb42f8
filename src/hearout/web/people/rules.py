"""What each role may do: the one table that doors ask, and that the page "Who may see what" is made from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["ALLOWED", "ROLE_TITLES", "ROLE_WORDS", "Permission", "Role", "allows"]


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

ROLE_WORDS: dict[Role, str | Promise] = {
    Role.OWNER: _("Answers for the consultation, and decides who is in the team."),
    Role.ORGANISER: _("Runs it from day to day: writes the page, keeps the dates, gives notices."),
    Role.FACILITATOR: _("Holds listening sessions and talks with people."),
    Role.ANALYST: _("Reads what people said and groups it."),
    Role.REVIEWER: _("Checks the work of the others, and reads the log of what they did."),
    Role.READER: _("Leadership: follows the work, and sees nothing of who contributed."),
}


@dataclass(frozen=True, slots=True)
class Permission:
    """Something that can be seen or done in a consultation: `words` say it to everyone, `roles` may do it."""

    words: str | Promise
    roles: frozenset[Role]


EVERYONE = frozenset(Role)
ORGANISING = frozenset({Role.OWNER, Role.ORGANISER})
IDENTIFIED = frozenset({*ORGANISING, Role.REVIEWER})  # who may enter the rooms where words are raw
READING = frozenset({*ORGANISING, Role.ANALYST})

ALLOWED: dict[str, Permission] = {
    "consultation.view": Permission(_("See the team’s rooms: overview, phases, notices, drafts of the page"), EVERYONE),
    "announcement.edit": Permission(_("Write the draft of the page: texts, ways to take part, dates"), ORGANISING),
    "announcement.publish": Permission(_("Publish the page, and put changes of it in force"), ORGANISING),
    "phase.change": Permission(_("Extend, postpone or end a phase, or add a round, with a public reason"), ORGANISING),
    "notice.give": Permission(_("Give a public notice"), ORGANISING),
    "outreach.log": Permission(
        _("Log where the consultation was announced"), frozenset({*ORGANISING, Role.FACILITATOR})
    ),
    "followers.count": Permission(_("See how many people follow by mail (nobody sees who)"), ORGANISING),
    "mail.view": Permission(
        _("See which notices went out by mail, and to how many; send again what failed"), ORGANISING
    ),
    "work.view": Permission(_("See what is being worked on in the background"), frozenset(set(Role) - {Role.READER})),
    "work.stop": Permission(_("Begin and stop work in the background"), frozenset({*ORGANISING, *READING})),
    "files.bring": Permission(
        _("Bring in files and type in what came on paper: names and words as they were given"),
        frozenset({*ORGANISING, Role.FACILITATOR}),
    ),
    "sessions.view": Permission(
        _("See the listening sessions: when they are, who holds them, about how many registered"),
        frozenset(set(Role) - {Role.READER}),
    ),
    "registrants.view": Permission(
        _("See who registered for sessions, with their addresses and what they need; each time is logged"), ORGANISING
    ),
    "registrants.change": Permission(
        _("Register somebody who asks for it by telephone, and give a seat back for them"), ORGANISING
    ),
    "sessions.arrange": Permission(
        _("Say who holds a session and who takes notes, and how those who registered join it"),
        frozenset({*ORGANISING, Role.FACILITATOR}),
    ),
    "turnout.ask": Permission(_("Ask those who registered whether they would come to another round"), ORGANISING),
    "sessions.plan": Permission(
        _("Plan sessions for every time zone, from what is known of who could come and when"), ORGANISING
    ),
    "sessions.guide": Permission(
        _("Read the guide for whoever holds a session"), frozenset({*ORGANISING, Role.FACILITATOR})
    ),
    "attendance.record": Permission(
        _("Write down who came to a session, take its notes, and say whose words of it may be kept"),
        frozenset({*ORGANISING, Role.FACILITATOR}),
    ),
    "contributions.view": Permission(_("Read every contribution as it was given, without its author"), IDENTIFIED),
    "contributions.change": Permission(
        _("Correct what counts, what may be quoted, and take words back when somebody asks for it"), ORGANISING
    ),
    "author.show": Permission(_("Show who wrote a contribution; each time is logged"), ORGANISING),
    "people.edit": Permission(_("Write the list of people whose names must never be published"), IDENTIFIED),
    "words.decide": Permission(
        _("Decide which words may be public, at the desk where words are still raw"), IDENTIFIED
    ),
    "themes.view": Permission(_("Read passages without names, and their themes"), frozenset(set(Role) - {Role.READER})),
    "themes.decide": Permission(_("Rename, merge, split and set aside themes, and write findings"), READING),
    "audit.run": Permission(_("Run the disclosure audit"), frozenset({*READING, Role.REVIEWER})),
    "summary.sign": Permission(_("Sign a summary for publication"), frozenset({*ORGANISING, Role.REVIEWER})),
    "summary.release": Permission(_("Publish a summary that two people signed"), ORGANISING),
    "team.view": Permission(_("See who is in the team: names, addresses, roles"), EVERYONE),
    "team.change": Permission(
        _("Invite people to the team, change their roles, take them out"), frozenset({Role.OWNER})
    ),
    "audit.view": Permission(_("Read the log of what the team did"), frozenset({*ORGANISING, Role.REVIEWER})),
}


def allows(role: Role | None, permission: str) -> bool:
    """Whether `role` (None: not of the team) may do `permission`. Raises KeyError for a permission nobody listed."""
    return role is not None and role in ALLOWED[permission].roles
