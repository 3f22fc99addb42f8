"""Run a command or function in a process of its own and say what it took."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ROOT", "Cost", "data_folder", "hearout", "run", "table"]

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """`wall` and `cpu` in seconds, `peak` resident memory in MiB, `output` of the child."""

    wall: float
    cpu: float
    peak: float
    output: str


def data_folder(name: str) -> Path | None:
    """The folder `name` of the benchmark data (HEAROUT_BENCH_DATA), or None where it is not there."""
    base = os.environ.get("HEAROUT_BENCH_DATA", "")
    folder = Path(base) / name if base else None
    return folder if folder is not None and folder.is_dir() else None


def hearout(*arguments: str, ok: Sequence[int] = (0,)) -> Cost:
    """Run `hearout` as it is installed by default: without the peers and the named-entity model that come with them."""
    return run("-m", "hearout", *arguments, ok=ok, python=os.environ.get("HEAROUT_BENCH_PYTHON", sys.executable))


def run(*arguments: str, ok: Sequence[int] = (0,), python: str = sys.executable) -> Cost:
    """Run Python with `arguments` in a child process. Raises CalledProcessError when it fails."""
    begun = time.perf_counter()
    child = subprocess.Popen([python, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stderr is not None
    output = child.stdout.read()
    errors = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in ok:
        raise subprocess.CalledProcessError(code, arguments, output, errors)
    return Cost(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, output)


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table that reads well in a terminal and in Markdown."""
    widths = [max(len(str(row[column])) for row in [head, *rows]) for column in range(len(head))]
    print(f"\n## {title}\n")
    for number, row in enumerate([head, *rows]):
        print("| " + " | ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    sys.stdout.flush()
