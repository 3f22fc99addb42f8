"""Setting aside what threatens or reports harm, for somebody of the team who is named, and told by mail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.records.decisions import ContributionAction
from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.rooms import may
from hearout.web.intake.actions.deciding import decide
from hearout.web.intake.letters import aside_letter
from hearout.web.intake.models import SetAside
from hearout.web.intake.rules import TO_SET_ASIDE
from hearout.web.outbox.actions.queueing import queue
from hearout.web.outbox.rules import Kind
from hearout.web.people.actions import note
from hearout.web.people.models import User

__all__ = ["WrongPerson", "set_aside", "settle"]


class WrongPerson(Refusal):
    """They may not read contributions, or are not of the team any more."""

    def __init__(self) -> None:
        super().__init__("person", say(_("Choose somebody of the team who may read contributions.")))


@transaction.atomic
def set_aside(
    consultation: Consultation, ident: str, person: User, *, text: str, seen: str, by: User, now: datetime
) -> SetAside:
    """Take the contribution out of all work and hand it to `person`, with a `text` for them alone. They get a mail
    that says so, without a word of it. Raises as `decide`, and WrongPerson."""
    if not may(person, TO_SET_ASIDE, consultation):
        raise WrongPerson
    decision = decide(consultation, ident, ContributionAction.SET_ASIDE, reason="", seen=seen, by=by, now=now)
    aside = SetAside.objects.create(
        consultation=consultation, decision=decision, contribution=ident, person=person, note=text, at=now
    )
    queue(aside_letter(consultation, person), person.email, Kind.TEAM, consultation=consultation, now=now)
    return aside


@transaction.atomic
def settle(aside: SetAside, *, by: User, now: datetime) -> bool:
    """Whom it was set aside for did what was to be done. It stays set aside. False, and nothing is put down, where it
    is somebody else's to say, or was said."""
    require(TO_SET_ASIDE, by, aside.consultation)
    waits = SetAside.objects.filter(pk=aside.pk, person=by, settled_at=None)
    if not waits.update(settled_at=now):
        return False
    note(by, "aside.settled", room=aside.consultation_id, about=aside.contribution, now=now)
    return True
