"""Every page that a person can see, once: the tour that tests make in a browser, and `look.py` for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Page

from arranged_addresses import NOBODY, url_of
from hearout.plan.sections import Section
from hearout.web.analysis.forms.deciding import FORMS
from hearout.web.people.rules import Role
from seeded_desk import DESK
from seeded_inbox import INBOX
from seeded_sessions import SESSIONS
from seeded_themes import THEMES

__all__ = ["PAGES", "Stop", "Values"]

Values = Mapping[str, str | int]


def sent(page: Page, _: Values) -> None:
    """What the page shows when its form was sent empty."""
    with page.expect_navigation():
        page.locator("main form button.main").first.click()


def sent_last(page: Page, _: Values) -> None:
    """The same, where the form is the last thing on the page."""
    with page.expect_navigation():
        page.locator("main form button").last.click()


def told_at_once(page: Page, _: Values) -> None:
    """What the browser says itself of a form that was sent empty."""
    page.locator("main form button.main").first.click()


def asked_for_code(page: Page, values: Values) -> None:
    """Whoever comes for no code is sent to ask for one."""
    page.get_by_role("textbox").fill("somebody@example.org")
    sent(page, values)


def invited(page: Page, values: Values) -> None:
    """An invitation is opened by its link."""
    page.goto(url_of("consultations:invitation", values))


@dataclass(frozen=True)
class Stop:
    """One page: the address, who looks at it, in which room, and how to get from there to where it differs."""

    address: str
    person: str = NOBODY
    room: str = "forum"
    given: Values = field(default_factory=dict)
    state: str = ""
    then: Callable[[Page, Values], None] | None = None

    @property
    def title(self) -> str:
        parts = (self.address.replace(":", "-"), self.room if self.room != "forum" else "", self.state)
        return "-".join(part for part in parts if part)

    def path(self, values: Values) -> str:
        """Its address; `values` are what the addresses on the server take."""
        return url_of(self.address, {**values, "slug": self.room}, self.given)

    def reach(self, page: Page, values: Values) -> None:
        page.goto(self.path(values))
        if self.then:
            self.then(page, values)

    def __str__(self) -> str:
        return self.title


def looked_ahead(page: Page, values: Values) -> None:
    """The second step of ending a phase: what will be said, before it is decided."""
    page.locator("textarea").first.fill("Few people came, and nobody asked for another round.")
    sent(page, values)


def worded(page: Page, values: Values) -> None:
    """What is told beside a sentence that does not fit its evidence."""
    page.locator("#id_sentence").fill("Most people, 120 of them, want the Zorblatt to stay.")
    page.locator("#id_reason").fill("Read with two others")
    sent(page, values)


def opened(page: Page, _: Values) -> None:
    """The list behind the first button of the page."""
    with page.expect_navigation():
        page.locator("main form button").first.click()


def own_registration(page: Page, values: Values) -> None:
    """What somebody's private link leads to."""
    page.locator("#id_code").fill(str(values["code_of_registrant"]))
    sent(page, values)


PAGES = (
    Stop("account_login"),
    Stop("account_login", state="empty", then=sent),
    Stop("account_confirm_login_code", state="nothing-waits"),
    Stop("account_confirm_login_code", then=asked_for_code),
    Stop("account_inactive"),
    Stop("people:who-may-see-what"),
    Stop("people:profile", Role.OWNER),
    Stop("people:server-log", Role.OWNER),
    Stop("people:server-log", Role.READER, state="missing"),
    Stop("public:index"),
    Stop("public:page"),
    Stop("public:page", room="wells"),
    Stop("public:page", room=SESSIONS),
    Stop("public:page-in"),
    Stop("public:summary", room="wells"),
    Stop("public:summary-in", room="wells"),
    Stop("public:summary-report", room="wells"),
    Stop("public:summary-report-in", room="wells"),
    Stop("public:version", room="wells"),
    Stop("public:version-in", room="wells"),
    Stop("public:version-report", room="wells"),
    Stop("public:version-report-in", room="wells"),
    Stop("audits:release", Role.OWNER),
    Stop("audits:release", Role.OWNER, "garden"),
    Stop("audits:preview", Role.OWNER),
    Stop("audits:preview-report", Role.OWNER),
    Stop("audits:sign", Role.REVIEWER),
    Stop("audits:sign", Role.REVIEWER, state="empty", then=sent),
    Stop("audits:publish", Role.OWNER),
    Stop("public:notices"),
    Stop("public:notices-in"),
    Stop("outbox:follow"),
    Stop("outbox:follow", state="empty", then=sent),
    Stop("outbox:follow", room="wells"),
    Stop("outbox:follow-code"),
    Stop("outbox:follow-code", state="empty", then=sent),
    Stop("outbox:unfollow"),
    Stop("consultations:home", Role.OWNER),
    Stop("consultations:home", Role.READER, state="reader"),
    Stop("consultations:new", Role.OWNER),
    Stop("consultations:new", Role.OWNER, state="empty", then=sent),
    Stop("consultations:set-up", Role.OWNER),
    Stop("consultations:set-up", Role.OWNER, "garden"),
    *(Stop("consultations:set-up-section", Role.OWNER, given={"section": one}, state=one) for one in Section),
    *(
        Stop("consultations:set-up-section", Role.OWNER, "garden", {"section": one}, f"{one}-empty", sent)
        for one in Section
    ),
    Stop("consultations:publish", Role.OWNER),
    Stop("consultations:publish", Role.OWNER, "garden"),
    Stop("consultations:history", Role.OWNER),
    Stop("consultations:revision", Role.OWNER),
    Stop("consultations:overview", Role.OWNER),
    Stop("consultations:overview", Role.READER, state="reader"),
    Stop("consultations:overview", Role.OWNER, "garden"),
    Stop("consultations:preview", Role.OWNER),
    Stop("consultations:preview", Role.OWNER, "garden"),
    Stop("consultations:phases", Role.OWNER),
    Stop("consultations:phases", Role.OWNER, "garden"),
    Stop("consultations:phase-extend", Role.OWNER),
    Stop("consultations:phase-extend", Role.OWNER, state="empty", then=sent),
    Stop("consultations:phase-postpone", Role.OWNER, given={"key": "reading"}),
    Stop("consultations:phase-round", Role.OWNER),
    Stop("consultations:phase-end", Role.OWNER),
    Stop("consultations:phase-end", Role.OWNER, state="look", then=looked_ahead),
    Stop("consultations:phase-end", Role.OWNER, given={"key": "sessions"}, state="ended"),
    Stop("consultations:notices", Role.OWNER),
    Stop("consultations:notices", Role.OWNER, "garden"),
    Stop("consultations:notice-new", Role.OWNER),
    Stop("consultations:outreach", Role.OWNER),
    Stop("consultations:outreach", Role.OWNER, "garden"),
    Stop("consultations:outreach", Role.OWNER, state="empty", then=sent),
    Stop("consultations:outreach-strike", Role.OWNER),
    Stop("consultations:announcement-texts", Role.READER),
    Stop("consultations:announcement-texts", Role.OWNER, "garden"),
    Stop("consultations:team", Role.OWNER),
    Stop("consultations:team", Role.READER, state="reader"),
    Stop("consultations:team", Role.OWNER, state="empty", then=sent),
    Stop("consultations:leave", Role.READER),
    Stop("consultations:member-remove", Role.OWNER),
    Stop("consultations:log", Role.OWNER),
    Stop("consultations:invitation-opened", state="gone"),
    Stop("consultations:invitation-opened", then=invited),
    Stop("sessions:room", Role.OWNER, SESSIONS),
    Stop("sessions:room", Role.OWNER, "garden"),
    Stop("sessions:session", Role.OWNER, SESSIONS),
    Stop("sessions:session", Role.OWNER, SESSIONS, {"key": "session-2"}, "to-come"),
    Stop("sessions:arrange", Role.FACILITATOR, SESSIONS),
    Stop("sessions:schedule", Role.OWNER, SESSIONS),
    Stop("sessions:schedule", Role.OWNER, SESSIONS, state="empty", then=sent),
    Stop("sessions:schedule", Role.OWNER, given={"key": "first"}, state="over"),
    Stop("sessions:move", Role.OWNER, SESSIONS),
    Stop("sessions:cancel", Role.OWNER, SESSIONS),
    Stop("sessions:merge", Role.OWNER, SESSIONS),
    Stop("sessions:merge", Role.OWNER, SESSIONS, state="empty", then=sent),
    Stop("sessions:turnout", Role.OWNER, SESSIONS),
    Stop("sessions:turnout", Role.OWNER, SESSIONS, {"key": "round-2"}, "to-ask"),
    Stop("sessions:turnout-decide", Role.OWNER, SESSIONS),
    Stop("consultations:overview", Role.OWNER, SESSIONS),
    Stop("sessions:poll", room=SESSIONS),
    Stop("sessions:poll", room=SESSIONS, state="empty", then=sent),
    Stop("sessions:registrants", Role.OWNER, SESSIONS),
    Stop("sessions:registrants", Role.OWNER, state="opened", then=opened),
    Stop("sessions:registrant-add", Role.OWNER, SESSIONS),
    Stop("sessions:registrant-add", Role.OWNER, SESSIONS, state="empty", then=sent),
    Stop("sessions:register", room=SESSIONS),
    Stop("sessions:register", room=SESSIONS, state="empty", then=sent),
    Stop("sessions:register", state="nothing-to-register-for"),
    Stop("sessions:confirm", room=SESSIONS),
    Stop("sessions:confirm", room=SESSIONS, state="empty", then=sent),
    Stop("sessions:confirm", state="confirmed", then=own_registration),
    Stop("sessions:mine", room=SESSIONS),
    Stop("sessions:mine", state="opened", then=own_registration),
    Stop("sessions:guide", Role.FACILITATOR),
    Stop("sessions:planner", Role.OWNER),
    Stop("sessions:planner", Role.OWNER, state="empty", then=sent),
    Stop("sessions:plan", Role.OWNER),
    Stop("sessions:plan-delete", Role.OWNER),
    Stop("sessions:attendance", Role.OWNER),
    Stop("sessions:notes", Role.OWNER),
    Stop("sessions:notes-version", Role.OWNER),
    Stop("sessions:words", Role.OWNER),
    Stop("sessions:speakers", Role.OWNER),
    Stop("sessions:held", Role.OWNER),
    Stop("uploads:files", Role.OWNER),
    Stop("uploads:files", Role.OWNER, "garden"),
    Stop("uploads:files", Role.OWNER, "garden", state="nothing", then=told_at_once),
    Stop("uploads:take-out", Role.OWNER),
    Stop("uploads:source", Role.OWNER),
    Stop("uploads:typed", Role.OWNER),
    Stop("uploads:typed", Role.OWNER, state="empty", then=sent),
    Stop("uploads:slip", Role.OWNER),
    Stop("uploads:slip-out", Role.OWNER),
    Stop("intake:inbox", Role.OWNER, INBOX),
    Stop("intake:inbox", Role.OWNER, "garden"),
    Stop("intake:inbox", Role.REVIEWER, INBOX, state="reviewer"),
    Stop("intake:search", Role.OWNER, INBOX),
    Stop("intake:search", Role.OWNER, INBOX, state="empty", then=sent),
    Stop("intake:rejected", Role.OWNER, INBOX),
    Stop("intake:aside", Role.OWNER, INBOX),
    Stop("intake:aside", Role.REVIEWER, INBOX, state="reviewer"),
    Stop("intake:erase", Role.OWNER, INBOX),
    Stop("intake:erase", Role.OWNER, INBOX, state="empty", then=sent),
    Stop("intake:people", Role.OWNER, INBOX),
    Stop("intake:people", Role.OWNER, INBOX, state="empty", then=sent),
    Stop("intake:person", Role.OWNER, INBOX),
    Stop("intake:person-remove", Role.OWNER, INBOX),
    Stop("intake:contribution", Role.OWNER, INBOX),
    *(
        Stop("intake:decide", Role.OWNER, INBOX, given={"what": one}, state=one)
        for one in ("count", "withdraw", "consent", "set-aside")
    ),
    Stop("intake:decide", Role.OWNER, INBOX, given={"what": "set-aside"}, state="set-aside-empty", then=sent),
    Stop("outbox:mail", Role.OWNER),
    Stop("desk:words", Role.OWNER, DESK),
    Stop("desk:words", Role.OWNER, "garden"),
    Stop("desk:word", Role.OWNER, DESK),
    Stop("desk:left", Role.OWNER, DESK),
    Stop("desk:missed", Role.OWNER, DESK),
    Stop("desk:missed", Role.OWNER, DESK, state="empty", then=sent),
    Stop("desk:second", Role.OWNER, DESK),
    Stop("desk:second", Role.REVIEWER, DESK, state="reviewer"),
    Stop("desk:log", Role.OWNER, DESK),
    Stop("desk:glossary", Role.OWNER, DESK),
    Stop("desk:glossary", Role.OWNER, DESK, state="empty", then=sent),
    Stop("desk:passages", Role.OWNER, DESK),
    Stop("desk:passage", Role.OWNER, DESK),
    Stop("desk:reword", Role.OWNER, DESK),
    Stop("desk:reword", Role.OWNER, DESK, state="look", then=sent),
    Stop("analysis:themes", Role.OWNER, THEMES),
    Stop("analysis:themes", Role.OWNER, "garden"),
    Stop("analysis:themes", Role.REVIEWER, THEMES, state="reviewer"),
    Stop("analysis:decisions", Role.OWNER, THEMES),
    Stop("analysis:decisions", Role.OWNER, "garden"),
    Stop("analysis:without", Role.OWNER, THEMES),
    Stop("analysis:passage", Role.OWNER, THEMES),
    Stop("analysis:theme", Role.OWNER, THEMES),
    Stop("analysis:theme", Role.REVIEWER, THEMES, state="reviewer"),
    Stop("analysis:theme", Role.OWNER, THEMES, state="empty", then=sent_last),
    *(Stop("analysis:decide", Role.OWNER, THEMES, given={"action": one}, state=one) for one in FORMS),
    Stop("analysis:decide", Role.OWNER, THEMES, given={"action": "say"}, state="say-empty", then=sent),
    Stop("summaries:summary", Role.OWNER, THEMES),
    Stop("summaries:summary", Role.OWNER, "garden"),
    Stop("summaries:summary", Role.REVIEWER, THEMES, state="reviewer"),
    Stop("summaries:finding", Role.OWNER, THEMES),
    Stop("summaries:finding", Role.REVIEWER, THEMES, state="reviewer"),
    Stop("summaries:finding", Role.OWNER, THEMES, state="warned", then=worded),
    Stop("summaries:quotes", Role.OWNER, THEMES),
    Stop("summaries:quotes", Role.OWNER, "garden"),
    Stop("summaries:gather", Role.OWNER, THEMES),
    Stop("summaries:gather", Role.OWNER, THEMES, state="empty", then=sent_last),
    Stop("summaries:leave-out", Role.OWNER, THEMES),
    Stop("summaries:retell", Role.OWNER, THEMES),
    Stop("summaries:retell", Role.OWNER, THEMES, state="empty", then=sent),
    Stop("work:work", Role.OWNER),
    Stop("work:work", Role.OWNER, "garden"),
)
