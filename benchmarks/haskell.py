"""The whole way on 1,038 real responses, beside a bare baseline: the same answers through TF-IDF and k-means alone."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from benchmarks.measure import ROOT, Cost, data_folder, hearout, run, table

BARE = """
import csv, sys
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
for column in ("s9q0", "s9q1"):
    texts = [row[column] for row in rows if row[column].strip()]
    counts = TfidfVectorizer(min_df=2, stop_words="english").fit_transform(texts)
    vectors = TruncatedSVD(50, random_state=0).fit_transform(counts)
    print(KMeans(12, n_init=10, random_state=0).fit_predict(vectors).max())
"""


def main() -> None:
    data = data_folder("haskell-2022")
    if data is None:
        print("\nhaskell: skipped. Set HEAROUT_BENCH_DATA to the folder that holds haskell-2022/.")
        return
    source = next(data.glob("*results.csv"))
    with tempfile.TemporaryDirectory() as place:
        folder = str(ROOT / "benchmarks" / "haskell-2022")
        ours = hearout("run", folder, "--data", str(data), "--out", place)
        themes = json.loads((Path(place) / "team" / "themes.json").read_text(encoding="utf-8"))["themes"]
        answers = len((Path(place) / "team" / "passages.jsonl").read_text(encoding="utf-8").splitlines())
    bare = run("-c", BARE, str(source))
    table(
        f"Haskell 2022, end to end ({answers} answers, {len(themes)} themes)",
        ("", "wall s", "CPU s", "peak MiB"),
        [row("hearout run", ours), row("TF-IDF and k-means alone", bare), ratio(ours, bare)],
    )


def row(name: str, cost: Cost) -> tuple[str, ...]:
    return name, f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.peak:.0f}"


def ratio(one: Cost, other: Cost) -> tuple[str, ...]:
    return "ratio", f"{one.wall / other.wall:.1f}", f"{one.cpu / other.cpu:.1f}", f"{one.peak / other.peak:.1f}"
