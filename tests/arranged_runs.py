"""Running the command as a person would, for tests of the whole way."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

__all__ = ["EXAMPLE", "copy_of_example", "hearout"]

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-retrospective"


def hearout(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the command; `code` is the exit code it must answer."""
    answer = subprocess.run(
        [sys.executable, "-m", "hearout", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert answer.returncode == code, f"exit {answer.returncode}\n{answer.stdout}\n{answer.stderr}"
    return answer


def copy_of_example(place: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, place / "consultation", ignore=shutil.ignore_patterns(".hearout")))
