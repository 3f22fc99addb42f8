"""Records of the engine as bytes and back, exactly: MessagePack, deflated.

What is read is checked against the record's types, so that what an older Hearout kept is either the same record or an
error, never half of one. Nothing that comes from outside is read this way: it is for columns of our own.
"""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec

from hearout.errors import BadInput

__all__ = ["pack", "unpack"]

T = TypeVar("T")
FAST = 1  # of zlib's levels: a third of the size in a twentieth of the time


def pack(record: object) -> bytes:
    """`record` (a dataclass of `hearout.records`, or a collection of them) as bytes."""
    return zlib.compress(msgspec.msgpack.encode(record), FAST)


def unpack(packed: bytes, kind: type[T]) -> T:
    """The record of that kind. Raises BadInput where it was packed from another kind of record."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(packed), type=kind)
    except (msgspec.MsgspecError, zlib.error):
        # the error names a place inside the record, and may show what stands there
        raise BadInput("Something kept was written by another version of Hearout. Bring it up to date again.") from None
