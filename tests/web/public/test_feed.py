"""The feed: Atom as RFC 4287 has it, one entry a notice, the same words as on the page."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.test import override_settings

from arranged_web import DURING_SESSIONS, OPENING, announcement, consultation, en, owner_of, seen, words_in, words_of
from hearout.plan.announcement import Text
from hearout.web.config.addresses import address
from hearout.web.consultations.actions.phases import end_early, give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ONCE = ("id", "title", "updated")
IRI = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def with_three_notices() -> Consultation:
    made = consultation(said=announcement(languages=("en", "de")))
    why = Choice(en("Ended & over"), en("Few came <here>."), en("Write instead."), "the committee")
    end_early(made, "sessions", why, by=owner_of(made), now=DURING_SESSIONS)
    in_german = Choice(Text({"de": "Nur auf Deutsch"}), Text({"de": "Weil es so ist."}))
    give_notice(made, in_german, by=owner_of(made), now=DURING_SESSIONS + timedelta(hours=1))
    return made


def feed(path: str = "/forum/notices/feed.atom") -> Element:
    answer = seen(path)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return fromstring(answer.content)


def one(parent: Element, name: str) -> Element:
    """The only child of that name."""
    (found,) = parent.findall(f"{ATOM}{name}")
    return found


def text(parent: Element, name: str) -> str:
    return one(parent, name).text or ""


def links(parent: Element) -> dict[str, str]:
    return {link.get("rel", ""): link.get("href", "") for link in parent.findall(f"{ATOM}link")}


def test_it_is_what_the_standard_asks_for() -> None:
    with_three_notices()
    root = feed()
    entries = root.findall(f"{ATOM}entry")
    assert root.tag == f"{ATOM}feed"
    assert text(one(root, "author"), "name")
    for element in (root, *entries):
        assert all(text(element, name) for name in ONCE)
        assert IRI.fullmatch(text(element, "id"))
        assert RFC_3339.fullmatch(text(element, "updated"))
    assert links(root) == {
        "self": "http://127.0.0.1:8000/forum/notices/feed.atom",
        "alternate": "http://127.0.0.1:8000/forum/notices/",
    }
    assert text(root, "updated") == max(text(entry, "updated") for entry in entries)
    idents = [text(element, "id") for element in (root, *entries)]
    assert len(set(idents)) == len(idents) == 4
    known = {"id", "title", "updated", "author", "link", "generator", "entry"}
    assert {child.tag.removeprefix(ATOM) for child in root} == known
    assert {child.tag.removeprefix(ATOM) for entry in entries for child in entry} == {
        "id", "title", "published", "updated", "link", "content"
    }  # fmt: skip


def test_each_notice_is_an_entry_the_newest_first() -> None:
    with_three_notices()
    entries = feed().findall(f"{ATOM}entry")
    assert [text(entry, "title") for entry in entries] == [
        "Nur auf Deutsch", "Ended & over", "The consultation is announced"
    ]  # fmt: skip
    assert [text(entry, "updated") for entry in entries] == [
        "2026-09-10T10:00:00Z", "2026-09-10T09:00:00Z", "2026-08-09T09:00:00Z"
    ]  # fmt: skip
    assert [links(entry)["alternate"] for entry in entries] == [
        f"http://127.0.0.1:8000/forum/notices/#notice-{number}" for number in (3, 2, 1)
    ]


def test_an_entry_says_what_the_page_says() -> None:
    with_three_notices()
    page = words_of(seen("/forum/notices/"))
    for entry in feed().findall(f"{ATOM}entry"):
        content = one(entry, "content")
        assert content.get("type") == "html"
        assert words_in(content.text or "") in page
    ended = one(feed().findall(f"{ATOM}entry")[1], "content").text or ""
    assert "<p>Few came &lt;here&gt;.</p>" in ended
    assert "20:00 in Berlin" in ended


def test_it_says_in_which_language_it_is_and_where_a_notice_is_in_another() -> None:
    with_three_notices()
    english, german = feed(), feed("/forum/in/de/notices/feed.atom")
    assert (english.get(LANG), german.get(LANG)) == ("en", "de")
    assert [entry.get(LANG) for entry in english.findall(f"{ATOM}entry")] == ["de", None, None]
    assert [entry.get(LANG) for entry in german.findall(f"{ATOM}entry")] == [None, "en", "en"]
    assert text(german, "id") != text(english, "id")


def test_entries_are_known_again_when_the_server_moves() -> None:
    with_three_notices()
    before = feed()
    with override_settings(ADDRESS=address("https://listen.example.org")):
        after = feed("/forum/notices/feed.atom?zone=Europe/Berlin")  # not the bytes that are kept
    assert links(after)["self"] == "https://listen.example.org/forum/notices/feed.atom"
    idents = [[text(entry, "id") for entry in root.findall(f"{ATOM}entry")] for root in (before, after)]
    assert idents[0] == idents[1]
    assert text(before, "id") == text(after, "id")


def test_an_entry_stays_as_it_was_when_another_comes() -> None:
    made = with_three_notices()
    before = feed().findall(f"{ATOM}entry")
    give_notice(made, Choice(en("Another")), by=owner_of(made), now=DURING_SESSIONS + timedelta(days=2))
    after = feed().findall(f"{ATOM}entry")[1:]
    assert [[child.text for child in entry] for entry in after] == [[child.text for child in entry] for entry in before]


def test_pages_lead_to_it() -> None:
    consultation()
    found = '<link rel="alternate" type="application/atom+xml" title="Notices" href="/forum/notices/feed.atom">'
    assert found in seen("/forum/").content.decode()
    assert found in seen("/forum/notices/").content.decode()


def test_characters_that_xml_does_not_have_are_left_out() -> None:
    made = consultation()
    kept = "\u200c\u00a0\U0001f442"  # what joins letters, a space that does not break, an ear
    give_notice(made, Choice(en(f"Odd\x0b\x1f\ufffe {kept}title")), by=owner_of(made), now=DURING_SESSIONS)
    assert text(feed().findall(f"{ATOM}entry")[0], "title") == f"Odd {kept}title"


def test_the_page_of_notices_has_all_of_them_with_anchors_and_their_kind() -> None:
    with_three_notices()
    page = seen("/forum/notices/").content.decode()
    assert re.findall(r'<article class="leaf" id="notice-(\d)"', page) == ["3", "2", "1"]
    assert re.findall(r'<p class="small"><strong>([^<]+)</strong>', page) == [
        "Notice", "Phase ended early", "Page published"
    ]  # fmt: skip
    assert re.findall(r'<time class="soft" datetime="([^"]+)">', page) == [
        "2026-09-10T10:00Z", "2026-09-10T09:00Z", "2026-08-09T09:00Z"
    ]  # fmt: skip
    assert datetime.fromisoformat("2026-08-09T09:00Z") == OPENING
