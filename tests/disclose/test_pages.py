"""Pages taken apart as their readers see them."""

from __future__ import annotations

import pytest

from hearout.disclose.page import Block
from hearout.disclose.pages import read_page
from hearout.disclose.reading import Malformed


def html(raw: str) -> list[str]:
    return [block.text for block in read_page("a.html", raw.encode()).blocks]


def test_inline_elements_belong_to_their_paragraph_and_numbers_stand_apart():
    assert html("<p>A<b>m</b>ara <i>said<wbr/></i></p><p>Survey<span>95</span></p>") == ["Amara said", "Survey 95"]


def test_blocks_end_where_the_eye_sees_an_end():
    assert html("one<br/>two<hr>three<svg><text>4</text><path d='M5 6'/></svg>") == ["one", "two", "three", "4"]


def test_what_is_only_said_aloud_stands_apart():
    assert html('<p>Ask <span class="x unseen">left out: </span>person first</p>') == ["Ask person first", "left out:"]


def test_tags_that_are_never_closed_or_never_opened_lose_no_text():
    assert html("<p>one<div><i>two</section></b> three</div>") == ["one", "two", "three"]


def test_titles_comments_and_data_are_read_and_styles_are_apart():
    page = read_page("a.html", b'<!-- 3 --><p title="of 5" data-n="7" class="x">a</p><style>p { width: 9px }</style>')
    assert [block.text for block in page.blocks] == ["3", "of 5", "7", "a"]
    assert page.unseen == ("x",)
    assert page.styles == ("p { width: 9px }",)


def test_cells_quotes_and_headings_are_told_apart():
    blocks = read_page("a.html", b"<h3>H</h3><blockquote><p>Q</p></blockquote><td>C</td>").blocks
    assert blocks == (Block("H", heading=True), Block("Q", quote=True), Block("C", cell=True))


def test_markdown_is_read_without_its_marks():
    raw = "# *Title*\n\n| A | 5 \\| 6 |\n| --- | ---: |\n> Ask \\[person\\]\n\n"
    raw += "- **bold** [x](https://a.example)\n<!-- c -->"
    assert read_page("a.md", raw.encode()).blocks == (
        Block("Title", heading=True),
        Block("A", cell=True),
        Block("5 | 6", cell=True),
        Block("Ask [person]", quote=True),
        Block("bold x https://a.example"),
        Block("c"),
    )


def test_wikitext_is_read_without_its_marks():
    raw = (
        "== '''Title''' ==\n{|\n! scope=\"row\" | A\n| style=\"x\" | 5 || 6\n|}\n"
        "<blockquote>Ask\n&#91;person&#93;</blockquote>\n* [[User:B|b]]\n<!-- c -->"
    )
    assert read_page("a.wiki", raw.encode()).blocks == (
        Block("Title", heading=True),
        Block("A", cell=True),
        Block("5", cell=True),
        Block("6", cell=True),
        Block("Ask", quote=True),
        Block("[person]", quote=True),
        Block("User:B b"),
        Block("c"),
    )


@pytest.mark.parametrize("data", [b"", b" \n", b"\xff"])
def test_a_page_without_text_is_malformed(data: bytes):
    with pytest.raises(Malformed, match=r"a\.md is"):
        read_page("a.md", data)


@pytest.mark.parametrize("name", ["a.md", "a.wiki"])
def test_a_line_break_parts_words_and_other_tags_do_not(name: str):
    page = read_page(name, b"even <b>mor</b>e would be better<br><small>Survey</small>")
    assert page.blocks[0].text == "even more would be better Survey"
