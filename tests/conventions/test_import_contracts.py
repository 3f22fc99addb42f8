"""A contract that cannot fail is worthless: each is violated on purpose, and must be seen to catch it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PLANTED = {
    "layers": [
        ("errors.py", "import hearout.records.safe"),
        ("records/safe.py", "import hearout.language.words"),
        ("analyse/__init__.py", "import hearout.summarise"),
        ("collect/__init__.py", "import hearout.anonymise"),
        ("pipeline.py", "import hearout.cli"),
        ("sealing.py", "import hearout.keys"),
        ("launchers.py", "import hearout.key_commands"),
    ],
    "no-django": [("publish/__init__.py", "import django"), ("plan/announcement.py", "import hearout.web.times")],
    "web-rooms": [
        ("web/people/models.py", "import hearout.web.consultations.models"),
        ("web/consultations/models.py", "import hearout.web.public"),
        ("web/outbox/models.py", "import hearout.web.config.urls"),
        ("web/events.py", "import hearout.web.jobs"),
        ("web/releases/models.py", "import hearout.web.audits.models"),
        ("web/uploads/models.py", "import hearout.web.intake.models"),
    ],
    "web-safe-side": [
        ("web/public/__init__.py", "import hearout.web.outbox.models"),
        ("web/public/__init__.py", "import hearout.records.identified"),
    ],
    "web-gate": [
        ("web/passages/models.py", "import hearout.web.desk.models"),
        ("web/analysis/models.py", "import hearout.records.identified"),
        ("web/public/__init__.py", "import hearout.web.intake.models"),
    ],
    "web-inside": [("web/consultations/models.py", "import hearout.web.consultations.urls")],
    "gate": [
        ("analyse/__init__.py", "import hearout.records.identified"),
        ("summarise/__init__.py", "import hearout.records.identified"),
        ("publish/__init__.py", "import hearout.records.identified"),
        ("records/analysis.py", "import hearout.records.identified"),
    ],
    "records-are-plain": [("records/draft.py", "import numpy")],
    "no-cycles": [("collect/source.py", "import hearout.collect.recognise")],
}


def contracts() -> dict[str, str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "src" / "hearout", tmp_path / "src" / "hearout", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken(house: Path) -> list[str]:
    """Names of the contracts that do not hold in `house`."""
    answer = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house / "src"), "COLUMNS": "500", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = answer.stdout.splitlines()
    assert any(line.strip().startswith("Contracts:") for line in lines), answer.stdout + answer.stderr
    return [line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")]


def test_every_contract_has_a_planted_violation() -> None:
    assert set(PLANTED) == set(contracts())


def test_the_house_as_it_stands_breaks_no_contract(house: Path) -> None:
    assert broken(house) == []


@pytest.mark.parametrize(
    ("contract", "module", "violation"),
    [(contract, module, line) for contract, plants in PLANTED.items() for module, line in plants],
)
def test_a_planted_violation_is_caught(house: Path, contract: str, module: str, violation: str) -> None:
    planted = house / "src" / "hearout" / module
    planted.write_text(planted.read_text(encoding="utf-8") + f"\n{violation}\n", encoding="utf-8")

    assert contracts()[contract] in broken(house)
