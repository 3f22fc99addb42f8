"""Who came to a session is put on the list of people, and two are never made one."""

from __future__ import annotations

import pytest

from arranged_intake import AT
from arranged_web import consultation, owner_of
from hearout.records.identified import Person as Recorded
from hearout.web.consultations.models import Consultation
from hearout.web.intake.actions.enrolling import enrol
from hearout.web.intake.models import Person
from hearout.web.intake.queries.corpus import changes_of

pytestmark = pytest.mark.django_db
LISTED = Recorded("Ana Lima", email="ana@mail.example")


def listed(made: Consultation, *people: Recorded) -> list[Recorded]:
    for one in people:
        enrol(made, (one,), by=owner_of(made), now=AT)
    return [row.said for row in Person.objects.filter(consultation=made)]


def test_somebody_listed_gets_the_names_they_did_not_have() -> None:
    made = consultation()
    both = Recorded("Ana Lima", ("A. Lima",), "ana@mail.example")
    assert listed(made, LISTED, Recorded("A. Lima", email="Ana@mail.example")) == [both]
    assert changes_of(made) == 2
    assert listed(made, Recorded("Ana Lima")) == [both]
    assert changes_of(made) == 2


def test_somebody_of_the_same_name_and_another_address_is_somebody_else() -> None:
    other = Recorded("Ana Lima", email="lima@mail.example")
    assert listed(consultation(), LISTED, other) == [LISTED, other]


def test_two_without_a_name_are_two() -> None:
    handle, address = Recorded("", handles=("ana.l",)), Recorded("", email="ana@mail.example")
    assert listed(consultation(), handle, address) == [handle, address]
