from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from arranged_pages import REPORT, draft, files
from hearout.publish import publish
from hearout.records.report import Outcome


def test_six_files_are_published_and_four_before_the_audit() -> None:
    assert list(publish(draft(), REPORT)) == [
        "summary.html",
        "summary.md",
        "summary.wiki",
        "summary.json",
        "privacy-report.html",
        "privacy-report.json",
    ]
    assert list(publish(draft(), None)) == ["summary.html", "summary.md", "summary.wiki", "summary.json"]


def test_the_same_draft_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import hashlib, arranged_pages as a; from hearout.publish import publish;"
        "print([hashlib.sha256(data).hexdigest() for data in publish(a.draft(), a.REPORT).values()])"
    )
    path = str(Path(__file__).parents[1])
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_no_file_names_passages_themes_or_contributors() -> None:
    told = "\n".join(publish(draft(), REPORT)[name].decode() for name in files())
    passages = {passage for finding in draft().findings() for passage in finding.evidence}
    assert passages == {"k1", "k2", "k3", "k4", "k5", "k6", "w1", "c1", "c2"}
    hidden = {*(f'"{passage}"' for passage in passages), "by k1", "p0001", '"T1"', ">T1<"}
    assert {word for word in hidden if word in told} == set()


def test_the_reasons_of_a_refusal_stay_with_the_team() -> None:
    refused = replace(REPORT.checks[0], outcome=Outcome.REFUSED, reasons=("Quote 3 of finding 2",))
    published = publish(draft(), replace(REPORT, checks=(refused,)))
    assert not [name for name, data in published.items() if b"Quote 3 of finding 2" in data]


def test_the_privacy_report_as_data() -> None:
    report = json.loads(files()["privacy-report.json"])
    assert report == {
        "title": draft().title,
        "version": 1,
        "dated": "2026-11-03",
        **json.loads(files()["summary.json"])["privacy"],
    }
    assert report["checks"][0] == {
        "key": "findable",
        "attempt": "searches the talk page for a quote",
        "risk": "linkability",
        "succeeded": 0,
        "tried": 18,
        "stops_at": 1,
        "outcome": "passed",
        "explanation": "Word by word.",
    }
