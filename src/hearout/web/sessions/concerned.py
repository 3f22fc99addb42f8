"""Decisions about a phase are about those, too, who registered for its sessions: they are told, though they do not
follow.

What becomes of their own session they are told in letters of their own (`letters`); so nobody is told here of a
decision about sessions, nor that a phase has ended, which cancels what has not begun. Whoever decides reads beforehand
how many are told of it, in whichever letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext, ngettext, override

from hearout.plan.announcement import Announcement, Phase, Session
from hearout.plan.decided import DecisionKind
from hearout.web.consultations import reach
from hearout.web.consultations.models import Consultation, Decision
from hearout.web.consultations.queries.announcements import in_force
from hearout.web.languages import interface_for
from hearout.web.outbox import concerned
from hearout.web.sessions.codes import Codes
from hearout.web.sessions.letters.words import own_page
from hearout.web.sessions.models import Registrant
from hearout.web.sessions.queries.registrants import registrants_of, untold

__all__: list[str] = []

KINDS = frozenset({DecisionKind.EXTENDED, DecisionKind.POSTPONED, DecisionKind.ROUND_ADDED})


@concerned.register
def registered(decision: Decision) -> Iterator[concerned.Concerned]:
    """Those who registered for a session of the phase that is extended, postponed or given another round."""
    if decision.kind not in KINDS or decision.revision is None:
        return
    said, codes = decision.revision.announcement, Codes(decision.consultation)
    for one in untold(decision, _sessions(said, decision.facts["phase"])):
        if one.address:
            why = _why(said, one, decision.consultation.slug, codes.of(one))
            yield concerned.Concerned(one.address, one.thread, one.language, one.zone, why)


@reach.tells
def who_registered(consultation: Consultation, after: Announcement) -> tuple[str, ...]:
    """Those with a place in a session that will not be as it was, or whose phase will not, and with an address: what is
    sealed there need not be opened to be counted."""
    before = in_force(consultation)
    keys = _touched(before, after) if before else frozenset()
    sealed = registrants_of(consultation, keys).values_list("address", flat=True) if keys else ()
    count = sum(map(bool, sealed))
    told = ngettext("one person who registered, by e-mail", "%(count)d people who registered, by e-mail", count)
    return (told % {"count": count},) if count else ()


def _touched(before: Announcement, after: Announcement) -> frozenset[str]:
    sessions = {one.key: _as_told(one) for one in after.sessions}
    changed = {one.key for one in before.sessions if sessions.get(one.key) != _as_told(one)}
    phases = {one.key: _dates(one) for one in after.phases}
    moved = (one.key for one in before.phases if phases.get(one.key) not in (None, _dates(one)))
    return frozenset(changed).union(*(_sessions(before, phase) for phase in moved))


def _as_told(session: Session) -> tuple[object, ...]:
    """What people have in their calendars."""
    return session.opens, session.zone, session.minutes, session.address, session.cancelled


def _dates(phase: Phase) -> tuple[object, ...]:
    return phase.opens, phase.closes, len(phase.rounds)


def _sessions(said: Announcement, phase: str) -> frozenset[str]:
    rounds = (round_ for one in said.phases if one.key == phase for round_ in one.rounds)
    return frozenset(session.key for round_ in rounds for session in round_.schedule)


def _why(said: Announcement, one: Registrant, slug: str, code: str) -> str:
    title = said.title.said(one.language, said.languages).words
    with override(interface_for(one.language)):
        last = gettext("You get this because this address is registered for a listening session of:")
        return f"{last}\n{title}\n\n{own_page(slug, code)}"
