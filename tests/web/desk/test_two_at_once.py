"""Two at the desk at the same moment, each in a transaction of their own: one decides, the other is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from arranged_desk import KEEP, MASK, NOW, decided
from arranged_two import Work, apart, at_once, open_to_all
from arranged_web import consultation, member, owner_of
from hearout.web.consultations.models import Consultation
from hearout.web.desk.actions.deciding import DecidedMeanwhile, Ruling, decide_spans
from hearout.web.desk.models import SpanDecision, WordDecision
from hearout.web.people.models import User
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db(transaction=True)


def on_the_word(made: Consultation, ruling: Ruling, by: User) -> Work:
    def decide() -> str:
        try:
            return decided(made, "Ombeyi", ruling, by=by).action
        except DecidedMeanwhile:
            return "told"

    return decide


def on_the_place(made: Consultation, by: User) -> Work:
    def decide() -> str:
        try:
            return decide_spans(made, "p1", ((3, 9),), MASK, by=by, now=NOW, seen=0)[0].action
        except DecidedMeanwhile:
            return "told"

    return decide


@pytest.mark.parametrize("_", range(3))
def test_a_word_decided_by_two_at_once_is_decided_once(tmp_path: Path, _: int) -> None:
    made = consultation()
    owner, other = owner_of(made), member(made, Role.REVIEWER)
    with open_to_all(tmp_path / "db.sqlite3"):
        first, second = at_once(on_the_word(made, KEEP, owner), on_the_word(made, MASK, other))
        assert (first in ("clear", "mask"), second) == (True, "told")
        assert apart(lambda: [one.action for one in WordDecision.objects.all()]) == [first]


def test_a_place_decided_by_two_at_once_is_decided_once(tmp_path: Path) -> None:
    made = consultation()
    owner, other = owner_of(made), member(made, Role.REVIEWER)
    with open_to_all(tmp_path / "db.sqlite3"):
        assert at_once(on_the_place(made, owner), on_the_place(made, other)) == ["mask", "told"]
        assert apart(SpanDecision.objects.count) == 1
