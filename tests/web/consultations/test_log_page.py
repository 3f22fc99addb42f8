"""The log of what the team did."""

from __future__ import annotations

from datetime import timedelta

import pytest

from arranged_web import (
    DURING_SESSIONS,
    OPENING,
    consultation,
    en,
    member,
    owner_of,
    seen,
    signed_in,
    somebody,
    words_of,
)
from hearout.plan.decided import DecisionKind
from hearout.web.consultations.actions.phases import give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.people.actions import note
from hearout.web.people.deeds import DEEDS
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

LOG = "/team/forum/log/"


def test_every_kind_of_decision_has_words_in_the_log() -> None:
    assert {f"decision.{kind}" for kind in DecisionKind} <= set(DEEDS)


def test_what_was_done_is_told_with_who_and_when() -> None:
    made = consultation()
    give_notice(made, Choice(en("A list of questions")), by=owner_of(made), now=DURING_SESSIONS)
    page = words_of(seen(LOG, client=signed_in(owner_of(made))))
    assert (
        "Thursday 10 September 2026, 11:00 in Berlin (09:00 UTC) Amara Lindqvist gave a notice: A list of questions"
    ) in page


def test_it_can_be_read_by_person() -> None:
    made = consultation()
    teodor = member(made, Role.ORGANISER)
    give_notice(made, Choice(en("A list of questions")), by=teodor, now=DURING_SESSIONS)
    page = words_of(seen(f"{LOG}?person={teodor.pk}", client=signed_in(owner_of(made))))
    assert "gave a notice" in page
    assert "published the page" not in page


@pytest.mark.parametrize("said", ["?person=nobody", "?page=0", "?page=999", "?page=x", "?person=%00"])
def test_an_odd_address_shows_everything(said: str) -> None:
    made = consultation()
    page = seen(f"{LOG}{said}", client=signed_in(owner_of(made)))
    assert page.status_code == 200
    assert "published the page" in words_of(page)


def test_it_comes_in_pages_that_keep_the_person() -> None:
    made = consultation()
    owner = owner_of(made)
    for number in range(60):
        note(owner, "outreach.logged", room=made.pk, about=f"Place {number}", now=OPENING + timedelta(minutes=number))
    client = signed_in(owner)
    first, second = (
        seen(f"{LOG}?person={owner.pk}", client=client),
        seen(f"{LOG}?person={owner.pk}&page=2", client=client),
    )
    assert f'href="?person={owner.pk}&amp;page=2"' in first.content.decode()
    assert ("Place 59" in words_of(first), "Place 9 " in words_of(first)) == (True, False)
    assert ("Place 59" in words_of(second), "Place 9 " in words_of(second)) == (False, True)


def test_what_was_done_elsewhere_is_not_in_it() -> None:
    made = consultation()
    other = consultation(somebody("Noor Haddad", may_start=True), slug="harvest")
    give_notice(other, Choice(en("About the harvest")), by=owner_of(other), now=DURING_SESSIONS)
    page = seen(LOG, client=signed_in(owner_of(made))).content.decode()
    assert "About the harvest" not in page
    assert "Noor Haddad" not in page


@pytest.mark.parametrize(("role", "status"), [(Role.REVIEWER, 200), (Role.READER, 404), (Role.FACILITATOR, 404)])
def test_who_may_read_it(role: Role, status: int) -> None:
    assert seen(LOG, client=signed_in(member(consultation(), role))).status_code == status
