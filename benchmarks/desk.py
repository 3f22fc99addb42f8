"""The desk at 20,000 passages: python -m benchmarks desk

Each size in a process of its own, so that its memory is its own too. It prints how long every page and every decision
takes, how many queries it asks, how many times the processor's time of the barest list of fifty of the same rows it
takes in the same run, and how that grows with the number of passages.
"""

from __future__ import annotations

import os

from benchmarks.measure import run, table

__all__ = ["main"]

SIZES = (5_000, 20_000)
MOST_SECONDS, MOST_QUERIES = 0.3, 20


def main() -> None:
    sizes = [size for size in SIZES if size <= int(os.environ.get("HEAROUT_BENCH_LARGEST", SIZES[-1]))]
    costs = {size: run("-m", "benchmarks.desk_pages", str(size)) for size in sizes}
    measured = {size: [line.split("\t") for line in cost.output.splitlines()] for size, cost in costs.items()}
    for size, lines in measured.items():
        head = ("what", f"s, a page {MOST_SECONDS}", "CPU s", f"queries, a page {MOST_QUERIES}", "times the bare list")
        table(f"The desk, {size:,} passages, peak {costs[size].peak:.0f} MiB", head, lines)
    if len(sizes) > 1:
        few, many = ({what: float(busy) for what, _, busy, *_ in measured[size]} for size in (sizes[0], sizes[-1]))
        rows = [(what, f"{many[what] / few[what]:.1f}") for what in few]
        table(f"The desk with {sizes[-1] // sizes[0]} times the passages", ("what", "times the CPU seconds"), rows)
