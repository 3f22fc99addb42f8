"""The newest draft: whole, for the rooms that audit it, and what it was made from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from hearout.disclose.known_words import KnownWords
from hearout.records.consultation import Consultation as Settings
from hearout.records.draft import Draft as Written
from hearout.records.evidence import Evidence
from hearout.web.analysis.queries import number_of as analysis_number
from hearout.web.analysis.queries.kept import is_stale as analysis_is_stale
from hearout.web.consultations.models import Consultation
from hearout.web.packing import pack
from hearout.web.passages.queries import number_of as passages_number
from hearout.web.passages.queries import settings_for_draft
from hearout.web.summaries import ports
from hearout.web.summaries.models import Draft
from hearout.web.summaries.queries.quotes import newest_number

__all__ = [
    "Changed",
    "KeptDraft",
    "announced_now",
    "changed_since",
    "digest_of",
    "is_stale",
    "kept",
    "known_words",
    "newest",
    "number_of",
    "version_now",
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
    row = Draft.objects.filter(consultation=consultation).first()
    draft = row.draft if row else None
    if row is None or draft is None:
        return None
    return KeptDraft(
        row.number,
        row.passages_number,
        row.analysis_number,
        row.decisions_number,
        row.version,
        row.dated,
        row.at,
        draft,
        row.evidence,
    )


def newest(consultation: Consultation) -> Draft | None:
    """The newest draft without what stands in it."""
    found = Draft.objects.filter(consultation=consultation).select_related("consultation")
    return found.defer("draft", "evidence").first()


def number_of(consultation: Consultation) -> int:
    """Grows with every draft; 0 before any."""
    return Draft.objects.filter(consultation=consultation).values_list("number", flat=True).first() or 0


def is_stale(consultation: Consultation) -> bool:
    """Whether a draft written now would be another one; before the first, whether there is anything to write."""
    draft = newest(consultation)
    if draft is None:
        return bool(analysis_number(consultation))
    return bool(changed_since(draft))


def changed_since(draft: Draft) -> tuple[Changed, ...]:
    """What changed since it was written, in the data's order. That it was published meanwhile changes nothing: the next
    version begins with what is different."""
    consultation = draft.consultation
    looks = (
        (Changed.TAKEN_BACK, draft.taken_back),
        (Changed.PASSAGES, draft.passages_number != passages_number(consultation)),
        (Changed.THEMES, draft.analysis_number != analysis_number(consultation)),
        (Changed.THEMES_DECIDED, analysis_is_stale(consultation)),
        (Changed.QUOTES, draft.decisions_number != newest_number(consultation)),
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
