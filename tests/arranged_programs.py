"""Programs of the tests' own: each in a process, a data folder and on a database of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import arranged_postgresql
from arranged_server import environment

__all__ = ["KINDS", "Around", "around", "ended", "output_of", "started"]

KINDS = ["sqlite", "postgresql"]
PATIENCE = 900.0  # seconds
TOLD = 3000  # characters of what a program complains of

Around = dict[str, str]


def around(kind: str, data: Path) -> Around:
    """Where programs run that share an empty data folder and a database of that kind."""
    data.mkdir()
    place: Around = {}
    if kind == "postgresql":
        if not arranged_postgresql.programs():
            pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
        place = {"HEAROUT_DATABASE_URL": arranged_postgresql.new_database()}
    return {**environment(data, **place), "PYTHONPATH": os.pathsep.join(sys.path)}


def started(program: str, env: Around, *arguments: object) -> subprocess.Popen[str]:
    """The program of that name in this folder, running."""
    command = [sys.executable, str(Path(__file__).with_name(program)), *map(str, arguments)]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(program: subprocess.Popen[str]) -> str:
    """What it says by its end."""
    said, wrong = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0, wrong[-TOLD:]
    return said


def output_of(program: str, env: Around, *arguments: object) -> str:
    return ended(started(program, env, *arguments))
