"""Decisions about a phase are about those, too, who registered for its sessions: they are told, though they do not
follow.

What becomes of their own session they are told in letters of their own (`letters`); so nobody is told here of a
decision about sessions, nor that a phase has ended, which cancels what has not begun.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext, override

from hearout.plan.announcement import Announcement
from hearout.plan.decided import DecisionKind
from hearout.web.consultations.models import Decision
from hearout.web.consultations.queries.announcements import announced
from hearout.web.languages import interface_for
from hearout.web.outbox import concerned
from hearout.web.sessions.codes import Codes
from hearout.web.sessions.letters.words import own_page
from hearout.web.sessions.models import Registrant
from hearout.web.sessions.queries.registrants import untold

__all__: list[str] = []

KINDS = frozenset({DecisionKind.EXTENDED, DecisionKind.POSTPONED, DecisionKind.ROUND_ADDED})


@concerned.register
def registered(decision: Decision) -> Iterator[concerned.Concerned]:
    """Those who registered for a session of the phase that is extended, postponed or given another round."""
    if decision.kind not in KINDS or decision.revision is None:
        return
    said, codes = announced(decision.revision), Codes(decision.consultation)
    for one in untold(decision, _sessions(said, decision.facts["phase"])):
        if one.address:
            why = _why(said, one, decision.consultation.slug, codes.of(one))
            yield concerned.Concerned(one.address, one.thread, one.language, one.zone, why)


def _sessions(said: Announcement, phase: str) -> frozenset[str]:
    rounds = (round_ for one in said.phases if one.key == phase for round_ in one.rounds)
    return frozenset(session.key for round_ in rounds for session in round_.schedule)


def _why(said: Announcement, one: Registrant, slug: str, code: str) -> str:
    title = said.title.said(one.language, said.languages).words
    with override(interface_for(one.language)):
        last = gettext("You get this because this address is registered for a listening session of:")
        return f"{last}\n{title}\n\n{own_page(slug, code)}"
