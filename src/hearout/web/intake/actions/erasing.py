"""Erasing somebody's words, as they asked: out of every place of this room and of the files, in one transaction.

What is left of a contribution is its row, withdrawn, so that the sums of its file agree; and a pseudonym of what it
said, so that it does not come back with another file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from hearout.errors import Refusal
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.records.identified import Author, Reading
from hearout.records.imports import State
from hearout.web import events
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.intake.actions.changes import changed
from hearout.web.intake.marks import ERASED_MARK, WHY, bare, emptied, mark_of
from hearout.web.intake.models import Contribution, ContributionDecision, Erased, Passage, Together
from hearout.web.intake.queries.corpus import is_stale
from hearout.web.intake.rules import Rest
from hearout.web.passages.actions import take_back
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sealed import pseudonyms
from hearout.web.uploads.actions.erasing import keep_only
from hearout.web.uploads.queries.brought import brought

__all__ = ["Gone", "NotYet", "erase"]


class NotYet(Refusal):
    """What is here is being brought together anew, so that places in files may be others."""

    def __init__(self) -> None:
        soon = _("Something changed a moment ago, and contributions are being brought together. Try again in a minute.")
        super().__init__("", say(soon))


@dataclass(frozen=True, slots=True)
class Gone:
    """How much was erased: contributions, and files of which only what was read is kept from now on."""

    contributions: int
    files: int


@transaction.atomic
def erase(consultation: Consultation, idents: Collection[str], *, by: User, now: datetime) -> Gone:
    """Erase what was said in these contributions, and by whom. What is set aside stays. It cannot be undone. Raises
    PermissionDenied, NotYet."""
    require("contributions.change", by, consultation)
    held_still(consultation)
    if is_stale(consultation):
        raise NotYet
    wanted = Contribution.objects.filter(consultation=consultation, ident__in=list(idents))
    rows = {row.ident: row for row in wanted.exclude(state=State.SET_ASIDE)}
    readings = _readings_without(consultation, rows, by=by, now=now)
    files = keep_only(consultation, readings)
    for row in rows.values():
        _empty(row)
    _forget(consultation, rows)
    take_back(consultation, tuple(rows), now=now)
    note(by, "contributions.erased", room=consultation.pk, about=str(len(rows)), now=now)
    changed(consultation, by=by, now=now)
    events.contributions_changed.emit(consultation.pk)
    events.words_taken_back.emit(consultation.pk)
    return Gone(len(rows), files)


def _readings_without(
    consultation: Consultation, rows: Mapping[str, Contribution], *, by: User, now: datetime
) -> list[Reading]:
    """The readings of all files that hold any of them, without their words; their marks are put down."""
    places = _places(consultation, rows)
    stand_in = pseudonyms(consultation.pk, ERASED_MARK)
    changed_ones: list[Reading] = []
    for _channel, reading in brought(consultation).readings:
        of_it = places.get(reading.source, {})
        if not of_it:
            continue
        kept = list(reading.contributions)
        for place, ident in of_it.items():
            mark = mark_of(kept[place], stand_in)
            kept[place] = emptied(kept[place], mark)
            Erased.objects.create(consultation=consultation, contribution=ident, mark=mark, by=by, at=now)
        changed_ones.append(bare(replace(reading, contributions=tuple(kept))))
    return changed_ones


def _places(consultation: Consultation, rows: Mapping[str, Contribution]) -> Mapping[str, Mapping[int, str]]:
    """By the name of each file, the places of the contributions in it: its rows stand in the file's own order."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for upload in {row.upload for row in rows.values()}:
        in_file: dict[str, int] = defaultdict(int)
        for row in _in_file(consultation, upload):
            name = row.rest.source
            if row.ident in rows:
                found[name][in_file[name]] = row.ident
            in_file[name] += 1
    return found


def _in_file(consultation: Consultation, upload: int) -> Iterator[Contribution]:
    rows = Contribution.objects.filter(consultation=consultation, upload=upload)
    return rows.only("consultation_id", "ident", "place", "rest").order_by("place").iterator()


def _empty(row: Contribution) -> None:
    row.state, row.rest, row.author = State.WITHDRAWN.value, Rest(row.rest.source, WHY), Author()
    row.has_author, row.passages, row.language, row.verified = False, 0, "", False
    row.save()


def _forget(consultation: Consultation, rows: Mapping[str, Contribution]) -> None:
    """Out of passages, out of what was brought together, and out of what people wrote about them."""
    Passage.objects.filter(consultation=consultation, contribution__in=rows).delete()
    for decision in ContributionDecision.objects.filter(consultation=consultation, contribution__in=rows):
        decision.reason, decision.current = "", False
        decision.save(update_fields=["reason", "current"])
    together = Together.objects.get(consultation=consultation)
    contributions = tuple(
        replace(emptied(one, ""), id=one.id) if one.id in rows else one for one in together.corpus.contributions
    )
    together.corpus = replace(together.corpus, contributions=contributions)
    together.save(update_fields=["corpus"])
