"""The public pages of a consultation, each in its form: written for one visitor from what is in force."""

from __future__ import annotations

from datetime import datetime

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from hearout.plan.announcement import Announcement, Session
from hearout.plan.timetable import next_change
from hearout.web.consultations.formats.markdown import Markdown
from hearout.web.consultations.formats.wikitext import Wikitext
from hearout.web.consultations.formats.writer import Writer
from hearout.web.consultations.queries.notices import NoticeTold, notices_told
from hearout.web.consultations.queries.record import KINDS
from hearout.web.languages import interface_for
from hearout.web.public.answers import Form, Written
from hearout.web.public.calendar import calendar, changes_of
from hearout.web.public.feed import feed
from hearout.web.public.links import links_of_page
from hearout.web.public.outlines import outline
from hearout.web.public.page import Page, around, page_of
from hearout.web.public.queries import Head, announcement_in_force, announcements_so_far, decided_last, notices
from hearout.web.public.summaries import summary_told
from hearout.web.public.summary_page import summary_page
from hearout.web.public.visitors import Visitor

__all__ = ["CALENDAR", "FEED", "MARKDOWN", "NOTICES", "PAGE", "WIKITEXT", "page_written", "session_file", "summary"]

CALENDAR_TYPE = "text/calendar; charset=utf-8"


def page_written(page: Page, *, is_preview: bool = False) -> SafeString:
    """The page as HTML, in the language that is active."""
    context = {"page": page, "around": page.around, "here": "page", "is_preview": is_preview}
    return render_to_string("public/page.html", context)


def _page(head: Head, visitor: Visitor, now: datetime) -> Written:
    said = announcement_in_force(head)
    with override(interface_for(visitor.language)):
        return Written(page_written(_page_in_force(head, said, visitor, now)), _until(said, visitor, now))


def _notices(head: Head, visitor: Visitor, _now: datetime) -> Written:
    said = announcement_in_force(head)
    with override(interface_for(visitor.language)):
        links = links_of_page(head, said, visitor, "notices")
        context = {
            "around": around(head.slug, said, visitor, links),
            "notices": [(told, KINDS[told.kind]) for told in notices_told(notices(head), visitor.reads(said))],
            "here": "notices",
        }
        return Written(render_to_string("public/notices.html", context))


def _feed(head: Head, visitor: Visitor, _now: datetime) -> Written:
    said = announcement_in_force(head)
    given = list(notices(head))
    with override(interface_for(visitor.language)):
        links = links_of_page(head, said, visitor, "notices")
        told = zip(notices_told(given, visitor.reads(said)), (one.decision.at for one in given), strict=True)
        return Written(feed(head.consultation, around(head.slug, said, visitor, links), told))


def _wikitext(head: Head, visitor: Visitor, now: datetime) -> Written:
    return _outlined(Wikitext(), head, visitor, now)


def _markdown(head: Head, visitor: Visitor, now: datetime) -> Written:
    return _outlined(Markdown(), head, visitor, now)


def _outlined(writer: Writer, head: Head, visitor: Visitor, now: datetime) -> Written:
    said = announcement_in_force(head)
    with override(interface_for(visitor.language)):
        page = _page_in_force(head, said, visitor, now)
        return Written(writer.write(outline(page)), _until(said, visitor, now))


def _page_in_force(head: Head, said: Announcement, visitor: Visitor, now: datetime) -> Page:
    links = links_of_page(head, said, visitor)
    told, summary = _newest(head, visitor, said), summary_told(head, visitor.reads(said), links)
    return page_of(head.slug, said, told, summary, visitor, links, now)


def _newest(head: Head, visitor: Visitor, said: Announcement) -> NoticeTold | None:
    return next(iter(notices_told(notices(head)[:1], visitor.reads(said))), None)


def session_file(key: str) -> Form:
    """The calendar entry of the session of that key."""

    def write(head: Head, visitor: Visitor, _now: datetime) -> Written:
        session = announcement_in_force(head).session(key)
        assert session is not None  # none is ever taken away, and who asks for another was sent off
        return _calendar_of((session,), head, visitor)

    return Form(f"session {key}", CALENDAR_TYPE, write)


def _calendar(head: Head, visitor: Visitor, _now: datetime) -> Written:
    return _calendar_of(announcement_in_force(head).sessions, head, visitor)


def _calendar_of(sessions: tuple[Session, ...], head: Head, visitor: Visitor) -> Written:
    said = announcement_in_force(head)
    with override(interface_for(visitor.language)):
        about = around(head.slug, said, visitor, links_of_page(head, said, visitor))
        changes, stamp = changes_of(announcements_so_far(head)), decided_last(head)
        made = calendar(head.consultation, about, sessions, changes, visitor.reads(said), stamp)
        return Written(made.decode())


def _until(said: Announcement, visitor: Visitor, now: datetime) -> datetime | None:
    return next_change(said, now, visitor.zone)


def summary(version: int, *, report: bool = False, is_newest: bool = False) -> Form:
    """A version of the summary, or its privacy report. `is_newest`: at the address that always has the newest."""

    def write(head: Head, visitor: Visitor, _now: datetime) -> Written:
        said, page = announcement_in_force(head), "version-report" if report else "version"
        with override(interface_for(visitor.language)):
            name, given = (page.replace("version", "summary"), ()) if is_newest else (page, (version,))
            links = links_of_page(head, said, visitor, name, *given)
            told = summary_page(head, said, visitor, links, version, report=report)
            assert told is not None  # none is ever taken away, and who asks for one that is to come was sent off
            context = {"page": told, "around": told.around, "here": "summary"}
            return Written(render_to_string("public/summary.html", context))

    return Form(f"summary {version} {report} {is_newest}", "text/html; charset=utf-8", write, BY_BROWSER)


BY_BROWSER = ("Accept-Language", "Cookie")
PAGE = Form("page", "text/html; charset=utf-8", _page, BY_BROWSER)
NOTICES = Form("notices", "text/html; charset=utf-8", _notices, BY_BROWSER)
FEED = Form("feed", "application/atom+xml; charset=utf-8", _feed)
WIKITEXT = Form("wikitext", "text/plain; charset=utf-8", _wikitext)
CALENDAR = Form("sessions", CALENDAR_TYPE, _calendar)
MARKDOWN = Form("markdown", "text/markdown; charset=utf-8", _markdown)
