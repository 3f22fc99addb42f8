"""Reminders: a day and an hour before, to those who are not told of the session anyway."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from arranged_invitations import all_settled, letters, nothing_written_yet
from arranged_registering import MORNING, NOW, listening, registered
from arranged_web import en, owner_of
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.sessions import cancel_sessions, move_session
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import Kind
from hearout.web.sessions.actions.arranging import Arrangement, arrange
from hearout.web.sessions.actions.changing import leave
from hearout.web.sessions.actions.reminding import remind
from hearout.web.sessions.models import Registrant
from hearout.web.sessions.queries.reminders import coming_up
from hearout.web.sessions.rules import SETTLED

pytestmark = pytest.mark.django_db

BEGINS = datetime(2026, 9, 8, 8, 0, tzinfo=UTC)
REMINDERS = (Kind.REMINDER, Kind.DUTY)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
BECAUSE = Choice(en("About the sessions"), en("The hall is closed."))


def reminded(made: Consultation, at: datetime) -> list[str]:
    """Who is, when the worker looks at that time."""
    Message.objects.filter(kind__in=REMINDERS).delete()
    while remind(made, now=at, batch=1):
        pass
    return [who for who, _, _ in letters(*REMINDERS)]


def test_everybody_with_a_seat_is_reminded_a_day_and_an_hour_before_and_once_each() -> None:
    made = listening()
    for name in ("lea", "noor"):
        registered(made, f"{name}@example.org")
    both = ["lea@example.org", "noor@example.org"]

    assert reminded(made, BEGINS - DAY - MINUTE) == []
    assert reminded(made, BEGINS - DAY) == both
    assert reminded(made, BEGINS - DAY + 5 * MINUTE) == []
    assert reminded(made, BEGINS - HOUR) == both
    assert reminded(made, BEGINS - MINUTE) == []
    assert reminded(made, BEGINS) == []


def test_a_worker_that_was_away_reminds_once_and_not_after_it_has_begun() -> None:
    made = listening()
    registered(made, "lea@example.org")

    assert reminded(made, BEGINS - 30 * MINUTE) == ["lea@example.org"]
    assert reminded(made, BEGINS - 20 * MINUTE) == []
    assert reminded(made, BEGINS + MINUTE) == []


def test_who_registered_minutes_before_needs_no_reminder_of_it() -> None:
    made = listening()
    registered(made, "early@example.org", now=BEGINS - DAY - SETTLED)
    registered(made, "late@example.org", now=BEGINS - DAY - SETTLED + MINUTE)

    assert reminded(made, BEGINS - DAY) == ["early@example.org"]
    assert reminded(made, BEGINS - DAY + 2 * HOUR) == []
    assert reminded(made, BEGINS - HOUR) == ["early@example.org", "late@example.org"]


def test_who_was_just_told_that_it_moved_needs_none_and_who_was_reminded_before_is_reminded_of_the_new_time() -> None:
    made = listening()
    registered(made, "lea@example.org")
    assert reminded(made, BEGINS - DAY) == ["lea@example.org"]
    later = replace(MORNING, opens=datetime(2026, 9, 9, 10, 0))
    move_session(made, later, BECAUSE, by=owner_of(made), now=BEGINS - HOUR)

    assert reminded(made, BEGINS) == []  # owed a letter
    all_settled(made, now=BEGINS)
    assert reminded(made, BEGINS + MINUTE) == []  # has it
    assert reminded(made, BEGINS + DAY - HOUR) == ["lea@example.org"]


def test_who_waits_who_left_and_who_has_no_address_is_not_reminded_nor_anybody_of_what_is_cancelled() -> None:
    made = listening(replace(MORNING, capacity=2))
    lea, nobody = registered(made, "lea@example.org"), registered(made, "nobody@example.org")
    registered(made, "waits@example.org")
    Registrant.objects.filter(pk=nobody.pk).update(address=b"")
    assert reminded(made, BEGINS - DAY) == ["lea@example.org"]
    leave(lea, "morning", now=BEGINS - 2 * HOUR)
    assert reminded(made, BEGINS - HOUR) == ["waits@example.org"]
    cancel_sessions(made, ["morning"], BECAUSE, by=owner_of(made), now=BEGINS - 50 * MINUTE)
    assert reminded(made, BEGINS - 40 * MINUTE) == []


def test_who_holds_it_is_reminded_too() -> None:
    made = listening()
    arrange(made, "morning", Arrangement(facilitator=owner_of(made)), by=owner_of(made), now=NOW)
    all_settled(made, now=NOW)
    nothing_written_yet()

    assert reminded(made, BEGINS - DAY) == ["amara@example.org"]


def test_only_consultations_with_a_session_near_are_looked_at() -> None:
    made = listening()

    assert not coming_up(BEGINS - DAY - MINUTE).exists()
    assert list(coming_up(BEGINS - DAY)) == [made]
    assert not coming_up(BEGINS + DAY).exists()


def test_a_reminder_says_when_and_how_to_join_and_how_to_give_the_seat_back() -> None:
    made = listening()
    arrange(made, "morning", Arrangement(joining="+49 30 555 0100, then 77#"), by=owner_of(made), now=NOW)
    all_settled(made, now=NOW)
    registered(made, "lea@example.org")
    reminded(made, BEGINS - DAY)
    mail = Message.objects.get(kind=Kind.REMINDER)

    assert (mail.method, mail.calendar) == ("", "")
    assert mail.subject == "Soon: Morning, Tuesday 8 September 2026, 11:00 in Nairobi (08:00 UTC)"
    assert "+49 30 555 0100, then 77#" in mail.body
    assert "please give your seat back" in mail.body
