"""Nobody is found out: identities planted in every channel are in the corpus, and in no byte that is published."""

from __future__ import annotations

import html
import json
import unicodedata
from pathlib import Path

import pytest

from arranged_runs import hearout

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("leaks")]

SETTINGS = """
title = "How we decide"
[[questions]]
key = "change"
text = "What should change?"
[[channels]]
kind = "survey"
path = "survey/*.csv"
consent = "quote"
verified = true
[channels.mapping]
id = "id"
submitted = "submitted"
facets = { role = "role" }
open = { change = "change" }
[[channels]]
kind = "talk"
path = "talk/*.wiki"
[[channels]]
kind = "email"
path = "mail/*.mbox"
consent = "quote"
[[facets]]
key = "role"
label = "Role"
"""

ROSTER = """name,aliases,email,handles
Zubaida Qorvastan,Zuby;Зубайда Корвастан;زبيدة قورفستان,zubaida@example.org,ZubQ
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
BY_PATTERN = ("ana.unlisted@example.com", "T48213", "+49 30 901820", "192.0.2.77", "0000-0002-1825-0097")
RARE = ("Quetzalbrink", "Wibblethorpe", "Vintskoye")
PLANTED = (*IN_ROSTER, *BY_PATTERN, *RARE)

TOPICS = {
    "Deadlines": "Decisions need a deadline and an answer, {plant} waited for it long after the deadline passed.",
    "Translations": "Translate the proposals, {plant} could not read the proposal before it was translated.",
    "Minutes": "Publish the minutes of each meeting, {plant} was never told what the meeting minutes said.",
    "Notice": "Give longer notice before tools are removed, {plant} lost a tool without any notice.",
}


def survey() -> str:
    rows = ["id,submitted,role,change"]
    number = 0
    for _ in range(12):
        for sentence in TOPICS.values():
            plant = PLANTED[number % len(PLANTED)]
            number += 1
            rows.append(f'{number},2026-08-10 12:00:00,Editor,"{sentence.format(plant=plant)}"')
    return "\n".join(rows) + "\n"


TALK = "".join(
    f"{TOPICS['Minutes'].format(plant=plant)} [[User:{user}|{user}]] ([[User talk:{user}|talk]])"
    f" 14:0{place}, 12 August 2026 (UTC)\n\n"
    for place, (plant, user) in enumerate([("Zubaida", "Quetzalbrink"), ("Thibault", "ZubQ"), ("T48213", "Vintskoye")])
)

MAIL = "".join(
    f"""From {address} Wed Aug 12 10:0{place}:00 2026
From: {name} <{address}>
Date: Wed, 12 Aug 2026 10:0{place}:00 +0000
Message-ID: <{place}@example.org>
Subject: Deadlines
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{TOPICS["Deadlines"].format(plant=name)}

Best, {name}

"""
    for place, (name, address) in enumerate(
        [("Zubaida Qorvastan", "zubaida@example.org"), ("Wibblethorpe Vintskoye", "ana.unlisted@example.com")]
    )
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("planted")
    folder = place / "consultation"
    for name, text in {
        "consultation.toml": SETTINGS,
        "roster.csv": ROSTER,
        "survey/answers.csv": survey(),
        "talk/page.wiki": "== What should change? ==\n" + TALK,
        "mail/box.mbox": MAIL,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    hearout("run", folder, "--out", place / "out")
    return place / "out"


def spellings(text: str) -> str:
    """Every way `text` may be written: entities and JSON escapes undone, one case, with and without accents."""
    plain = html.unescape(text).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain + bare + plain.encode("utf-8").decode("unicode_escape", errors="ignore")


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
    findings = summary["questions"][0]["findings"]
    assert len(findings) >= 3
    assert any(finding["quotes"] for finding in findings)


def test_no_key_of_a_contributor_or_passage_is_public(out: Path) -> None:
    lines = [json.loads(line) for line in (out / "team" / "passages.jsonl").read_text("utf-8").splitlines()]
    keys = {line[kind] for line in lines for kind in ("id", "contribution", "contributor")}
    public = "".join(path.read_text(encoding="utf-8") for path in (out / "public").iterdir())
    assert {key for key in keys if key in public} == set()
