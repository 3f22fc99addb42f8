from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from arranged_plan import ANNOUNCED, READING, SESSIONS, SUMMARY, SURVEY, en, utc, with_phase
from hearout.plan.announcement import Announcement, Phase, PhaseKind, Promises, Question, QuestionAndAnswer, Text, Way
from hearout.plan.checks import Lack, before_publishing, is_mail_address, is_web_address
from hearout.records.consultation import ChannelKind

NOW = utc(2026, 8, 1)
SURVEY_WAY, SESSIONS_WAY, TALK_WAY, MAIL_WAY = ANNOUNCED.ways
LATE_WAY = Way("late", ChannelKind.OTHER, "reading", en("Late"), en("By post."))
ANSWERS = Phase("answers", PhaseKind.ANSWERS, en("Answers"), datetime(2026, 11, 4), datetime(2026, 12, 15))


def told(announcement: Announcement, now: datetime = NOW) -> list[str]:
    return [told_lack(lack) for lack in before_publishing(announcement, now)]


def told_lack(lack: Lack) -> str:
    return f"{lack.section}, {'stops' if lack.stops else 'advice'}: {lack.message}"


def promising(**other: object) -> Announcement:
    return replace(ANNOUNCED, promises=replace(ANNOUNCED.promises, **other))  # type: ignore[arg-type]


def way(**other: object) -> Announcement:
    """The announcement with another first way."""
    changed = replace(SURVEY_WAY, **other)  # type: ignore[arg-type]
    return replace(ANNOUNCED, ways=(changed, *ANNOUNCED.ways[1:]))


def test_nothing_is_missing_in_a_whole_announcement() -> None:
    assert told(ANNOUNCED) == []


def test_an_empty_announcement_lacks_what_people_need_section_by_section() -> None:
    assert told(Announcement()) == [
        "about, stops: There is no title. Say in one line what you ask about.",
        "about, stops: There is no purpose. Say why you ask, and what may change.",
        "about, advice: It does not say who asks. Name the committee or the group.",
        "about, advice: It does not say who should take part. People may think that they are not meant.",
        "questions, stops: There is no guiding question. Write down at least one thing that you want to learn.",
        "ways, stops: There is no way to take part. Add at least one.",
        "words, stops: It does not say what happens with people’s words. Tell it step by step, up to who answers them.",
        (
            "words, advice: It does not say how long what people said is kept. Choose a day after which the key is "
            "destroyed."
        ),
        "answers, advice: There are no questions and answers. Three or four of them spare you many mails.",
        "people, stops: Nobody is responsible for the data. Name the group or person who answers for it.",
        "people, stops: There is no contact. Give an e-mail address that somebody reads.",
        ("people, advice: It does not say who runs this, or whom to tell if something is wrong with how it is done."),
    ]


@pytest.mark.parametrize(
    ("announcement", "lack"),
    [
        (
            replace(ANNOUNCED, questions=(*ANNOUNCED.questions, Question("new", Text()))),
            "questions, stops: A guiding question has no words. Write it, or take it out.",
        ),
        (
            replace(ANNOUNCED, answers=(QuestionAndAnswer("new", en("Why?"), Text()),)),
            "answers, stops: A question has no answer, or an answer no question. Write both, or take it out.",
        ),
        (
            way(title=Text()),
            "ways, stops: A way to take part has no name. Say in a few words what it is.",
        ),
        (
            way(phase="party"),
            "ways, stops: “Survey” belongs to no phase, so that nobody can know when it is open. Choose one.",
        ),
        (
            way(address=""),
            "ways, stops: “Survey” needs a web address that leads there, beginning with https://.",
        ),
        (
            way(kind=ChannelKind.EMAIL),
            "ways, stops: “Survey” needs an e-mail address to write to, such as listening@example.org.",
        ),
        (
            way(kind=ChannelKind.OTHER, address=""),
            "ways, stops: “Survey” does not say how to take part. Give an address, or say in words where and how.",
        ),
        (
            promising(minimum=4),
            "words, stops: The smallest group is 4, but a finding rests on 5 people. Choose at least 5.",
        ),
        (
            promising(k=1),
            (
                "words, stops: One person is no group: the smallest group, and the people a finding rests on, are at "
                "least 2."
            ),
        ),
        (
            promising(rounding=11),
            "words, stops: Numbers are rounded to 11. Choose a number from 1 to 10, the smallest group.",
        ),
        (
            promising(rounding=0),
            "words, stops: Numbers are rounded to 0. Choose a number from 1 to 10, the smallest group.",
        ),
        (
            promising(kept_until=date(2026, 11, 2)),
            (
                "words, stops: What people said is kept until 2 November 2026, but the last phase closes on 3 November "
                "2026, 23:59. Choose a later day."
            ),
        ),
        (
            promising(kept_until=date(9999, 12, 31)),
            "words, stops: What people said is kept until the year 9999. Is that a slip?",
        ),
        (
            replace(ANNOUNCED, contact="the committee"),
            "people, stops: The contact is not an e-mail address. Write it as listening@example.org.",
        ),
        (
            replace(ANNOUNCED, zone="Europe/Atlantis"),
            (
                "dates, stops: There is no time zone called “Europe/Atlantis”. Choose one from the list, such as "
                "Europe/Berlin or UTC."
            ),
        ),
        (
            with_phase(replace(SURVEY, title=Text())),
            "dates, stops: A phase has no name. Say in a few words what it is.",
        ),
        (
            with_phase(replace(SURVEY, closes=datetime(2026, 8, 9))),
            "dates, stops: “Survey” closes before it opens. Choose a time after 10 August 2026, 00:00.",
        ),
        (
            with_phase(replace(SUMMARY, closes=datetime(2027, 3, 28, 2, 30))),
            (
                "dates, stops: Clocks in Europe/Berlin are put forward on that day and never show 28 March 2027, "
                "02:30. Choose 28 March 2027, 01:30 or earlier, or 28 March 2027, 03:30 or later."
            ),
        ),
        (
            with_phase(replace(SESSIONS, rounds=(replace(SESSIONS.rounds[0], last=date(2026, 9, 17)),))),
            (
                "dates, stops: A round of “Listening sessions” is not within its dates. Choose days from 8 September "
                "2026 to 16 September 2026."
            ),
        ),
        (
            with_phase(replace(SESSIONS, rounds=(replace(SESSIONS.rounds[0], last=date(2026, 9, 7)),))),
            "dates, stops: A round of “Listening sessions” ends before it begins, on 7 September 2026.",
        ),
        (
            with_phase(replace(READING, opens=datetime(2026, 9, 20))),
            (
                "dates, advice: “Reading” begins while people can still take part: “Writing” closes on 29 September "
                "2026, 23:59."
            ),
        ),
        (
            with_phase(replace(READING, closes=datetime(2026, 11, 10))),
            "dates, advice: “Summary” begins before the reading is done: “Reading” closes on 10 November 2026, 00:00.",
        ),
        (
            replace(ANNOUNCED, phases=(*ANNOUNCED.phases, replace(ANSWERS, opens=datetime(2026, 11, 3, 12)))),
            (
                "dates, advice: “Answers” begins before there is a summary to answer: “Summary” lasts until 3 November "
                "2026, 23:59."
            ),
        ),
        (
            replace(ANNOUNCED, ways=(SURVEY_WAY, TALK_WAY, MAIL_WAY)),
            "ways, advice: Nothing says how people take part during “Listening sessions”.",
        ),
        (
            replace(ANNOUNCED, ways=(*ANNOUNCED.ways, LATE_WAY)),
            "ways, advice: “Late” is open during “Reading”, when nobody is listening. Is that what you mean?",
        ),
        (
            replace(ANNOUNCED, title=en("How does […] decide?"), audience=en("All of […].")),
            "about, stops: Put your own words in place of […]: title, who should take part.",
        ),
        (
            replace(ANNOUNCED, languages=("en", "de"), host=Text({"en": "us", "de": "wir"}), ways=()),
            "ways, stops: There is no way to take part. Add at least one.",
        ),
    ],
)
def test_each_lack_is_told_in_its_section(announcement: Announcement, lack: str) -> None:
    assert lack in told(announcement)


def test_where_the_zone_is_unknown_nothing_else_is_said_of_dates() -> None:
    odd = replace(with_phase(replace(SURVEY, closes=datetime(2026, 8, 9))), zone="Europe/Atlantis")
    assert [line[:12] for line in told(odd)] == ["dates, stops"]


def test_dates_of_another_year_are_noticed() -> None:
    assert told(ANNOUNCED, utc(2027, 2, 1)) == [
        "dates, advice: All phases are over already. Are the dates of the right year?"
    ]


def test_texts_missing_in_a_language_are_counted_and_named_as_advice() -> None:
    german = replace(ANNOUNCED, languages=("en", "de"), title=Text({"en": "How?", "de": "Wie?"}))
    lines = told(replace(german, purpose=Text({"de": "Darum."})))
    assert lines == [
        "languages, advice: 1 text is missing in en: purpose. It is shown in another language, with a note.",
        (
            "languages, advice: 21 texts are missing in de: who asks, who should take part, guiding questions, phases, "
            "rounds, ways to take part, what happens with people’s words, questions and answers, who is responsible "
            "for the data, who runs this. They are shown in another language, with a note."
        ),
    ]


def test_sessions_may_say_in_words_how_to_come() -> None:
    assert SESSIONS_WAY.address == ""
    assert before_publishing(ANNOUNCED, NOW) == ()


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://example.org", True),
        ("http://[::1]:8000/x", True),
        ("https://例え.jp/調査", True),
        ("ftp://example.org", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("//example.org", False),
        ("https://[", False),
        ("https://example.org/a b", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_a_web_address_leads_to_a_page(address: str, leads: bool) -> None:
    assert is_web_address(address) is leads


@pytest.mark.parametrize(
    ("address", "writes"),
    [
        ("forum@example.org", True),
        ("a.b+c@sub.example.org", True),
        ("forum@example", False),
        ("Forum <forum@example.org>", False),
        ("a@b@example.org", False),
        ("forum@example.org, x@example.org", False),
        ("forum @example.org", False),
        ("forum@example.", False),
        ("forum@bücher.example", True),
        ("fo..rum@example.org", False),
        ('fo"rum@example.org', False),
        ("fo:rum@example.org", False),
        ("forum@-example.org", False),
        (f"{'x' * 243}@example.org", False),
        ("", False),
    ],
)
def test_a_mail_address_is_one_address(address: str, writes: bool) -> None:
    assert is_mail_address(address) is writes


def test_promises_that_are_not_said_are_the_usual_ones() -> None:
    assert [lack.stops for lack in before_publishing(replace(ANNOUNCED, promises=Promises()), NOW)] == [False]
