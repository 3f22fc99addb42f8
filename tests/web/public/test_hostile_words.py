"""Team texts are the team's, and nobody knows who is in a team: in every format they stay words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time
from html.parser import HTMLParser
from xml.etree.ElementTree import fromstring

import icalendar
import mwparserfromhell
import pytest
from markdown_it import MarkdownIt

from arranged_web import DURING_SESSIONS, announcement, consultation, owner_of, seen, somebody
from hearout.plan.announcement import Announcement, Question, QuestionAndAnswer, Round, Session, Text
from hearout.web.consultations.actions.phases import end_early
from hearout.web.consultations.actions.recording import Choice

pytestmark = pytest.mark.django_db

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></textarea></select></script><svg/onload=alert(1)>",
    "[x](javascript:alert(1)) ![y](https://evil.example/pixel.png)",
    "{{delete}} [[Category:Spam]] <ref>x</ref> ~~~~ __NOINDEX__ <!-- x --> {| |} <nowiki>",
    "{% load static %}{{ settings.SECRET_KEY }} %(day)s {0} %s",
    "`code` | table | cell\n# Heading\n\n---\n\n> quote",
    "]]> &amp;lt; &#60;b&#62; \u202eright\u202c",
    "mailto:evil@evil.example?bcc=all@evil.example",
    "x\nATTENDEE:mailto:evil@evil.example\r\nEND:VEVENT\rBEGIN:VEVENT;,\\n",
)
PROSE = {"p", "ul", "ol", "li", "em", "strong", "a", "code", "pre", "blockquote", "hr", "br", "h3", "h4"}
TOLD = {"time", "span"}


def saying(words: str) -> Announcement:
    """An announcement in which every text is `words`."""
    said, text = announcement(), Text({"en": words, "ar": words})
    return replace(
        said,
        languages=("en", "ar"),
        **dict.fromkeys(("title", "host", "purpose", "audience", "afterwards", "team", "responsible"), text),
        questions=(Question("q", text),),
        phases=tuple(replace(phase, title=text, about=text, rounds=rounds(phase.key, text)) for phase in said.phases),
        ways=tuple(replace(way, title=text, about=text) for way in said.ways),
        answers=(QuestionAndAnswer("a", text, text),),
    )


def rounds(phase: str, text: Text) -> tuple[Round, ...]:
    """In one phase a session that is cancelled when it ends early, in another one to come, joined by what is said."""
    days = {"sessions": date(2026, 9, 15), "writing": date(2026, 9, 20)}
    if phase not in days:
        return ()
    day, line = days[phase], " ".join(text.words["en"].split())
    session = Session(f"in-{phase}", datetime.combine(day, time(9)), "Europe/Berlin", 60, text, address=line)
    return (Round(f"round-{phase}", text, day, day, 1, (session,)),)


def published(words: str, slug: str, owner: str) -> None:
    """A consultation that says `words` wherever a team can say something, also of a decision."""
    made = consultation(somebody(owner, may_start=True), slug=slug, said=saying(words))
    said = Text({"en": words, "ar": words})
    end_early(made, "sessions", Choice(said, said, said, words[:200]), by=owner_of(made), now=DURING_SESSIONS)


@pytest.fixture(params=HOSTILE)
def words(request: pytest.FixtureRequest) -> str:
    """Hostile words, published at /forum/, beside tame ones at /tame/."""
    published(request.param, "forum", "Amara Lindqvist")
    published("tame", "tame", "Noor Haddad")
    return str(request.param)


class Read(HTMLParser):
    """What a browser finds in a page: its elements, and the attributes that do something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.active: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        for name, value in attrs:
            is_odd = name in ("href", "src", "action") and odd(value or "")
            if is_odd or name.startswith("on") or name in ("style", "srcdoc"):
                self.active.append((name, value))


def odd(address: str) -> bool:
    """Whether an address is none of ours, of the announcement, of the web or of a mailbox."""
    return not re.match(r"(/(?!/)|#|\?|https?://|mailto:[^?]*$)", address)


@pytest.mark.parametrize("path", ["/", "/in/ar/", "/notices/"])
def test_no_word_becomes_an_element_or_does_anything(words: str, path: str) -> None:
    hostile, tame = (Read(seen(f"/{slug}{path}").content.decode()) for slug in ("forum", "tame"))
    assert hostile.active == []
    assert [one for one in hostile.elements if one not in PROSE] == [one for one in tame.elements if one not in PROSE]


def test_the_list_of_consultations_is_as_it_would_be(words: str) -> None:
    listed = Read(seen("/").content.decode())
    assert listed.active == []
    assert (listed.elements.count("li"), listed.elements.count("script"), listed.elements.count("img")) == (2, 1, 0)


def test_the_feed_is_still_a_feed_and_its_content_harmless(words: str) -> None:
    root = fromstring(seen("/forum/notices/feed.atom").content)
    contents = [found.text or "" for found in root.iter("{http://www.w3.org/2005/Atom}content")]
    assert len(contents) == 2
    for content in contents:
        read = Read(content)
        assert read.active == []
        assert set(read.elements) <= PROSE | TOLD


def test_the_calendar_has_its_own_events_alone_and_names_nobody(words: str) -> None:
    calendar = icalendar.Calendar.from_ical(seen("/forum/sessions.ics").content)
    events = calendar.walk("VEVENT")
    assert [str(event["STATUS"]) for event in events] == ["CANCELLED", "CONFIRMED"]
    own = {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "STATUS", "SUMMARY", "DESCRIPTION", "LOCATION", "URL"}
    assert [sorted(set(event) - own) for event in events] == [[], []]
    assert {str(event["URL"]) for event in events} == {"http://127.0.0.1:8000/forum/"}
    assert {part.name for part in calendar.walk()} == {"VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT"}
    assert all(" ".join(words.split())[:9] in str(event["SUMMARY"]) for event in events)


def test_markdown_is_still_the_same_page(words: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(seen("/forum/page.md").content.decode())
    inside = [child for token in tokens for child in token.children or ()]
    assert not {token.type for token in (*tokens, *inside)} & {"html_block", "html_inline", "image"}
    assert sum(token.type == "heading_open" and token.tag == "h2" for token in tokens) == 10
    links = [str(token.attrs["href"]) for token in inside if token.type == "link_open"]
    assert [link for link in links if not re.match("https?://|mailto:", link)] == []


def test_wikitext_is_still_the_same_page(words: str) -> None:
    code = mwparserfromhell.parse(seen("/forum/page.wiki").content.decode())
    assert not code.filter_templates() + code.filter_wikilinks() + code.filter_comments()
    assert sum(heading.level == 2 for heading in code.filter_headings()) == 10
    tags = {str(tag.tag) for tag in code.filter_tags(matches=lambda tag: not tag.wiki_markup)}
    assert tags <= {"nowiki", "br", "code", "pre", "blockquote"}
    assert [
        str(link.url) for link in code.filter_external_links() if not re.match("https?://|mailto:", str(link.url))
    ] == []
