"""Columns that hold words or people: sealed with the consultation's key, opened only where somebody looks.

    class Follower(models.Model):
        consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE)
        address = SealedText(key_of="consultation_id")
        thread = models.CharField(max_length=16)  # pseudonym(follower.consultation_id, "mail.recipient", address)

A row is sealed when it is saved, and `follower.address` opens it each time. Nothing can be looked for by its value:
keep a `pseudonym` beside it where rows must be found or be unique. Empty text is kept as nothing at all, so that a
wiped column needs no key. What belongs to no consultation is sealed with the server's own key.

A record of the engine (a contribution's passages, a whole corpus) goes into a `SealedRecord`, packed first:

    said = SealedRecord(tuple[Passage, ...], key_of="consultation_id", purpose="intake.contribution.said")
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from hearout.keys import SERVER, KeyFolder, keyed
from hearout.sealing import seal, seal_bytes, unseal, unseal_bytes
from hearout.web.packing import pack, unpack

__all__ = ["SealedRecord", "SealedText", "key_folder", "make_key", "opened_as", "pseudonym", "pseudonyms", "sealed_now"]

T = TypeVar("T")
Less = TypeVar("Less")
Row = TypeVar("Row", bound=models.Model)


def key_folder() -> KeyFolder:
    """The server's keys."""
    return _folder(str(settings.KEYS))


def make_key(consultation: UUID | int) -> None:
    """The key of a consultation that begins now."""
    assert isinstance(consultation, UUID)
    key_folder().make(consultation)


def pseudonyms(consultation: UUID | None, purpose: str) -> Callable[[str], str]:
    """What makes the stand-ins of texts (16 letters) that can be compared without showing them. None: the server's.
    The same text has others in other consultations and for other purposes. Raises KeyMissing."""
    return keyed(key_folder().of(consultation or SERVER), purpose)


def pseudonym(consultation: UUID | None, purpose: str, text: str) -> str:
    """The stand-in of one text."""
    return pseudonyms(consultation, purpose)(text)


class Written:
    """Text that is in memory alone, until its row is saved. It shows itself to nobody who does not ask."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return "<written, not sealed yet>"


class Opening(DeferredAttribute):
    """What stands on the model's class: opens the column of a row, or takes text for it."""

    field: SealedText

    def __get__(self, row: models.Model | None, cls: type[models.Model] | None = None) -> Opening | str:
        if row is None:
            return self
        held: Written | bytes = super().__get__(row, cls)
        return held.text if isinstance(held, Written) else self.field.opened(row, held)

    def __set__(self, row: models.Model, value: str | bytes | memoryview) -> None:
        row.__dict__[self.field.attname] = Written(value) if isinstance(value, str) else bytes(value)


if TYPE_CHECKING:
    Column = models.BinaryField[str, str]
else:
    Column = models.BinaryField


class SealedText(Column):
    """Text in a column of bytes. `key_of` names the attribute with the id of the consultation whose key seals it (None:
    the server's); `purpose` is bound into the seal and stays the same when model or field are renamed.

    Reading raises KeyMissing or SealBroken.
    """

    descriptor_class = Opening

    def __init__(self, *, key_of: str = "", purpose: str = "") -> None:
        self.key_of = key_of
        self.purpose = purpose
        super().__init__(default=b"")

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        name, path, _, _ = super().deconstruct()
        return name, path, [], {"key_of": self.key_of, "purpose": self.purpose}

    def get_lookup(self, lookup_name: str) -> None:
        """None: what is sealed never looks the same twice, so nothing could be found by it."""

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:  # noqa: ARG002  Django's signature
        """Seals what was written since the row was read."""
        held: Written | bytes = model_instance.__dict__[self.attname]
        sealed = self.sealed(model_instance, held.text) if isinstance(held, Written) else held
        model_instance.__dict__[self.attname] = sealed
        return sealed

    def get_prep_value(self, value: str | bytes) -> bytes:
        """Bytes as they are. Of text only none at all: an update of many rows does not know whose key to take."""
        if isinstance(value, str) and value:
            raise TypeError("Sealed text is written by saving its row, not by an update of many.")
        return b"" if isinstance(value, str) else value

    def value_from_object(self, obj: models.Model) -> bytes:  # type: ignore[override]  # BinaryField's own is bytes
        """For dumps of the database: as it is sealed."""
        return self.pre_save(obj, add=False)

    def sealed(self, row: models.Model, text: str) -> bytes:
        """`text` as it is kept in the database."""
        return seal(self._key(row), self._bound(), text) if text else b""

    def opened(self, row: models.Model, held: bytes) -> str:
        """What was sealed."""
        return unseal(self._key(row), self._bound(), held) if held else ""

    def _key(self, row: models.Model) -> bytes:
        ident = getattr(row, self.key_of) if self.key_of else None
        return key_folder().of(ident or SERVER)

    def _bound(self) -> str:
        return self.purpose or f"{self.model._meta.label_lower}.{self.name}"


class WrittenRecord:
    """A record that is in memory alone, until its row is saved."""

    __slots__ = ("record",)

    def __init__(self, record: object) -> None:
        self.record = record

    def __repr__(self) -> str:
        return "<a record, not sealed yet>"


class OpeningRecord(DeferredAttribute):
    """What stands on the model's class for a `SealedRecord`. It opens it each time: keep what you got."""

    field: SealedRecord[object]

    def __get__(self, row: models.Model | None, cls: type[models.Model] | None = None) -> object:
        if row is None:
            return self
        held: WrittenRecord | bytes = super().__get__(row, cls)
        return held.record if isinstance(held, WrittenRecord) else self.field.opened(row, held)

    def __set__(self, row: models.Model, value: object) -> None:
        sealed = bytes(value) if isinstance(value, bytes | memoryview) else None
        row.__dict__[self.field.attname] = WrittenRecord(value) if sealed is None else sealed


if TYPE_CHECKING:

    class RecordColumn(models.BinaryField[T, T]):
        """What type checkers see: the column holds the record itself."""
else:

    class RecordColumn(models.BinaryField, Generic[T]):
        """A column of bytes."""


class SealedRecord(RecordColumn[T]):
    """A record of the engine in a column of bytes, packed and sealed. `kind` is its type; None stands for nothing kept.
    The rest is as for `SealedText`.

    Reading raises KeyMissing or SealBroken, and BadInput where another version of Hearout packed it.
    """

    descriptor_class = OpeningRecord

    def __init__(self, kind: type[T] | None = None, *, key_of: str = "", purpose: str = "") -> None:
        self.kind = kind
        self.key_of = key_of
        self.purpose = purpose
        super().__init__(default=b"")

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        """Without the kind: a column of bytes is all that migrations need to know of."""
        name, path, _, _ = super().deconstruct()
        return name, path, [], {"key_of": self.key_of, "purpose": self.purpose}

    def get_lookup(self, lookup_name: str) -> None:
        """None, as for `SealedText`."""

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:  # noqa: ARG002  Django's signature
        """Packs and seals what was written since the row was read."""
        held: WrittenRecord | bytes = model_instance.__dict__[self.attname]
        sealed = self.sealed(model_instance, held.record) if isinstance(held, WrittenRecord) else held
        model_instance.__dict__[self.attname] = sealed
        return sealed

    def get_prep_value(self, value: object) -> bytes:
        """Bytes as they are; records are written by saving their row."""
        if value is None or value == b"":
            return b""
        if not isinstance(value, bytes):
            raise TypeError("A sealed record is written by saving its row, not by an update of many.")
        return value

    def value_from_object(self, obj: models.Model) -> bytes:  # type: ignore[override]  # BinaryField's own is bytes
        """For dumps of the database: as it is sealed."""
        return self.pre_save(obj, add=False)

    def sealed(self, row: models.Model, record: object) -> bytes:
        """`record` as it is kept in the database."""
        return b"" if record is None else seal_bytes(self._key(row), self._bound(), pack(record))

    def opened(self, row: models.Model, held: bytes) -> T | None:
        """What was sealed, None for nothing."""
        assert self.kind is not None  # only models in migrations have none
        return self.opened_as(row, held, self.kind)

    def opened_as(self, row: models.Model, held: bytes, kind: type[Less]) -> Less | None:
        """The same as a kind with some of its fields."""
        return unpack(unseal_bytes(self._key(row), self._bound(), held), kind) if held else None

    def _key(self, row: models.Model) -> bytes:
        ident = getattr(row, self.key_of) if self.key_of else None
        return key_folder().of(ident or SERVER)

    def _bound(self) -> str:
        return self.purpose or f"{self.model._meta.label_lower}.{self.name}"


def opened_as(row: models.Model, column: str, kind: type[Less]) -> Less | None:
    """What a `SealedRecord` of a row holds, as a kind that has some of its fields: of a large record the rest is
    skipped, which takes a fraction of the time."""
    field = row._meta.get_field(column)
    assert isinstance(field, SealedRecord)
    held = row.__dict__[field.attname]
    assert isinstance(held, bytes)  # as it was read
    return field.opened_as(row, held, kind)


def sealed_now(row: Row) -> Row:
    """The same row with all that was written into it sealed, before it is saved: for thousands of rows, so that the
    transaction that writes them is short."""
    for column in row._meta.concrete_fields:
        if isinstance(column, SealedText | SealedRecord):
            column.pre_save(row, add=True)
    return row


@lru_cache(maxsize=8)
def _folder(path: str) -> KeyFolder:
    return KeyFolder(Path(path))
