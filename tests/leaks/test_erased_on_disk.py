"""Of people and words that were deleted, the files of the database hold nothing: not where they stood, and not in the
log beside it.

Each piece is found before. Left to itself, SQLite keeps them all, also afterwards.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arranged_programs import around, output_of


@pytest.mark.parametrize(("how", "left"), [("carelessly", 1.0), ("carefully", 0.0)])
def test_what_was_deleted_is_nowhere_on_the_disk(tmp_path: Path, how: str, left: float) -> None:
    found = json.loads(output_of("erased_on_disk.py", around("sqlite", tmp_path / "data"), how))
    assert found["deleted"] > 300
    assert (found["emptied"], found["before"]) == (True, found["deleted"])
    assert found["after"] == left * found["deleted"]
