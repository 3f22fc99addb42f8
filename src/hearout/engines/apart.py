"""Heavy work in a process of its own: it can be ended at once, and its memory goes back to the system."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import PurePath
from traceback import extract_tb
from typing import TypeVar, cast

from hearout.errors import BadInput, Fault, HearoutError, ServerError, StoppedEarly

__all__ = ["Progress", "apart"]

Given = TypeVar("Given")
Made = TypeVar("Made")
Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""

Told = tuple[str, object]
"""What goes through the pipe: "progress" with two numbers, "done" with the answer, "raised" with a HearoutError."""

OFTEN = 0.2  # seconds
PATIENCE = 0.4  # seconds until a process that was asked to end is killed
NO_MEMORY = (
    "The system ended this work, most likely because it needed more memory than there is. Nothing was changed. Give "
    "the machine more memory, or bring in fewer files at a time, and try again."
)


def apart(
    function: Callable[[Given, Progress], Made], given: Given, *, stop: Callable[[], bool], progress: Progress
) -> Made:
    """What `function(given, progress)` answers in a process of its own, which has ended when this returns or raises.

    `stop` is asked several times a second, and may raise; so may `progress`, which is called here with what the process
    tells. Everything given, told and answered must be picklable. The process is spawned, and ends itself when this one
    is gone. Raises StoppedEarly within a second of `stop` saying so, what `function` raises on purpose (HearoutError),
    ServerError where the system ended it or memory was too little, and Fault where it broke.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(function, given, theirs))
    try:
        process.start()
        theirs.close()
        return cast(Made, _answer(process, ours, stop, progress))
    finally:
        _end(process)
        ours.close()


def _answer(
    process: BaseProcess, connection: Connection[Told, Told], stop: Callable[[], bool], progress: Progress
) -> object:
    while True:
        if stop():
            raise StoppedEarly("It was stopped before it was done. Nothing was changed.")
        if not connection.poll(OFTEN):
            continue
        try:
            kind, told = connection.recv()
        except EOFError:
            raise _death(process) from None
        if isinstance(told, HearoutError):
            raise told
        if kind == "done":
            return told
        progress(*cast("tuple[int, int]", told))


def _death(process: BaseProcess) -> HearoutError:
    process.join(PATIENCE)
    if process.exitcode == -signal.SIGKILL:
        return ServerError(NO_MEMORY)
    return Fault(f"A process that did heavy work ended without an answer (exit code {process.exitcode}).")


def _end(process: BaseProcess) -> None:
    if process.pid is None:
        return
    if process.is_alive():
        process.terminate()
        process.join(PATIENCE)
    if process.is_alive():
        process.kill()
    process.join()
    process.close()


def _work(function: Callable[[Given, Progress], Made], given: Given, connection: Connection[Told, Told]) -> None:
    """In the process itself: do it, tell how far it is, and answer."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    answer: tuple[str, object]
    try:
        answer = "done", function(given, lambda done, total: connection.send(("progress", (done, total))))
    except HearoutError as error:
        answer = "raised", _sendable(error)
    except MemoryError:
        answer = "raised", ServerError(NO_MEMORY)
    except Exception as error:  # noqa: BLE001 (whatever it is, it is told)
        answer = "raised", Fault(f"Heavy work failed ({type(error).__name__}) at {_places(error)}.")
    connection.send(answer)
    connection.close()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _sendable(error: HearoutError) -> HearoutError:
    """The error itself where it comes out of a pickle as it went in, else its words in one of its kind."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 (our own)
    except (pickle.PicklingError, TypeError, AttributeError):
        return BadInput(str(error)) if isinstance(error, BadInput) else HearoutError(str(error))
    return error


def _places(error: Exception) -> str:
    """Where it happened. What it says is left out: it may hold contributors' words."""
    frames = extract_tb(error.__traceback__)[-3:]
    return ", ".join(f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames)
