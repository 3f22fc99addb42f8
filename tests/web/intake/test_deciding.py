"""One action to correct: counted all the same, taken back, set aside, allowed otherwise; undone; two at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from arranged_intake import AT, LATE, answer, brought_in, together
from arranged_web import consultation, member, owner_of
from hearout.records.decisions import ContributionAction
from hearout.records.imports import State
from hearout.web import events
from hearout.web.consultations.models import Consultation
from hearout.web.intake.actions.deciding import NotPossible, Overtaken, decide, undo
from hearout.web.intake.models import Contribution, ContributionDecision, Passage
from hearout.web.intake.queries.corpus import corpus_of
from hearout.web.intake.queries.decisions import seen_of
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db


def brought() -> Consultation:
    made = consultation()
    answers = [
        answer("1", "The night bus should run until two.", line=2),
        answer("2", "More shade trees along the market street.", line=3, received=LATE),
    ]
    brought_in(made, "answers.csv", answers)
    together(made)
    return made


def on_line(line: int) -> Contribution:
    return Contribution.objects.get(line=line)


def decided(made: Consultation, line: int, action: ContributionAction, **other: str) -> ContributionDecision:
    row = on_line(line)
    seen = other.pop("seen", seen_of(made, row.ident))
    return decide(made, row.ident, action, reason="she asked", seen=seen, by=owner_of(made), now=AT, **other)


def test_what_came_late_is_counted_at_once_and_after_everything_was_brought_together() -> None:
    made = brought()
    decided(made, 3, ContributionAction.COUNT)
    assert on_line(3).state == State.COUNTED
    together(made)
    assert on_line(3).state == State.COUNTED
    assert on_line(3).rest.why.startswith("counted by the team, though received after")


def test_what_is_taken_back_leaves_no_words_in_what_is_worked_on() -> None:
    made = brought()
    decided(made, 2, ContributionAction.WITHDRAW)
    assert (on_line(2).state, Passage.objects.filter(contribution=on_line(2).ident).count()) == ("withdrawn", 0)
    together(made)
    corpus = corpus_of(made)
    assert corpus is not None
    assert [passage.text for passage in corpus.contributions[0].passages] == [""]
    assert on_line(2).state == State.WITHDRAWN


def test_consent_is_changed() -> None:
    made = brought()
    decided(made, 2, ContributionAction.CONSENT, value="count")
    assert on_line(2).consent == "count"
    together(made)
    assert on_line(2).consent == "count"


def test_undoing_brings_back_what_was() -> None:
    made = brought()
    decision = decided(made, 2, ContributionAction.WITHDRAW)
    together(made)
    undo(decision, by=owner_of(made), now=AT)
    together(made)
    assert on_line(2).state == State.COUNTED
    assert Passage.objects.get(contribution=on_line(2).ident).said.text == "The night bus should run until two."


def test_the_second_of_two_at_once_is_told_and_nothing_is_overwritten() -> None:
    made = brought()
    seen = seen_of(made, on_line(2).ident)
    decided(made, 2, ContributionAction.CONSENT, value="count", seen=seen)
    with pytest.raises(Overtaken):
        decided(made, 2, ContributionAction.WITHDRAW, seen=seen)
    assert [one.action for one in ContributionDecision.objects.all()] == ["consent"]


def test_undoing_twice_is_told_too() -> None:
    made = brought()
    decision = decided(made, 2, ContributionAction.CONSENT, value="count")
    undo(decision, by=owner_of(made), now=AT)
    with pytest.raises(Overtaken):
        undo(decision, by=owner_of(made), now=AT)


def test_what_counts_cannot_be_counted_once_more() -> None:
    made = brought()
    with pytest.raises(NotPossible):
        decided(made, 2, ContributionAction.COUNT)


def test_only_those_who_run_the_consultation_decide() -> None:
    made = brought()
    row = on_line(2)
    reviewer = member(made, Role.REVIEWER)
    with pytest.raises(PermissionDenied):
        decide(made, row.ident, ContributionAction.WITHDRAW, reason="", seen="", by=reviewer, now=AT)
    assert on_line(2).state == State.COUNTED


def test_the_log_names_the_contribution_by_its_id_alone() -> None:
    made = brought()
    decided(made, 2, ContributionAction.WITHDRAW)
    entry = AuditEntry.objects.get(did="contribution.withdrawn")
    assert (entry.about, entry.by) == (on_line(2).ident, owner_of(made))


@pytest.fixture
def told() -> Iterator[list[object]]:
    """The consultations of which it was said that words were taken back."""
    heard: list[object] = []
    listener = events.words_taken_back.subscribe(heard.append)
    yield heard
    events.words_taken_back._subscribers.remove(listener)


def test_whoever_repeats_words_hears_at_once_that_they_were_taken_back(told: list[object]) -> None:
    made = brought()
    decided(made, 2, ContributionAction.WITHDRAW)
    assert told == [made.pk]


def test_whoever_repeats_words_hears_that_a_later_export_takes_them_back(told: list[object]) -> None:
    made = brought()
    assert told == []
    taken_back = replace(answer("1", "", line=2), state=State.WITHDRAWN, why="withdrawn")
    brought_in(made, "later.csv", [taken_back])
    together(made)
    assert Contribution.objects.filter(state=State.WITHDRAWN).count() == 2
    assert told == [made.pk]
