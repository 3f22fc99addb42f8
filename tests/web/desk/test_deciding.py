"""Decisions are appended, confirmed and undone; nothing is overwritten, and of two at once the second is told."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from arranged_desk import KEEP, MASK, NOW, decided, desk, in_africa, number_of_decision
from arranged_web import consultation, member, owner_of
from hearout.errors import Refusal
from hearout.records import decisions as records
from hearout.records.decisions import WordAction
from hearout.web.desk.actions.deciding import DecidedMeanwhile, Ruling, confirm, decide_spans, undo
from hearout.web.desk.actions.desk import ask_always
from hearout.web.desk.models import WordDecision
from hearout.web.desk.queries.decided import decisions_number, words_and_spans
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db
SECOND = Ruling(WordAction.CLEAR, second=True)


def words_of(made: object) -> list[tuple[str, str]]:
    return [(one.word, one.action.value) for one in words_and_spans(made)[0]]


def test_a_decision_is_the_engines_own() -> None:
    made = consultation()
    decided(made, "Ombeyi", Ruling(WordAction.GENERALISE, "a town", "few live there"))
    assert words_and_spans(made) == (
        (records.WordDecision("Ombeyi", WordAction.GENERALISE, "a town", "few live there"),),
        (),
    )


def test_a_word_is_the_same_however_it_is_written() -> None:
    made = consultation()
    first = decided(made, "Ombeyi")
    decided(made, "OMBEYI’s", MASK, seen=first.number)
    assert words_of(made) == [("OMBEYI’s", "mask")]


def test_the_second_of_two_is_told_and_overwrites_nothing() -> None:
    made = consultation()
    decided(made, "Ombeyi", KEEP)
    with pytest.raises(DecidedMeanwhile):
        decided(made, "Ombeyi", MASK, by=member(made, Role.REVIEWER))
    assert words_of(made) == [("Ombeyi", "clear")]


def test_who_has_seen_the_first_may_decide_anew() -> None:
    made = consultation()
    first = decided(made, "Ombeyi", KEEP)
    decided(made, "Ombeyi", MASK, seen=first.number)
    assert words_of(made) == [("Ombeyi", "mask")]
    assert WordDecision.objects.filter(consultation=made).count() == 2


def test_two_decisions_on_one_word_cannot_both_be_current() -> None:
    made = consultation()
    first = decided(made, "Ombeyi")
    with pytest.raises(IntegrityError):
        WordDecision.objects.create(
            consultation=made, number=99, mark=first.mark, word="Ombeyi", action="mask", at=NOW, by=owner_of(made)
        )


def test_what_is_undone_gives_way_to_what_was_decided_before() -> None:
    made = consultation()
    first = decided(made, "Ombeyi", KEEP)
    second = decided(made, "Ombeyi", MASK, seen=first.number)
    undo(made, second.number, by=owner_of(made), now=NOW)
    assert number_of_decision(made, "Ombeyi") == first.number
    undo(made, first.number, by=owner_of(made), now=NOW)
    assert words_of(made) == []
    assert WordDecision.objects.filter(consultation=made, undone_by=owner_of(made)).count() == 2


def test_what_somebody_undid_cannot_be_undone_again() -> None:
    made = consultation()
    only = decided(made, "Ombeyi")
    undo(made, only.number, by=owner_of(made), now=NOW)
    with pytest.raises(DecidedMeanwhile):
        undo(made, only.number, by=owner_of(made), now=NOW)


def test_every_change_has_a_number_of_its_own() -> None:
    made = consultation()
    first = decided(made, "Ombeyi")
    (second,) = decide_spans(made, "p1", ((3, 9),), MASK, by=owner_of(made), now=NOW)
    undo(made, first.number, by=owner_of(made), now=NOW)
    assert (first.number, second.number, decisions_number(made)) == (1, 2, 3)


def test_a_stretch_is_never_kept_alone() -> None:
    made = consultation()
    with pytest.raises(Refusal, match="Keep a word for all its places"):
        decide_spans(made, "p1", ((3, 9),), KEEP, by=owner_of(made), now=NOW)


def test_more_general_words_must_be_given() -> None:
    made = consultation()
    with pytest.raises(Refusal, match="Write what shall stand there"):
        decided(made, "Ombeyi", in_africa(""))


def test_with_a_second_reader_a_kept_word_counts_once_somebody_else_confirmed_it() -> None:
    made = consultation()
    reviewer = member(made, Role.REVIEWER)
    kept = decided(made, "Tvashtri", SECOND)
    assert words_of(made) == []
    with pytest.raises(Refusal, match="Somebody else has to confirm"):
        confirm(made, kept.number, by=owner_of(made), now=NOW)
    assert words_of(made) == []
    confirm(made, kept.number, by=reviewer, now=NOW)
    assert words_of(made) == [("Tvashtri", "clear")]


def test_masking_counts_at_once() -> None:
    made = consultation()
    ask_always(made, always=True, by=owner_of(made), now=NOW)
    decided(made, "Ombeyi", MASK)
    assert words_of(made) == [("Ombeyi", "mask")]


def test_a_consultation_may_ask_for_a_second_reader_always() -> None:
    made = consultation()
    decided(made, "Tvashtri", KEEP)
    decided(made, "Ombeyi", in_africa())
    ask_always(made, always=True, by=owner_of(made), now=NOW)
    assert words_of(made) == []
    ask_always(made, always=False, by=owner_of(made), now=NOW)
    assert words_of(made) == [("Tvashtri", "clear"), ("Ombeyi", "generalise")]


def test_a_decision_that_was_changed_cannot_be_confirmed() -> None:
    made = consultation()
    first = decided(made, "Tvashtri", SECOND)
    decided(made, "Tvashtri", in_africa("a tool"), seen=first.number)
    with pytest.raises(DecidedMeanwhile):
        confirm(made, first.number, by=member(made, Role.REVIEWER), now=NOW)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.FACILITATOR, Role.READER])
def test_only_who_enters_the_identified_rooms_decides(role: Role) -> None:
    made = consultation()
    with pytest.raises(PermissionDenied):
        decided(made, "Ombeyi", by=member(made, role))


def test_the_log_of_the_team_holds_no_words() -> None:
    made = desk()
    decided(made, "Ombeyi", Ruling(WordAction.GENERALISE, "a town in East Africa", "Ombeyi is small"))
    assert not any("ombeyi" in f"{entry.did} {entry.about}".casefold() for entry in AuditEntry.objects.all())
