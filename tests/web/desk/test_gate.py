"""What is decided at the desk goes through the gate, and nothing else does."""

from __future__ import annotations

import pytest

from arranged_desk import KEEP, MASK, NOW, SAID, decided, desk, in_africa, waiting, word_called
from arranged_intake import answer, brought_in, together
from arranged_web import consultation, owner_of
from hearout.web.desk.actions.desk import add_terms
from hearout.web.desk.models import Marked, Place
from hearout.web.desk.queries.decided import kept_gate
from hearout.web.desk.queries.standing import is_stale, standing
from hearout.web.passages.models import Passage
from hearout.web.passages.queries import kept
from hearout.web.work.actions import bring_up_to

pytestmark = pytest.mark.django_db


def texts(made: object) -> list[str]:
    return [row.said.text for row in Passage.objects.filter(consultation=made)]


def test_words_wait_those_of_most_contributors_first() -> None:
    made = desk()
    assert waiting(made)[0] == "Ombeyi"
    word = word_called(made, "OMBEYI")
    assert (word.contributors, word.places, Place.objects.filter(word=word).count()) == (3, 3, 3)


def test_an_undecided_word_is_masked_behind_the_gate() -> None:
    made = desk()
    assert "In [word] the night bus stops at ten, and nobody told us." in texts(made)
    assert not any("ombeyi" in text.casefold() for text in texts(made))


def test_what_is_decided_goes_through_when_it_is_brought_up_to_date() -> None:
    made = desk()
    decided(made, "Ombeyi", in_africa())
    decided(made, "Tvashtri", KEEP)
    assert (is_stale(made), standing(made).behind) == (True, True)
    bring_up_to(made, "desk.gate", by=owner_of(made), now=NOW)
    together(made)
    assert (is_stale(made), standing(made).behind) == (False, False)
    assert "In a town in East Africa the night bus stops at ten, and nobody told us." in texts(made)
    assert "The Tvashtri build takes an hour, so nobody runs the tests." in texts(made)


def test_decided_words_stay_decided_when_more_comes_in() -> None:
    made = desk()
    decided(made, "Ombeyi", MASK)
    decided(made, "Tvashtri", KEEP)
    more = answer("9", "Tvashtri is not known in Ombeyi, nor is Perlschmiede.", line=2)
    brought_in(made, "more.csv", [more])
    together(made)
    assert "Tvashtri is not known in [word], nor is [word]." in texts(made)
    assert "Perlschmiede" in waiting(made)
    assert not {"Ombeyi", "Tvashtri"} & set(waiting(made))
    assert word_called(made, "Ombeyi").places == 4
    assert word_called(made, "Tvashtri").places == 2


def test_words_of_the_glossary_do_not_wait() -> None:
    made = desk()
    assert "Tvashtri" in waiting(made)
    add_terms(made, ["tvashtri"], by=owner_of(made), now=NOW)
    bring_up_to(made, "desk.gate", by=None, now=NOW)
    together(made)
    assert "Tvashtri" not in waiting(made)


def test_each_passage_is_marked_and_self_descriptions_come_first() -> None:
    made = desk()
    rows = list(Marked.objects.filter(consultation=made))
    assert len(rows) == len(SAID) + 1
    assert [row.describes for row in rows][:2] == [True, False]
    assert rows[0].pattern == 1


def test_the_gate_keeps_what_the_audit_needs() -> None:
    made = desk()
    gate, corpus = kept_gate(made), kept(made)
    assert gate is not None
    assert corpus is not None
    assert gate.intake_number == corpus.intake_number
    assert gate.coverage == corpus.coverage
    assert gate.coverage.without_model == () or gate.coverage.without_model == ("en",)


def test_without_contributions_nothing_goes_through() -> None:
    made = consultation()
    bring_up_to(made, "desk.gate", by=None, now=NOW)
    together(made)
    assert kept_gate(made) is None
