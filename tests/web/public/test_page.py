"""The page: everything about a consultation in reading order, true at the time it is read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from arranged_web import (
    BEFORE,
    DURING_SESSIONS,
    OPENING,
    announcement,
    consultation,
    en,
    owner_of,
    seen,
    words_in,
    words_of,
)
from hearout.plan.announcement import Phase, PhaseKind, Promises, Round, Text, Way
from hearout.records.consultation import ChannelKind
from hearout.web.consultations.actions.phases import add_round, end_early, extend, give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.queries.readers import Reader
from hearout.web.public.ways import ways_told

pytestmark = pytest.mark.django_db

SECTIONS = (
    "How to take part",
    "Who should take part",
    "What we ask",
    "What happens with your words",
    "Dates",
    "Questions and answers",
    "Privacy",
    "Who runs this",
)


def ended_early(**other: object) -> Choice:
    return Choice(
        en("The listening sessions have ended early"),
        en("Few people came, and *nobody* asked for another round."),
        en("Please write to us instead."),
        "the committee, four in favour",
        **other,
    )


def row(page: str, title: str) -> str:
    """The row of the table of dates that begins with `title`."""
    found = re.search(rf'<tr><th scope="row">{title}.*?</tr>', page, re.DOTALL)
    assert found is not None
    return words_in(found[0])


def way(page: str, title: str) -> str:
    """What is said of the way called `title`, with its markup."""
    return next(part for part in page.split("<li>") if f"<h3>{title}</h3>" in part)


def test_it_stands_in_reading_order() -> None:
    consultation()
    page = seen("/forum/").content.decode()
    opening = ["Consultation by the Meridian", "<h1>", "we want to know", "Newest notice"]
    places = [page.lower().index(words.lower()) for words in (*opening, *(f">{title}</h2>" for title in SECTIONS))]
    assert places == sorted(places)


def test_everything_that_the_team_wrote_is_on_it() -> None:
    consultation()
    said, words = announcement(), words_of(seen("/forum/"))
    texts = [said.title, said.host, said.purpose, said.audience, said.responsible, said.team]
    texts += [question.text for question in said.questions]
    texts += [text for one in said.answers for text in (one.question, one.answer)]
    texts += [text for one in said.ways for text in (one.title, one.about)]
    texts += [phase.title for phase in said.phases]
    assert [text for text in texts if text.words["en"] not in words] == []
    assert "We collect them. We take out what could point to you." in words


@pytest.mark.parametrize("slug", ["there-is-none", "draft"])
def test_what_is_not_published_is_not_there_just_as_what_does_not_exist(slug: str) -> None:
    consultation(slug="draft", published=False)
    answer, other = seen(f"/{slug}/"), seen("/nothing-at-all/")
    assert answer.status_code == 404
    assert answer.content == other.content
    assert dict(answer.items()) == dict(other.items())


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (OPENING, "Opens tomorrow on Monday 10 August 2026, 00:00 in Berlin (Sunday 9 August 2026, 22:00 UTC)"),
        (BEFORE, "Opens in 9 days on Monday 10 August 2026"),
        (datetime(2026, 8, 9, 21, 59, tzinfo=UTC), "Opens tomorrow on Monday 10 August 2026"),
        (datetime(2026, 8, 9, 22, 0, tzinfo=UTC), "Open until Monday 31 August 2026, 20:00 in Berlin (18:00 UTC)"),
        (datetime(2026, 8, 31, 17, 59, tzinfo=UTC), "Open until Monday 31 August 2026"),
        (datetime(2026, 8, 31, 18, 0, tzinfo=UTC), "Closed on Monday 31 August 2026, 20:00 in Berlin (18:00 UTC)"),
    ],
)
def test_a_way_says_whether_one_can_take_part_now(now: datetime, said: str) -> None:
    consultation()
    assert f"Survey {said}" in words_of(seen("/forum/", now))


def test_a_way_opens_today_where_the_reader_is() -> None:
    consultation()
    assert "Survey Opens today on Sunday 9 August 2026, 17:00 in Lima" in words_of(
        seen("/forum/?zone=America/Lima", OPENING)
    )


def test_only_what_is_open_can_be_followed_and_the_first_of_it_stands_out() -> None:
    consultation()
    page = seen("/forum/", datetime(2026, 9, 1, tzinfo=UTC)).content.decode()
    assert re.findall(r'<a class="(button[^"]*)" href="([^"]*)">([^<]*)</a>', page) == [
        ("button main", "https://wiki.example.org/Talk:Forum", "Write on the talk page"),
        ("button", "mailto:forum@example.org", "Write an e-mail"),
    ]


def test_what_is_open_comes_first() -> None:
    consultation()
    page = seen("/forum/", datetime(2026, 9, 1, tzinfo=UTC)).content.decode()
    titles = ["Talk page", "E-mail", "Listening sessions", "Survey"]
    places = [page.index(f"<h3>{title}</h3>") for title in titles]
    assert places == sorted(places)


def test_a_way_that_ended_early_says_so_and_leads_to_why() -> None:
    made = consultation()
    end_early(made, "sessions", ended_early(), by=owner_of(made), now=DURING_SESSIONS)
    page = seen("/forum/").content.decode()
    assert "Ended early</span> on Thursday 10 September 2026." in way(page, "Listening sessions")
    assert '<a href="#notice-2">Why' in way(page, "Listening sessions")
    give_notice(made, Choice(en("The summary takes longer")), by=owner_of(made), now=DURING_SESSIONS)
    page = seen("/forum/").content.decode()
    assert '<a href="/forum/notices/#notice-2">Why' in way(page, "Listening sessions")
    assert 'id="notice-2"' in seen("/forum/notices/").content.decode()


def test_the_newest_notice_says_what_why_what_now_and_who_decided() -> None:
    made = consultation()
    end_early(made, "sessions", ended_early(), by=owner_of(made), now=DURING_SESSIONS)
    page = seen("/forum/").content.decode()
    notice = page[page.index('<article class="notice"') : page.index("</article>")]
    words = words_in(notice)
    assert words.startswith("Newest notice Thursday 10 September 2026 The listening sessions have ended early")
    assert "Few people came, and nobody asked for another round." in words
    assert "Talk page, until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC)" in words
    assert "E-mail, until Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC)" in words
    assert "Please write to us instead." in words
    assert "Decided by the committee, four in favour, on Thursday 10 September 2026." in words
    assert "The consultation is announced" not in words
    assert '<a href="/forum/notices/">All notices</a> <a href="/forum/notices/feed.atom">Follow by feed</a>' in notice


def test_dates_say_what_was_planned_first_once_they_came_otherwise() -> None:
    made = consultation()
    assert row(seen("/forum/").content.decode(), "Survey") == "Survey 10–31 August 2026 Done"
    extend(made, "writing", datetime(2026, 10, 6, 20), Choice(en("Longer")), by=owner_of(made), now=DURING_SESSIONS)
    end_early(made, "sessions", ended_early(), by=owner_of(made), now=DURING_SESSIONS, held=2)
    page = seen("/forum/").content.decode().replace("\u2009", " ")
    assert row(page, "Talk page and mailbox") == (
        "Talk page and mailbox 10 August – 6 October 2026 (first planned: 10 August – 29 September 2026) Open"
    )
    assert row(page, "Listening sessions") == (
        "Listening sessions 8–10 September 2026 (first planned: 8–16 September 2026) 2 sessions were held. Ended early"
    )
    assert row(page, "Reading and grouping").endswith("To come")


def test_rounds_stand_with_their_phase_and_those_that_were_called_off_say_so() -> None:
    made = consultation()
    added = Round("second", en("Second round"), date(2026, 9, 15), date(2026, 9, 16), 2)
    add_round(made, "sessions", added, Choice(en("Again")), by=owner_of(made), now=DURING_SESSIONS)
    assert "Second round: 15–16 September 2026, 2 sessions Open" in row(
        seen("/forum/").content.decode(), "Listening sessions"
    )
    end_early(made, "sessions", ended_early(), by=owner_of(made), now=DURING_SESSIONS, held=0)
    said = row(seen("/forum/").content.decode(), "Listening sessions")
    assert "Second round: 15–16 September 2026, 2 sessions (called off) 0 of 2 planned sessions were held." in said


def test_a_phase_that_closes_at_midnight_lasts_to_the_day_before() -> None:
    phase = Phase("p", PhaseKind.READING, en("Reading"), datetime(2026, 9, 1), datetime(2026, 9, 4))
    consultation(said=announcement(phases=(*announcement().phases[:3], phase)))
    page = seen("/forum/", datetime(2026, 9, 2, tzinfo=UTC)).content.decode()
    assert row(page, "Reading") == "Reading 1–3 September 2026 Under way"


PROMISED = {
    "Smallest group": "No number below 10 people is printed. All numbers are rounded to multiples of 5.",
    "Behind a finding": "At least 5 people.",
    "Public words": "What you write where everyone can read it is never repeated word for word",
    "Kept until": "Wednesday 31 March 2027. Then the key is destroyed",
    "Can you be found?": "We cannot promise that no one ever will find you.",
}


@pytest.mark.parametrize(
    ("promises", "term", "said"),
    [
        *((Promises(kept_until=date(2027, 3, 31)), term, said) for term, said in PROMISED.items()),
        (
            Promises(minimum=12, rounding=1),
            "Smallest group",
            "No number below 12 people is printed. Numbers are not rounded.",
        ),
        (Promises(k=7), "Behind a finding", "At least 7 people. A rare word that fewer than 7 people used"),
        (
            Promises(minimum=12),
            "Beside a quote",
            "Nothing that describes who said it, and where they said it only if at least 12 people took part there.",
        ),
        (Promises(), "Kept until", "The team has not said until when it keeps what you write."),
    ],
)
def test_the_privacy_statement_says_what_is_set(promises: Promises, term: str, said: str) -> None:
    consultation(said=announcement(promises=promises))
    page = " ".join(seen("/forum/").content.decode().split())
    assert f"<dt>{term}</dt><dd>{said}" in page


def test_nothing_is_promised_of_public_words_where_nobody_writes_in_public() -> None:
    said = announcement()
    consultation(said=replace(said, ways=tuple(one for one in said.ways if one.kind is not ChannelKind.TALK)))
    assert "Public words" not in words_of(seen("/forum/"))


def test_what_was_left_out_leaves_no_empty_section() -> None:
    consultation(said=announcement(host=Text(), audience=Text(), answers=(), team=Text()))
    page = seen("/forum/").content.decode()
    assert re.findall(r"<h2[^>]*>([^<]*)</h2>", page) == [
        "The consultation is announced",
        "How to take part",
        "What we ask",
        "What happens with your words",
        "Dates",
        "Privacy",
        "Who runs this",
    ]


def test_a_cancelled_session_phase_offers_no_way_in() -> None:
    said = announcement()
    linked = tuple(
        replace(one, address="https://meet.example.org/") if one.key == "sessions" else one for one in said.ways
    )
    made = consultation(said=replace(said, ways=linked))
    before = seen("/forum/", datetime(2026, 9, 1, tzinfo=UTC)).content.decode()
    assert "https://meet.example.org/" in way(before, "Listening sessions")  # people sign up before it opens
    end_early(made, "sessions", ended_early(), by=owner_of(made), now=DURING_SESSIONS)
    after = seen("/forum/", DURING_SESSIONS + timedelta(minutes=1)).content.decode()
    assert "https://meet.example.org/" not in after


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//evil.example", "data:text/html,x", "/sign-out", "https://", "no address", ""]
)
def test_a_button_leads_to_the_web_or_to_a_mailbox_or_is_not_there(address: str) -> None:
    odd = Way("odd", ChannelKind.OTHER, "writing", en("Odd"), en("?"), address)
    (told,) = ways_told(announcement(ways=(odd,)), Reader("UTC", "en"), DURING_SESSIONS)
    assert (told.link, told.action, told.is_first) == ("", "", False)
