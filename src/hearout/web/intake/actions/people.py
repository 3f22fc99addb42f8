"""The list of people whose names must never be published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hearout.records.identified import Person as Recorded
from hearout.records.identified import Roster
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.intake.actions.changes import changed
from hearout.web.intake.models import Person
from hearout.web.intake.rules import Origin
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sealed import pseudonyms

__all__ = ["add_people", "change_person", "mark_of", "remove_person", "take_roster"]

MARK = "intake.person"


@transaction.atomic
def add_people(
    consultation: Consultation, people: Iterable[Recorded], origin: Origin, *, by: User, now: datetime
) -> int:
    """Put people on the list; how many of them are new there. Who is listed already, just so, is not listed twice."""
    require("people.edit", by, consultation)
    held_still(consultation)
    stand_in = pseudonyms(consultation.pk, MARK)
    by_mark = {stand_in(repr(_names(person))): person for person in people}
    here = set(Person.objects.filter(consultation=consultation).values_list("mark", flat=True))
    new = [
        Person(consultation=consultation, said=person, mark=mark, origin=origin.value, at=now, by=by)
        for mark, person in by_mark.items()
        if mark not in here
    ]
    if new:
        Person.objects.bulk_create(new)
        note(by, "people.added", room=consultation.pk, about=str(len(new)), now=now)
        changed(consultation, by=by, now=now)
    return len(new)


@transaction.atomic
def change_person(person: Person, said: Recorded, *, by: User, now: datetime) -> None:
    """Write over one entry. One that becomes the same as another is taken out."""
    require("people.edit", by, person.consultation)
    held_still(person.consultation)
    mark = mark_of(person.consultation, said)
    if mark == person.mark:
        return
    if Person.objects.filter(consultation=person.consultation, mark=mark).exists():
        person.delete()
    else:
        person.said, person.mark = said, mark
        person.save(update_fields=["said", "mark"])
    note(by, "people.changed", room=person.consultation_id, now=now)
    changed(person.consultation, by=by, now=now)


@transaction.atomic
def remove_person(person: Person, *, by: User, now: datetime) -> None:
    """Take somebody off the list: nothing of the entry is kept."""
    require("people.edit", by, person.consultation)
    note(by, "people.removed", room=person.consultation_id, now=now)
    changed(person.consultation, by=by, now=now)
    person.delete()


def take_roster(consultation: Consultation, roster: Roster, *, by: User, now: datetime) -> int:
    """Take the people of a list that somebody uploaded."""
    return add_people(consultation, roster.people, Origin.UPLOADED, by=by, now=now)


def mark_of(consultation: Consultation, person: Recorded) -> str:
    """What stands for an entry, the same for the same names."""
    return pseudonyms(consultation.pk, MARK)(repr(_names(person)))


def _names(person: Recorded) -> tuple[str, ...]:
    return (person.name, person.email, "|".join(sorted(person.aliases)), "|".join(sorted(person.handles)))
