"""Growth: the whole way on 10,000 and 100,000 contributions, resampled and perturbed from real or example answers."""

from __future__ import annotations

import csv
import os
import random
import tempfile
from pathlib import Path

from benchmarks.measure import hearout, table
from benchmarks.redaction import texts

SIZES = (1_000, 10_000, 100_000)
SETTINGS = """
title = "Growth"
[[questions]]
key = "change"
text = "What should change?"
[[channels]]
kind = "survey"
path = "survey/answers.csv"
format = "table"
verified = true
consent = "quote"
[channels.mapping]
id = "id"
submitted = "submitted"
facets = { role = "role" }
open = { change = "change" }
[[facets]]
key = "role"
label = "Role"
"""


def perturbed(text: str, words: list[str], chance: random.Random) -> str:
    """`text` with about one word in eight left out, swapped with its neighbour or replaced by another of the corpus."""
    said = text.split()
    for place in range(len(said)):
        if chance.random() < 0.12:
            said[place] = chance.choice(["", said[place - 1], chance.choice(words)])
    return " ".join(word for word in said if word)


def write(folder: Path, size: int, seed: int = 0) -> None:
    chance = random.Random(seed)
    said = texts()
    words = [word for text in said for word in text.split()]
    (folder / "survey").mkdir(parents=True)
    (folder / "consultation.toml").write_text(SETTINGS, encoding="utf-8")
    with (folder / "survey" / "answers.csv").open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(["id", "submitted", "role", "change"])
        for number in range(size):
            role = chance.choice(["Developer", "Editor", "Translator", "Operator"])
            rows.writerow([number + 1, "2026-08-10 12:00:00", role, perturbed(chance.choice(said), words, chance)])


def main() -> None:
    sizes = [size for size in SIZES if size <= int(os.environ.get("HEAROUT_BENCH_LARGEST", SIZES[-1]))]
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            write(Path(place) / "folder", size)
            cost = hearout("run", f"{place}/folder", "--out", f"{place}/out", "--engine", "processes", ok=(0, 3))
        rows.append(
            (f"{size:,}", f"{cost.wall:.0f}", f"{cost.cpu:.0f}", f"{1000 * cost.wall / size:.2f}", f"{cost.peak:.0f}")
        )
    table("Growth, end to end", ("contributions", "wall s", "CPU s", "wall ms a contribution", "peak MiB"), rows)
