from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

import hearout.style
from arranged_pages import NASTY, REPORT, draft, files, nasty
from hearout.errors import Fault
from hearout.publish import publish
from hearout.publish.page import body_of, summary_page

VOID = {"meta", "br", "link", "img", "hr", "input"}
PAGES = ("summary.html", "privacy-report.html")
STYLE = Path(hearout.style.__file__).parent / "paper.css"


class Read(HTMLParser):
    """A page as a strict reader takes it: every tag closed in order, with the attributes and headings on the way."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice on {tag}"
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)


def read(page: str) -> Read:
    reader = Read()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_and_every_id_stands_once(name: str) -> None:
    tags = read(files()[name]).tags
    ids = Counter(attrs["id"] for _, attrs in tags if "id" in attrs)
    assert [name for name, times in ids.items() if times > 1] == []
    used = {attrs["aria-labelledby"] for _, attrs in tags if "aria-labelledby" in attrs}
    used |= {attrs["href"][1:] for _, attrs in tags if attrs.get("href", "").startswith("#")}
    assert used - set(ids) == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_nothing_and_runs_nothing(name: str) -> None:
    tags = read(files()[name]).tags
    assert not [tag for tag, _ in tags if tag in {"script", "link", "img", "iframe", "object", "form", "base"}]
    assert not [attrs for _, attrs in tags if "style" in attrs or any(name.startswith("on") for name in attrs)]
    links = {attrs["href"] for _, attrs in tags if "href" in attrs and not attrs["href"].startswith("#")}
    assert links <= set(files())
    assert ("default-src 'none'" in files()[name], "url(" in files()[name], "@import" in files()[name]) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize("name", PAGES)
def test_headings_go_down_one_step_at_a_time_from_one_title(name: str) -> None:
    levels = [int(tag[1]) for tag, _ in read(files()[name]).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_landmarks_language_and_a_way_past_the_head(name: str) -> None:
    tags = read(files()[name]).tags
    assert Counter(tag for tag, _ in tags if tag in {"header", "nav", "main", "footer", "h1"})["main"] == 1
    assert dict(tags)["html"] == {"lang": "en", "dir": "ltr"}
    assert ("a", {"class": "skip unseen", "href": "#main"}) in tags


def test_every_table_has_a_caption_and_scoped_heads_and_every_chart_is_beside_one() -> None:
    tags = read(files()["summary.html"]).tags
    counted = Counter(tag for tag, _ in tags)
    assert counted["table"] == counted["caption"]
    assert all(attrs.get("scope") in {"row", "col"} for tag, attrs in tags if tag == "th")
    assert all(attrs.get("aria-hidden") == "true" for tag, attrs in tags if tag == "figure")


def test_every_class_is_styled_and_every_styled_class_is_used() -> None:
    used = {name for page in PAGES for _, attrs in read(files()[page]).tags for name in attrs.get("class", "").split()}
    styled = set(re.findall(r"\.([a-z][a-z0-9]*)", re.sub(r"/\*.*?\*/", "", STYLE.read_text(), flags=re.DOTALL)))
    assert used - styled == set()
    assert styled - used == {"ended"}  # only on a report that refuses


def test_hostile_text_stays_text_everywhere() -> None:
    page = summary_page(nasty(), REPORT)
    reader = read(page)
    assert not [tag for tag, _ in reader.tags if tag == "script"]
    assert "".join(reader.texts).count("<script>alert(1)</script>") >= 14
    assert NASTY in "".join(reader.texts)


def test_what_was_left_out_of_a_quote_is_marked() -> None:
    page = files()["summary.html"]
    assert '<span class="masked"><span class="unseen">left out: </span>product</span>' in page
    assert '<span class="general">a newsletter</span>' in page
    assert "[product]" not in page


def test_a_hidden_number_has_no_bar_and_no_tally() -> None:
    page = files()["summary.html"]
    bar = page[page.index('<li><span dir="auto">Look, wording</span>') :].split("</li>")[0]
    assert ("<rect" in bar, "&lt; 10" in bar) == (False, True)
    finding = page[page.index('id="f5"') :].split("</article>")[0]
    assert ("tally" in finding, "Fewer than 10 of 255" in finding) == (False, True)


def test_a_summary_without_findings_is_a_whole_page() -> None:
    bare = publish(replace(draft(), sections=(), tables=(), counts=(), course=None), None)
    reader = read(bare["summary.html"].decode())
    assert [attrs["href"] for tag, attrs in reader.tags if tag == "a" and attrs["href"].startswith("#")] == [
        "#main",
        "#main",
        "#how",
    ]


@pytest.mark.parametrize("name", PAGES)
def test_the_body_of_a_page_is_what_stands_in_its_main_part_word_for_word(name: str) -> None:
    page = files()[name]
    body = body_of(page.encode())
    before, _, rest = page.partition('<main id="main" class="page">\n')
    assert rest.startswith(f"{body}</main>\n")
    assert "<main" not in before
    assert [tag for tag, _ in read(body).tags][:2] == ["div", "p"]


def test_a_body_holds_nothing_that_the_policy_of_a_site_forbids() -> None:
    attributes = {name for page in PAGES for _, given in read(body_of(files()[page].encode())).tags for name in given}
    tags = {tag for page in PAGES for tag, _ in read(body_of(files()[page].encode())).tags}
    assert not {"style", "onclick", "onload"} & attributes
    assert not {"style", "script", "link", "iframe", "form"} & tags


def test_a_page_that_is_none_of_ours_has_no_body() -> None:
    with pytest.raises(Fault):
        body_of(b"<html><main>something else</main></html>")
