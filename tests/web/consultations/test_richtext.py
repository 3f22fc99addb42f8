"""Team texts as HTML: what they may say, and what nobody can smuggle in."""

from __future__ import annotations

import re
import time

import pytest

from hearout.web.consultations.richtext import html

PLAIN_LINK = r'<a href="(?:https?://|mailto:)[^"<>]*" rel="nofollow noopener">'
LONGEST = 20_000  # more than any field of the set-up takes


def test_paragraphs_lists_and_emphasis_are_what_simple_markdown_says() -> None:
    said = html("We **collect** them.\n\n1. First\n2. *Second*\n\n- a\n- b\n\n> quoted")
    assert said == (
        "<p>We <strong>collect</strong> them.</p>\n<ol>\n<li>First</li>\n<li><em>Second</em></li>\n</ol>\n"
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<blockquote>\n<p>quoted</p>\n</blockquote>\n"
    )


def test_a_single_line_break_stays() -> None:
    assert html("Amara Lindqvist\nTeodor Vashti") == "<p>Amara Lindqvist<br>\nTeodor Vashti</p>\n"


def test_a_link_says_that_it_is_not_ours() -> None:
    assert html("[Forum](https://forum.example/a?b=1&c=2)") == (
        '<p><a href="https://forum.example/a?b=1&amp;c=2" rel="nofollow noopener">Forum</a></p>\n'
    )


@pytest.mark.parametrize(
    ("typed", "address", "words"),
    [
        ("See https://forum.example/a_b_c.", "https://forum.example/a_b_c", "https://forum.example/a_b_c"),
        ("(http://forum.example/)", "http://forum.example/", "http://forum.example/"),
        ("Write to ombud@meridian.example!", "mailto:ombud@meridian.example", "ombud@meridian.example"),
        ("<https://forum.example>", "https://forum.example", "https://forum.example"),
    ],
)
def test_an_address_is_a_link_without_markdown_too(typed: str, address: str, words: str) -> None:
    assert f'<a href="{address}" rel="nofollow noopener">{words}</a>' in html(typed)


def test_an_address_that_is_the_words_of_a_link_leads_where_the_link_does() -> None:
    assert html("[https://a.example](https://b.example)").count("<a ") == 1


def test_headings_stand_below_the_section_they_are_in_and_leave_no_level_out() -> None:
    said = html("### First\n\n##### Under it\n\n# Second\n\n## Under that")
    assert re.findall(r"<(h\d)>", said) == ["h3", "h4", "h3", "h4"]
    assert re.findall(r"</(h\d)>", said) == ["h3", "h4", "h3", "h4"]


def test_a_picture_is_told_by_its_description_and_fetched_from_nowhere() -> None:
    assert html("![Our *team* <b>](https://pictures.example/x.png)") == "<p>Our team &lt;b&gt;</p>\n"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe src='https://evil.example'></iframe>",
        "<a href='javascript:alert(1)'>x</a>",
        "<p style='position:fixed'>x</p>",
        "<form action='https://evil.example'><button>x</button></form>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](vbscript:x)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](file:///etc/hostname)",
        "[x](//evil.example)",
        "[x](/sign-out)",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        '[x](https://a.example "onmouseover=alert(1)")',
        "![x](javascript:alert(1))",
        '![x](https://a.example/"onerror="alert(1))',
        "`<script>`\n\n```\n<script>\n```",
        'https://a.example/"onclick="alert(1)',
        "a@b.example<script>",
        "<!-- --><script>",
        "<![CDATA[<script>]]>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "\x00<scr\x00ipt>",
    ],
)
def test_nothing_hostile_becomes_more_than_words(hostile: str) -> None:
    said = html(hostile)
    left = re.sub(f"</?(?:p|code|pre|a)>|{PLAIN_LINK}", "", said)
    assert "<" not in left
    assert ">" not in left


@pytest.mark.parametrize(
    "piece", [">", "- ", "*", "[", "![", "`", "](", "<", "# ", "1. ", "a@", "http://", "\\", "a", "|", "&"]
)
def test_a_text_made_to_be_slow_is_read_in_a_moment(piece: str) -> None:
    began = time.perf_counter()
    said = html((piece * LONGEST)[:LONGEST])
    assert time.perf_counter() - began < 2
    assert said.count("<blockquote>") <= 20


def test_what_it_gives_is_safe_to_put_on_a_page_as_it_is() -> None:
    assert html("a < b").__html__() == "<p>a &lt; b</p>\n"
