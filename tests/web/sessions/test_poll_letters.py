"""Everybody who registered for a round is asked once, through their private link."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from arranged_invitations import letters, nothing_written_yet
from arranged_registering import EVENING, MORNING, NOW, code_of, listening, registered
from arranged_web import owner_of
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import Kind
from hearout.web.sessions.actions.asking import send_poll
from hearout.web.sessions.actions.changing import leave
from hearout.web.sessions.actions.polling import ask
from hearout.web.sessions.models import Poll
from hearout.web.sessions.queries.owed import unasked
from hearout.web.sessions.queries.rounds import rounds

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=5)


def asked(made: Consultation, days: int = 7) -> Poll:
    said = in_force(made)
    assert said is not None
    about = next(one for one in rounds(said) if one.sessions)
    nothing_written_yet()
    return ask(made, about, days, by=owner_of(made), now=NOW)


def sent(poll: Poll, batch: int = 2) -> list[str]:
    while send_poll(poll, now=LATER, batch=batch):
        pass
    return sorted(who for who, _, _ in letters(Kind.POLL))


def test_everybody_is_asked_once_in_whatever_batches_also_who_waits_and_nobody_who_left() -> None:
    made = listening(replace(MORNING, capacity=3), EVENING)
    people = [registered(made, f"reader{number}@example.org") for number in range(5)]
    leave(people[0], "morning", now=NOW)
    poll = asked(made)

    assert list(unasked()) == [poll]
    assert sent(poll) == [f"reader{number}@example.org" for number in range(1, 5)]
    assert not unasked().exists()
    assert len(sent(poll)) == 4


def test_a_worker_that_was_killed_between_batches_goes_on_where_it_was() -> None:
    made = listening()
    for number in range(3):
        registered(made, f"reader{number}@example.org")
    poll = asked(made)
    assert send_poll(poll, now=LATER, batch=2) is True

    assert len(letters(Kind.POLL)) == 2
    assert sent(Poll.objects.get(pk=poll.pk)) == [f"reader{number}@example.org" for number in range(3)]


def test_once_it_has_closed_nobody_is_asked() -> None:
    made = listening()
    registered(made, "lea@example.org")
    poll = asked(made, days=1)

    assert send_poll(poll, now=NOW + timedelta(days=2)) is False
    assert (letters(Kind.POLL), unasked().exists()) == ([], False)


def test_the_letter_says_until_when_and_brings_the_private_link() -> None:
    made = listening()
    lea = registered(made, "lea@example.org")
    sent(asked(made))
    mail = Message.objects.get(kind=Kind.POLL)

    assert mail.subject == "Would you come to another round? How should Meridian take its technical decisions?"
    words = " ".join(mail.body.split())
    assert "Answer by Tuesday 8 September 2026, 12:00 in Nairobi (09:00 UTC):" in words
    assert f"#{code_of(lea)} " in words
    assert "Only sums are shown" in words
