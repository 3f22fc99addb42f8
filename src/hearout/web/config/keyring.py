"""Whose keys are in the key folder, for `hearout keys`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, transaction

from hearout.errors import BadInput
from hearout.keys import SERVER, fingerprint
from hearout.keys.exported import Exported
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note
from hearout.web.sealed import key_folder

__all__ = ["THE_SERVER", "KeyLine", "brought", "destroy", "lines", "to_export"]

THE_SERVER = "the server"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key that is here, was destroyed here, or ought to be here: whose it is, and the `state` in a few words."""

    ident: UUID
    called: str
    fingerprint: str
    state: str


def lines() -> tuple[KeyLine, ...]:
    """Every key that there is or should be; the server's first, then by the names of the consultations."""
    folder, names = key_folder(), _names()
    known = {SERVER, *folder.kept(), *folder.gone(), *names}
    found = [_line(ident, names.get(ident, "")) for ident in known]
    return tuple(sorted(found, key=lambda line: (line.ident != SERVER, line.called, line.ident)))


def to_export(only: Sequence[str]) -> tuple[Exported, ...]:
    """The keys of the consultations named in `only`, or all that are here. Raises BadInput, KeyMissing."""
    folder, names = key_folder(), _names()
    idents = [_named(slug, names) for slug in only] or folder.kept()
    if not idents:
        raise BadInput(f"There are no keys in {folder.path}.")
    return tuple(Exported(ident, names.get(ident, ""), folder.of(ident)) for ident in idents)


def brought(keys: Sequence[Exported]) -> int:
    """Keep the keys of an export; how many were not here yet. Raises BadInput at the first that may not be kept, after
    the ones before it."""
    return sum(key_folder().put(one.ident, one.key) for one in keys)


@transaction.atomic
def destroy(slug: str, *, now: datetime) -> None:
    """Destroy the key of a consultation, and have the audit log say so. Raises BadInput, KeyMissing."""
    ident = _named(slug, _names())
    note(None, "key.destroyed", room=ident, now=now)
    key_folder().destroy(ident, now.date())


def _line(ident: UUID, called: str) -> KeyLine:
    folder = key_folder()
    on = folder.destroyed_on(ident)
    if on:
        return KeyLine(ident, called, "", f"destroyed on {on.day} {on:%B %Y}")
    if ident not in folder.kept():
        return KeyLine(ident, called, "", "MISSING: bring it back with hearout keys import FILE")
    return KeyLine(ident, called, fingerprint(folder.of(ident)), "here" if called else "here, of no consultation here")


def _names() -> dict[UUID, str]:
    """What the consultations are called, as far as the database says."""
    try:
        return {SERVER: THE_SERVER, **dict(Consultation.objects.values_list("pk", "slug"))}
    except DatabaseError:
        return {SERVER: THE_SERVER}


def _named(slug: str, names: dict[UUID, str]) -> UUID:
    for ident, called in names.items():
        if called == slug and ident != SERVER:
            return ident
    raise BadInput(f"There is no consultation {slug!r} here. hearout keys list shows them all.")
