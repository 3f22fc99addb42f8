"""`kill -9` of the worker in the middle of the gate and of the draft: what was there stays, to the byte, until all of
the new is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import arranged_postgresql
from arranged_server import environment

PROGRAM = Path(__file__).parents[2] / "working_killed.py"

pytestmark = pytest.mark.slow


def database(kind: str) -> dict[str, str]:
    if kind == "sqlite":
        return {}
    if not arranged_postgresql.programs():
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    return {"HEAROUT_DATABASE_URL": arranged_postgresql.new_database()}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_at_any_statement_a_step_has_changed_nothing(tmp_path: Path, kind: str) -> None:
    data = tmp_path / "data"
    data.mkdir()
    around = {**environment(data, **database(kind)), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, PROGRAM], env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for before, *killed, last in json.loads(done.stdout).values():
        assert killed.count(before) >= 5
        whole = [state for state in killed if state != before]  # killed behind its last write
        assert all(number > before[0] and opened == last[2] for number, _, opened in whole)
        assert (last[0] > before[0], last[2] != before[2]) == (True, True)
