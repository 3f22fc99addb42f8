"""The protected tables as CSV with a codebook, from the audited summary alone."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from arranged_release import release
from hearout.errors import BadInput
from hearout.publish import publish
from hearout.publish.tables import COLUMNS, tables


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_every_number_of_every_table_stands_in_a_row_of_its_own():
    summary = publish(release().draft, None)["summary.json"]
    made = tables(summary)
    rows = rows_of(made["tables.csv"])
    assert list(rows[0]) == list(COLUMNS)
    told = json.loads(summary)
    printed = [
        (one["id"], row["label"], shown) for one in told["tables"] for row in one["rows"] for shown in row["shown"]
    ]
    assert [(row["table"], row["row"], row["shown"]) for row in rows if row["table"] != "counts"] == printed
    assert [(row["row"], row["shown"]) for row in rows if row["table"] == "counts"] == [
        ("People", told["counts"]["people"]),
        *told["counts"]["channels"].items(),
    ]


def test_a_hidden_number_has_no_number_to_count_on_with():
    summary = json.loads(publish(release().draft, None)["summary.json"])
    cell = next(one for one in summary["cells"] if one["id"] == summary["tables"][0]["rows"][0]["cells"][0])
    cell.update(shown="fewer than 10", low=0, high=9, value=None)
    first = next(row for row in rows_of(tables(json.dumps(summary).encode())["tables.csv"]) if row["table"] != "counts")
    assert [first[key] for key in ("shown", "number", "at_least", "at_most")] == ["fewer than 10", "", "0", "9"]


def test_the_codebook_says_what_everything_means():
    draft = release().draft
    made = tables(publish(draft, None)["summary.json"])
    book = made["codebook.txt"].decode("utf-8")
    assert all(f"\n{name}: " in book for name in (*COLUMNS, *(table.id for table in draft.all_tables())))
    assert "fewer than 10: too few people to be shown. It is not known to be 0." in book
    assert "rounded to the nearest 5" in book


def test_no_cell_is_a_formula_to_a_spreadsheet():
    draft = release().draft
    [first, *others] = draft.tables
    named = replace(first, rows=(replace(first.rows[0], label="=1+1"), *first.rows[1:]))
    made = tables(publish(replace(draft, tables=(named, *others)), None)["summary.json"])
    assert [row["row"] for row in rows_of(made["tables.csv"]) if "1+1" in row["row"]] == ["'=1+1"]


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b'{"title": "What we heard"}'])
def test_what_is_no_summary_is_refused_in_words(data: bytes):
    with pytest.raises(BadInput, match=r"no summary\.json of a release"):
        tables(data)
