"""Many register for one session at the same moment: nobody is seated twice or beyond the room there is, nobody is lost,
nobody is overtaken. On both databases, with programs of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import arranged_postgresql
from arranged_server import environment

PROGRAM = Path(__file__).parents[2] / "registering_at_once.py"
CAPACITY = 30

Around = dict[str, str]


def around(kind: str, data: Path) -> Around:
    """Where the programs run: a data folder, and a database."""
    data.mkdir()
    place: Around = {}
    if kind == "postgresql":
        if not arranged_postgresql.programs():
            pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
        place = {"HEAROUT_DATABASE_URL": arranged_postgresql.new_database()}
    return {**environment(data, **place), "PYTHONPATH": os.pathsep.join(sys.path)}


def started(env: Around, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(PROGRAM), *map(str, arguments)]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(program: subprocess.Popen[str]) -> str:
    said, wrong = program.communicate(timeout=900)
    assert program.returncode == 0, wrong[-3000:]
    return said


def all_registered(env: Around, people: int, programs: int, threads: int) -> dict[str, Sequence[int]]:
    """What there is after so many people came through so many programs at once, by state: the numbers of seats."""
    ended(started(env, "arrange", CAPACITY))
    each = people // programs
    running = [started(env, "register", first, first + each, threads) for first in range(0, people, each)]
    for program in running:
        ended(program)
    found: dict[str, Sequence[int]] = json.loads(ended(started(env, "count")))
    return found


def judge(found: dict[str, Sequence[int]], people: int) -> None:
    assert sorted([*found["seated"], *found["waiting"], *found["left"]]) == list(range(1, people + 1))
    assert len(found["left"]) == people // 10
    assert len(found["seated"]) == CAPACITY
    assert max(found["seated"]) < min(found["waiting"])


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_sixty_who_come_at_once_are_all_there_and_thirty_have_a_seat(tmp_path: Path, kind: str) -> None:
    judge(all_registered(around(kind, tmp_path / "data"), people=60, programs=2, threads=4), 60)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_thousand_who_come_at_once_are_all_there_and_thirty_have_a_seat(tmp_path: Path, kind: str) -> None:
    judge(all_registered(around(kind, tmp_path / "data"), people=2_000, programs=2, threads=4), 2_000)
