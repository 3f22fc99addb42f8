"""A consultation whose words wait at the desk, for tests that look at every page: the server's own worker lets them
through the gate."""

from __future__ import annotations

import time
from datetime import datetime

from arranged_desk import KEEP, decided, desk_files, word_called
from arranged_web import consultation
from hearout.records.decisions import WordAction
from hearout.web.consultations.models import Consultation, Member
from hearout.web.desk.actions.deciding import Ruling, decide_spans
from hearout.web.desk.actions.desk import add_terms, look_at
from hearout.web.desk.models import Gate, Marked
from hearout.web.people.models import User
from hearout.web.people.rules import Role

__all__ = ["DESK", "seed_desk"]

DESK = "oxbow"
"""The name of the consultation."""
PATIENCE = 240.0  # seconds


def seed_desk(owner: User, reviewer: User, now: datetime) -> dict[str, str | int]:
    """Some words are decided, one waits for a second reader; the arguments of the desk's addresses."""
    made = consultation(owner, slug=DESK)
    Member.objects.create(consultation=made, user=reviewer, role=Role.REVIEWER, since=now)
    desk_files(made)
    _await_the_gate(made)
    decided(made, "Zanvoort", KEEP, now=now)
    decided(made, "Kelbrun", Ruling(WordAction.GENERALISE, "a village on the lake", "few live there"), now=now)
    decided(made, "Mistavo", Ruling(WordAction.CLEAR, second=True), by=reviewer, now=now)
    add_terms(made, ["failover", "rollback"], by=owner, now=now)
    first, second = Marked.objects.select_related("consultation").filter(consultation=made)[:2]
    decide_spans(made, first.passage, ((0, 2),), Ruling(WordAction.MASK), by=reviewer, now=now)
    look_at(second, looked=True, by=reviewer, now=now)
    return {"mark": word_called(made, "Ombeyi").mark, "marked": first.passage}


def _await_the_gate(made: Consultation) -> None:
    end = time.monotonic() + PATIENCE
    while not Gate.objects.filter(consultation=made).exists():
        assert time.monotonic() < end, "Nothing came through the gate in time."
        time.sleep(0.1)
