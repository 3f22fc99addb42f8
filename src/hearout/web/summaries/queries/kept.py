"""The newest draft: whole, for the rooms that audit it, and what it was made from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.db.models import QuerySet

from hearout.disclose.known_words import KnownWords
from hearout.records.consultation import Consultation as Settings
from hearout.records.draft import Draft as Written
from hearout.records.evidence import Evidence
from hearout.web.analysis.models import Grouping
from hearout.web.analysis.queries import number_of as analysis_number
from hearout.web.analysis.queries.decided import newest_number as themes_decided
from hearout.web.analysis.queries.kept import newest_run
from hearout.web.consultations.models import Consultation
from hearout.web.once import once
from hearout.web.packing import pack
from hearout.web.passages.queries import number_of as passages_number
from hearout.web.passages.queries import settings_for_draft
from hearout.web.summaries import ports
from hearout.web.summaries.models import Draft
from hearout.web.summaries.queries.quotes import newest_number

__all__ = [
    "Changed",
    "KeptDraft",
    "Now",
    "announced_now",
    "changed_since",
    "digest_of",
    "is_stale",
    "kept",
    "kept_in",
    "known_words",
    "newest",
    "now_of",
    "number_of",
    "version_now",
    "whole",
]


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """The numbers of what it was made from, the draft, and what it rests on."""

    number: int
    passages_number: int
    analysis_number: int
    decisions_number: int
    version: int
    dated: date
    at: datetime
    draft: Written = field(repr=False)
    evidence: Evidence = field(repr=False)


class Changed(StrEnum):
    """What is no longer as it was when the draft was written."""

    TAKEN_BACK = "taken back"
    PASSAGES = "passages"
    THEMES = "themes"
    THEMES_DECIDED = "themes decided"
    QUOTES = "quotes"
    ANNOUNCED = "announced"


def kept(consultation: Consultation) -> KeptDraft | None:
    """Everything, opened; None before a draft, and where words in it were taken back since."""
    row = whole(consultation)
    return kept_in(row) if row else None


def whole(consultation: Consultation) -> Draft | None:
    """The newest draft with what stands in it."""
    return _of(consultation, Draft.objects.all())


def kept_in(row: Draft) -> KeptDraft | None:
    """What stands in a draft; None where words in it were taken back."""
    if row.taken_back:
        return None
    return KeptDraft(
        row.number,
        row.passages_number,
        row.analysis_number,
        row.decisions_number,
        row.version,
        row.dated,
        row.at,
        row.draft,
        row.evidence,
    )


@once
def newest(consultation: Consultation) -> Draft | None:
    """The newest draft without what stands in it."""
    return _of(consultation, Draft.objects.defer("draft", "evidence", "words"))


def _of(consultation: Consultation, drafts: QuerySet[Draft]) -> Draft | None:
    row = drafts.filter(consultation=consultation).first()
    if row is not None:
        row.consultation = consultation  # which holds what is announced already
    return row


def number_of(consultation: Consultation) -> int:
    """Grows with every draft; 0 before any."""
    return Draft.objects.filter(consultation=consultation).values_list("number", flat=True).first() or 0


def is_stale(consultation: Consultation) -> bool:
    """Whether a draft written now would be another one; before the first, whether there is anything to write."""
    draft = newest(consultation)
    if draft is None:
        return bool(analysis_number(consultation))
    return bool(changed_since(draft, now_of(consultation)))


@dataclass(frozen=True, slots=True)
class Now:
    """What a draft would be made from now: the number of passages, the newest run, the numbers of decisions about
    themes and about quotes."""

    passages: int
    run: Grouping | None
    themes_decided: int
    quotes_decided: int

    @property
    def analysis(self) -> int:
        return self.run.number if self.run else 0

    @property
    def is_run_stale(self) -> bool:
        if self.run is None:
            return bool(self.passages)
        return (self.run.passages_number, self.run.decisions_number) != (self.passages, self.themes_decided)


def now_of(consultation: Consultation) -> Now:
    """As things stand."""
    return Now(
        passages_number(consultation),
        newest_run(consultation),
        themes_decided(consultation),
        newest_number(consultation),
    )


def changed_since(draft: Draft, now: Now) -> tuple[Changed, ...]:
    """What changed since it was written, in the data's order. That it was published meanwhile changes nothing: the next
    version begins with what is different."""
    consultation = draft.consultation
    looks = (
        (Changed.TAKEN_BACK, draft.taken_back),
        (Changed.PASSAGES, draft.passages_number != now.passages),
        (Changed.THEMES, draft.analysis_number != now.analysis),
        (Changed.THEMES_DECIDED, now.is_run_stale),
        (Changed.QUOTES, draft.decisions_number != now.quotes_decided),
        (Changed.ANNOUNCED, draft.announced != announced_now(consultation, draft.version)),
    )
    return tuple(what for what, changed in looks if changed)


def version_now(consultation: Consultation) -> int:
    """The version that the next summary will have."""
    next_version = ports.next_version.get()
    return next_version(consultation) if next_version else 1


def announced_now(consultation: Consultation, version: int) -> str:
    """What stands for everything announced and decided in public that a summary tells."""
    settings = settings_for_draft(consultation, version, None)
    return digest_of(settings) if settings else ""


def digest_of(settings: Settings) -> str:
    return hashlib.sha256(pack(settings)).hexdigest()


def known_words(consultation: Consultation) -> KnownWords | None:
    """The words that may be printed, as they were when the newest draft was written; None before any."""
    row = Draft.objects.filter(consultation=consultation).only("consultation_id", "words").first()
    return row.words if row else None
