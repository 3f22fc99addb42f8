"""A file on its way in: sealed piece by piece as it comes, and here only once it is whole.

Each piece is written by itself, so that a slow sender holds nobody up. Until `keep`, nobody sees anything of it; what
was cut off is taken out by `discard`, or by the sweep where the server was killed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from django.db import DatabaseError, IntegrityError, OperationalError, transaction

from hearout.messages import say
from hearout.sealing import seal_bytes
from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.sealed import key_folder, pseudonym
from hearout.web.uploads.models import Piece, Upload
from hearout.web.uploads.queries.limits import Refused, here
from hearout.web.uploads.queries.originals import place_of
from hearout.web.uploads.rules import LONGEST_NAME, PIECE, State
from hearout.web.work.rules import NO_ROOM

__all__ = ["AlreadyHere", "Incoming", "Kept", "discard", "forget_cut_off", "keep", "no_room"]

DIGEST = "uploads.upload.digest"


class Incoming:
    """One file while it comes in. Raises Refused where it cannot be kept; the caller then discards it."""

    def __init__(
        self, consultation: Consultation, name: str, *, by: User, now: datetime, archive: Upload | None = None
    ) -> None:
        with no_room():
            self.upload = Upload.objects.create(
                consultation=consultation, name=_clean(name), at=now, by=by, archive=archive
            )
        self._key = key_folder().of(consultation.pk)
        self._held = bytearray()
        self._number = 0
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, chunk: bytes) -> None:
        """More of the file."""
        self.size += len(chunk)
        self._hash.update(chunk)
        self._held += chunk
        while len(self._held) >= PIECE:
            self._seal(bytes(self._held[:PIECE]))
            del self._held[:PIECE]

    def end(self) -> None:
        """That was all of it."""
        if self._held:
            self._seal(bytes(self._held))
            self._held.clear()

    @property
    def digest(self) -> str:
        """The stand-in of its bytes in this consultation."""
        return pseudonym(self.upload.consultation_id, DIGEST, self._hash.hexdigest())

    def _seal(self, piece: bytes) -> None:
        sealed = seal_bytes(self._key, place_of(self.upload.pk, self._number), piece)
        with no_room():
            Piece.objects.create(upload=self.upload, number=self._number, sealed=sealed)
        self._number += 1


@dataclass(frozen=True, slots=True)
class Kept:
    """The file is here now."""

    upload: Upload


@dataclass(frozen=True, slots=True)
class AlreadyHere:
    """The same bytes were here before, as `earlier`; nothing was kept of them again."""

    earlier: Upload


def keep(coming: Iterable[Incoming], *, by: User, now: datetime) -> list[Kept | AlreadyHere]:
    """Have files that came whole in the consultation; those that are here already are not kept twice."""
    outcomes: list[Kept | AlreadyHere] = []
    for one in coming:
        require("files.bring", by, one.upload.consultation)
        with no_room():
            outcomes.append(_kept(one, by=by, now=now))
    return outcomes


def discard(coming: Iterable[Incoming]) -> None:
    """As if they had never been sent. Where not even that can be written, the sweep does it later."""
    for one in coming:
        with suppress(DatabaseError):
            Upload.objects.filter(pk=one.upload.pk, state=State.COMING).delete()


def forget_cut_off(*, before: datetime) -> int:
    """Take out what has been coming since before then: whoever sent it, or the server, was cut off."""
    cut_off = Upload.objects.filter(state=State.COMING, at__lt=before)
    return cut_off.delete()[0]


@contextmanager
def no_room() -> Iterator[None]:
    """Says in known words that the database could not write: its disk is full, or others keep it busy."""
    try:
        yield
    except (OSError, OperationalError):
        raise Refused("files", say(NO_ROOM)) from None


def _kept(one: Incoming, *, by: User, now: datetime) -> Kept | AlreadyHere:
    upload, digest = one.upload, one.digest
    try:
        with transaction.atomic():
            upload.name = _free_name(upload)
            upload.digest, upload.size, upload.state = digest, one.size, State.RECEIVED
            upload.save(update_fields=["name", "digest", "size", "state"])
            note(by, "file.brought", room=upload.consultation_id, about=str(upload.pk), now=now)
    except IntegrityError:
        discard([one])
        return AlreadyHere(here(upload.consultation).select_related("by").get(digest=digest))
    return Kept(upload)


def _free_name(upload: Upload) -> str:
    """Its name, with a number where another file has the same: reports tell files apart by their names."""
    taken = {other.name for other in here(upload.consultation)}
    name = upload.name
    path = PurePosixPath(name)
    numbered = (str(path.with_name(f"{path.stem} ({number}){path.suffix}")) for number in range(2, len(taken) + 3))
    return next(free for free in (name, *numbered) if free not in taken)


def _clean(name: str) -> str:
    """What can be shown and be part of a path: no control characters, nothing that leads elsewhere, not too long."""
    parts = ["".join(filter(str.isprintable, part)).strip() for part in name.replace("\\", "/").split("/")]
    kept = [part for part in parts if part not in ("", ".", "..")][-2:]
    whole = "/".join(kept) or "file"
    return whole if len(whole) <= LONGEST_NAME else f"…{whole[1 - LONGEST_NAME :]}"
