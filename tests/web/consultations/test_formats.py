"""The same text in Markdown, wikitext and plain lines: what the team wrote, and nothing that it did not mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

import mwparserfromhell
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hearout.web.consultations.formats.markdown import Markdown
from hearout.web.consultations.formats.outline import Heading, Items, Link, Strong, Table, line
from hearout.web.consultations.formats.plain import Plain
from hearout.web.consultations.formats.wikitext import Wikitext
from hearout.web.consultations.formats.writer import Writer
from hearout.web.consultations.richtext import html

WRITTEN = """We *ask* **you**, see [the Forum](https://forum.example/a_b).
Write to us!

1. One
2. Two
   - in it

> A voice
"""

OUTLINE = (
    Heading(2, "Ways"),
    line(Strong("Talk page:"), " open, ", Link("write", "https://wiki.example/Talk")),
    Items((line("first"), line("second")), numbered=True),
    Table(("Phase", "Dates"), (("Survey", "10–31 August"),)),
)

WORDS = (
    "a",
    "b",
    "1",
    " ",
    " ",
    "\n",
    "\n\n",
    ".",
    "/",
    "@",
    '"',
    "-",
    "+",
    ":",
    ";",
    "&",
    "&lt;",
    "&#91;",
    "\\",
    "<b>",
    "</",
)
MARKDOWN = (
    "*",
    "**",
    "_",
    "#",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "!",
    "<",
    ">",
    "`",
    "```",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n#",
)
WIKITEXT = ("{{", "}}", "{|", "|", "|-", "=", "~~~", "~", "__", "'", "''", "//", "<!--", "-->", "<pre>", "[[", "]]")
ADDRESSES = ("https://x.example/", "mailto:a@b.example", "a@b.example", "javascript:x", "RFC 1")
hostile = st.lists(st.sampled_from((*WORDS, *MARKDOWN, *WIKITEXT, *ADDRESSES)), max_size=14).map("".join)


def test_markdown_says_what_was_written() -> None:
    assert Markdown().prose(WRITTEN) == (
        "We *ask* **you**, see [the Forum](<https://forum.example/a_b>).\\\nWrite to us\\!\n\n"
        "1. One\n2. Two\n\n   - in it\n\n> A voice"
    )


def test_wikitext_says_what_was_written() -> None:
    assert Wikitext().prose(WRITTEN) == (
        "We ''ask'' '''you''', see [https://forum.example/a_b the Forum].<br>Write to us!\n\n"
        "# One\n# Two\n#* in it\n\n<blockquote>\nA voice\n</blockquote>"
    )


def test_plain_text_says_what_was_written() -> None:
    assert Plain().prose(WRITTEN) == (
        "We ask you, see the Forum (https://forum.example/a_b).\nWrite to us!\n\n"
        "1. One\n2. Two\n\n   - in it\n\n> A voice"
    )


def test_an_outline_is_the_same_in_all_formats() -> None:
    assert Markdown().write(OUTLINE) == (
        "## Ways\n\n**Talk page:** open, [write](<https://wiki.example/Talk>)\n\n1. first\n2. second\n\n"
        "| Phase | Dates |\n| --- | --- |\n| Survey | 10–31 August |\n"
    )
    assert Wikitext().write(OUTLINE) == (
        "== Ways ==\n\n'''Talk page:''' open, [https://wiki.example/Talk write]\n\n# first\n# second\n\n"
        '{| class="wikitable"\n! scope="col" | Phase\n! scope="col" | Dates\n'
        '|-\n! scope="row" | Survey\n| 10–31 August\n|}\n'
    )
    assert Plain().write(OUTLINE) == (
        "Ways\n\nTalk page: open, write (https://wiki.example/Talk)\n\n1. first\n2. second\n\n- Survey: 10–31 August\n"
    )


@pytest.mark.parametrize("writer", [Markdown(), Wikitext(), Plain()])
@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "/sign-out", "https://["])
def test_a_link_that_leads_nowhere_safe_is_only_its_words(writer: Writer, url: str) -> None:
    assert writer.write([line(Link("words", url))]) == "words\n"


def test_an_exclamation_before_a_link_makes_no_picture() -> None:
    written = Markdown().prose(r"Look\![x](https://evil.example/pixel.png)")
    assert "<img" not in MarkdownIt("commonmark").render(written)


@pytest.mark.parametrize("fence", ["```", "~~~~", "`````"])
def test_code_after_a_list_stays_code_in_markdown(fence: str) -> None:
    said = f"- first\n  - in it\n\n{fence}\n<script>alert(1)</script> ````\n{fence}\n"
    told = [(token.type, token.content) for token in tokens(Markdown().prose(said)) if token.type != "inline"]
    assert ("fence", "<script>alert(1)</script> ````\n") in told
    assert not {kind for kind, _ in told} & {"html_block", "html_inline"}


@given(hostile)
def test_team_words_in_an_outline_are_only_words_in_markdown(words: str) -> None:
    written = Markdown().write(
        [Heading(2, words), line(words), Items((line(words),)), Table((words, "b"), ((words, words),))]
    )
    kinds = {token.type for token in tokens(written)}
    assert not kinds & {
        "link_open",
        "image",
        "html_inline",
        "html_block",
        "em_open",
        "strong_open",
        "code_inline",
        "fence",
    }


@given(hostile)
def test_team_words_in_an_outline_are_only_words_in_wikitext(words: str) -> None:
    written = Wikitext().write(
        [Heading(2, words), line(words), Items((line(words),)), Table((words, "b"), ((words, words),))]
    )
    code = mwparserfromhell.parse(written)
    assert not code.filter_templates() + code.filter_wikilinks() + code.filter_external_links() + code.filter_comments()
    tags = {str(tag.tag) for tag in code.filter_tags(matches=lambda tag: not tag.wiki_markup)}
    assert tags <= {"nowiki"}
    assert "~~~" not in written
    assert "__" not in written


@given(hostile)
def test_prose_said_again_in_markdown_reads_as_it_did(words: str) -> None:
    """No link, picture or HTML that is not in what the page itself shows."""
    said = list(tokens(Markdown().prose(words)))
    links = {unquote(str(token.attrs["href"])) for token in said if token.type == "link_open"}
    assert links <= {unquote(address) for address in hrefs(html(words))}
    assert not {token.type for token in said} & {"image", "html_inline", "html_block"}


@given(hostile)
def test_prose_said_again_in_wikitext_links_nowhere_else(words: str) -> None:
    code = mwparserfromhell.parse(Wikitext().prose(words))
    assert not code.filter_templates() + code.filter_wikilinks() + code.filter_comments()
    assert all(re.match("https?:|mailto:", str(link.url)) for link in code.filter_external_links())
    tags = {str(tag.tag) for tag in code.filter_tags(matches=lambda tag: not tag.wiki_markup)}
    assert tags <= {"br", "blockquote", "code", "pre", "nowiki"}


def tokens(markdown: str) -> Iterator[Token]:
    reader = MarkdownIt("commonmark").enable("table")
    for token in reader.parse(markdown):
        yield token
        yield from token.children or ()


def hrefs(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"]*)"', page)]
