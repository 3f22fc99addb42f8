import pytest

from hearout.collect.wikiplain import masked, plain_text


@pytest.mark.parametrize(
    ("wikitext", "text", "removed"),
    [
        ("'''Bold''' and ''italic''", "Bold and italic", []),
        ("See [[Technical Forum]] and [[Project:X|this page]].", "See Technical Forum and this page.", ["Project:X"]),
        ("[https://x.example the page] https://y.example", "the page https://y.example", ["https://x.example"]),
        ("{{ping|Ana}} I agree", "I agree", ["{{ping|Ana}}"]),
        ("That is so, {{u|Ana}}. Really", "That is so. Really", ["{{u|Ana}}"]),
        ("{{tq|You said so}} and I do not", "You said so and I do not", []),
        ("{{Support}} with {{small|all}} my heart", "Support with all my heart", []),
        ("fine<!-- hidden --> text<ref>source</ref>", "fine text", ["<!-- hidden -->", "<ref>source</ref>"]),
        ("we <s>never</s> always", "we always", ["<s>never</s>"]),
        ("<nowiki>{{ping}}</nowiki> and <pre>a  [[b]]</pre>", "{{ping}} and a [[b]]", []),
        ("one<br/>two", "one\ntwo", []),
        ("<span style='x'>said</span> <b>loud</b>", "said loud", []),
        ("[[File:A.png|thumb|A picture]]words", "words", ["File:A.png|thumb|A picture"]),
        ("[[:Category:Forum]]", "Category:Forum", []),
        ("a &amp; b&nbsp;c &#8212; d", "a & b c — d", []),
        ("points:\n* one\n*# two\n: indented", "points:\n- one\n- two\nindented", []),
        ("a < b and {{ alone and [[ too ]", "a < b and {{ alone and [[ too ]", []),
        ("__TOC__\n----\nwords", "words", []),
        ("{|\n! Head\n|-\n| style='x' | cell\n|}", "Head\n\ncell", []),
        ("{{{1|x}}} {{lang|fr|bonjour}}", "bonjour", ["{{{1|x}}}", "fr"]),
    ],
)
def test_wikitext_becomes_what_a_reader_of_the_page_sees(wikitext, text, removed):
    found = plain_text(wikitext)
    assert (found.text, found.removed) == (text, removed)


def test_a_comment_too_long_to_parse_is_still_cleaned():
    long = "'''words''' " * 5_000
    assert plain_text(long).text == "words " * 4_999 + "words"


def test_unclosed_elements_hide_nothing():
    assert plain_text("a <ref>b <nowiki> c <!-- d").text == "a b c <!-- d"


def test_masking_keeps_every_character_at_its_place():
    page = "a <nowiki>== b ==</nowiki> c\n<!--\n== d ==\n--> {{tq|e ~~~~}} <blockquote>f</blockquote> g"
    hidden = masked(page)
    assert (len(hidden), hidden.count("\n")) == (len(page), page.count("\n"))
    assert hidden.split() == ["a", "c", "g"]
