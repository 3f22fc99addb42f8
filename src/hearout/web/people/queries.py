"""What is known of accounts, and what the audit log holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from allauth.socialaccount.adapter import get_adapter
from babel.lists import format_list
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext

from hearout.web.people.deeds import in_words
from hearout.web.people.models import AuditEntry, User
from hearout.web.people.outside import EVERYBODY, HOLDERS
from hearout.web.people.rules import ALLOWED, ROLE_TITLES, ROLE_WORDS, Role
from hearout.web.times import TimeTold, locale_of, told

__all__ = [
    "LogLine",
    "OtherSite",
    "Sight",
    "account_of",
    "log_of_person",
    "log_of_room",
    "log_of_server",
    "nobody_can_sign_in",
    "open_account",
    "other_sites",
    "told_log",
    "who_may_see_what",
    "zone_of",
]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the audit log as people read it. `who` is "" where it is not known."""

    at: TimeTold
    who: str
    did: str
    about: str


@dataclass(frozen=True, slots=True)
class Sight:
    """One row of the page "Who may see what", in the language of the moment."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class WhoMaySeeWhat:
    """The whole page: what can be done in a team and by which roles, what the roles are, and who else sees what."""

    in_teams: tuple[Sight, ...]
    roles: tuple[Sight, ...]
    everybody: tuple[Sight, ...]
    holders: tuple[Sight, ...]


@dataclass(frozen=True, slots=True)
class OtherSite:
    """Another site that people may sign in through, and the address that starts it."""

    name: str
    address: str


def account_of(email: str) -> User | None:
    """The account with this address, closed ones too."""
    return User.objects.filter(email=email.lower()).first()


def open_account(ident: UUID | str) -> User | None:
    """The account with this id, unless it is closed."""
    return User.objects.filter(pk=ident, is_active=True).first()


def nobody_can_sign_in(owners: Iterable[str]) -> bool:
    """Whether this server has neither owners nor anybody with an account, as after it was first started."""
    return not any(owners) and not User.objects.filter(is_active=True).exists()


def zone_of(user: User) -> str:
    """The zone in which `user` reads times: UTC until they choose."""
    return user.zone or "UTC"


def log_of_room(room: UUID) -> QuerySet[AuditEntry]:
    """What was done in one consultation, newest first."""
    return AuditEntry.objects.filter(room=room).select_related("by")


def log_of_server() -> QuerySet[AuditEntry]:
    """What was done outside of consultations: people coming and going; newest first."""
    return AuditEntry.objects.filter(room=None).select_related("by")


def log_of_person(user: User) -> QuerySet[AuditEntry]:
    """What `user` did, anywhere; newest first."""
    return AuditEntry.objects.filter(by=user).select_related("by")


def told_log(entries: Iterable[AuditEntry], *, zone: str, language: str) -> list[LogLine]:
    """The entries in words, for the template people/log.html."""
    return [
        LogLine(
            at=told(entry.at, zone, language),
            who=(entry.by.name or entry.by.email) if entry.by else "",
            did=in_words(entry.did),
            about=entry.about,
        )
        for entry in entries
    ]


def who_may_see_what() -> WhoMaySeeWhat:
    """What the rules say, in words. It is the same table that every door asks."""
    return WhoMaySeeWhat(
        in_teams=tuple(Sight(_roles(allowed.roles), str(allowed.words)) for allowed in ALLOWED.values()),
        roles=tuple(Sight(str(ROLE_TITLES[role]), str(words)) for role, words in ROLE_WORDS.items()),
        everybody=tuple(Sight(str(who), str(what)) for who, what in EVERYBODY),
        holders=tuple(Sight(str(who), str(what)) for who, what in HOLDERS),
    )


def other_sites(request: HttpRequest) -> list[OtherSite]:
    """Where else people may sign in, as the settings say; nowhere unless they do."""
    if not settings.SOCIALACCOUNT_PROVIDERS:
        return []
    providers = get_adapter().list_providers(request)
    return [OtherSite(one.app.name, reverse("sign_in_elsewhere", args=[one.sub_id])) for one in providers]


def _roles(roles: frozenset[Role]) -> str:
    """ "owner, organiser and reviewer", in the order of the roles."""
    if roles == frozenset(Role):
        return gettext("everybody in the team")
    titles = [str(ROLE_TITLES[role]) for role in Role if role in roles]
    return format_list(titles, locale=locale_of(get_language() or "en"))
