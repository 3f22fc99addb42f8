"""Work in a process of its own: its answer, how it is ended, and what is told of what goes wrong there."""

from __future__ import annotations

import os
import signal
import time

import pytest

from arranged_apart import doubled, killed, refusing, waiting
from hearout.engines.apart import apart
from hearout.errors import BadInput, Fault, HearoutError, ServerError, StoppedEarly


def never() -> bool:
    return False


def nothing(done: int, total: int) -> None:
    pass


def test_the_answer_comes_from_another_process_that_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    answer, process = apart(doubled, 21, stop=never, progress=lambda done, total: told.append((done, total)))
    assert (answer, told) == (42, [(1, 3), (2, 3), (3, 3)])
    assert process != os.getpid()
    assert not is_alive(process)


def test_it_ends_within_a_second_of_being_asked_whatever_it_does() -> None:
    pids: list[int] = []

    def note(done: int, pid: int) -> None:
        pids.append(pid)

    asked: list[float] = []

    def stop() -> bool:
        if len(pids) == 2:
            asked.append(time.monotonic())
        return len(pids) == 2

    with pytest.raises(StoppedEarly, match="Nothing was changed"):
        apart(waiting, 60.0, stop=stop, progress=note)
    assert time.monotonic() - asked[0] < 1
    assert not is_alive(pids[0])


def test_whatever_the_asking_raises_ends_it_too() -> None:
    pids: list[int] = []

    def raising(done: int, pid: int) -> None:
        pids.append(pid)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apart(waiting, 60.0, stop=never, progress=raising)
    assert not is_alive(pids[0])


@pytest.mark.parametrize(
    ("function", "given", "kind", "message"),
    [
        (killed, signal.SIGKILL, ServerError, "more memory than there is"),
        (killed, signal.SIGSEGV, Fault, r"exit code -11"),
        (refusing, "memory", ServerError, "more memory than there is"),
        (refusing, "exit", Fault, "exit code 3"),
        (refusing, "input", BadInput, "^Too many files.$"),
        (refusing, "source", BadInput, "^survey/a.csv, line 3: is no CSV.$"),
        (refusing, "other", Fault, r"^Heavy work failed \(ValueError\) at .*arranged_apart.py:\d+\.$"),
    ],
)
def test_what_goes_wrong_there_is_told_here_without_anybodys_words(
    function: object, given: object, kind: type[HearoutError], message: str
) -> None:
    with pytest.raises(kind, match=message) as told:
        apart(function, given, stop=never, progress=nothing)  # type: ignore[arg-type]
    assert "Oslo" not in repr(told.value)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
