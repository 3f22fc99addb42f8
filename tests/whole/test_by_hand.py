"""Findings that people put together: told whatever their size, and refused where they rest on too few or on what is
gone. From the folder to the refusal."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from arranged_runs import hearout
from arranged_small import QUESTION, SUBJECTS, small_consultation

LATE = "hand.late-answers"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_consultation(tmp_path / "consultation")


def passages(folder: Path, out: Path) -> dict[str, str]:
    """What was said -> id. The first run makes them known."""
    hearout("run", folder, "--out", out)
    lines = (out / "team" / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    return {one["text"]: one["id"] for one in map(json.loads, lines)}


def decide(folder: Path, *rows: tuple[str, str, str]) -> None:
    with (folder / "decisions" / "themes.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((("theme", "decision", "value"), *rows))


def delete(folder: Path, words: str) -> None:
    """Take the answer with these words out of the survey's export."""
    path = folder / "survey" / "answers.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not re.search(rf",\"?{re.escape(words)}\"?$", line.strip())]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), encoding="utf-8")


def test_a_finding_gathered_from_two_people_is_refused_by_name_and_published_when_mended(folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    known = passages(folder, out)
    mails = [known[saying] for saying in SUBJECTS["mail"]]
    sentence = (LATE, "say", "Some wait for answers for months.")
    decide(folder, (LATE, "gather", "; ".join(mails[:2])), sentence)
    refused = hearout("run", folder, "--out", out, code=3)
    [reason] = re.findall(r"- (Finding \d+ .*)", refused.stderr)
    assert reason == (
        f"Finding 5 under '{QUESTION}' rests on 2 contributors; at least 5 are needed. Merge it with another theme or "
        "set it aside in decisions/themes.csv."
    )
    assert not (out / "public").exists()

    decide(folder, (LATE, "gather", "; ".join(mails)), (LATE, "rename", "Waiting for answers"), sentence)
    hearout("run", folder, "--out", out)
    summary = json.loads((out / "public" / "summary.json").read_text(encoding="utf-8"))
    [finding] = [one for one in summary["questions"][0]["findings"] if one["label"] == "Waiting for answers"]
    assert (finding["text"], finding["contributors"], finding["stability"]) == (
        "Some wait for answers for months.",
        "fewer than 10",
        None,
    )
    assert finding["doubt"] == "Put together by hand from what people said, not found by the computer"


def test_delete_one_passage_and_the_finding_that_was_gathered_from_it_refuses(folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    known = passages(folder, out)
    said = [*SUBJECTS["mail"], "Nobody answers the mail that members send to the board. That is what I wish for most."]
    decide(folder, (LATE, "gather", "; ".join(known[saying] for saying in said)))
    hearout("run", folder, "--out", out)

    delete(folder, said[0])
    refused = hearout("run", folder, "--out", out, code=3)
    assert f"rests on passages that were not received or do not count ({known[said[0]]})" in refused.stderr
    assert not (out / "public").exists()

    decide(folder, (LATE, "gather", "; ".join(known[saying] for saying in said[1:])))
    hearout("run", folder, "--out", out)


def test_delete_a_passage_that_was_moved_and_the_sentence_about_it_refuses(folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    known = passages(folder, out)
    themes = json.loads((out / "team" / "themes.json").read_text(encoding="utf-8"))["themes"]
    [mail] = [theme["id"] for theme in themes if "board" in theme["id"]]
    moved = known[SUBJECTS["votes"][3]]
    decide(folder, (mail, "move", moved), (mail, "say", "The board does not answer, and nobody can vote by post."))
    hearout("run", folder, "--out", out)

    delete(folder, SUBJECTS["votes"][3])
    refused = hearout("run", folder, "--out", out, code=3)
    assert f"({moved}). Run it again; where people named them" in refused.stderr

    decide(folder, (mail, "say", "The board does not answer."))
    hearout("run", folder, "--out", out)


def decide_quotes(folder: Path, *rows: tuple[str, str, str]) -> None:
    with (folder / "decisions" / "quotes.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((("passage", "decision", "value"), *rows))


def test_a_quote_is_left_out_and_another_is_retold_in_all_four_formats(folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    known = passages(folder, out)
    evidence = json.loads((out / "team" / "evidence.json").read_text(encoding="utf-8"))["findings"]
    quoted = [quote["passage"] for finding in evidence for quote in finding["quotes"]]
    said = {id_: words for words, id_ in known.items()}

    retold = "Somebody had to stay away because of steps."
    decide_quotes(folder, (quoted[0], "leave_out", ""), (quoted[1], "paraphrase", retold))
    hearout("run", folder, "--out", out)
    public = {path.name: path.read_text(encoding="utf-8") for path in (out / "public").iterdir()}
    pages = [public[name] for name in ("summary.html", "summary.md", "summary.wiki")]
    assert all(retold in page and "Retold in the team’s words" in page for page in pages)
    summary = json.loads(public["summary.json"])
    assert [one["paraphrases"] for one in summary["questions"][0]["findings"] if "paraphrases" in one] == [[retold]]
    assert not any(said[id_] in page for id_ in quoted[:2] for page in public.values())
    after = json.loads((out / "team" / "evidence.json").read_text(encoding="utf-8"))["findings"]
    assert [finding["paraphrases"] for finding in after if finding["paraphrases"]] == [[quoted[1]]]
    hearout("audit", out)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("They say minutes of the meetings come far too late for them.", "shares more than 4 words in a row"),
        ("Zebulon Quarkfish waited for the minutes.", "has a word that"),
    ],
)
def test_a_paraphrase_that_quotes_or_names_is_refused(folder: Path, tmp_path: Path, words: str, reason: str):
    known = passages(folder, tmp_path / "out")
    decide_quotes(folder, (known[SUBJECTS["minutes"][0]], "paraphrase", words))
    refused = hearout("run", folder, "--out", tmp_path / "out", code=3)
    assert re.search(rf"Paraphrase 1 of finding \d under '{re.escape(QUESTION)}' {reason}", refused.stderr)


def test_what_was_given_to_be_counted_is_not_retold(folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    passages(folder, out)
    lines = (out / "team" / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    [counted, *_] = [one["id"] for one in map(json.loads, lines) if one["consent"] == "count"]
    decide_quotes(folder, (counted, "paraphrase", "Somebody is unhappy."))
    refused = hearout("run", folder, "--out", out, code=3)
    assert "tells what was given to be counted, not retold" in refused.stderr


def test_a_paraphrase_that_stands_nowhere_is_told(folder: Path, tmp_path: Path):
    decide_quotes(folder, (f"p{'a' * 16}", "paraphrase", "Somebody is unhappy."))
    told = hearout("run", folder, "--out", tmp_path / "out").stderr
    assert f"Paraphrases of passages that no finding rests on are not told: p{'a' * 16}." in told
