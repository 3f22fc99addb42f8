"""Putting what was brought together in the place of what was here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hearout.records.identified import Contribution as Recorded
from hearout.web import events
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Contribution, Passage, Together
from hearout.web.intake.queries.together import Made
from hearout.web.intake.rules import Rest
from hearout.web.sealed import sealed_now
from hearout.web.uploads.actions.erasing import keep_only

__all__ = ["Rows", "put"]

BATCH = 400  # rows a statement


class Rows:
    """The rows of contributions and passages, sealed before anybody is kept from writing."""

    def __init__(self, consultation: Consultation) -> None:
        self._consultation = consultation
        self.contributions: list[Contribution] = []
        self.passages: list[Passage] = []

    def add(self, upload: int, one: Recorded) -> None:
        """One contribution and its passages, behind those that are here."""
        row = _contribution(self._consultation, len(self.contributions), upload, one)
        self.contributions.append(sealed_now(row))
        said = [passage for passage in one.passages if passage.text]
        first = len(self.passages)
        for place, passage in enumerate(said, first):
            made = Passage(
                consultation=self._consultation,
                ident=passage.id,
                contribution=one.id,
                place=place,
                question=passage.question,
                language=passage.language,
                said=passage,
            )
            self.passages.append(sealed_now(made))


@transaction.atomic
def put(consultation: Consultation, made: Made, rows: Rows, *, now: datetime) -> Together | None:
    """Put it in its place, and tell who listens. None, and nothing is changed, where something newer is here."""
    held_still(consultation)
    here = Together.objects.filter(consultation=consultation).only("consultation_id", "number", "of_changes").first()
    if here is not None and here.of_changes > made.of_changes:
        return None
    before = _standing(consultation)
    Passage.objects.filter(consultation=consultation).delete()
    Contribution.objects.filter(consultation=consultation).delete()
    Contribution.objects.bulk_create(rows.contributions, batch_size=BATCH)
    Passage.objects.bulk_create(rows.passages, batch_size=BATCH)
    together = here or Together(consultation=consultation, number=0)
    together.number, together.at = together.number + 1, now
    together.of_changes, together.of_revision = made.of_changes, made.of_revision
    together.accounts, together.channels, together.corpus = made.accounts, made.channels, made.corpus
    together.save()
    keep_only(consultation, made.cleared)
    events.contributions_changed.emit(consultation.pk)
    if any(before.get(row.ident, (row.state, row.consent)) != (row.state, row.consent) for row in rows.contributions):
        events.words_taken_back.emit(consultation.pk)  # a later export may say that somebody took them back
    return together


def _standing(consultation: Consultation) -> Mapping[str, tuple[str, str]]:
    """The state and the consent of every contribution, by its id."""
    rows = Contribution.objects.filter(consultation=consultation).order_by()
    return {ident: (state, consent) for ident, state, consent in rows.values_list("ident", "state", "consent")}


def _contribution(consultation: Consultation, place: int, upload: int, one: Recorded) -> Contribution:
    return Contribution(
        consultation=consultation,
        ident=one.id,
        place=place,
        channel=one.channel.value,
        upload=upload,
        line=one.line,
        received=one.received,
        consent=one.consent.value,
        state=one.state.value,
        contributor=one.contributor,
        verified=one.author.verified,
        has_author=one.author.known,
        passages=sum(bool(passage.text) for passage in one.passages),
        language=next((passage.language for passage in one.passages), one.language),
        rest=Rest(one.source, one.why, one.removed, one.facets, one.closed),
        author=one.author,
    )
