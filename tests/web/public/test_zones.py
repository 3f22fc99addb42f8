"""Times in the reader's own zone: by their choice, else by what their browser said, else the consultation's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client

from arranged_web import DURING_SESSIONS, announcement, consultation, seen, words_of

pytestmark = pytest.mark.django_db

ZONES = {
    "Africa/Nairobi": "Tuesday 29 September 2026, 21:00 in Nairobi (18:00 UTC)",
    "America/Lima": "Tuesday 29 September 2026, 13:00 in Lima (18:00 UTC)",
    "America/Los_Angeles": "Tuesday 29 September 2026, 11:00 in Los Angeles (18:00 UTC)",
    "America/St_Johns": "Tuesday 29 September 2026, 15:30 in St John’s (18:00 UTC)",
    "Asia/Kathmandu": "Tuesday 29 September 2026, 23:45 in Kathmandu (18:00 UTC)",
    "Asia/Kolkata": "Tuesday 29 September 2026, 23:30 in Kolkata (18:00 UTC)",
    "Asia/Tokyo": "Wednesday 30 September 2026, 03:00 in Tokyo (Tuesday 29 September 2026, 18:00 UTC)",
    "Australia/Adelaide": "Wednesday 30 September 2026, 03:30 in Adelaide (Tuesday 29 September 2026, 18:00 UTC)",
    "Europe/Berlin": "Tuesday 29 September 2026, 20:00 in Berlin (18:00 UTC)",
    "Pacific/Chatham": "Wednesday 30 September 2026, 07:45 in Chatham (Tuesday 29 September 2026, 18:00 UTC)",
    "Pacific/Tongatapu": "Wednesday 30 September 2026, 07:00 in Tongatapu (Tuesday 29 September 2026, 18:00 UTC)",
    "UTC": "Tuesday 29 September 2026, 18:00 UTC",
}


@pytest.mark.parametrize(("zone", "said"), ZONES.items())
def test_times_are_told_in_the_zone_that_the_reader_chose(zone: str, said: str) -> None:
    consultation()
    assert f"Open until {said}" in words_of(seen(f"/forum/?zone={zone}"))


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Berlin", "Sunday 25 October 2026, 20:00 in Berlin (19:00 UTC)"),  # the day its clocks go back
        ("America/New_York", "Sunday 25 October 2026, 15:00 in New York (19:00 UTC)"),  # a week before theirs do
        ("Africa/Nairobi", "Sunday 25 October 2026, 22:00 in Nairobi (19:00 UTC)"),
        (
            "Australia/Lord_Howe",
            "Monday 26 October 2026, 06:00 in Lord Howe Island (Sunday 25 October 2026, 19:00 UTC)",
        ),
    ],
)
def test_a_closing_on_the_day_of_a_clock_change_is_right_everywhere(zone: str, said: str) -> None:
    phases = announcement().phases

    later = tuple(
        replace(one, closes=datetime(2026, 10, 25, 20)) if one.key == "writing" else one for one in phases[:3]
    )
    consultation(said=announcement(phases=later))
    assert f"Open until {said}" in words_of(seen(f"/forum/?zone={zone}"))
    still = seen(f"/forum/?zone={zone}", datetime(2026, 10, 25, 18, 59, tzinfo=UTC))
    assert f"Open until {said}" in words_of(still)
    after = seen(f"/forum/?zone={zone}", datetime(2026, 10, 25, 19, 0, tzinfo=UTC))
    assert f"Closed on {said}" in words_of(after)


def browser(zone: str) -> Client:
    client = Client()
    client.cookies["zone"] = zone
    return client


def test_without_a_choice_the_browser_is_heard_and_then_the_team() -> None:
    consultation()
    assert "Times are shown for Berlin, as the team gave them." in words_of(seen("/forum/"))
    kept = seen("/forum/", client=browser("Africa/Nairobi"))
    assert "Times are shown for Nairobi. Change the time zone" in words_of(kept)
    chosen = seen("/forum/?zone=America/Lima", client=browser("Africa/Nairobi"))
    assert "Times are shown for Lima. Change the time zone" in words_of(chosen)


@pytest.mark.parametrize(
    "zone",
    ["Nowhere/Atlantis", "", "../../etc/hostname", "Factory", "localtime", "right/UTC", "a" * 9000, "Africa", "\x00"],
)
def test_a_zone_that_is_none_is_passed_over(zone: str) -> None:
    consultation()
    plain = seen("/forum/").content
    assert seen(f"/forum/?zone={zone}").content == plain
    if zone.isprintable():
        assert seen("/forum/", client=browser(zone)).content == plain


def test_what_was_chosen_goes_along_to_the_other_pages_and_languages() -> None:
    consultation(said=announcement(languages=("en", "de")))
    page = seen("/forum/?zone=Africa/Nairobi").content.decode()
    assert 'href="/forum/notices/?zone=Africa%2FNairobi"' in page
    assert 'href="/forum/in/de/?zone=Africa%2FNairobi"' in page
    assert 'data-zone="Africa/Nairobi" data-chosen' in page
    kept = seen("/forum/", client=browser("Africa/Nairobi")).content.decode()
    assert "?zone=" not in kept
    assert "data-chosen" not in kept


def test_the_zone_of_the_page_is_the_first_that_can_be_chosen() -> None:
    consultation()
    page = seen("/forum/?zone=Asia/Calcutta").content.decode()  # an old name that is on no list
    assert '<select id="tz" name="zone"><option value="Asia/Calcutta" selected>Kolkata</option>' in page
    assert page.count(" selected>") == 1
    assert '<option value="Africa/Nairobi">Nairobi, Kenya</option>' in page


def test_notices_are_dated_where_the_reader_is() -> None:
    consultation()  # announced on 9 August at 09:00 UTC
    assert "Sunday 9 August 2026" in words_of(seen("/forum/notices/"))
    assert "Saturday 8 August 2026" in words_of(seen("/forum/notices/?zone=Pacific/Pago_Pago", DURING_SESSIONS))


def test_files_are_the_same_for_everyone_but_for_what_their_address_says() -> None:
    consultation()
    for name in ("page.md", "page.wiki", "notices/feed.atom"):
        plain = seen(f"/forum/{name}").content
        assert seen(f"/forum/{name}", client=browser("Africa/Nairobi"), accept_language="ar").content == plain
    assert "21:00 in Nairobi" in seen("/forum/page.md?zone=Africa/Nairobi").content.decode()
