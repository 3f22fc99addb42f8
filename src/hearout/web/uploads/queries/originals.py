"""The bytes of a file as they were brought, out of their sealed pieces."""

from __future__ import annotations

import errno
import io
from collections.abc import Iterator

from hearout.sealing import unseal_bytes
from hearout.web.sealed import key_folder
from hearout.web.uploads.models import Piece, Upload
from hearout.web.uploads.rules import PIECE

__all__ = ["Original", "bytes_of", "has_original", "place_of"]


def place_of(upload: int, number: int) -> str:
    """What is bound into the seal of a piece, so that none opens in the place of another."""
    return f"uploads.piece/{upload}/{number}"


def has_original(upload: Upload) -> bool:
    """Whether its bytes are still here: they go where somebody had words erased that are in them."""
    return not upload.size or Piece.objects.filter(upload=upload).exists()


def bytes_of(upload: Upload) -> Iterator[bytes]:
    """Piece by piece. Raises KeyMissing or SealBroken."""
    for number in range(-(-upload.size // PIECE)):
        yield _piece(upload, number)


class Original(io.RawIOBase):
    """An original that can be read anywhere in it, with one piece in memory at a time."""

    def __init__(self, upload: Upload) -> None:
        super().__init__()
        self._upload = upload
        self._at = 0
        self._number = -1
        self._piece = b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        from_where = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._upload.size}[whence]
        if from_where + offset < 0:
            raise OSError(errno.EINVAL, "before the beginning")  # as files do
        self._at = from_where + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: object) -> int:
        into = memoryview(buffer)  # type: ignore[arg-type]  # io says any buffer
        held = self._held()
        found = held[: len(into)]
        into[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _held(self) -> bytes:
        """What is left of the piece where reading stands."""
        number, within = divmod(self._at, PIECE)
        if self._at >= self._upload.size:
            return b""
        if number != self._number:
            self._number, self._piece = number, _piece(self._upload, number)
        return self._piece[within:]


def _piece(upload: Upload, number: int) -> bytes:
    sealed = Piece.objects.values_list("sealed", flat=True).get(upload=upload, number=number)
    return unseal_bytes(key_folder().of(upload.consultation_id), place_of(upload.pk, number), bytes(sealed))
