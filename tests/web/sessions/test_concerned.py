"""Who registered is told when the phase of their session is extended or given another round, also without following."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from arranged_mail import followed_by
from arranged_registering import NOW, code_of, listening, person, registered, wants
from arranged_web import en, owner_of
from hearout.plan.announcement import Announcement, Round
from hearout.web.consultations import reach
from hearout.web.consultations.actions.phases import add_round, end_early, extend, give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.outbox.actions.telling import tell
from hearout.web.outbox.models import Message, Telling
from hearout.web.outbox.queries.mail import all_readable, untold
from hearout.web.outbox.rules import Kind, State
from hearout.web.sessions.actions.changing import erase, leave
from hearout.web.sessions.actions.enlisting import add_by_hand
from hearout.web.sessions.actions.sweeping import wipe_mail_of_the_forgotten
from hearout.web.sessions.models import Registrant

pytestmark = pytest.mark.django_db

WHY = Choice(en("The sessions go on for a week"), en("Few had time so soon."), decided_by="the committee")
AT = NOW + timedelta(hours=1)


@pytest.fixture
def made() -> Consultation:
    """With one who has a seat in the first of three sessions."""
    made = listening()
    registered(made, person("noor@example.org", zone="Africa/Nairobi"))
    forget_earlier()
    return made


def forget_earlier() -> None:
    Message.objects.all().delete()
    Telling.objects.update(done=NOW)


def longer(made: Consultation) -> Decision:
    return extend(made, "sessions", datetime(2026, 9, 29, 20), WHY, by=owner_of(made), now=AT)


def all_told(batch: int = 2) -> set[str]:
    """Who has mail then."""
    for telling in untold():
        while tell(telling, now=AT, batch=batch):
            pass
    return {mail.recipient for mail in all_readable(AT)}


def told(batch: int = 2) -> dict[str, str]:
    """Whom mail was written to that tells of a decision, and what it says."""
    all_told(batch)
    mails = [mail for mail in all_readable(AT) if mail.kind in (Kind.NOTICE, Kind.SESSION, Kind.TEAM)]
    assert len({mail.recipient for mail in mails}) == len(mails)
    return {mail.recipient: mail.body for mail in mails}


def test_who_registered_is_told_that_it_goes_on_and_how_to_cancel(made: Consultation) -> None:
    longer(made)
    body = told()["noor@example.org"]
    assert body.startswith("The sessions go on for a week\n\nFew had time so soon.\n")
    assert "21:00 in Nairobi (18:00 UTC)" in " ".join(body.split())
    _notice, _line, below = body.partition("\n-- \n")
    assert below.startswith("You get this because this address is registered for a listening session")
    (noor,) = made.registrants.all()
    assert f"/forum/sessions/mine/#{code_of(noor)}\n" in below


def test_another_round_is_told_to_those_of_the_earlier_ones(made: Consultation) -> None:
    second = Round("round-2", en("Second round"), date(2026, 9, 20), date(2026, 9, 25), 2)
    closes = datetime(2026, 9, 29, 20)
    add_round(made, "sessions", second, WHY, closes=closes, by=owner_of(made), now=AT)
    assert "noor@example.org" in told()


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_all_are_told_once_however_they_are_told(made: Consultation, batch: int) -> None:
    for number in range(3):
        registered(made, person(f"p{number}@example.org"), "evening")
    registered(made, person("both@example.org"))
    followed_by(made, "both@example.org", at=NOW)
    followed_by(made, "follows@example.org", at=NOW)
    forget_earlier()
    longer(made)
    mails = told(batch)
    everyone = {"noor", "p0", "p1", "p2", "both", "follows"}
    assert set(mails) == {f"{name}@example.org" for name in everyone} | {owner_of(made).email}
    assert "because you follow" in mails["both@example.org"]


def test_nobody_is_told_who_gave_their_seat_back_or_has_confirmed_nothing(made: Consultation) -> None:
    gone = registered(made, person("gone@example.org"))
    leave(gone, "morning", now=NOW)
    late = registered(made, person("late@example.org"))
    Registrant.objects.filter(pk=late.pk).update(confirmed=AT + timedelta(minutes=1))
    forget_earlier()
    longer(made)
    assert set(told()) == {"noor@example.org", owner_of(made).email}


@pytest.mark.parametrize("is_sent", [True, False], ids=["sent before", "sent later"])
def test_deleting_everything_wipes_what_they_were_told_as_well(made: Consultation, *, is_sent: bool) -> None:
    longer(made)
    told()
    (noor,) = made.registrants.all()
    mails = Message.objects.filter(kind=Kind.SESSION, thread=noor.thread)
    assert [mail.recipient for mail in mails] == ["noor@example.org"]
    mails.update(**({"state": State.SENT, "ended": AT} if is_sent else {}))
    erase(noor, now=AT)
    mails.update(state=State.SENT, ended=AT)
    wipe_mail_of_the_forgotten()
    assert [(mail.recipient, mail.body) for mail in mails] == [("", "")]


def test_whoever_decides_reads_how_many_of_them_are_told(made: Consultation) -> None:
    registered(made, person("salma@example.org"), "evening")
    add_by_hand(made, person("", name="Kofi"), wants("evening")[0], by=owner_of(made), now=NOW)  # by telephone
    said = drafted(made)
    one, two = "one person who registered, by e-mail", "2 people who registered, by e-mail"
    assert told_beforehand(made, said) == []
    assert told_beforehand(made, with_phase(said, closes=datetime(2026, 9, 29, 20))) == [two]
    moved = replace(said.phase("sessions").rounds[0].schedule[0], minutes=90)
    schedule = (moved, *said.phase("sessions").rounds[0].schedule[1:])
    rounds = (replace(said.phase("sessions").rounds[0], schedule=schedule),)
    assert told_beforehand(made, with_phase(said, rounds=rounds)) == [one]


def told_beforehand(made: Consultation, after: Announcement) -> list[str]:
    return [line for line in reach.will_hear(made, after) if "registered" in line]


def with_phase(said: Announcement, **changes: object) -> Announcement:
    """With another phase of sessions."""
    phases = (replace(one, **changes) if one.key == "sessions" else one for one in said.phases)  # type: ignore[arg-type]
    return replace(said, phases=tuple(phases))


def test_of_other_phases_and_of_notices_those_hear_who_follow(made: Consultation) -> None:
    extend(made, "writing", datetime(2026, 9, 30, 20), WHY, by=owner_of(made), now=AT)
    give_notice(made, WHY, by=owner_of(made), now=AT)
    assert "noor@example.org" not in all_told()


def test_that_a_phase_ended_is_told_with_the_session_that_is_cancelled(made: Consultation) -> None:
    """And not twice."""
    end_early(made, "sessions", WHY, by=owner_of(made), now=AT + timedelta(days=8), held=2)
    assert "noor@example.org" not in all_told()
