from datetime import UTC, datetime

import pytest

from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.imports import Rejection, State

QUESTIONS = (
    GuidingQuestion("involved", "Who is involved in technical decisions?"),
    GuidingQuestion("change", "How should the process change?"),
)
TALK = Channel(ChannelKind.TALK, "talk/*", timezone="Europe/Berlin", facilitators=("Dana (Committee)",))


@pytest.fixture
def talk(read):
    return lambda page: read(page, TALK, QUESTIONS, "talk/page.wiki")


def signed(user: str, minute: int = 3) -> str:
    return f"[[User:{user}|{user}]] ([[User talk:{user}|talk]]) 14:{minute:02}, 12 September 2026 (UTC)"


def told(reading) -> list[tuple[str, str, str]]:
    """(who, what, whom it answers) of every comment."""
    by_native = {c.native: c.author.handle for c in reading.contributions}
    return [
        (c.author.handle, "\n".join(p.text for p in c.passages), by_native.get(c.reply_to, c.reply_to))
        for c in reading.contributions
    ]


def test_a_comment_ends_with_its_signature_and_answers_the_less_indented_one_above(talk):
    page = f"""== Who is involved in decisions? ==
Six people. --{signed("Ana")}
:Seven. {signed("Bo")}
::{{{{ping|Bo}}}} Who? {signed("Cy")}
:Nobody knows. {signed("Dee")}
Next. {signed("Eli")}
"""
    reading = talk(page)
    assert told(reading) == [
        ("Ana", "Six people.", ""),
        ("Bo", "Seven.", "Ana"),
        ("Cy", "Who?", "Bo"),
        ("Dee", "Nobody knows.", "Ana"),
        ("Eli", "Next.", ""),
    ]
    third = reading.contributions[2]
    assert (third.line, third.received, third.author.verified) == (4, datetime(2026, 9, 12, 14, 3, tzinfo=UTC), True)
    assert third.removed == ("{{ping|Bo}}", signed("Cy"))
    assert {(p.question, p.prompt) for c in reading.contributions for p in c.passages} == {
        ("involved", "Who is involved in decisions?")
    }
    assert (reading.rejections, reading.notes) == ((), ())


@pytest.mark.parametrize(
    "signature",
    [
        "[[User:Ana]] 14:03, 12 September 2026 (UTC)",
        "— ''[[User:Ana|<b style='x'>A★</b>]]'' <small>([[User talk:Ana|say]])</small> 14:03, 12 September 2026 (UTC)",
        "[[Benutzer:Ana|Ana]] ([[Benutzerin Diskussion:Ana|Diskussion]]) 16:03, 12. Sep. 2026 (CEST)",
        "[[Utilisatrice:Ana|Ana]] ([[Discussion utilisatrice:Ana|discuter]]) 12 septembre 2026 à 16:03 (CEST)",
        "[[Usuario:Ana|Ana]] ([[Usuario discusión:Ana|discusión]]) 14:03 12 sep 2026 (UTC)",
        "[[Usuário(a):Ana|Ana]] ([[Usuário(a) Discussão:Ana|discussão]]) 14h03min de 12 de setembro de 2026 (UTC)",
        "[[Utente:Ana|Ana]] ([[Discussioni utente:Ana|msg]]) 16:03, 12 set 2026 (CEST)",
        "[[Gebruiker:Ana|Ana]] ([[Overleg gebruiker:Ana|overleg]]) 12 sep 2026 16:03 (CEST)",
        "[[Участник:Ana|Ana]] ([[Обсуждение участника:Ana|обс.]]) 14:03, 12 сентября 2026 (UTC)",
        "[[مستخدم:Ana|Ana]] ([[نقاش المستخدم:Ana|نقاش]]) 14:03، 12 سبتمبر 2026 (ت ع م)",
        "[[:m:User:Ana/sig|Ana]] 14:03, 12 September 2026 (UTC)",
        "{{unsigned|Ana|14:03, 12 September 2026 (UTC)}}",
        "{{unsigned2|14:03, 12 September 2026|Ana}}",
        "{{nicht signiert|[[User:Ana]]|16:03, 12. Sep. 2026 (CEST)}}",
        "<small>Preceding [[W:X|unsigned]] comment added by [[User:Ana|Ana]] 14:03, 12 September 2026 (UTC)</small>",
    ],
)
def test_signatures_in_many_languages_and_shapes_are_recognised(talk, signature):
    (only,) = talk(f"== A ==\nI know [[User:Bo|Bo]], and he agrees. {signature}\n").contributions
    assert (only.author.handle, only.passages[0].text) == ("Ana", "I know Bo, and he agrees.")
    assert only.received == datetime(2026, 9, 12, 14, 3, tzinfo=UTC)


@pytest.mark.parametrize("user", ["203.0.113.7", "2001:DB8::1", "~2026-31416-2", "203.0.113.xxx"])
def test_addresses_and_temporary_accounts_are_not_verified(talk, user):
    (only,) = talk(f"Hello there. [[Special:Contributions/{user}|{user}]] 14:03, 12 September 2026 (UTC)").contributions
    assert (only.author.handle, only.author.verified) == (user, False)


def test_an_unsigned_comment_of_an_address_is_not_verified(talk):
    (only,) = talk("Hello there. {{unsignedIP|203.0.113.7|14:03, 12 September 2026 (UTC)}}").contributions
    assert (only.author.handle, only.author.verified) == ("203.0.113.7", False)


def test_a_comment_of_several_paragraphs_and_lists_is_one(talk):
    first = "This is a paragraph that is long enough to be a passage of its own."
    second = "And a second one, which has a list of things that are wrong:"
    page = f"== A ==\n:{first}\n:\n:{second}\n:* one\n:* two {signed('Ana')}\n"
    (only,) = talk(page).contributions
    assert [p.text for p in only.passages] == [first, f"{second}\n- one\n- two"]


def test_text_above_a_more_indented_comment_is_somebody_elses(talk):
    page = f"""== A ==
Tell us what you think.

:Six people. {signed("Ana")}
::Deeper, unsigned.
:Again. {signed("Bo")}
"""
    reading = talk(page)
    assert [(who, what) for who, what, _ in told(reading)] == [
        ("", "Tell us what you think."),
        ("Ana", "Six people."),
        ("", "Deeper, unsigned."),
        ("Bo", "Again."),
    ]
    intro, ana, deeper, bo = reading.contributions
    assert (ana.reply_to, deeper.reply_to, bo.reply_to) == (intro.native, ana.native, intro.native)


def test_a_list_item_under_a_text_answers_it_unless_the_text_announces_it(talk):
    answered = talk(f"== A ==\nTell us what you think.\n\n* Six people. {signed('Ana')}\n")
    assert [c.author.handle for c in answered.contributions] == ["", "Ana"]
    announced = talk(f"== A ==\nI want this:\n* fewer people. {signed('Ana')}\n")
    assert told(announced) == [("Ana", "I want this:\n- fewer people.", "")]


def test_a_signature_under_a_list_signs_the_whole(talk):
    assert told(talk(f"== A ==\nI want\n* one\n* two\n{signed('Ana')}\n")) == [("Ana", "I want\n- one\n- two", "")]


def test_outdented_answers_go_to_the_comment_before(talk):
    page = f"""== A ==
One. {signed("Ana")}
::::Two. {signed("Bo")}
{{{{outdent|4}}}} Three. {signed("Cy")}
:Four. {signed("Dee")}
"""
    assert [(who, whom) for who, _, whom in told(talk(page))] == [
        ("Ana", ""),
        ("Bo", "Ana"),
        ("Cy", "Bo"),
        ("Dee", "Cy"),
    ]


def test_what_follows_a_signature_on_its_line_belongs_to_the_comment(talk):
    assert told(talk(f"== A ==\nOne. {signed('Ana')} (and two)\n")) == [("Ana", "One. (and two)", "")]


def test_two_comments_on_one_line_are_two(talk):
    assert told(talk(f"== A ==\nOne. {signed('Ana')} Two. {signed('Bo')}\n")) == [
        ("Ana", "One.", ""),
        ("Bo", "Two.", ""),
    ]


def test_a_date_without_a_user_before_it_signs_nothing(talk):
    page = f"== A ==\nThe call of 14:03, 12 September 2026 (UTC) was short.\nToo short. {signed('Ana')}\n"
    assert told(talk(page)) == [("Ana", "The call of 14:03, 12 September 2026 (UTC) was short. Too short.", "")]


def test_quoted_comments_and_headings_are_no_structure(talk):
    page = f"== A ==\n{{{{tq|Six. {signed('Bo')}}}}}\n<nowiki>== B ==\n~~~~</nowiki>\nNo. {signed('Ana')}\n"
    (only,) = talk(page).contributions
    assert only.author.handle == "Ana"
    assert only.passages[0].text.endswith("== B == ~~~~ No.")


def test_text_that_nobody_signed_at_the_end_has_an_unknown_author(talk):
    reading = talk(f"== A ==\nOne. {signed('Ana')}\nForgot to sign.\n\nTwice.\n")
    assert told(reading) == [("Ana", "One.", ""), ("", "Forgot to sign.\nTwice.", "")]
    assert reading.contributions[1].received is None
    assert reading.notes == ("Nobody is named as the writer on line 3.",)


def test_on_a_page_without_any_signature_every_paragraph_is_a_comment(talk):
    assert told(talk("Hello.\n\n== Change of process ==\nFirst.\n\nSecond.\n")) == [
        ("", "Hello.", ""),
        ("", "First.", ""),
        ("", "Second.", ""),
    ]


def test_unsigned_text_above_the_first_section_is_listed_as_the_introduction(talk):
    reading = talk(f"{{{{header}}}}\nPlease comment below.\n== A ==\nOne. {signed('Ana')}\n")
    assert [c.author.handle for c in reading.contributions] == ["Ana"]
    assert [rejection.line for rejection in reading.rejections] == [1]


def test_the_teams_own_comments_are_rejected(talk):
    reading = talk(f"== A ==\nOne. {signed('Ana')}\n:Thanks. {signed('Dana (Committee)')}\n")
    assert [c.author.handle for c in reading.contributions] == ["Ana"]
    assert reading.rejections == (Rejection(3, "written by the team (facilitator), not a contribution"),)


def test_a_subsection_keeps_the_question_of_the_section_above(talk):
    page = f"== Who is involved? ==\n=== Staff ===\nOne. {signed('Ana')}\n== Lunch ==\nTwo. {signed('Bo')}\n"
    assert [(p.question, p.prompt) for c in talk(page).contributions for p in c.passages] == [
        ("involved", "Staff"),
        ("", "Lunch"),
    ]


def test_a_redirect_and_a_page_of_templates_have_no_comments(talk):
    redirect = talk("#REDIRECT [[Talk:Elsewhere]]\n")
    assert (redirect.contributions, redirect.notes) == ((), ("The page only points to another; export that one.",))
    bare = talk("{{header}}\n== A ==\n")
    assert bare.contributions == ()
    assert bare.notes == ("There is no comment on the page.", "Markup without words on line 1.")


def test_a_signature_without_words_is_an_empty_contribution(talk):
    (only,) = talk(f"== A ==\n{signed('Ana')}\n").contributions
    assert (only.author.handle, only.passages, only.state) == ("Ana", (), State.EMPTY)


def test_a_comment_keeps_its_id_when_the_page_grows(talk):
    before = talk(f"== A ==\nOne. {signed('Ana')}\n")
    after = talk(f"== New ==\nZero. {signed('Bo')}\n== A ==\nOne. {signed('Ana')}\n:Also. {signed('Ana')}\n")
    natives = [c.native for c in after.contributions]
    assert before.contributions[0].native == natives[1]
    assert len(set(natives)) == 3


def test_an_unknown_month_or_zone_is_noted(talk):
    page = "== A ==\nOne. [[User:Ana]] 14:03, 12 Frimaire 2026 (UTC)\nTwo. [[User:Bo]] 16:03, 12 September 2026 (XYT)\n"
    reading = talk(page)
    assert [c.received for c in reading.contributions] == [None, datetime(2026, 9, 12, 14, 3, tzinfo=UTC)]
    assert reading.notes == (
        "The signature on line 2 has no date that could be read.",
        "The time zone of line 3 is unknown; the channel's was taken.",
    )
