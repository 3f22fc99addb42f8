"""Numbers of very few people, and numbers that are not what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arranged_release import EXACT, audited, line, refused, release, rewritten
from hearout.records.evidence import CellEvidence
from hearout.records.imports import State


def cell_changed(name: str, **changes: object) -> dict[str, bytes]:
    def change(data: dict) -> None:
        next(cell for cell in data["cells"] if cell["id"] == name).update(changes)

    return rewritten(release().files, change)


@pytest.mark.parametrize(
    "changes",
    [
        {"shown": "2", "low": 2, "high": 2, "value": 2},
        {"shown": "fewer than 5", "high": 4},
        {"shown": "fewer than 10", "low": 2},
        {"shown": "fewer than 10", "low": 4, "high": 9},
        {"shown": "withheld", "low": 3, "high": 3},
        {"shown": "2 or 3"},
        {"shown": "fewer than 20"},
    ],
)
def test_a_hidden_number_stays_hidden_by_its_mark(changes: dict[str, object]):
    report = audited(cell_changed("f1.talk", **changes), release().material)
    assert "small numbers" in refused(report)


@pytest.mark.parametrize(
    "changes",
    [
        {"shown": "21", "value": 21},
        {"shown": "25"},
        {"value": 25, "shown": "25", "low": 23, "high": 27},
        {"low": 0, "high": 99},
        {"low": 21, "high": 21},
    ],
)
def test_a_printed_number_is_the_rounded_exact_one_and_says_what_it_tells(changes: dict[str, object]):
    report = audited(cell_changed("f1", **changes), release().material)
    assert "small numbers" in refused(report)


def test_a_number_of_fewer_than_the_minimum_that_is_printed_as_the_minimum_is_refused():
    sound = release()
    fewer = [replace(cell, exact=9) if cell.cell == "f1.survey" else cell for cell in sound.material.evidence.cells]
    material = replace(sound.material, evidence=replace(sound.material.evidence, cells=tuple(fewer)))
    files = cell_changed("f1.survey", shown="10", low=8, high=12, value=10)
    assert any("fewer than 10 people" in reason for reason in line(audited(files, material), "small numbers").reasons)


def test_a_number_without_evidence_is_refused():
    sound = release()
    cells = tuple(CellEvidence(name, exact) for name, exact in EXACT.items() if name != "years.1")
    material = replace(sound.material, evidence=replace(sound.material.evidence, cells=cells))
    expected = (
        "The number 'years.1' in summary.json is not in the team's evidence. Run the consultation again; do not change "
        "numbers by hand."
    )
    assert line(audited(sound.files, material), "small numbers").reasons == (expected,)


def test_a_finding_that_prints_another_number_than_its_cell_is_refused():
    sound = release()
    files = rewritten(sound.files, lambda data: data["questions"][0]["findings"][0].update(contributors=2))
    assert {"small numbers", "printed numbers"} <= refused(audited(files, sound.material))


def test_a_table_that_prints_another_number_than_its_cell_is_refused():
    sound = release()
    files = rewritten(sound.files, lambda data: data["tables"][0]["rows"][0]["shown"].__setitem__(2, "30"))
    assert refused(audited(files, sound.material)) == {"small numbers"}


def test_a_number_that_names_no_cell_is_refused():
    sound = release()
    files = rewritten(sound.files, lambda data: data["tables"][0]["rows"][0]["cells"].__setitem__(2, "elsewhere"))
    assert refused(audited(files, sound.material)) == {"small numbers"}


def test_the_numbers_at_the_head_are_protected_ones():
    sound = release()
    assert "small numbers" in refused(
        audited(rewritten(sound.files, lambda data: data["counts"].update(people="63")), sound.material)
    )
    assert "small numbers" in refused(
        audited(rewritten(sound.files, lambda data: data["counts"]["channels"].update(Mail="11")), sound.material)
    )


def test_other_settings_than_the_consultation_has_are_refused():
    sound = release()
    for change in ({"minimum": 2}, {"rounding": 1}):
        files = rewritten(sound.files, lambda data, change=change: data.update(change))
        assert "small numbers" in refused(audited(files, sound.material))


@pytest.mark.parametrize(("label", "value", "fine"), [("Late", "2", False), ("Late", "fewer than 10", True)])
def test_how_few_came_late_is_a_fact_about_them(label: str, value: str, fine: bool):
    sound = release()
    material = replace(sound.material, states={State.LATE: 2})
    files = rewritten(sound.files, lambda data: data["method"]["facts"].update({label: value}))
    assert ("small numbers" not in refused(audited(files, material))) is fine
