"""Originals as files that readers can open by a path, for as long as they are needed.

On Linux such a file is in memory alone and is gone with the process, also when that is killed. Elsewhere it lies in a
private folder inside the data folder, and the sweep takes away what a killed process left there.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

from hearout.web.uploads.models import Upload
from hearout.web.uploads.queries.originals import bytes_of

__all__ = ["forget_left_open", "opened"]

BY_DESCRIPTOR = Path("/proc/self/fd")


@contextmanager
def opened(upload: Upload) -> Iterator[Path]:
    """The original, unsealed. What its path is says nothing: readers are told its name."""
    if hasattr(os, "memfd_create") and BY_DESCRIPTOR.exists():
        with os.fdopen(os.memfd_create("hearout-original", os.MFD_CLOEXEC), "wb", buffering=0) as file:
            for piece in bytes_of(upload):
                file.write(piece)
            yield BY_DESCRIPTOR / str(file.fileno())
        return
    with tempfile.TemporaryDirectory(dir=_folder()) as own:
        path = Path(own) / "original"
        with path.open("wb") as file:
            file.writelines(bytes_of(upload))
        yield path


def forget_left_open(*, before: datetime) -> None:
    """Take away what a killed process left open on a disk."""
    for left in _folder().iterdir():
        if left.stat().st_mtime < before.timestamp():
            shutil.rmtree(left, ignore_errors=True)


def _folder() -> Path:
    folder: Path = settings.DATA / "opened"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
