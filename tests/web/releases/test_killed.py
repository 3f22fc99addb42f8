"""`kill -9` at every statement of a release: it is there whole, with its decision, notice, files and mail, or not at
all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import arranged_postgresql
from arranged_server import environment

PROGRAM = Path(__file__).parents[2] / "releasing_killed.py"
WHOLE = {"releases": 1, "files": 8, "decisions": 1, "notices": 1, "candidates": 1, "log": 1, "tellings": 1}
NOTHING = dict.fromkeys(WHOLE, 0)

pytestmark = pytest.mark.slow


def database(kind: str) -> dict[str, str]:
    if kind == "sqlite":
        return {}
    if not arranged_postgresql.programs():
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    return {"HEAROUT_DATABASE_URL": arranged_postgresql.new_database()}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_at_any_statement_a_release_is_there_whole_or_not_at_all(tmp_path: Path, kind: str) -> None:
    data = tmp_path / "data"
    data.mkdir()
    around = {**environment(data, **database(kind)), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, PROGRAM], env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    *killed, last = json.loads(done.stdout)
    assert len(killed) >= 20
    assert killed == [NOTHING] * len(killed)
    assert last == WHOLE
