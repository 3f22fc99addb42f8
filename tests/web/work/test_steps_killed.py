"""`kill -9` of the worker in the middle of the gate and of the draft: what was there stays, to the byte, until all of
the new is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arranged_programs import KINDS, around, output_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_statement_a_step_has_changed_nothing(tmp_path: Path, kind: str) -> None:
    for before, *killed, last in json.loads(output_of("working_killed.py", around(kind, tmp_path / "data"))).values():
        assert killed.count(before) >= 5
        whole = [state for state in killed if state != before]  # killed behind its last write
        assert all(number > before[0] and opened == last[2] for number, _, opened in whole)
        assert (last[0] > before[0], last[2] != before[2]) == (True, True)
