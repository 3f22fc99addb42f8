"""Sessions on the public page, and as a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import icalendar
import pytest
import vobject

from arranged_web import OPENING, announcement, consultation, en, owner_of, seen, words_in, words_of
from hearout.plan.announcement import Joining, Round, Session, TurnoutProposal, TurnoutRule
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.sessions import cancel_sessions, merge_sessions, move_session, schedule
from hearout.web.consultations.models import Consultation

pytestmark = pytest.mark.django_db

EUROPE = Session(
    "session-1",
    datetime(2026, 9, 14, 18),
    "Europe/Berlin",
    60,
    en("Evening in Europe"),
    Joining.ZOOM,
    capacity=30,
    recorded=True,
)
ASIA = Session(
    "session-2",
    datetime(2026, 9, 15, 10),
    "Asia/Tokyo",
    90,
    en("Morning in Asia"),
    Joining.JITSI,
    "https://meet.example.org/forum",
    registration=False,
)
CHOICE = Choice(en("Sessions change"), en("Because."), decided_by="the committee")
DURING_ASIA = datetime.fromisoformat("2026-09-15T01:30Z")


def made() -> Consultation:
    """Four sessions are planned, two have a time."""
    said = announcement()
    rule = TurnoutRule(6, 2, TurnoutProposal.MERGE)
    rounds = (Round("one", en("First round"), date(2026, 9, 14), date(2026, 9, 15), 4, rule=rule),)
    phases = tuple(replace(phase, rounds=rounds) if phase.key == "sessions" else phase for phase in said.phases)
    whole = consultation(said=replace(said, phases=phases))
    schedule(whole, "sessions", "one", (EUROPE, ASIA), CHOICE, by=owner_of(whole), now=OPENING)
    return whole


def section(path: str = "/forum/", now: datetime = OPENING) -> str:
    """The markup of what the page says of sessions."""
    page = seen(path, now).content.decode()
    return page.partition('aria-labelledby="sessions">')[2].partition("</section>")[0]


def test_every_session_stands_in_the_readers_zone_with_what_there_is_to_know() -> None:
    made()
    assert words_in(section("/forum/?zone=Pacific/Auckland")) == (
        "Sessions Times are shown for Auckland. Change the time zone First round "
        "Tuesday 15 September 2026, 04:00 in Auckland (Monday 14 September 2026, 16:00 UTC) Evening in Europe To come "
        "60 minutes. By Zoom. Whoever registers is told how to join. There is room for 30 people. Whether any is "
        "left is said where you register. It is recorded. You can also take part without being recorded. "
        "Calendar entry: Tuesday 15 September 2026, 04:00 in Auckland (Monday 14 September 2026, 16:00 UTC) "
        "Register: Tuesday 15 September 2026, 04:00 in Auckland (Monday 14 September 2026, 16:00 UTC) "
        "Tuesday 15 September 2026, 13:00 in Auckland (01:00 UTC) Morning in Asia To come "
        "90 minutes. By Jitsi. Anybody can join; you need not register. https://meet.example.org/forum "
        "Calendar entry: Tuesday 15 September 2026, 13:00 in Auckland (01:00 UTC) "
        "Join: Tuesday 15 September 2026, 13:00 in Auckland (01:00 UTC) "
        "2 more sessions will be announced. "
        "If fewer than 6 people have registered for a session 2 days before it, we decide what to do, and holding it "
        "together with another is proposed. "
        "All sessions as a calendar to subscribe to"
    )


def test_one_registers_for_what_asks_for_it_and_joins_what_is_open_to_all() -> None:
    made()
    shown = section()
    assert '<a class="button" href="/forum/sessions/register/?session=session-1">Register' in shown
    assert '<a class="button" href="https://meet.example.org/forum">Join' in shown
    assert "register/?session=session-2" not in shown


def test_a_session_is_under_way_then_over_and_then_leads_nowhere() -> None:
    made()
    shown = section(now=DURING_ASIA)
    assert words_in(shown).count("Under way") == 1
    assert "session-1" not in shown.partition('id="session-1"')[2]
    assert words_in(section(now=datetime.fromisoformat("2026-09-15T02:30Z"))).count("Over") == 2
    assert "https://meet" not in section(now=datetime.fromisoformat("2026-09-15T02:30Z"))


def test_what_is_cancelled_merged_or_moved_says_so_and_why() -> None:
    whole = made()
    by = owner_of(whole)
    merge_sessions(whole, ["session-1"], "session-2", CHOICE, by=by, now=OPENING)
    move_session(whole, replace(ASIA, opens=datetime(2026, 9, 15, 11)), CHOICE, by=by, now=OPENING)
    told = words_in(section())
    assert "Held together with that of Tuesday 15 September 2026, 04:00 in Berlin (02:00 UTC) Why" in told
    assert "First announced for Tuesday 15 September 2026, 03:00 in Berlin (01:00 UTC)" in told
    cancel_sessions(whole, ["session-2"], CHOICE, by=by, now=OPENING)
    shown = section()
    assert 'href="#notice-5">Why' in shown
    assert "Join" not in shown


@pytest.mark.parametrize("path", ["/forum/page.md", "/forum/page.wiki"])
def test_markdown_and_wikitext_say_the_same(path: str) -> None:
    made()
    text = seen(path).content.decode()
    assert "Evening in Europe: Monday 14 September 2026, 18:00 in Berlin (16:00 UTC), 60 minutes" in text
    assert "/forum/sessions/register/?session=session-1" in text
    assert "2 more sessions will be announced." in text
    assert "/forum/sessions.ics" in text


def test_without_rounds_there_is_no_section() -> None:
    consultation()
    assert section() == ""


def events() -> list[icalendar.Component]:
    """What the calendar of all sessions holds."""
    return list(icalendar.Calendar.from_ical(seen("/forum/sessions.ics").content).walk("VEVENT"))


def test_the_calendar_is_read_by_two_readers_and_names_nobody() -> None:
    made()
    answer = seen("/forum/sessions.ics")
    ours = icalendar.Calendar.from_ical(answer.content)
    events = [
        (str(one["SUMMARY"]), one.decoded("DTSTART"), str(one.get("LOCATION", ""))) for one in ours.walk("VEVENT")
    ]
    title = announcement().title.words["en"]
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert [(summary, begins.isoformat(), where) for summary, begins, where in events] == [
        (f"Evening in Europe: {title}", "2026-09-14T18:00:00+02:00", ""),
        (f"Morning in Asia: {title}", "2026-09-15T10:00:00+09:00", "https://meet.example.org/forum"),
    ]
    theirs = vobject.readOne(answer.content.decode())
    assert [one.dtstart.value.utctimetuple()[2:5] for one in theirs.vevent_list] == [(14, 16, 0), (15, 1, 0)]
    assert b"ATTENDEE" not in answer.content


def test_a_calendar_counts_the_decisions_that_changed_a_session() -> None:
    whole = made()
    by = owner_of(whole)
    before = {
        str(one["UID"]) for one in icalendar.Calendar.from_ical(seen("/forum/sessions.ics").content).walk("VEVENT")
    }
    move_session(whole, replace(ASIA, opens=datetime(2026, 9, 15, 11)), CHOICE, by=by, now=OPENING)
    cancel_sessions(whole, ["session-2"], CHOICE, by=by, now=OPENING)
    after = events()
    assert [(one.decoded("SEQUENCE"), str(one["STATUS"])) for one in after] == [(0, "CONFIRMED"), (2, "CANCELLED")]
    assert {str(one["UID"]) for one in after} == before


def test_one_session_is_an_entry_of_its_own() -> None:
    made()
    (entry,) = icalendar.Calendar.from_ical(seen("/forum/sessions/session-1.ics").content).walk("VEVENT")
    assert str(entry["SUMMARY"]).startswith("Evening in Europe")
    assert seen("/forum/sessions/none.ics").status_code == 404


def test_an_unchanged_calendar_is_not_sent_again() -> None:
    made()
    etag = seen("/forum/sessions.ics").headers["ETag"]
    assert seen("/forum/sessions.ics", DURING_ASIA, if_none_match=etag).status_code == 304


def test_the_page_changes_when_a_session_begins() -> None:
    made()
    assert "To come" in words_of(seen("/forum/", datetime.fromisoformat("2026-09-15T00:59Z")))
    assert "Under way" in words_of(seen("/forum/", datetime.fromisoformat("2026-09-15T01:00Z")))
