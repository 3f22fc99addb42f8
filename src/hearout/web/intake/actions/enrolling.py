"""People who came to a session go on the list of names that must never be published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from hearout.corpus.people import folded_email, folded_name
from hearout.records.identified import Person as Recorded
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.intake.actions.changes import changed
from hearout.web.intake.actions.people import mark_of
from hearout.web.intake.models import Person
from hearout.web.intake.rules import Origin
from hearout.web.people.actions import note
from hearout.web.people.models import User

__all__ = ["enrol"]


@transaction.atomic
def enrol(consultation: Consultation, people: Sequence[Recorded], *, by: User, now: datetime) -> None:
    """Put them on the list, whoever wrote down that they came: who may do that is for the session to say. Somebody who
    is listed gets the names they did not have: two entries for one person would link their words to neither."""
    held_still(consultation)
    listed = list(Person.objects.filter(consultation=consultation))
    changes = sum([_enrolled(consultation, person, listed, by=by, now=now) for person in people])
    if changes:
        note(by, "people.added", room=consultation.pk, about=str(changes), now=now)
        changed(consultation, by=by, now=now)


def _enrolled(consultation: Consultation, person: Recorded, listed: list[Person], *, by: User, now: datetime) -> bool:
    """Whether the list says more than before."""
    row = _same(person, listed)
    if row is None:
        mark = mark_of(consultation, person)
        row = Person(consultation=consultation, said=person, mark=mark, origin=Origin.CAME.value, at=now, by=by)
        row.save()
        listed.append(row)
        return True
    said = _together(row.said, person)
    mark = mark_of(consultation, said)
    if mark == row.mark or any(other.mark == mark for other in listed):
        return False
    row.said, row.mark = said, mark
    row.save(update_fields=["said", "mark"])
    return True


def _same(person: Recorded, listed: Sequence[Person]) -> Person | None:
    """Their entry: that of their address, else the only one of their name that has no other address."""
    email, name = folded_email(person.email), folded_name(person.name)
    by_address = [row for row in listed if email and folded_email(row.said.email) == email]
    if by_address:
        return by_address[0]
    called_so = [row for row in listed if name and folded_name(row.said.name) == name]
    called_so = [row for row in called_so if not (email and row.said.email)]
    return called_so[0] if len(called_so) == 1 else None


def _together(listed: Recorded, person: Recorded) -> Recorded:
    names = (person.name, *person.aliases)
    aliases = dict.fromkeys((*listed.aliases, *(name for name in names if name != listed.name)))
    return replace(listed, aliases=tuple(aliases), email=listed.email or person.email)
