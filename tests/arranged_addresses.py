"""Every address of the server, and who may go there: the table that tests walk, with a browser and without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hearout.web.people.rules import ALLOWED, Role

__all__ = ["NOBODY", "OUTSIDER", "PEOPLE", "TABLE", "Address", "Needs", "addresses", "arguments", "url_of"]

NOBODY, OUTSIDER = "nobody", "outsider"  # an outsider owns another consultation, and may start more
PEOPLE = (*Role, OUTSIDER, NOBODY)


class Needs:
    """What an address asks of people, where it is not a permission in the consultation (`people.rules.ALLOWED`)."""

    NOTHING = "nothing"
    PUBLICATION = "publication"  # of the consultation; then anyone may
    ACCOUNT = "account"
    START = "may start consultations"
    DEMO = "demo"  # nowhere else is it there


@dataclass(frozen=True)
class Address:
    """What it asks of people, and what can be done there. `given` are its own arguments; `page` says that reading
    shows a page of ours, `answers` with which statuses it is read by those who may."""

    needs: str
    methods: str = "GET"
    given: Mapping[str, str | int] = field(default_factory=dict)
    page: bool = True
    answers: tuple[int, ...] = (200,)

    def open_to(self, person: str) -> bool:
        """Whether `person` of PEOPLE may, in a published consultation and outside the demo."""
        if self.needs in ALLOWED:
            return person in ALLOWED[self.needs].roles
        return {
            Needs.NOTHING: True,
            Needs.PUBLICATION: True,
            Needs.ACCOUNT: person != NOBODY,
            Needs.START: person in (Role.OWNER, OUTSIDER),
            Needs.DEMO: False,
        }[self.needs]

    @property
    def is_for_signed_in(self) -> bool:
        return self.needs in ALLOWED or self.needs in (Needs.ACCOUNT, Needs.START)


TABLE: dict[str, Address] = {
    "health": Address(Needs.NOTHING, page=False),
    "ready": Address(Needs.NOTHING, page=False, answers=(503,)),
    "account_request_login_code": Address(Needs.NOTHING, "GET POST", page=False, answers=(200, 302)),  # the next one
    "account_login": Address(Needs.NOTHING, "GET POST", answers=(200, 302)),
    "account_confirm_login_code": Address(Needs.NOTHING, "GET POST", answers=(302,)),
    "account_inactive": Address(Needs.NOTHING),
    "people:who-may-see-what": Address(Needs.NOTHING),
    "people:profile": Address(Needs.ACCOUNT, "GET POST"),
    "people:server-log": Address(Needs.START),
    "outbox:mail": Address("mail.view"),
    "outbox:mail-try-again": Address("mail.view", "POST"),
    "outbox:follow": Address(Needs.PUBLICATION, "GET POST"),
    "outbox:follow-code": Address(Needs.PUBLICATION, "GET POST"),
    "outbox:unfollow": Address(Needs.PUBLICATION, "GET POST"),
    "outbox:unfollow-at-once": Address(
        Needs.PUBLICATION, "GET POST", {"code": "abcdefghijkl"}, page=False, answers=(302,)
    ),
    "people:sign-out": Address(Needs.NOTHING, "POST"),
    "people:sign-out-everywhere": Address(Needs.NOTHING, "POST"),
}


def addresses(resolver: URLResolver | None = None, inside: str = "") -> Iterator[tuple[str, URLPattern]]:
    """All that the server resolves, each by its name with its namespace."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, f"{inside}{one.namespace}:" if one.namespace else inside)
        else:
            yield f"{inside}{one.name}", one


def arguments(name: str) -> frozenset[str]:
    """The names of the arguments that an address takes."""
    return frozenset(next(pattern for known, pattern in addresses() if known == name).pattern.converters)


def url_of(name: str, values: Mapping[str, str | int]) -> str:
    """The address with those of `values` that it takes; what the table gives comes first."""
    every = {**values, **TABLE[name].given}
    return reverse(name, kwargs={argument: every[argument] for argument in arguments(name)})
