"""Only the gate turns what people said into something that may be analysed."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "hearout"
GATE = SOURCE / "anonymise" / "gate.py"
SAFE = {"SafeText", "SafePassage", "SafeContribution", "SafeCorpus"}


def makers_in(code: str) -> set[str]:
    """Safe records that `code` constructs."""
    calls = (node.func for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    names = {
        call.id if isinstance(call, ast.Name) else call.attr
        for call in calls
        if isinstance(call, ast.Name | ast.Attribute)
    }
    return names & SAFE


def test_a_maker_would_be_seen() -> None:
    assert makers_in("from hearout.records import safe\nx = safe.SafeText('words')") == {"SafeText"}


def test_safe_records_are_made_by_the_gate_alone() -> None:
    elsewhere = {
        str(path.relative_to(SOURCE)): makers_in(path.read_text(encoding="utf-8"))
        for path in SOURCE.rglob("*.py")
        if path != GATE and path != SOURCE / "records" / "safe.py"
    }
    assert {path: made for path, made in elsewhere.items() if made} == {}


def test_words_pass_as_not_said_only_where_nobody_said_them() -> None:
    allowed = {
        "analyse/routing.py": "the team's guiding questions",
        "analyse/texts.py": "`hearout themes`: texts that somebody gives to be grouped as they are",
    }
    users = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if path != SOURCE / "records" / "safe.py" and "not_said" in path.read_text(encoding="utf-8")
    }
    assert users == set(allowed)


def test_the_gate_makes_all_of_them() -> None:
    assert makers_in(GATE.read_text(encoding="utf-8")) == SAFE
