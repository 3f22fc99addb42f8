"""The pages of the set-up: everything that is typed is kept, or told beside its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from arranged_typing import typed
from arranged_web import (
    BEFORE,
    announcement,
    consultation,
    en,
    owner_of,
    seen,
    sent,
    signed_in,
    words_of,
)
from hearout.plan.announcement import Announcement, Question, QuestionAndAnswer, Round, Text
from hearout.plan.sections import Section
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, reloaded

pytestmark = pytest.mark.django_db

Changes = dict[str, str | list[str] | None]
TWO = announcement(languages=("en", "ar"))


def team(said: Announcement | None = None, *, published: bool = False) -> tuple[Consultation, Client]:
    """A consultation, and the browser of its owner."""
    made = consultation(said=said, published=published)
    return made, signed_in(owner_of(made), now=BEFORE)


def page(client: Client, section: str, query: str = "") -> HttpResponse:
    return seen(f"/team/forum/set-up/{section}/{query}", BEFORE, client=client)


def saved(client: Client, section: str, changes: Changes, do: str = "save") -> HttpResponse:
    """What is answered when the page of a section is sent with these changes."""
    return sent(client, f"/team/forum/set-up/{section}/", typed(page(client, section), {"do": do, **changes}), BEFORE)


def draft(made: Consultation) -> Announcement:
    return drafted(reloaded(made))


def keys(things: tuple[object, ...]) -> list[str]:
    return [thing.key for thing in things]  # type: ignore[attr-defined]


@pytest.mark.parametrize("section", [section.value for section in Section])
@pytest.mark.parametrize("said", [announcement(), TWO])
def test_a_page_that_is_saved_as_it_is_changes_nothing(section: str, said: Announcement) -> None:
    made, client = team(said)
    answer = saved(client, section, {})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/team/forum/set-up/{section}/")
    assert draft(made) == said
    assert made.revisions.count() == 1


def test_every_part_says_what_is_missing_and_what_is_only_advised() -> None:
    _, client = team(announcement(title=Text(), host=Text(), ways=()))
    words = words_of(seen("/team/forum/set-up/", BEFORE, client=client))
    assert "2 parts still need something before it can be published." in words
    assert "Go on with “About”" in words
    assert "There is no title. Say in one line what you ask about." in words
    assert "Advised, if you have the time: It does not say who asks. Name the committee or the group." in words
    assert "There is no way to take part. Add at least one." in words


def test_when_nothing_is_missing_the_next_thing_is_to_publish() -> None:
    _, client = team()
    answer = seen("/team/forum/set-up/", BEFORE, client=client)
    assert '<a class="button main" href="/team/forum/publish/">' in answer.content.decode()


def test_saving_and_going_on_leads_through_the_parts_and_back_to_all_of_them() -> None:
    _, client = team()
    order = [section.value for section in Section]
    followed = [saved(client, section, {}, do="go-on").headers["Location"] for section in order]
    assert followed == [*(f"/team/forum/set-up/{section}/" for section in order[1:]), "/team/forum/set-up/"]


def test_texts_are_kept_in_each_language() -> None:
    made, client = team(TWO)
    saved(client, "about", {"title-en": "Decisions", "title-ar": "القرارات", "purpose-en": "One.\r\n\r\nTwo."})
    said = draft(made)
    assert said.title == Text({"en": "Decisions", "ar": "القرارات"})
    assert said.purpose == en("One.\n\nTwo.")


def test_an_arabic_text_is_written_from_the_right() -> None:
    _, client = team(TWO)
    assert '<input class="line voice" type="text" id="id_title-ar" name="title-ar" value="" lang="ar" dir="rtl"' in (
        page(client, "about").content.decode()
    )


def test_texts_in_a_language_that_was_taken_off_stay_where_they_are() -> None:
    made, client = team(announcement(title=Text({"en": "Forum", "de": "Das Forum"})))
    saved(client, "about", {"title-en": "The forum"})
    assert draft(made).title == Text({"en": "The forum", "de": "Das Forum"})


def test_a_language_that_somebody_wants_to_write_in_lies_open() -> None:
    _, client = team(TWO)
    assert page(client, "about", "?in=ar").content.count(b"<details open>") == 4
    assert page(client, "about").content.count(b"<details open>") == 0


def test_where_a_template_waits_for_words_the_language_lies_open() -> None:
    _, client = team(replace(TWO, purpose=Text({"en": "Why", "ar": "[…]"})))
    assert page(client, "about").content.count(b"<details open>") == 1


def test_a_text_that_is_too_long_is_refused_whole_and_kept_on_the_page() -> None:
    made, client = team(TWO)
    long = "ن" * 10_007
    answer = saved(client, "about", {"title-en": "A new title", "purpose-ar": long})
    assert answer.status_code == 400
    assert words_of(answer).count("This is 10,007 characters long. Shorten it by 7 characters.") == 2
    assert 'href="#id_purpose-ar"' in answer.content.decode()
    assert "<title>Error: About" in answer.content.decode()
    assert typed(answer)["purpose-ar"] == [long]
    assert typed(answer)["title-en"] == ["A new title"]
    assert draft(made) == TWO


def test_hostile_words_are_shown_as_words() -> None:
    made, client = team()
    hostile = '"><script>alert(1)</script></textarea><img src=x onerror=alert(1)> %(x)s {{ y }}'
    saved(client, "about", {"title-en": hostile, "purpose-en": hostile})
    assert draft(made).title == en(hostile)
    shown = page(client, "about").content.decode()
    assert "<script>" not in shown
    assert "<img" not in shown


def test_a_question_is_added_at_the_end_with_a_key_from_its_words() -> None:
    made, client = team()
    saved(client, "questions", {"questions-new--1-text-en": "Who is missing?"})
    assert draft(made).questions[-1] == Question("who-is-missing", en("Who is missing?"))


@pytest.mark.parametrize(("words", "key"), [("Kinds", "kinds-2"), ("من؟", "questions"), ("new", "new")])
def test_the_key_of_a_new_question_is_one_that_no_other_has(words: str, key: str) -> None:
    made, client = team()
    saved(client, "questions", {"questions-new--1-text-en": words})
    assert draft(made).questions[-1].key == key


def test_a_question_is_taken_out_when_it_is_ticked() -> None:
    made, client = team()
    saved(client, "questions", {"questions-kinds-remove": "on", "questions-kinds-text-en": "a" * 500})
    assert keys(draft(made).questions) == ["involved"]


def test_moving_a_question_saves_nothing_and_loses_nothing() -> None:
    made, client = team()
    changes: Changes = {"questions-kinds-text-en": "What kinds?", "questions-new--1-text-en": "And who?"}
    moved = saved(client, "questions", changes, do="down:questions:kinds")
    assert moved.status_code == 200
    assert draft(made) == announcement()
    now = typed(moved)
    assert now["questions"] == ["involved", "kinds", "new--1"]
    assert now["questions-kinds-text-en"] == ["What kinds?"]
    assert now["questions-new--1-text-en"] == ["And who?"]
    sent(client, "/team/forum/set-up/questions/", {**now, "do": "save"}, BEFORE)
    assert draft(made).questions == (
        announcement().questions[1],
        Question("kinds", en("What kinds?")),
        Question("and-who", en("And who?")),
    )


@pytest.mark.parametrize("pressed", ["up:questions:kinds", "down:questions:involved", "up:nothing:x", "up", "x:y", ""])
def test_what_cannot_be_moved_stays(pressed: str) -> None:
    made, client = team()
    answer = saved(client, "questions", {}, do=pressed)
    assert answer.status_code == 200
    assert typed(answer)["questions"][:2] == ["kinds", "involved"]
    assert draft(made) == announcement()


def test_items_that_a_browser_makes_up_are_not_taken() -> None:
    made, client = team()
    saved(
        client, "questions", {"questions": ["kinds", "involved", "made-up", "kinds"], "questions-made-up-text-en": "x"}
    )
    assert keys(draft(made).questions) == ["kinds", "involved"]


def test_an_answer_belongs_to_its_question() -> None:
    made, client = team()
    saved(client, "answers", {"answers-new--1-question-en": "By when?", "answers-new--1-answer-en": "1. **Soon**"})
    added = draft(made).answers[-1]
    assert (added.key, added.question, added.answer) == ("by-when", en("By when?"), en("1. **Soon**"))


def test_dates_are_told_in_words_with_the_zone_and_utc() -> None:
    made, client = team()
    saved(client, "dates", {"zone": "Europe/Lisbon"})
    words = words_of(page(client, "dates"))
    assert "Opens on Monday 10 August 2026, 00:00 in Lisbon (Sunday 9 August 2026, 23:00 UTC)." in words
    assert "Closes on Monday 31 August 2026, 20:00 in Lisbon (19:00 UTC)." in words
    assert draft(made).zone == "Europe/Lisbon"


def test_a_phase_is_added_with_what_was_typed() -> None:
    made, client = team()
    changes: Changes = {
        "phases-new--1-title-en": "The summary",
        "phases-new--1-kind": "summary",
        "phases-new--1-opens_day": "2026-11-03",
        "phases-new--1-opens_time": "09:00",
        "phases-new--1-closes_day": "2026-11-04",
        "phases-new--1-closes_time": "00:00",
    }
    saved(client, "dates", changes)
    added = draft(made).phases[-1]
    assert (added.key, added.kind, added.title) == ("the-summary", "summary", en("The summary"))
    assert (added.opens, added.closes) == (datetime(2026, 11, 3, 9, 0), datetime(2026, 11, 4, 0, 0))


SPRING: Changes = {"phases-survey-opens_day": "2026-03-29", "phases-survey-opens_time": "02:30"}
AUTUMN: Changes = {"phases-survey-closes_day": "2026-10-25", "phases-survey-closes_time": "02:30"}


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        (
            {"phases-survey-closes_day": "2026-08-01"},
            "“Survey” closes before it opens. Choose a time after Monday 10 August 2026, 00:00.",
            "phases-survey-closes_0",
        ),
        (SPRING, "never show Sunday 29 March 2026, 02:30. Choose Sunday 29 March 2026, 01:30", "phases-survey-opens_0"),
        (AUTUMN, "show Sunday 25 October 2026, 02:30 twice.", "phases-survey-closes_0"),
        ({"zone": "Europe/Atlantis"}, "There is no time zone called “Europe/Atlantis”.", "zone"),
        ({"phases-survey-opens_day": ""}, "Write the day, such as 2026-09-29.", "phases-survey-opens_0"),
        ({"phases-survey-opens_day": "9999-12-31"}, "Choose a year from 2000 to 2100.", "phases-survey-opens_0"),
        ({"phases-survey-title-en": "a" * 101}, "This is 101 characters long.", "phases-survey-title-en"),
        (
            {
                "phases-new--1-title-en": "New",
                "phases-new--1-closes_day": "2026-12-01",
                "phases-new--1-closes_time": "18:00",
            },
            "Write the day and the time, such as 2026-09-29 and 18:00.",
            "phases-new--1-opens_0",
        ),
    ],
)
def test_dates_that_cannot_be_are_told_beside_their_field(changes: Changes, words: str, field: str) -> None:
    made, client = team()
    answer = saved(client, "dates", {**changes, "phases-writing-title-en": "Typed besides"})
    assert answer.status_code == 400
    assert words_of(answer).count(words) == 2
    assert f'href="#id_{field}"' in answer.content.decode()
    kept = typed(answer)
    assert {name: kept[name] for name in changes if name != "zone"} == {
        name: [value] for name, value in changes.items() if name != "zone"
    }
    assert kept["phases-writing-title-en"] == ["Typed besides"]
    assert draft(made) == announcement()


def test_a_phase_with_something_to_mend_lies_open() -> None:
    _, client = team()
    answer = saved(client, "dates", {"phases-survey-closes_day": "2026-08-01"}).content.decode()
    after = answer.partition('<li id="phases-survey">')[2].partition("<li id=")[0]
    assert "<details open><summary><bdi>Survey</bdi>" in after
    assert "<details><summary><bdi>Listening sessions</bdi>" in answer


def with_rounds() -> Announcement:
    """Sessions in two rounds."""
    said = announcement()
    rounds = (
        Round("one", en("First round"), date(2026, 9, 8), date(2026, 9, 10), 2),
        Round("two", en("Second round"), date(2026, 9, 14), date(2026, 9, 16), 2),
    )
    phases = tuple(replace(phase, rounds=rounds) if phase.key == "sessions" else phase for phase in said.phases)
    return replace(said, phases=phases)


ROUND = "phases-sessions-rounds"


def test_rounds_are_added_taken_out_and_moved_within_their_phase() -> None:
    made, client = team(with_rounds())
    changes: Changes = {
        f"{ROUND}-one-remove": "on",
        f"{ROUND}-new--1-title-en": "Third round",
        f"{ROUND}-new--1-first_": None,
        f"{ROUND}-new--1-first": "2026-09-15",
        f"{ROUND}-new--1-last": "2026-09-16",
        f"{ROUND}-new--1-sessions": "1",
        ROUND: ["one", "new--1", "two"],
    }
    saved(client, "dates", changes)
    phase = draft(made).phase("sessions")
    assert phase is not None
    assert [(one.key, one.first, one.sessions) for one in phase.rounds] == [
        ("third-round", date(2026, 9, 15), 1),
        ("two", date(2026, 9, 14), 2),
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({f"{ROUND}-one-last": "2026-09-07"}, "ends before it begins, on Monday 7 September 2026."),
        ({f"{ROUND}-one-first": "2026-09-01"}, "is not within its dates. Choose days from Tuesday 8 September 2026"),
        ({f"{ROUND}-two-sessions": "-1"}, "Write a whole number from 0 to 500."),
        ({f"{ROUND}-two-sessions": "9" * 30}, "Write a whole number from 0 to 500."),
    ],
)
def test_rounds_that_cannot_be_are_told(changes: Changes, words: str) -> None:
    made, client = team(with_rounds())
    answer = saved(client, "dates", changes)
    assert (answer.status_code, words_of(answer).count(words)) == (400, 2)
    assert draft(made) == with_rounds()


def test_a_phase_by_which_people_take_part_cannot_be_taken_out() -> None:
    made, client = team()
    answer = saved(client, "dates", {"phases-survey-remove": "on"})
    assert "“Survey” cannot be taken out: people take part during it by “Survey”." in words_of(answer)
    assert draft(made) == announcement()
    saved(client, "dates", {"phases-reading-remove": "on"})
    assert keys(draft(made).phases) == ["survey", "sessions", "writing"]


def test_published_dates_stand_as_they_are_and_lead_to_where_they_change() -> None:
    made, client = team(with_rounds(), published=True)
    shown = page(client, "dates")
    assert not [name for name in typed(shown) if name.startswith("phases-survey-") and "_day" in name]
    assert "Opens on Monday 10 August 2026, 00:00 in Berlin" in words_of(shown)
    assert '<a href="/team/forum/phases/">Change a phase, with a reason</a>' in shown.content.decode()
    assert "All times are times in Berlin. That is published, and stays so." in words_of(shown)
    tampered: Changes = {
        "zone": "Asia/Tokyo",
        "phases-survey-opens_day": "2026-08-20",
        "phases-survey-title-en": "The survey",
        f"{ROUND}-one-first": "2026-09-09",
        f"{ROUND}-two-sessions": "9",
    }
    assert saved(client, "dates", tampered).status_code == 302
    said = draft(made)
    assert said.zone == "Europe/Berlin"
    assert (said.phases[0].opens, said.phases[0].title) == (datetime(2026, 8, 10, 0, 0), en("The survey"))
    assert [(one.first, one.sessions) for one in said.phases[1].rounds] == [
        (date(2026, 9, 8), 2),
        (date(2026, 9, 14), 2),
    ]


def test_a_published_phase_cannot_be_taken_out() -> None:
    made, client = team(published=True)
    answer = saved(client, "dates", {"phases-reading-remove": "on"})
    assert "“Reading and grouping” is published and cannot be taken out." in words_of(answer)
    assert draft(made) == announcement()


def test_a_phase_may_be_added_to_published_ones() -> None:
    made, client = team(published=True)
    days = {"opens_day": "2026-11-03", "opens_time": "00:00", "closes_day": "2026-11-04", "closes_time": "00:00"}
    changes: Changes = {f"phases-new--1-{name}": value for name, value in days.items()}
    saved(client, "dates", {**changes, "phases-new--1-title-en": "Summary"})
    assert keys(draft(made).phases) == ["survey", "sessions", "writing", "reading", "summary"]


def test_a_survey_that_lives_elsewhere_is_a_way_with_its_address() -> None:
    made, client = team()
    changes: Changes = {
        "ways-new--1-title-en": "Second survey",
        "ways-new--1-kind": "survey",
        "ways-new--1-phase": "writing",
        "ways-new--1-address": " https://elsewhere.example.org/s?id=1 ",
    }
    saved(client, "ways", changes)
    way = draft(made).ways[-1]
    assert (way.key, way.kind, way.phase) == ("second-survey", ChannelKind.SURVEY, "writing")
    assert way.address == "https://elsewhere.example.org/s?id=1"


@pytest.mark.parametrize(
    ("key", "address", "words"),
    [
        ("survey", "javascript:alert(1)", "This is no web address. It must begin with https:// or http://"),
        ("survey", "www.example.org", "This is no web address. It must begin with https:// or http://"),
        ("survey", "data:text/html,x", "This is no web address. It must begin with https:// or http://"),
        ("survey", "https://", "This is no web address. It must begin with https:// or http://"),
        ("survey", "http://[::1", "This is no web address. It must begin with https:// or http://"),
        ("survey", "https://example.org/" + "a" * 500, "This is 520 characters long. Shorten it to 500."),
        ("mail", "forum", "This is no e-mail address. It must look like listening@example.org."),
        ("mail", "https://example.org", "This is no e-mail address. It must look like listening@example.org."),
        ("sessions", "mailto:nobody", "This is no e-mail address. It must look like listening@example.org."),
    ],
)
def test_an_address_that_leads_nowhere_is_told_beside_its_field(key: str, address: str, words: str) -> None:
    made, client = team()
    answer = saved(client, "ways", {f"ways-{key}-address": address})
    assert (answer.status_code, words_of(answer).count(words)) == (400, 2)
    assert typed(answer)[f"ways-{key}-address"] == [address]
    assert draft(made) == announcement()


def test_an_address_that_is_not_there_yet_is_no_error_but_is_missing() -> None:
    made, client = team()
    assert (
        saved(client, "ways", {"ways-mail-address": "mailto:forum@example.net", "ways-talk-address": ""}).status_code
        == 302
    )
    assert [way.address for way in draft(made).ways][2:] == ["", "forum@example.net"]
    assert "“Talk page” needs a web address that leads there" in words_of(page(client, "ways"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"minimum": "4", "k": "5"}, "The smallest group is 4, but a finding rests on 5 people. Choose at least 5."),
        ({"minimum": "1", "k": "1", "rounding": "1"}, "One person is no group"),
        ({"rounding": "11"}, "Numbers are rounded to 11. Choose a number from 1 to 10, the smallest group."),
        ({"k": "two"}, "Write a whole number from 0 to 1000."),
        ({"minimum": ""}, "Write a whole number from 0 to 1000."),
        ({"kept_until": "2027-02-29"}, "Write the day, such as 2026-09-29."),
    ],
)
def test_promises_that_nobody_can_keep_are_told_beside_their_field(changes: Changes, words: str) -> None:
    made, client = team()
    answer = saved(client, "words", {**changes, "afterwards-en": "Typed besides"})
    assert (answer.status_code, words_of(answer).count(words)) == (400, 2)
    assert typed(answer)["afterwards-en"] == ["Typed besides"]
    assert draft(made) == announcement()


def test_promises_are_kept_as_they_are_given() -> None:
    made, client = team()
    saved(client, "words", {"minimum": "20", "k": "7", "rounding": "10", "kept_until": ""})
    promises = draft(made).promises
    assert (promises.minimum, promises.k, promises.rounding, promises.kept_until) == (20, 7, 10, None)


def test_the_contact_is_an_address_that_mail_can_go_to() -> None:
    made, client = team()
    answer = saved(client, "people", {"contact": "ask me", "responsible-en": "Typed besides"})
    assert words_of(answer).count("This is no e-mail address. It must look like listening@example.org.") == 2
    assert typed(answer)["responsible-en"] == ["Typed besides"]
    saved(client, "people", {"contact": "mailto:ask@example.org"})
    assert draft(made).contact == "ask@example.org"


def test_a_language_is_added_by_its_name() -> None:
    made, client = team()
    saved(client, "languages", {"add": "Swahili"})
    assert draft(made).languages == ("en", "sw")
    words = words_of(page(client, "languages"))
    assert "Swahili Kiswahili" in words
    assert "0 of 23 texts are written. Missing:" in words
    assert 'href="/team/forum/set-up/dates/?in=sw">Dates (4)</a>' in page(client, "languages").content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("Meridianese", "We know no language of that name."), ("English", "English is there already.")],
)
def test_a_language_that_cannot_be_added_says_why(language: str, words: str) -> None:
    made, client = team()
    answer = saved(client, "languages", {"add": language})
    assert (answer.status_code, words_of(answer).count(words)) == (400, 2)
    assert typed(answer)["add"] == [language]
    assert draft(made).languages == ("en",)


def test_a_language_with_texts_goes_only_when_somebody_says_so_and_comes_back_with_them() -> None:
    said = replace(TWO, title=Text({"en": "Forum", "ar": "المنتدى"}))
    made, client = team(said)
    asked = saved(client, "languages", {"remove-ar": "on"})
    assert asked.status_code == 400
    assert "1 text is written in Arabic: title." in words_of(asked)
    assert draft(made).languages == ("en", "ar")
    sent(client, "/team/forum/set-up/languages/", {**typed(asked), "keep-ar": "on", "do": "save"}, BEFORE)
    assert draft(made).languages == ("en",)
    saved(client, "languages", {"add": "Arabic"})
    assert draft(made) == said


def test_the_last_language_stays() -> None:
    made, client = team()
    answer = saved(client, "languages", {"remove-en": "on", "keep-en": "on"})
    assert "It is the only language. Add another one first." in words_of(answer)
    assert draft(made).languages == ("en",)


def test_one_language_can_take_the_place_of_another() -> None:
    made, client = team()
    saved(client, "languages", {"remove-en": "on", "keep-en": "on", "add": "sw"})
    assert draft(made).languages == ("sw",)


def test_the_main_language_comes_first() -> None:
    made, client = team(announcement(languages=("en", "de", "ar")))
    saved(client, "languages", {"main": "ar"})
    assert draft(made).languages == ("ar", "en", "de")


def test_there_is_no_page_for_a_section_that_is_none() -> None:
    _, client = team()
    assert page(client, "nothing").status_code == 404


@pytest.mark.parametrize("base", ["", "0", "-1", "99999999999999999999", "x", "٣"])
def test_a_number_that_a_browser_makes_up_is_taken_for_the_draft_as_it_is(base: str) -> None:
    made, client = team()
    assert saved(client, "about", {"base": base, "title-en": "Forum"}).status_code == 302
    assert draft(made).title == en("Forum")


def test_a_long_list_in_many_languages_is_saved() -> None:
    tags = ("en", "de", "fr", "ar", "sw", "es", "pt", "hi", "ja", "yo", "ta", "ru")
    said = tuple(QuestionAndAnswer(f"q{number}", en(f"Why {number}?"), en("Because.")) for number in range(59))
    made, client = team(announcement(languages=tags, answers=said))
    assert saved(client, "answers", {"answers-new--1-question-ru": "Почему?"}).status_code == 302
    assert [one.question for one in draft(made).answers[58:]] == [en("Why 58?"), Text({"ru": "Почему?"})]
    assert "There is no room for more in this list." in words_of(page(client, "answers"))
