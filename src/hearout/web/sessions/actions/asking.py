"""Writing the letters of a poll, batch by batch, as in `settling`."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.plan.announcement import Announcement
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.consultations.queries.readers import Reader
from hearout.web.languages import interface_for
from hearout.web.outbox.actions.queueing import new_message
from hearout.web.outbox.models import Message
from hearout.web.outbox.rules import Kind
from hearout.web.sealed import key_folder, sealed_now
from hearout.web.sessions.actions.settling import BATCH
from hearout.web.sessions.codes import Codes
from hearout.web.sessions.letters.asking import PollLetters
from hearout.web.sessions.models import Poll, Registrant
from hearout.web.sessions.queries.polls import asked_of
from hearout.web.sessions.queries.rounds import RoundOf, round_named

__all__ = ["send_poll"]


@transaction.atomic
def send_poll(poll: Poll, *, now: datetime, batch: int = BATCH) -> bool:
    """Ask the next `batch` of those who are to be asked. Whether more are left; the poll is `told` once none is, and
    where it has closed. Raises KeyMissing."""
    consultation = held_still(poll.consultation)
    poll = Poll.objects.get(pk=poll.pk)
    said = in_force(consultation)
    about = round_named(said, poll.round) if said else None
    if said is None or about is None or now >= poll.closes or key_folder().destroyed_on(consultation.pk):
        return _told(poll, now)
    asked = asked_of(consultation, about).order_by("pk")
    people = list((asked.filter(pk__gt=poll.reached) if poll.reached else asked)[:batch])
    mails = _mails(poll, about, said, people, now)
    Message.objects.bulk_create([sealed_now(mail) for mail in mails])
    if len(people) < batch:
        return _told(poll, now)
    poll.reached = people[-1].pk
    poll.save(update_fields=["reached"])
    return True


def _told(poll: Poll, now: datetime) -> bool:
    """Nobody is left."""
    poll.told = now
    poll.save(update_fields=["told"])
    return False


def _mails(poll: Poll, about: RoundOf, said: Announcement, people: list[Registrant], now: datetime) -> list[Message]:
    """One to each who has an address."""
    codes, letters, mails = Codes(poll.consultation), dict[tuple[str, str], PollLetters](), []
    for person in people:
        known = (person.language, person.zone)
        if known not in letters:
            reader = Reader(person.zone, person.language, said.languages, interface_for(person.language))
            letters[known] = PollLetters(poll, about, said, reader)
        if address := person.address:
            letter = letters[known].to(codes.of(person))
            mails.append(
                new_message(
                    letter,
                    address,
                    person.thread,
                    Kind.POLL,
                    consultation=poll.consultation,
                    reply_to=said.contact,
                    now=now,
                )
            )
    return mails
