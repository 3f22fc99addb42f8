"""Nobody is found out: identities planted in every channel are in the corpus, and in no byte that is published."""

from __future__ import annotations

import csv
import html
import itertools
import json
import re
import unicodedata
from pathlib import Path

import pytest

from arranged_runs import copy_of_example, hearout

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("leaks")]

ROSTER = """Zubaida Qorvastan,Zuby;Зубайда Корвастан;زبيدة قورفستان,zubaida@example.org,ZubQ
Thibault Maçonnerie-Weck,Tib,tib.mw@example.net,tibmw
"""
IN_ROSTER = (
    "Qorvastan",
    "Zubaida",
    "ZubQ",
    "Зубайда",
    "Корвастан",
    "زبيدة",
    "Thibault",
    "Maçonnerie",
    "tibmw",
    "tib.mw@example.net",
)
BY_PATTERN = ("ana.unlisted@example.com", "T90817", "+49 30 901820", "192.0.2.77", "0000-0002-1825-0097")
RARE = ("Quetzalbrink", "Wibblethorpe", "Vintskoye")
PLANTED = (*IN_ROSTER, *BY_PATTERN, *RARE)
WAYS = ("Ask {}: ", "As {} says, ", "{}, please: ", "I told {} that ")
OPEN = ("kinds", "involved", "impacted", "adjust")

TALK = """
:I agree with Zubaida, and Vintskoye told us so. [[User:Quetzalbrink|Quetzalbrink]] 14:02, 12 August 2026 (UTC)
"""
MAIL = """
From tib.mw@example.net Wed Aug 12 10:02:00 2026
From: Thibault Maçonnerie-Weck <tib.mw@example.net>
Date: Wed, 12 Aug 2026 10:02:00 +0000
Message-ID: <planted@example.net>
Subject: Deadlines
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Qorvastan waited for an answer long after the deadline passed, and so did ana.unlisted@example.com.

Best, Thibault
"""


def plant(folder: Path) -> None:
    """Put an identity into every answer of everybody who may be quoted, and into the open channels."""
    survey = folder / "survey" / "results.csv"
    with survey.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    identities, ways = itertools.cycle(PLANTED), itertools.cycle(WAYS)
    for row in rows:
        for question in OPEN:
            if row[question]:
                row[question] = next(ways).format(next(identities)) + row[question]
    with survey.open("w", encoding="utf-8-sig", newline="") as lines:
        table = csv.DictWriter(lines, rows[0], delimiter=";", quoting=csv.QUOTE_ALL)
        table.writeheader()
        table.writerows(rows)
    for name, words in (
        ("roster.csv", ROSTER),
        ("talk/forum-retrospective.wiki", TALK),
        ("mail/consultation.mbox", MAIL),
    ):
        with (folder / name).open("a", encoding="utf-8") as source:
            source.write(words)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("planted")
    folder = copy_of_example(place)
    plant(folder)
    hearout("run", folder, "--out", place / "out")
    return place / "out"


def spellings(text: str) -> str:
    """Every way `text` may be written: entities and JSON escapes undone, one case, with and without accents."""
    plain = html.unescape(text).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain + bare + re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), plain)


def found(place: Path, identity: str) -> list[str]:
    wanted = identity.casefold()
    return [path.name for path in sorted(place.iterdir()) if wanted in spellings(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("identity", PLANTED)
def test_a_planted_identity_is_in_the_corpus_and_nowhere_in_public(out: Path, identity: str) -> None:
    raw = [json.loads(line)["text"] for line in (out / "team" / "passages.jsonl").read_text("utf-8").splitlines()]
    control = [text for text in raw if identity.casefold() in text.casefold()]

    assert control != []
    assert found(out / "public", identity) == []


def test_there_is_something_in_public_to_look_through(out: Path) -> None:
    summary = json.loads((out / "public" / "summary.json").read_text(encoding="utf-8"))
    findings = [finding for question in summary["questions"] for finding in question["findings"]]
    assert len(findings) >= 10
    assert sum(len(finding["quotes"]) for finding in findings) >= 5


def test_no_key_of_a_contributor_or_passage_is_public(out: Path) -> None:
    lines = [json.loads(line) for line in (out / "team" / "passages.jsonl").read_text("utf-8").splitlines()]
    keys = {line[kind] for line in lines for kind in ("id", "contribution", "contributor")}
    public = "".join(path.read_text(encoding="utf-8") for path in (out / "public").iterdir())
    assert {key for key in keys if key in public} == set()
