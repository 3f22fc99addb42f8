"""Of people and words that were deleted, the files of the database hold nothing: not where they stood, and not in the
log beside it.

Each piece is found before. Left to itself, SQLite keeps them all, also afterwards.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from arranged_server import environment

PROGRAM = Path(__file__).parents[1] / "erased_on_disk.py"


@pytest.mark.parametrize(("how", "left"), [("carelessly", 1.0), ("carefully", 0.0)])
def test_what_was_deleted_is_nowhere_on_the_disk(tmp_path: Path, how: str, left: float) -> None:
    env = {**environment(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, str(PROGRAM), how], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    assert found["deleted"] > 300
    assert (found["emptied"], found["before"]) == (True, found["deleted"])
    assert found["after"] == left * found["deleted"]
