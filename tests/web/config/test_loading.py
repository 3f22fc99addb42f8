"""A server has several processes, each of which loads the program. What takes long and much memory to load, and which
only an analysis or an audit uses, is not loaded before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from arranged_server import environment

LOADED = "import sys, django; django.setup(); import hearout.web.config.urls; print(*sys.modules)"
HEAVY = {"sklearn", "scipy.stats", "scipy.optimize", "spacy", "torch", "playwright"}


def test_no_process_loads_what_only_an_analysis_uses(tmp_path: Path) -> None:
    around = environment(tmp_path, DJANGO_SETTINGS_MODULE="hearout.web.config.settings")
    loaded = subprocess.run([sys.executable, "-c", LOADED], env=around, capture_output=True, text=True, check=True)
    names = set(loaded.stdout.split())
    assert "hearout.disclose" in names
    assert names & HEAVY == set()
