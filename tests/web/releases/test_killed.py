"""`kill -9` at every statement of a release: it is there whole, with its decision, notice, files and mail, or not at
all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arranged_programs import KINDS, around, output_of

WHOLE = {"releases": 1, "files": 8, "decisions": 1, "notices": 1, "candidates": 1, "log": 1, "tellings": 1}
NOTHING = dict.fromkeys(WHOLE, 0)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_statement_a_release_is_there_whole_or_not_at_all(tmp_path: Path, kind: str) -> None:
    *killed, last = json.loads(output_of("releasing_killed.py", around(kind, tmp_path / "data")))
    assert len(killed) >= 20
    assert killed == [NOTHING] * len(killed)
    assert last == WHOLE
