"""Many register for one session at the same moment: nobody is seated twice or beyond the room there is, nobody is lost,
nobody is overtaken. On both databases, with programs of their own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from arranged_programs import KINDS, Around, around, ended, output_of, started

PROGRAM = "registering_at_once.py"
CAPACITY = 30


def all_registered(env: Around, people: int, programs: int, threads: int) -> dict[str, Sequence[int]]:
    """What there is after so many people came through so many programs at once, by state: the numbers of seats."""
    output_of(PROGRAM, env, "arrange", CAPACITY)
    each = people // programs
    running = [started(PROGRAM, env, "register", first, first + each, threads) for first in range(0, people, each)]
    for program in running:
        ended(program)
    found: dict[str, Sequence[int]] = json.loads(output_of(PROGRAM, env, "count"))
    return found


def judge(found: dict[str, Sequence[int]], people: int) -> None:
    assert sorted([*found["seated"], *found["waiting"], *found["left"]]) == list(range(1, people + 1))
    assert len(found["left"]) == people // 10
    assert len(found["seated"]) == CAPACITY
    assert max(found["seated"]) < min(found["waiting"])


@pytest.mark.parametrize("kind", KINDS)
def test_sixty_who_come_at_once_are_all_there_and_thirty_have_a_seat(tmp_path: Path, kind: str) -> None:
    judge(all_registered(around(kind, tmp_path / "data"), people=60, programs=2, threads=4), 60)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_two_thousand_who_come_at_once_are_all_there_and_thirty_have_a_seat(tmp_path: Path, kind: str) -> None:
    judge(all_registered(around(kind, tmp_path / "data"), people=2_000, programs=2, threads=4), 2_000)
