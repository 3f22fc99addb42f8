"""The example, run once for all tests that look at its output."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from arranged_runs import copy_of_example, hearout


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """OUT of a run on the example. Shared: a test that changes it uses `own_copy`."""
    place = tmp_path_factory.mktemp("example")
    hearout("run", copy_of_example(place), "--out", place / "out")
    return place / "out"


@pytest.fixture
def own_copy(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "out"))
