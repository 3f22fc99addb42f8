from __future__ import annotations

import pytest

from arranged_pages import NASTY, REPORT, files, nasty
from hearout.publish.wikitext import escape, summary_wikitext

LINES = files()["summary.wiki"].splitlines()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{danger}}", "&#123;&#123;danger&#125;&#125;"),
        ("[[User:X|X]]", "&#91;&#91;User:X&#124;X&#93;&#93;"),
        ("it's '''bold'''", "it's &#39;&#39;&#39;bold&#39;&#39;&#39;"),
        ("'quoted'", "&#39;quoted&#39;"),
        ("<ref>a</ref>", "&#60;ref&#62;a&#60;/ref&#62;"),
        ("~~~~", "&#126;&#126;&#126;&#126;"),
        ("== head ==", "&#61;&#61; head &#61;&#61;"),
        ("* item", "&#42; item"),
        ("# item", "&#35; item"),
        (": item", "&#58; item"),
        ("; item", "&#59; item"),
        ("---- line", "&#45;--- line"),
        ("__TOC__", "&#95;&#95;TOC&#95;&#95;"),
        ("https://example.org", "https:<nowiki/>//example.org"),
        ("Mailto:a@example.org, tel: 1", "Mailto&#58;a@example.org, tel: 1"),
        ("RFC 2119 and ISBN 3", "RFC<nowiki/> 2119 and ISBN<nowiki/> 3"),
        ("R&D &lt;", "R&#38;D &#38;lt;"),
        (" two\nlines ", "two lines"),
        ("plain words, 3.5 %", "plain words, 3.5 %"),
    ],
)
def test_text_is_shown_as_it_is(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_a_table_is_a_wikitable() -> None:
    start = LINES.index('{| class="wikitable"')
    assert LINES[start + 2 : start + 12] == [
        "|-",
        '! scope="col" | Subject',
        '! scope="col" | All',
        '! scope="col" | Survey',
        '! scope="col" | Open channels',
        "|-",
        '! scope="row" | How parts talk',
        '| style="text-align: right" | 95',
        '| style="text-align: right" | 60',
        '| style="text-align: right" | 35',
    ]


def test_what_was_left_out_of_a_quote_is_marked() -> None:
    quote = next(line for line in LINES if "I would have helped" in line)
    assert "when &#91;''product''&#93; was already gone, in a newsletter.<br>" in quote


def test_as_many_tables_are_closed_as_opened() -> None:
    assert LINES.count("|}") == sum(line.startswith("{|") for line in LINES) == 8


def test_hostile_text_opens_no_template_link_tag_or_cell() -> None:
    told = summary_wikitext(nasty(), REPORT)
    plain = summary_wikitext(nasty(), REPORT).replace(escape(NASTY), "")
    assert told.count(escape(NASTY)) >= 14
    assert [sign for sign in ("{{", "}}", "[[", "]]", "<script", "~~~~", "//example") if sign in plain] == []
