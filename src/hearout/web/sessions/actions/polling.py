"""A short poll of those who registered: would you come to another round? Asked once a round."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sessions.actions.telling import tell_poll
from hearout.web.sessions.models import Poll, PollReply, Registrant
from hearout.web.sessions.queries.polls import asked_of, poll_of
from hearout.web.sessions.queries.rounds import RoundOf
from hearout.web.sessions.rules import PollAnswer

__all__ = ["LONGEST_POLL", "answer", "ask"]

LONGEST_POLL = 30
"""Days: who decides about a round that lasts weeks cannot wait longer."""


@transaction.atomic
def ask(consultation: Consultation, about: RoundOf, days: int, *, by: User, now: datetime) -> Poll:
    """Ask everyone who registered for the round; answers count for so many days. Raises Refusal: nobody is asked the
    same twice, and where nobody registered there is nobody to ask."""
    require("turnout.ask", by, consultation)
    held_still(consultation)
    if not 1 <= days <= LONGEST_POLL:
        raise Refusal(
            "days", say(_("Write for how many days people can answer, from 1 to %(most)s."), most=LONGEST_POLL)
        )
    if poll_of(consultation, about) is not None:
        raise Refusal("", say(_("They were asked already. Nobody is asked the same twice.")))
    if not asked_of(consultation, about).exists():
        raise Refusal("", say(_("Nobody registered for a session of this round, so there is nobody to ask.")))
    poll = Poll.objects.create(
        consultation=consultation, round=about.name, at=now, by=by, closes=now + timedelta(days=days)
    )
    note(by, "turnout.asked", room=consultation.pk, about=about.name, now=now)
    tell_poll(poll)
    return poll


@transaction.atomic
def answer(poll: Poll, registrant: Registrant, said: PollAnswer, *, now: datetime) -> bool:
    """Somebody's answer, in place of the one they gave before. False where it comes too late: it does not count."""
    if now >= poll.closes:
        return False
    PollReply.objects.update_or_create(poll=poll, registrant=registrant, defaults={"answer": said.value})
    return True
