"""`kill -9` at every statement while letters are written: everybody gets each once, and what is cancelled first."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import arranged_postgresql
from arranged_server import environment

PROGRAM = Path(__file__).parents[2] / "settling_killed.py"
PEOPLE = [f"reader{number}@example.org" for number in range(5)]

pytestmark = pytest.mark.slow


def database(kind: str) -> dict[str, str]:
    if kind == "sqlite":
        return {}
    if not arranged_postgresql.programs():
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    return {"HEAROUT_DATABASE_URL": arranged_postgresql.new_database()}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_at_any_statement_nobody_is_told_twice_and_nobody_forgotten(tmp_path: Path, kind: str) -> None:
    data = tmp_path / "data"
    data.mkdir()
    around = {**environment(data, **database(kind)), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, PROGRAM], env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["attempts"] >= 10
    once = [f"{who} {method}" for who in PEOPLE for method in ("CANCEL", "REQUEST")]
    assert found["told"] == dict.fromkeys([*once, "amara@example.org CANCEL"], 1)
    assert found["orders"] == ["CANCEL ", "CANCEL REQUEST "]
