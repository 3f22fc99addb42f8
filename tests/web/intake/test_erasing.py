"""Erased words are nowhere any more, the sums still agree, and the same file does not bring them back."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from django.apps import apps

from arranged_intake import AT, answer, brought_in, comment, together
from arranged_web import consultation, owner_of
from hearout.records.consultation import Consent
from hearout.records.decisions import ContributionAction
from hearout.web.consultations.models import Consultation
from hearout.web.intake.actions.deciding import decide
from hearout.web.intake.actions.erasing import NotYet, erase
from hearout.web.intake.models import Contribution, ContributionDecision, Passage, Together
from hearout.web.intake.queries.corpus import corpus_of
from hearout.web.intake.queries.decisions import seen_of
from hearout.web.intake.queries.erasing import by_author, going, with_copies
from hearout.web.people.models import AuditEntry
from hearout.web.sealed import SealedRecord, SealedText
from hearout.web.uploads.actions.typing import type_in
from hearout.web.uploads.models import Piece, Source, Upload
from hearout.web.uploads.queries.importing import read
from hearout.web.uploads.rules import Slip, SlipAnswer

pytestmark = pytest.mark.django_db
WORDS = "Zanzibarquilt"
ANSWERS = [
    answer("1", f"The night bus should run, says {WORDS}.", line=2, name="Ines Okafor", email="ines@example.org"),
    answer("2", "More shade trees along the market street.", line=3),
]


def brought() -> Consultation:
    made = consultation()
    upload = brought_in(made, "answers.csv", ANSWERS)
    Piece.objects.create(upload=upload, number=0, sealed=b"sealed")
    together(made)
    return made


def everything_kept() -> str:
    """All rows of all tables, with their sealed columns opened."""
    found = []
    for model in apps.get_models():
        for row in model._default_manager.all():
            for column in model._meta.concrete_fields:
                is_sealed = isinstance(column, SealedText | SealedRecord)
                found.append(
                    _unfolded(getattr(row, column.attname)) if is_sealed else str(getattr(row, column.attname))
                )
    return "\n".join(found)


def _unfolded(record: object) -> str:
    """Records keep their words out of their repr."""
    return msgspec.json.encode(record).decode()


def test_no_table_holds_the_words_or_the_author_any_more() -> None:
    made = brought()
    ident = Contribution.objects.get(line=2).ident
    decide(
        made,
        ident,
        ContributionAction.CONSENT,
        value="count",
        reason=f"{WORDS} asked by mail",
        seen=seen_of(made, ident),
        by=owner_of(made),
        now=AT,
    )
    together(made)
    assert WORDS in everything_kept()
    assert "ines@example.org" in everything_kept()
    erase(made, [Contribution.objects.get(line=2).ident], by=owner_of(made), now=AT)
    assert WORDS not in everything_kept()
    assert "ines@example.org" not in everything_kept()
    together(made)
    assert WORDS not in everything_kept()
    assert "shade trees" in everything_kept()


def test_the_sums_of_the_file_agree_and_the_original_is_gone() -> None:
    made = brought()
    erase(made, [Contribution.objects.get(line=2).ident], by=owner_of(made), now=AT)
    together(made)
    (account,) = Together.objects.get().accounts
    assert (account.report.received, account.report.counted, account.report.withdrawn) == (2, 1, 1)
    assert account.report.reconciles
    assert not Piece.objects.exists()


def test_the_same_file_brought_in_again_does_not_bring_them_back() -> None:
    made = brought()
    erase(made, [Contribution.objects.get(line=2).ident], by=owner_of(made), now=AT)
    brought_in(made, "answers again.csv", ANSWERS)
    together(made)
    assert WORDS not in everything_kept()
    states = sorted(Contribution.objects.values_list("state", flat=True))
    assert states == ["counted", "duplicate", "withdrawn", "withdrawn"]


def test_somebody_else_who_said_just_the_same_is_not_erased() -> None:
    made = consultation()
    brought_in(made, "talk.wiki", [comment("Support", line=3), comment("Support", line=9)], way="talk")
    together(made)
    erase(made, [Contribution.objects.get(line=3).ident], by=owner_of(made), now=AT)
    together(made)
    rows = Contribution.objects.order_by("line")
    assert [(row.line, row.state) for row in rows] == [(3, "withdrawn"), (9, "counted")]


def test_everything_of_one_author_is_found_however_they_are_written() -> None:
    made = brought()
    brought_in(made, "talk.wiki", [comment("Trees please", line=3, handle="User:Ines_Okafor")], way="talk")
    together(made)
    idents = set(by_author(made, "ines okafor"))
    assert idents == set(Contribution.objects.filter(has_author=True).values_list("ident", flat=True))
    assert by_author(made, "INES@example.org") == (Contribution.objects.get(line=2).ident,)
    assert by_author(made, "") == ()


def test_what_will_go_is_told_in_numbers() -> None:
    made = brought()
    told = going(made, with_copies(made, Contribution.objects.get(line=2).ident))
    assert (len(told.contributions), told.passages, told.files, told.aside) == (1, 1, 1, 0)


def test_nothing_is_erased_while_places_may_be_others() -> None:
    made = brought()
    brought_in(made, "more.csv", [answer("7", "Benches", line=2)])
    with pytest.raises(NotYet):
        erase(made, [Contribution.objects.get(line=2).ident], by=owner_of(made), now=AT)
    assert WORDS in everything_kept()


def test_the_log_holds_numbers_only() -> None:
    made = brought()
    erase(made, [Contribution.objects.get(line=2).ident], by=owner_of(made), now=AT)
    entry = AuditEntry.objects.get(did="contributions.erased")
    assert entry.about == "1"


def test_the_corpus_without_them_is_there_at_once() -> None:
    made = brought()
    erase(made, [Contribution.objects.get(line=2).ident], by=owner_of(made), now=AT)
    corpus = corpus_of(made)
    assert corpus is not None
    assert [len(one.passages) for one in corpus.contributions] == [0, 1]
    assert not ContributionDecision.objects.filter(current=True).exists()
    assert Upload.objects.get().reading.contributions[1].passages[0].text.startswith("More shade")


def test_a_slip_that_was_typed_in_is_emptied_and_stays_empty() -> None:
    made = consultation()
    words = SlipAnswer("kinds", f"Lamps in the underpass, says {WORDS}.")
    for answers in ((words,), (SlipAnswer("kinds", "More benches by the pond."),)):
        slip = Slip(date(2026, 8, 20), Consent.QUOTE, answers, author="Ines Okafor")
        type_in(made, slip, way="", by=owner_of(made), now=AT)
    together(made)
    ident = Passage.objects.get(place=0).contribution
    erase(made, [ident], by=owner_of(made), now=AT)
    together(made)
    assert WORDS not in everything_kept()
    later = Slip(date(2026, 8, 21), Consent.QUOTE, (SlipAnswer("kinds", "A third slip about the market."),))
    type_in(made, later, way="", by=owner_of(made), now=AT)
    together(made)
    assert WORDS not in everything_kept()
    assert Contribution.objects.count() == 3
    assert Contribution.objects.filter(state="counted").count() == 2


def test_a_file_whose_original_is_gone_is_not_read_again() -> None:
    made = brought()
    Upload.objects.update(size=6)
    erase(made, [Contribution.objects.get(line=2).ident], by=owner_of(made), now=AT)
    (outcome,) = read(Source.objects.get(), lambda *_: None)
    assert [one.state.value for one in outcome.reading.contributions] == ["withdrawn", "counted"]
