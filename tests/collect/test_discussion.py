import json
from datetime import UTC, datetime
from html import escape

import msgspec
import pytest

from hearout.errors import UnreadableSource
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Reading
from hearout.records.imports import Rejection, State

QUESTIONS = (GuidingQuestion("involved", "Who is involved in technical decisions?"),)
TALK = Channel(ChannelKind.TALK, "talk/*", facilitators=("Dana",))

WIKI = """== Who is involved in decisions? ==
Six people. --[[User:Ana|Ana]] ([[User talk:Ana|talk]]) 14:03, 12 September 2026 (UTC)
:{{ping|Ana}} Seven, <s>or eight,</s> see [[Minutes|the minutes]]. [[User:Bo|Bo]] 14:05, 12 September 2026 (UTC)
::Why? [[User:Ana|Ana]] 14:09, 12 September 2026 (UTC)
"""


def user(name: str, label: str = "", space: str = "User") -> str:
    target = f"{space}:{name}".replace(" ", "_")
    return f'<a rel="mw:WikiLink" href="./{target}" title="{space}:{name}" id="mwAb">{label or name}</a>'


def heading(html: str, *replies: object, level: int | None = 2, **more: object) -> dict[str, object]:
    own = {"headingLevel": level, "name": "h-Ana-2026", "type": "heading", "level": 0, "id": "h-Ana-2026"}
    return {**own, "replies": list(replies), "html": html, **more}


def comment(author: str, minute: int, html: str, *replies: object, signed: bool = True) -> dict[str, object]:
    signature = f" {user(author)} ({user(author, 'talk', 'User_talk')}) 14:{minute:02}, 12 September 2026 (UTC)"
    return {
        "timestamp": f"2026-09-12T14:{minute:02}:00Z",
        "author": author,
        "type": "comment",
        "level": 1,
        "id": f"c-{author}-2026",
        "replies": list(replies),
        "html": html + (signature if signed else ""),
    }


INTRODUCTION = "taken as the page's introduction; sign it if it is a comment"
TIME = "14:03, 12 September 2026 (UTC)"
ADDRESS = '<a href="./Special:Contributions/203.0.113.7">203.0.113.7</a>'
CALL = """<span typeof="mw:Transclusion" data-mw='{"parts":[{"wt":"<b>ping</b>"}]}'>@</span>"""
PAGE = heading(
    "Who is involved in decisions?",
    comment(
        "Ana",
        3,
        "Six people. --",
        comment(
            "Bo",
            5,
            f'{CALL}{user("Ana")}: Seven, <s>or eight,</s> see <a rel="mw:WikiLink" href="./Minutes">the minutes</a>.',
            comment("Ana", 9, "Why?"),
        ),
    ),
)


def answer(*items: object) -> dict[str, object]:
    return {"discussiontoolspageinfo": {"threaditemshtml": list(items)}}


@pytest.fixture
def page(read):
    def reading(*items: object, name: str = "talk/page.json"):
        return read(json.dumps(answer(*items)), TALK, QUESTIONS, name)

    return reading


def told(reading) -> list[tuple[str, str, str]]:
    by_native = {c.native: c.author.handle for c in reading.contributions}
    return [
        (c.author.handle, "\n".join(p.text for p in c.passages), by_native.get(c.reply_to, c.reply_to))
        for c in reading.contributions
    ]


def test_the_thread_tree_gives_comments_with_whom_they_answer(page):
    reading = page(PAGE)
    assert reading.format == "discussion-api"
    assert told(reading) == [
        ("Ana", "Six people.", ""),
        ("Bo", "Seven, see the minutes.", "Ana"),
        ("Ana", "Why?", "Bo"),
    ]
    second = reading.contributions[1]
    assert (second.received, second.author.verified) == (datetime(2026, 9, 12, 14, 5, tzinfo=UTC), True)
    assert second.removed == ("or eight,", "@Ana:", "Bo (talk) 14:05, 12 September 2026 (UTC)")
    assert {(p.question, p.prompt) for c in reading.contributions for p in c.passages} == {
        ("involved", "Who is involved in decisions?")
    }
    assert (reading.rejections, reading.notes) == ((), ())


def test_the_same_page_as_wikitext_has_the_same_comments(page, read):
    wikitext = read(WIKI, TALK, QUESTIONS, "talk/page.wiki")
    assert [c.native for c in page(PAGE).contributions] == [c.native for c in wikitext.contributions]
    assert told(page(PAGE)) == told(wikitext)


@pytest.mark.parametrize(
    "wrapped",
    [
        json.dumps(answer(PAGE), indent=4),
        json.dumps({"batchcomplete": "", **answer(PAGE)}),
        json.dumps([answer(PAGE)]),
        json.dumps({"Talk:Page": answer(PAGE)}),
        json.dumps({"threaditemshtml": [PAGE]}),
        json.dumps([PAGE]),
        "\ufeff" + json.dumps(answer(PAGE)),
        '<!DOCTYPE html>\n<html><body>\n<pre class="api-pretty-content mw-content-ltr">'
        + escape(json.dumps(answer(PAGE), indent=1))
        + "</pre></body></html>",
        json.dumps(
            {
                "status": 200,
                "html": f'<pre class="api-pretty-content">{escape(json.dumps(answer(PAGE)))}</pre>',
            }
        ),
    ],
)
def test_saved_answers_are_read_however_they_are_wrapped(read, wrapped):
    assert len(read(wrapped, TALK, QUESTIONS, "talk/page.json").contributions) == 3


def test_several_answers_in_one_file_are_all_read(read):
    other = heading("Another page", comment("Cy", 1, "Nobody knows."))
    several = f"{json.dumps(answer(PAGE))}\n{json.dumps(answer(other))}\n"
    reading = read(several, TALK, QUESTIONS, "talk/page.json")
    assert [c.author.handle for c in reading.contributions] == ["Ana", "Bo", "Ana", "Cy"]
    assert reading.notes == ("It holds 2 answers of the API; each was read.",)


def test_lines_are_those_of_the_file(read):
    reading = read(json.dumps(answer(PAGE), indent=1), TALK, QUESTIONS, "talk/page.json")
    lines = json.dumps(answer(PAGE), indent=1).split("\n")
    assert [lines[c.line - 1].strip() for c in reading.contributions] == ['"type": "comment",'] * 3


@pytest.mark.parametrize(
    ("author", "html"),
    [
        ("Ana", f"Six. {user('Ana')} ({user('Ana', 'talk', 'User_talk')}) 14:03, 12 September 2026 (UTC)"),
        ("Ana", f"Six. Ana ({user('Ana', 'talk', 'User_talk')}) 14:03, 12 September 2026 (UTC)"),
        ("Ana", f"Six. <small>— {user('Ana', '<b>A★</b>')}</small> 14:03, 12 September 2026 (UTC)"),
        ("Ana", f"Six. — {user('Ana', 'Ana', 'Utilisateur')} le 12 septembre 2026 à 16:03 (CEST)"),
        ("Ana", f"Six. {user('Ana', 'Ana', 'Эҥгекче')} 14:03, 12 идым 2026 (UTC)"),
        ("Ana", 'Six. <a class="mw-selflink selflink">Ana</a> 14:03, 12 September 2026 (UTC)'),
        ("Ana", f"<p>Six.</p>\n<p>{user('Ana')} 14:03, 12 September 2026 (UTC)</p>"),
        ("Ana", f"Six.<br>Ana<br>{user('Ana', 'talk', 'User_talk')} 14:03, 12 September 2026 (UTC)"),
        ("Ana", "Six. 14:03, 12 September 2026 (UTC)"),
        ("Ana", "Six.\nAna"),
        ("7&6=thirteen", f"Six. {user('7&amp;6=thirteen')} 14:03, 12 September 2026 (UTC)"),
        ("203.0.113.7", f"Six. {ADDRESS} 14:03, 12 September 2026 (UTC)"),
        ("Ana", f"Six. <small>Preceding unsigned comment by {user('Ana')} 14:03, 12 September 2026 (UTC)</small>"),
        ("Ana", f"Six. <i>— Questo commento senza la firma utente è stato inserito da {user('Ana')} {TIME}</i>"),
    ],
)  # fmt: skip
def test_a_signature_is_cut_off_in_every_shape(page, author, html):
    (only,) = page(heading("A", {**comment(author, 3, html, signed=False), "author": author})).contributions
    assert [p.text for p in only.passages] == ["Six."]
    assert (only.author.handle, len(only.removed) >= 1) == (author, True)


def test_what_follows_a_signature_and_a_second_signature_are_told_apart(page):
    html = f"Six. {user('Ana')} 14:03, 12 September 2026 (UTC) PS: seven. {user('Ana')} 14:04, 12 September 2026 (UTC)"
    (only,) = page(heading("A", comment("Ana", 3, html, signed=False))).contributions
    assert [p.text for p in only.passages] == ["Six. PS: seven."]


def test_html_without_signatures_is_taken_as_it_is(page):
    said = "This is a paragraph that is long enough to be a passage of its own."
    html = f"<p>{said}</p>\n<ul><li>one</li><li>two</li></ul>"
    (only,) = page(heading("A", comment("Ana", 3, html, signed=False))).contributions
    assert [p.text for p in only.passages] == [f"{said}\n- one\n- two"]
    assert only.removed == ()


def test_subheadings_belong_to_the_section_above(page):
    below = heading("Details", comment("Bo", 5, "Seven."), level=3)
    reading = page(heading("Who is involved in decisions?", comment("Ana", 3, "Six."), below))
    assert [(p.question, p.prompt) for c in reading.contributions for p in c.passages] == [
        ("involved", "Who is involved in decisions?"),
        ("involved", "Details"),
    ]


def test_sections_without_comments_are_unsigned_words_and_the_introduction_is_not_one(page):
    reading = page(
        heading("", level=None, othercontent="<p>Welcome to this page.</p>"),
        heading("Ideas", othercontent="<p>Write things down.</p>"),
        PAGE,
    )
    assert told(reading)[0] == ("", "Write things down.", "")
    assert reading.rejections == (Rejection(1, f"unsigned text above the first section, {INTRODUCTION}"),)
    assert reading.notes == ("Nobody is named as the writer on line 1.",)


def test_the_teams_own_comments_are_listed(page):
    reading = page(heading("A", comment("Dana", 1, "Tell us.", comment("Ana", 3, "Six."))))
    assert [c.author.handle for c in reading.contributions] == ["Ana"]
    assert [r.reason for r in reading.rejections] == ["written by the team (facilitator), not a contribution"]


def test_a_signature_without_words_is_empty(page):
    (only,) = page(heading("A", comment("Ana", 3, ""))).contributions
    assert (only.state, only.why) == (State.EMPTY, "a signature without words")


def test_temporary_accounts_and_addresses_are_not_verified(page):
    reading = page(heading("A", comment("~2026-31416-2", 3, "Six."), comment("203.0.113.7", 4, "Seven.")))
    assert [c.author.verified for c in reading.contributions] == [False, False]


def test_left_out_replies_are_told(read):
    without = {**PAGE, "commentCount": 3}
    del without["replies"]
    reading = read(json.dumps(answer(without)), TALK, QUESTIONS, "talk/page.json")
    assert any("Replies were left out" in note for note in reading.notes)


@pytest.mark.parametrize(
    "saved",
    [
        {"parse": {"title": "Talk:Page", "pageid": 1, "wikitext": WIKI}},
        {"parse": {"title": "Talk:Page", "pageid": 1, "wikitext": {"*": WIKI}}},
        {"query": {"pages": {"1": {"revisions": [{"contentmodel": "wikitext", "*": WIKI}]}}}},
        {"query": {"pages": [{"revisions": [{"slots": {"main": {"contentmodel": "wikitext", "content": WIKI}}}]}]}},
        {"id": 1, "title": "Page", "content_model": "wikitext", "source": WIKI},
    ],
)
def test_wikitext_in_the_answer_of_another_question_is_read(read, saved):
    reading = read(json.dumps(saved), TALK, QUESTIONS, "talk/page.json")
    assert [c.author.handle for c in reading.contributions] == ["Ana", "Bo", "Ana"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (json.dumps({"error": {"code": "nosuchrevid", "info": "secret"}}), 'the error "nosuchrevid"'),
        (json.dumps({"discussiontoolspageinfo": {"transcludedfrom": {"c-Ana": False}}}), "threaditemshtml is missing"),
        (json.dumps({"flow": {"view-topiclist": {"result": {"topiclist": {"roots": []}}}}}), "neither a talk page's"),
        (json.dumps({"parse": {"title": "x", "text": "<p>x</p>"}}), "neither a talk page's"),
        (json.dumps(answer(PAGE))[:200], "broken off"),
        ('{"a": ' * 100_000, "broken off"),
        ('[{"a": ' * 100_000, "broken off"),
        ('{"a": 1' + "0" * 5_000 + "}", "broken off"),
        ("<!DOCTYPE html><html><body><p>Talk</p></body></html>", "It is a web page"),
        ("{}", "neither a talk page's"),
    ],
)
def test_what_is_no_talk_page_is_refused_with_what_to_save(read, content, why):
    with pytest.raises(UnreadableSource, match=why) as refused:
        read(content, TALK, QUESTIONS, "talk/page.json")
    assert "prop=threaditemshtml" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_it_is_recognised_under_a_wrong_channel(read):
    with pytest.raises(UnreadableSource, match="looks like discussion-api"):
        read(json.dumps(answer(PAGE)), Channel(ChannelKind.SESSION, "sessions/*"), QUESTIONS, "sessions/page.json")


def test_replies_nested_five_hundred_deep_are_read(page):
    tree = comment("Ana", 1, "Last.")
    for _ in range(400):
        tree = comment("Bo", 2, "And?", tree)
    reading = page(heading("A", tree))
    assert len(reading.contributions) == 401


def test_hostile_markup_takes_linear_time(page):
    for piece in (
        "<a ",
        '<a "',
        "<a href='",
        "<s>",
        "<a>",
        "[[User:",
        '@<a href="./User:Ana">',
        '<sup class="reference',
    ):
        (only,) = page(heading("A", comment("Ana", 3, piece * 20_000))).contributions
        assert only.author.handle == "Ana"


def test_half_a_character_becomes_the_sign_for_it_everywhere_so_that_records_can_be_packed(page):
    reading = page(
        heading("Who?", comment("An\ud83d", 3, "Six people \ud800 or so. --"), comment("Bo", 5, "Seven. --"))
    )
    ana, bo = reading.contributions
    assert (ana.passages[0].text, bo.passages[0].text) == ("Six people \ufffd or so.", "Seven.")
    assert ana.author.handle == "An\ufffd"
    assert reading.notes[-1].startswith("1 with halves of characters")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(reading), type=Reading) == reading


def test_threads_that_hold_no_items_are_no_topics(page):
    assert page("left out").contributions == ()
