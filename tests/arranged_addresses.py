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
    """What it asks of people, and what can be done there: `writing` is asked of those who post, where that is more.
    `given` are its own arguments; `page` says that reading shows a page of ours, `answers` with which statuses it is
    read by those who may, `logged` that it is written down that they read it."""

    needs: str
    methods: str = "GET"
    given: Mapping[str, str | int] = field(default_factory=dict)
    writing: str = ""
    page: bool = True
    answers: tuple[int, ...] = (200,)
    logged: bool = False

    def offers(self, method: str) -> bool:
        return method in self.methods.split()

    def open_to(self, person: str, method: str = "GET") -> bool:
        """Whether `person` of PEOPLE may, in a published consultation and outside the demo."""
        needs = self.writing if method == "POST" and self.writing else self.needs
        if needs in ALLOWED:
            return person in ALLOWED[needs].roles
        return {
            Needs.NOTHING: True,
            Needs.PUBLICATION: True,
            Needs.ACCOUNT: person != NOBODY,
            Needs.START: person in (Role.OWNER, OUTSIDER),
            Needs.DEMO: False,
        }[needs]

    @property
    def is_for_signed_in(self) -> bool:
        return self.needs in ALLOWED or self.needs in (Needs.ACCOUNT, Needs.START)


TABLE: dict[str, Address] = {
    "health": Address(Needs.NOTHING, page=False),
    "ready": Address(Needs.NOTHING, page=False, answers=(503,)),
    "account_request_login_code": Address(Needs.NOTHING, "GET POST", page=False, answers=(200, 302)),  # the next one
    "account_login": Address(Needs.NOTHING, "GET POST", answers=(200, 302)),  # who is signed in need not
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
    "consultations:home": Address(Needs.ACCOUNT),
    "consultations:new": Address(Needs.START, "GET POST"),
    "consultations:set-up": Address("announcement.edit"),
    "consultations:set-up-section": Address("announcement.edit", "GET POST"),
    "consultations:publish": Address("announcement.publish", "GET POST"),
    "consultations:history": Address("consultation.view"),
    "consultations:revision": Address("consultation.view", given={"number": 1}),
    "consultations:restore": Address("announcement.edit", "POST", {"number": 1}),
    "consultations:overview": Address("consultation.view"),
    "consultations:preview": Address("consultation.view"),
    "consultations:phases": Address("consultation.view"),
    "consultations:phase-extend": Address("phase.change", "GET POST"),
    "consultations:phase-postpone": Address("phase.change", "GET POST", {"key": "reading"}),
    "consultations:phase-round": Address("phase.change", "GET POST"),
    "consultations:phase-end": Address("phase.change", "GET POST"),
    "consultations:notices": Address("consultation.view"),
    "consultations:notice-new": Address("notice.give", "GET POST"),
    "consultations:outreach": Address("consultation.view", "GET POST", writing="outreach.log"),
    "consultations:outreach-strike": Address("outreach.log", "GET POST"),
    "consultations:announcement-texts": Address("consultation.view"),
    "consultations:team": Address("team.view", "GET POST", writing="team.change"),
    "consultations:leave": Address("team.view", "GET POST"),
    "consultations:member-role": Address("team.change", "POST"),
    "consultations:member-remove": Address("team.change", "GET POST"),
    "consultations:invitation-again": Address("team.change", "POST"),
    "consultations:invitation-withdraw": Address("team.change", "POST"),
    "consultations:log": Address("audit.view"),
    "intake:inbox": Address("contributions.view"),
    "intake:search": Address("contributions.view", "GET POST"),
    "intake:rejected": Address("contributions.view"),
    "intake:again": Address("contributions.change", "POST"),
    "intake:stay-out": Address("contributions.change", "POST", {"what": "late"}),
    "intake:aside": Address("contributions.view"),
    "intake:aside-settled": Address("contributions.view", "POST"),
    "intake:erase": Address("contributions.change", "GET POST"),
    "intake:people": Address("people.edit", "GET POST"),
    "intake:person": Address("people.edit", "GET POST"),
    "intake:person-remove": Address("people.edit", "GET POST"),
    "intake:contribution": Address("contributions.view"),
    "intake:author": Address("author.show", "POST"),
    "intake:undo": Address("contributions.change", "POST", {"number": 1}),
    "intake:decide": Address("contributions.change", "GET POST"),
    "desk:words": Address("words.decide"),
    "desk:word": Address("words.decide", "GET POST"),
    "desk:left": Address("words.decide"),
    "desk:missed": Address("words.decide", "GET POST"),
    "desk:bring": Address("words.decide", "POST"),
    "desk:second": Address("words.decide", "GET POST"),
    "desk:log": Address("words.decide"),
    "desk:glossary": Address("words.decide", "GET POST"),
    "desk:strike": Address("words.decide", "POST"),
    "desk:undo": Address("words.decide", "POST", {"number": 1}),
    "desk:confirm": Address("words.decide", "POST", {"number": 1}),
    "desk:passages": Address("words.decide"),
    "desk:passage": Address("words.decide", "GET POST"),
    "desk:reword": Address("words.decide", "GET POST"),
    "desk:looked": Address("words.decide", "POST"),
    "analysis:themes": Address("themes.view"),
    "analysis:run": Address("themes.decide", "POST"),
    "analysis:decisions": Address("themes.view"),
    "analysis:undo": Address("themes.decide", "POST", {"number": 1}),
    "analysis:without": Address("themes.view", "GET POST", writing="themes.decide"),
    "analysis:passage": Address("themes.view"),
    "analysis:theme": Address("themes.view", "GET POST", writing="themes.decide"),
    "analysis:decide": Address("themes.decide", "GET POST"),
    "summaries:summary": Address("themes.view"),
    "summaries:write": Address("themes.decide", "POST"),
    "summaries:gather": Address("themes.decide", "GET POST"),
    "summaries:quotes": Address("themes.view"),
    "summaries:undo": Address("themes.decide", "POST"),
    "summaries:leave-out": Address("themes.decide", "GET POST"),
    "summaries:retell": Address("themes.decide", "GET POST"),
    "summaries:finding": Address("themes.view", "GET POST", writing="themes.decide"),
    "sessions:room": Address("sessions.view"),
    "sessions:session": Address("sessions.view", given={"key": "session-1"}),
    "sessions:arrange": Address("sessions.arrange", "GET POST", {"key": "session-2"}),
    "sessions:move": Address("phase.change", "GET POST", {"key": "session-2"}),
    "sessions:cancel": Address("phase.change", "GET POST", {"key": "session-2"}),
    "sessions:merge": Address("phase.change", "GET POST", {"key": "session-2"}),
    "sessions:schedule": Address("phase.change", "GET POST", {"phase": "sessions", "key": "round-1"}),
    "sessions:turnout": Address("phase.change", given={"phase": "sessions", "key": "round-1"}),
    "sessions:turnout-ask": Address("turnout.ask", "POST", {"phase": "sessions", "key": "round-2"}),
    "sessions:turnout-decide": Address(
        "phase.change", "GET POST", {"phase": "sessions", "key": "round-1", "choice": "cancel"}
    ),
    "sessions:poll": Address(Needs.PUBLICATION, "GET POST", {"phase": "sessions", "key": "round-1"}),
    "sessions:registrants": Address("registrants.view"),
    "sessions:registrants-of": Address("registrants.view", "POST", {"key": "session-1"}),
    "sessions:registrants-table": Address("registrants.view", "POST", {"key": "session-1"}, page=False),
    "sessions:registrant-add": Address("registrants.change", "GET POST", {"key": "session-2"}),
    "sessions:registrant-give-back": Address("registrants.change", "POST"),
    "sessions:register": Address(Needs.PUBLICATION, "GET POST"),
    "sessions:confirm": Address(Needs.PUBLICATION, "GET POST"),
    "sessions:mine": Address(Needs.PUBLICATION, "GET POST"),
    "sessions:seat": Address(Needs.PUBLICATION, "GET POST", page=False, answers=(302,)),
    "sessions:details": Address(Needs.PUBLICATION, "GET POST", page=False, answers=(302,)),
    "sessions:erase": Address(Needs.PUBLICATION, "GET POST", page=False, answers=(302,)),
    "sessions:guide": Address("sessions.guide"),
    "sessions:guide-markdown": Address("sessions.guide", page=False),
    "sessions:planner": Address("sessions.plan", "GET POST"),
    "sessions:plan": Address("sessions.plan"),
    "sessions:plan-use": Address("sessions.plan", "POST"),
    "sessions:plan-delete": Address("sessions.plan", "GET POST"),
    "sessions:attendance": Address("attendance.record", "GET POST", {"key": "session-1"}, logged=True),
    "sessions:notes": Address("attendance.record", "GET POST", {"key": "session-1"}, logged=True),
    "sessions:notes-version": Address("attendance.record", given={"key": "session-1", "number": 1}),
    "sessions:words": Address("attendance.record", given={"key": "session-1"}),
    "sessions:words-send": Address("attendance.record", "POST", {"key": "session-1"}),
    "sessions:words-notes": Address("attendance.record", "POST", {"key": "session-1"}),
    "sessions:speakers": Address("attendance.record", "GET POST", {"key": "session-1"}, logged=True),
    "sessions:held": Address("attendance.record", "GET POST"),
    "uploads:files": Address("files.bring"),
    "uploads:send": Address("files.bring", "POST"),
    "uploads:look": Address("files.bring", "POST"),
    "uploads:take-out": Address("files.bring", "GET POST"),
    "uploads:people": Address("people.edit", "POST"),
    "uploads:source": Address("files.bring", "GET POST"),
    "uploads:typed": Address("files.bring", "GET POST"),
    "uploads:slip": Address("files.bring", "GET POST"),
    "uploads:slip-out": Address("files.bring", "GET POST"),
    "audits:release": Address("audit.run"),
    "audits:audit": Address("audit.run", "POST"),
    "audits:preview": Address("audit.run", given={"number": 1}),
    "audits:preview-report": Address("audit.run", given={"number": 1}),
    "audits:file": Address("audit.run", given={"number": 1, "name": "summary.md"}, page=False),
    "audits:sign": Address("summary.sign", "GET POST", {"number": 1}),
    "audits:unsign": Address("summary.sign", "POST", {"number": 1}),
    "audits:publish": Address("summary.release", "GET POST", {"number": 1}),
    "work:work": Address("work.view"),
    "work:now": Address("work.view", page=False),
    "work:stop": Address("work.stop", "POST"),
    "work:again": Address("work.stop", "POST"),
    "consultations:invitation": Address(Needs.NOTHING, page=False, answers=(302,)),
    "consultations:invitation-opened": Address(Needs.NOTHING, "GET POST"),
    "public:index": Address(Needs.NOTHING),
    "public:page": Address(Needs.PUBLICATION),
    "public:page-in": Address(Needs.PUBLICATION),
    "public:notices": Address(Needs.PUBLICATION),
    "public:notices-in": Address(Needs.PUBLICATION),
    "public:feed": Address(Needs.PUBLICATION, page=False),
    "public:feed-in": Address(Needs.PUBLICATION, page=False),
    "public:summary": Address(Needs.PUBLICATION),
    "public:summary-in": Address(Needs.PUBLICATION),
    "public:summary-report": Address(Needs.PUBLICATION),
    "public:summary-report-in": Address(Needs.PUBLICATION),
    "public:version": Address(Needs.PUBLICATION, given={"version": 1}),
    "public:version-in": Address(Needs.PUBLICATION, given={"version": 1}),
    "public:version-report": Address(Needs.PUBLICATION, given={"version": 1}),
    "public:version-report-in": Address(Needs.PUBLICATION, given={"version": 1}),
    "public:summary-file": Address(Needs.PUBLICATION, given={"version": 1, "name": "summary.md"}, page=False),
    "public:sessions": Address(Needs.PUBLICATION, page=False),
    "public:sessions-in": Address(Needs.PUBLICATION, page=False),
    "public:session": Address(Needs.PUBLICATION, given={"key": "session-3"}, page=False),
    "public:session-in": Address(Needs.PUBLICATION, given={"key": "session-3"}, page=False),
    "public:wikitext": Address(Needs.PUBLICATION, page=False),
    "public:wikitext-in": Address(Needs.PUBLICATION, page=False),
    "public:markdown": Address(Needs.PUBLICATION, page=False),
    "public:markdown-in": Address(Needs.PUBLICATION, page=False),
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


def url_of(name: str, values: Mapping[str, str | int], given: Mapping[str, str | int] | None = None) -> str:
    """The address with those of `values` that it takes; what the table gives comes before them, and `given` first."""
    every = {**values, **TABLE[name].given, **(given or {})}
    return reverse(name, kwargs={argument: every[argument] for argument in arguments(name)})
