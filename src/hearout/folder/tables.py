"""Reading the team's own CSV files from the disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from hearout.errors import FolderError
from hearout.tables import Line, lines_of

__all__ = ["Line", "read_lines", "read_text"]

LARGEST = 50_000_000  # bytes


def read_text(path: Path) -> str:
    """The text of a file of the team's. Raises FolderError when it cannot be read, is too large or is not UTF-8."""
    try:
        if path.stat().st_size > LARGEST:
            raise FolderError(f"{path} is larger than 50 MB. It is a list of the team's own, not of contributions.")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FolderError(f"There is no {path}.") from None
    except OSError as error:
        raise FolderError(f"{path} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise FolderError(f"{path} is not UTF-8 (byte {error.start + 1}). Save it as CSV UTF-8.") from None


def read_lines(path: Path, needed: Sequence[str], known: Sequence[str]) -> Iterator[Line]:
    """Every row with something in it: `hearout.tables.lines_of` a file."""
    return lines_of(read_text(path), str(path), needed, known)
