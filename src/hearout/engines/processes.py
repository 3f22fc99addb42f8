"""A pool of processes on this machine, for consultations of tens of thousands."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

__all__ = ["ProcessEngine"]

Given = TypeVar("Given")
Made = TypeVar("Made")
_CHUNK = 200


class ProcessEngine:
    """`map` applies a picklable function to each item in the pool; answers come in the order of the items.

    `workers`: how many processes, by default as many as this process may use processors. Processes are spawned, not
    forked: a fork copies the locks of numerical libraries' threads in whatever state they are.
    """

    name = "processes"

    def __init__(self, workers: int = 0) -> None:
        self.workers = workers or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else workers or 1

    def map(self, function: Callable[[Given], Made], items: Iterable[Given]) -> Iterator[Made]:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.workers, mp_context=context) as pool:
            yield from pool.map(function, items, chunksize=_CHUNK)
