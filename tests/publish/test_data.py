from __future__ import annotations

import json

from arranged_pages import draft, files

SUMMARY = json.loads(files()["summary.json"])


def test_the_file_has_the_agreed_shape() -> None:
    assert list(SUMMARY) == [
        "title",
        "version",
        "dated",
        "language",
        "lead",
        "purpose",
        "contact",
        "minimum",
        "rounding",
        "counts",
        "questions",
        "tables",
        "method",
        "cells",
        "relations",
        "privacy",
    ]


def test_counts_are_as_shown() -> None:
    assert SUMMARY["counts"] == {
        "people": "255",
        "channels": {"Survey": "185", "Sessions": "25", "Talk page": "45", "E-mail": "20"},
    }


def test_a_finding_prints_protected_numbers_and_names_their_cells() -> None:
    finding = SUMMARY["questions"][0]["findings"][1]
    assert {key: finding[key] for key in ("id", "label", "contributors", "base", "channels", "stability")} == {
        "id": "f2",
        "label": "Switching off",
        "contributors": 85,
        "base": 255,
        "channels": {"Survey": 30, "Sessions": 10, "Talk page": 30, "E-mail": 15},
        "stability": 0.88,
    }
    assert finding["cells"]["channels"]["E-mail"] == "question.kinds.theme2.email"
    assert finding["quotes"][0].endswith("I read of it when [product] was already gone, in a newsletter.")


def test_a_hidden_number_is_words() -> None:
    assert SUMMARY["questions"][0]["findings"][4]["contributors"] == "fewer than 10"


def test_every_printed_number_is_a_cell_told_once() -> None:
    ids = [cell["id"] for cell in SUMMARY["cells"]]
    assert len(ids) == len(set(ids))
    assert set(ids) == {cell.id for cell in draft().cells()}
    assert SUMMARY["cells"][0] == {"id": "people", "shown": "255", "low": 253, "high": 257, "value": 255}


def test_tables_name_their_question_and_their_cells() -> None:
    assert [(table["id"], table["question"]) for table in SUMMARY["tables"]] == [
        ("themes.kinds", "kinds"),
        ("themes.people", "people"),
        ("themes.change", "change"),
        ("facet.region", ""),
        ("facet.tenure", ""),
        ("closed.heard", ""),
    ]
    assert SUMMARY["tables"][0]["rows"][0] == {
        "label": "How parts talk",
        "cells": ["question.kinds.theme1", "question.kinds.theme1.survey", "question.kinds.theme1.open"],
        "shown": ["95", "60", "35"],
    }
    assert SUMMARY["tables"][5]["base"] is None


def test_relations_are_told() -> None:
    assert {relation["kind"] for relation in SUMMARY["relations"]} == {"at_most", "sum", "union"}
