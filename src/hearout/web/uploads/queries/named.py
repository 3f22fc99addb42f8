"""Files by the names that reports call them by."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import QuerySet

from hearout.web.consultations.models import Consultation
from hearout.web.uploads.models import Upload
from hearout.web.uploads.rules import State

__all__ = ["files_by_name", "imported", "names_of_files"]


def imported(consultation: Consultation) -> QuerySet[Upload]:
    """All files that are imported now. What was typed in is in none of them."""
    return Upload.objects.filter(consultation=consultation, state=State.IMPORTED, undone_at=None)


def files_by_name(consultation: Consultation) -> Mapping[str, int]:
    """The ids of all files that are imported now."""
    return {one.name: one.pk for one in imported(consultation).only("consultation_id", "name")}


def names_of_files(consultation: Consultation, idents: Collection[int]) -> Mapping[int, str]:
    """The names of some files, those included that were undone."""
    rows = Upload.objects.filter(consultation=consultation, pk__in=idents)
    return {one.pk: one.name for one in rows.only("consultation_id", "name")}
