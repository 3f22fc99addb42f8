"""`kill -9` at every statement while letters are written: everybody gets each once, and what is cancelled first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arranged_programs import KINDS, around, output_of

PEOPLE = [f"reader{number}@example.org" for number in range(5)]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_statement_nobody_is_told_twice_and_nobody_forgotten(tmp_path: Path, kind: str) -> None:
    found = json.loads(output_of("settling_killed.py", around(kind, tmp_path / "data")))
    assert found["attempts"] >= 10
    once = [f"{who} {method}" for who in PEOPLE for method in ("CANCEL", "REQUEST")]
    assert found["told"] == dict.fromkeys([*once, "amara@example.org CANCEL"], 1)
    assert found["orders"] == ["CANCEL ", "CANCEL REQUEST "]
