import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearout.disclose import AuditMaterial, RawPassage
from hearout.errors import BadInput
from hearout.folder.finished import load_finished, published_files
from hearout.folder.output import write
from hearout.folder.plain_json import as_json, as_lines
from hearout.folder.team import imports_file, passages_file, team_files
from hearout.records.analysis import Analysis, Excerpt, Leaning, Neighbour, QuestionAnalysis, Side, Theme
from hearout.records.anonymised import WordToReview
from hearout.records.consultation import ChannelKind, Consent
from hearout.records.evidence import CellEvidence, Evidence, FindingEvidence, QuoteEvidence
from hearout.records.identified import Contribution, Corpus, Passage
from hearout.records.imports import ImportReport, Rejection, State
from hearout.records.redaction import Net, Span, SpanRecord
from hearout.records.report import Check, Outcome, PrivacyReport
from hearout.records.safe import SafeText

# Signs that end a line for some readers, half a surrogate pair, and a quotation mark.
AWKWARD = 'Minutes,\u2028please\u0085 "now"\u2029\r\n\ud83d \x1c end'

SAID = Contribution(
    ChannelKind.SURVEY,
    "survey/a.csv",
    2,
    "1",
    (Passage(AWKWARD, "change", id="p1"), Passage("Votes", id="p2")),
    received=datetime(2026, 3, 1, 12, tzinfo=UTC),
    consent=Consent.QUOTE,
    id="c1",
    contributor="k1",
)
LATE = Contribution(
    ChannelKind.SURVEY,
    "survey/a.csv",
    3,
    "2",
    (Passage("Too late", id="p3"),),
    state=State.LATE,
    why="late",
    id="c2",
    contributor="k2",
)
CORPUS = Corpus(
    (SAID, LATE),
    (
        ImportReport(
            "survey/a.csv", "csv", 3, 1, 0, 1, 0, 0, (Rejection(4, "broken"),), ("IP",), ("a note",), ChannelKind.SURVEY
        ),
    ),
)
BY_CHANNEL = ((ChannelKind.SURVEY, frozenset({"k1"})),)
EXCERPT = Excerpt("p2", "k1", ChannelKind.SURVEY, 0, 5, SafeText("Votes"), quotable=True)
PART = Theme("t1.late", "change", "Late", ("late",), ("p2",), BY_CHANNEL, 0.9, ())
THEME = Theme(
    "t1", "change", "Minutes", ("minutes",), ("p2", "p1"), BY_CHANNEL, 2 / 3, (EXCERPT,), parts=(PART,),
    sides=(Side(Leaning.WANTED, frozenset({"k1"}), (EXCERPT,)),),
    neighbours=(Neighbour("t2", 0.25, 1, ("paper",)),),
)  # fmt: skip
OTHER_THEME = Theme("t2", "change", "Votes", ("votes",), ("p2",), BY_CHANNEL, 1.0, (), tentative=True)
ANALYSIS = Analysis((QuestionAnalysis("change", (THEME, OTHER_THEME), BY_CHANNEL, True, 0.5),), (), BY_CHANNEL)
EVIDENCE = Evidence(
    (FindingEvidence("f1", "t1", "change", ("p1", "p2"), (QuoteEvidence("p2", 0, 5),)),),
    (CellEvidence("people", 1),),
)
REPORT = PrivacyReport(
    (Check("cells", "subtracts", "singling out", 0, 3, 1, Outcome.PASSED, "All sums.", ("none",)),),
    ("style of writing",),
    (("minimum", "10"),),
)
MATERIAL = AuditMaterial(
    passages={
        "p1": RawPassage("p1", "k1", ChannelKind.SURVEY, Consent.QUOTE, AWKWARD),
        "p2": RawPassage("p2", "k1", ChannelKind.SURVEY, Consent.QUOTE, "Votes"),
    },
    evidence=EVIDENCE,
    minimum=10,
    k=5,
    rounding=5,
    languages=("en",),
    identities=("Noor \ud83d",),
    public_words=frozenset({"quillmere"}),
    own_words=("What should change?",),
    quotes={"p2:0:5": "abc"},
    withdrawn=frozenset({"p9"}),
    states={State.COUNTED: 1, State.LATE: 1},
    unverified=1,
)
SPANS = (SpanRecord("p1", Span(0, 7, "word", Net.VOCABULARY, 0.123456789)),)
WORDS = (WordToReview("Minutes", 1, ("Minutes, please",)),)
PUBLIC = {"summary.json": b"{}", "summary.html": b"<p></p>"}


def finished(out, material=MATERIAL):
    write(out, team_files(CORPUS, SPANS, WORDS, ANALYSIS, EVIDENCE, REPORT, material), PUBLIC)
    return out


def test_a_finished_output_gives_back_what_the_audit_needs(tmp_path):
    sealed = MATERIAL.seal(PUBLIC)
    assert load_finished(finished(tmp_path, sealed)) == (PUBLIC, sealed)


def test_team_files_are_the_same_bytes_each_time():
    again = [team_files(CORPUS, SPANS, WORDS, ANALYSIS, EVIDENCE, REPORT, MATERIAL) for _ in range(2)]
    assert again[0] == again[1]


def test_imports_account_for_every_contribution():
    assert json.loads(imports_file(CORPUS)) == [
        {
            "file": "survey/a.csv",
            "format": "csv",
            "channel": "survey",
            "received": 3,
            "counted": 1,
            "duplicates": 0,
            "late": 1,
            "empty": 0,
            "withdrawn": 0,
            "rejected": [{"line": 4, "reason": "broken"}],
            "set_aside": [{"line": 3, "contribution": "c2", "state": "late", "why": "late"}],
            "used": [],
            "unused": ["IP"],
            "notes": ["a note"],
            "left_out": None,
        }
    ]


def test_passages_are_a_counted_passage_a_line_whatever_signs_are_in_them():
    lines = passages_file(CORPUS).decode("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {
            "id": "p1",
            "contribution": "c1",
            "contributor": "k1",
            "channel": "survey",
            "received": "2026-03-01T12:00:00+00:00",
            "question": "change",
            "text": AWKWARD,
            "consent": "quote",
        },
        {
            "id": "p2",
            "contribution": "c1",
            "contributor": "k1",
            "channel": "survey",
            "received": "2026-03-01T12:00:00+00:00",
            "question": "",
            "text": "Votes",
            "consent": "quote",
        },
    ]


def test_the_other_files_hold_themes_redactions_words_and_the_audit(tmp_path):
    team = finished(tmp_path) / "team"
    assert json.loads((team / "themes.json").read_bytes()) == {
        "questions": [
            {
                "key": "change",
                "contributors": 1,
                "nothing_to_say": 0,
                "clear": True,
                "stability": 0.5,
                "without_theme": 0,
            }
        ],
        "themes": [
            {
                "id": "t1",
                "label": "Minutes",
                "question": "change",
                "contributors": 1,
                "stability": 0.6667,
                "by_hand": False,
                "missing": [],
                "tentative": False,
                "keywords": ["minutes"],
                "channels": {"survey": 1},
                "representative": {"passage": "p2", "start": 0, "end": 5, "text": "Votes"},
                "neighbours": [{"theme": "t2", "likeness": 0.25, "shared": 1, "words": ["paper"]}],
                "sides": {"wanted": 1, "not shown": 0},
                "parts": [
                    {
                        "id": "t1.late",
                        "label": "Late",
                        "question": "change",
                        "contributors": 1,
                        "stability": 0.9,
                        "by_hand": False,
                        "missing": [],
                        "tentative": False,
                        "keywords": ["late"],
                        "channels": {"survey": 1},
                        "representative": None,
                        "neighbours": [],
                        "sides": {"not shown": 1},
                        "parts": [],
                    }
                ],
            },
            {
                "id": "t2",
                "label": "Votes",
                "question": "change",
                "contributors": 1,
                "stability": 1.0,
                "by_hand": False,
                "missing": [],
                "tentative": True,
                "keywords": ["votes"],
                "channels": {"survey": 1},
                "representative": None,
                "neighbours": [],
                "sides": {"not shown": 1},
                "parts": [],
            },
        ],
        "assignments": {"p1": ["t1"], "p2": ["t1", "t2"]},
        "part_assignments": {"p2": ["t1.late"]},
        "reach": {"open_channels": [], "saturation": None, "missing": []},
    }
    assert (team / "redactions.jsonl").read_text() == (
        '{"passage": "p1", "start": 0, "end": 7, "kind": "word", "net": "vocabulary", "score": 0.1235, '
        '"replacement": "", "reason": ""}\n'
    )
    assert (team / "words-to-review.csv").read_text() == 'word,contributors,contexts\nMinutes,1,"Minutes, please"\n'
    report = json.loads((team / "audit.json").read_bytes())["report"]
    assert (report["passed"], report["checks"][0]["reasons"], report["settings"]) == (
        True,
        ["none"],
        [["minimum", "10"]],
    )


def test_an_output_without_public_is_not_audited(tmp_path):
    with pytest.raises(BadInput, match=r"has no public/"):
        published_files(tmp_path)
    (tmp_path / "public").mkdir()
    with pytest.raises(BadInput, match="is empty"):
        published_files(tmp_path)


def test_files_that_somebody_added_to_public_are_audited_too(tmp_path):
    finished(tmp_path)
    (tmp_path / "public" / "more").mkdir()
    (tmp_path / "public" / "more" / "names.txt").write_bytes(b"x")
    assert sorted(published_files(tmp_path)) == ["more/names.txt", "summary.html", "summary.json"]


@pytest.mark.parametrize("name", ["passages.jsonl", "evidence.json", "audit.json"])
@pytest.mark.parametrize(
    "damage", [None, b"", b"{}", b"[1]", b"\xff", b'{"findings": [{}], "cells": [], "material": 3}']
)
def test_damaged_files_of_the_team_say_what_to_do(tmp_path, name, damage):
    finished(tmp_path)
    path = tmp_path / "team" / name
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    if (name, damage) == ("passages.jsonl", b""):
        assert load_finished(tmp_path)[1].passages == {}  # the audit itself finds that evidence does not resolve
        return
    with pytest.raises(BadInput, match="Run the consultation again"):
        load_finished(tmp_path)


@given(st.text(alphabet=st.characters()))
def test_any_text_comes_back_from_json(text):
    assert json.loads(as_json({"text": text})) == {"text": text}
    assert len(as_lines([{"text": text}]).decode("utf-8").splitlines()) == 1


def test_a_number_that_is_none_is_never_written():
    with pytest.raises(ValueError, match="not JSON compliant"):
        as_json({"share": float("nan")})
