"""Bringing together what is here now: everything computed, nothing written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from hearout import corpus
from hearout.records.identified import Contribution, Corpus, Reading
from hearout.web.consultations.models import Consultation
from hearout.web.intake.marks import ERASED_MARK, without
from hearout.web.intake.models import Erased
from hearout.web.intake.queries.corpus import changes_of, decided, revision_of, roster_of
from hearout.web.intake.queries.settings import channels_in, settings_with
from hearout.web.intake.rules import TYPED_IN, Account, Channels
from hearout.web.sealed import pseudonyms
from hearout.web.uploads.queries.brought import Brought, brought
from hearout.web.uploads.queries.named import files_by_name

__all__ = ["Made", "erased_in", "made_now"]

CONTRIBUTOR = "contributor"
"""The purpose of the pseudonyms of people and ids: as for `hearout run`."""


@dataclass(frozen=True, slots=True)
class Made:
    """Everything brought together, each contribution with the id of its file. `cleared` are readings of files that
    brought back what was erased: they are to be kept without it."""

    of_changes: int
    of_revision: int
    corpus: Corpus = field(repr=False)
    uploads: tuple[int, ...]
    accounts: tuple[Account, ...] = field(repr=False)
    channels: Channels = field(repr=False)
    cleared: tuple[Reading, ...] = field(repr=False)

    def rows(self) -> Iterator[tuple[int, Contribution]]:
        """Each contribution with the id of its file."""
        return zip(self.uploads, self.corpus.contributions, strict=True)


def made_now(consultation: Consultation) -> Made:
    """From the files, decisions and people as they are. Raises Fault where the sums of a file do not agree."""
    changes, revision = changes_of(consultation), revision_of(consultation)  # first: what comes later makes it stale
    came, cleared = _without_erased(consultation, brought(consultation))
    channels = channels_in(came)
    together = corpus.bring_together(
        came.readings,
        settings_with(consultation, channels),
        roster_of(consultation),
        pseudonym=pseudonyms(consultation.pk, CONTRIBUTOR),
        decided=decided(consultation),
    )
    files = files_by_name(consultation)
    uploads = tuple(files.get(one.source, TYPED_IN) for one in together.contributions)
    accounts = tuple(Account(files.get(report.file, TYPED_IN), report) for report in together.reports)
    return Made(changes, revision, together, uploads, accounts, channels, cleared)


def erased_in(consultation: Consultation) -> Mapping[str, int]:
    """How many contributions were erased, by their marks."""
    return Counter(Erased.objects.filter(consultation=consultation).values_list("mark", flat=True))


def _without_erased(consultation: Consultation, came: Brought) -> tuple[Brought, tuple[Reading, ...]]:
    erased, pseudonym = erased_in(consultation), pseudonyms(consultation.pk, ERASED_MARK)
    pairs = tuple((channel, without(reading, erased, pseudonym)) for channel, reading in came.readings)
    both = zip(came.readings, pairs, strict=True)
    return replace(came, readings=pairs), tuple(kept for (_, reading), (_, kept) in both if kept is not reading)
