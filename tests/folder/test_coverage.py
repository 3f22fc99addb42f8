"""`hearout coverage` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arranged_runs import hearout

ZONES = "timezone,weight\nAmerica/Los_Angeles,70\nEurope/Berlin,100\nAsia/Kolkata,90\nAsia/Tokyo,30\n"
PEOPLE = "id,timezone,from,to,days\np1,Europe/Berlin,09:00,12:00,Mon;Tue\np2,Asia/Tokyo,18:00,20:00,Tue\n"


def listed(tmp_path: Path, text: str, name: str = "people.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_plans_are_printed_beside_each_other_and_written(tmp_path: Path) -> None:
    asked = "--sessions", "2", "--days", "1", "--week", "2026-10-19", "--window", "09:00-17:00"
    answer = hearout("coverage", listed(tmp_path, ZONES), *asked, "--out", tmp_path / "plan.json")
    plans = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert answer.stdout.splitlines()[0] == "290 people in 4 time zones. Exact: of 7,896 plans none is better."
    assert "Left out by" in answer.stdout
    assert "On 25 October 2026 clocks are put back in Europe/Berlin" in answer.stdout
    assert (plans["best"]["reached"], plans["best"]["proof"], plans["best"]["bound"]) == (1.0, "exact", 1.0)
    assert [set(session["local"]) for session in plans["best"]["sessions"]] == [
        {"America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo", "Europe/Berlin"}
    ] * 2
    assert plans["best"]["one_more"] >= plans["best"]["reached"] >= plans["best"]["one_fewer"]


def test_no_session_is_on_a_blocked_date_or_outside_the_hours(tmp_path: Path) -> None:
    asked = "--sessions", "2", "--days", "2", "--week", "2026-10-19", "--hours", "13:00-15:00 europe/berlin"
    blocked = [word for day in range(19, 24) for word in ("--blocked", f"2026-10-{day}")]
    hearout("coverage", listed(tmp_path, ZONES), *asked, *blocked, "--out", tmp_path / "plan.json")
    plans = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    locals_ = [session["local"]["Europe/Berlin"] for session in plans["best"]["sessions"]]
    assert [at[:10] for at in locals_] == ["2026-10-24", "2026-10-25"]
    assert {at[11:16] for at in locals_} <= {"13:00", "13:30", "14:00"}


def test_a_window_counts_for_those_without_hours_of_their_own(tmp_path: Path) -> None:
    mixed = listed(tmp_path, "timezone,weight,from,to\nUTC,2,,\nUTC,1,20:00,21:00\n")
    asked = "--sessions", "1", "--days", "1", "--week", "2026-10-19", "--window", "09:00-10:00"
    answer = hearout("coverage", mixed, *asked, "--out", tmp_path / "plan.json")
    (session,) = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["best"]["sessions"]
    assert (session["start"][11:], "not used" in answer.stderr) == ("09:00Z", False)


def test_people_and_facilitators_by_their_hours(tmp_path: Path) -> None:
    hosts = listed(tmp_path, "id,timezone,from,to,days\nAda,UTC,09:00,10:00,Tue\nBo,UTC,07:00,09:00,Mon\n", "hosts.csv")
    asked = "--sessions", "1", "--days", "1", "--week", "2026-10-19", "--facilitators", hosts
    answer = hearout(
        "coverage", listed(tmp_path, PEOPLE), *asked, "--window", "00:00-24:00", "--out", tmp_path / "p.json"
    )
    (session,) = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))["best"]["sessions"]
    assert (session["start"], session["local"]["Asia/Tokyo"], session["facilitator"]) == (
        "2026-10-20T09:00Z",
        "2026-10-20T18:00+09:00",
        "Ada",
    )
    assert "--window is not used" in answer.stderr


@pytest.mark.parametrize(
    ("text", "asked", "says"),
    [
        (ZONES, ("--sessions", "9", "--days", "8"), "--days: There are only 7 dates"),
        (ZONES, ("--sessions", "400", "--days", "1"), "--sessions: At most 40"),
        (ZONES, ("--sessions", "1", "--days", "1", "--window", "9-5"), "--window: This is no pair of times"),
        (ZONES, ("--sessions", "1", "--days", "1", "--length", "0"), "--length: A session lasts"),
        (ZONES, ("--sessions", "1", "--days", "1", "--hours", "9-5 UTC"), "--hours: This is no pair of times"),
        (ZONES, ("--sessions", "1", "--days", "1", "--hours", "09:00-17:00"), "--hours: There is no such time zone"),
        (ZONES, ("--sessions", "1", "--days", "1", "--hours", "09:00-17:00 Berlin"), "Did you mean Europe/Berlin?"),
        (ZONES, ("--sessions", "1", "--days", "1", "--hours", "09:00-09:30 UTC"), "--hours: No session fits"),
        (ZONES, ("--sessions", "1", "--days", "1", "--blocked", "2026-10-26"), "--blocked: 2026-10-26 is not among"),
        (ZONES, ("--sessions", "1", "--days", "7", "--blocked", "2026-10-20"), "--days: There are only 6 dates"),
        ("timezone,weight\nEurope/Paris,-2\n", ("--sessions", "1", "--days", "1"), "people.csv, line 2:"),
        ("", ("--sessions", "1", "--days", "1"), "people.csv: is empty"),
        (ZONES, ("--sessions", "one", "--days", "1"), "'--sessions'"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(tmp_path: Path, text: str, asked: tuple[str, ...], says: str) -> None:
    people, out = listed(tmp_path, text), tmp_path / "plan.json"
    answer = hearout("coverage", people, *asked, "--week", "2026-10-19", "--out", out, code=2)
    assert says in answer.stderr
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    asked = "--sessions", "1", "--days", "1", "--week", "2026-10-19", "--out", tmp_path / "no" / "plan.json"
    assert "cannot be written" in hearout("coverage", listed(tmp_path, ZONES), *asked, code=2).stderr
