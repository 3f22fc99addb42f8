"""Columns that hold records of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from hearout.errors import BadInput, SealBroken
from hearout.records.consultation import ChannelKind, Consent
from hearout.records.identified import Contribution, Passage
from hearout.sealing import seal_bytes, unseal_bytes
from hearout.web.packing import pack, unpack

KEY = bytes(range(32))
SAID = Contribution(
    channel=ChannelKind.EMAIL,
    source="mail/box.mbox",
    line=3,
    native="<1@example.org>",
    passages=(Passage("Zubaida said so.", language="en"), Passage("\ud800 lone", question="kinds")),
    received=datetime(2026, 9, 1, 12, 0, tzinfo=UTC),
    consent=Consent.QUOTE,
    facets={"role": ("Reader",)},
)


def test_a_record_comes_back_as_it_was() -> None:
    record = Contribution(**{**vars_of(SAID), "passages": SAID.passages[:1]})
    assert unpack(pack(record), Contribution) == record


def vars_of(record: Contribution) -> dict[str, object]:
    return {name: getattr(record, name) for name in Contribution.__slots__}


def test_another_kind_of_record_is_refused_without_showing_what_stood_in_it() -> None:
    with pytest.raises(BadInput) as refused:
        unpack(pack(SAID.passages[:1]), Contribution)
    assert "Zubaida" not in str(refused.value)


def test_bytes_are_sealed_for_one_purpose() -> None:
    sealed = seal_bytes(KEY, "one", b"\x00\x80words\x00")
    assert unseal_bytes(KEY, "one", sealed) == b"\x00\x80words\x00"
    with pytest.raises(SealBroken):
        unseal_bytes(KEY, "other", sealed)


@dataclass(frozen=True)
class JustWords:
    text: str


@dataclass(frozen=True)
class JustPassages:
    passages: tuple[JustWords, ...]


def test_of_a_record_a_few_fields_can_be_had_without_the_rest() -> None:
    packed = pack(Contribution(**{**vars_of(SAID), "passages": SAID.passages[:1]}))
    assert unpack(packed, JustPassages) == JustPassages((JustWords("Zubaida said so."),))
