"""Regular expressions that mean the same on every Python we support."""

from __future__ import annotations

import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "hearout"
REPEATED_GROUP = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")


def test_no_group_is_repeated_possessively() -> None:
    """Python 3.11.2, which Debian 12 has, leaves such a group with half a repetition matched."""
    found = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in sorted(SOURCE.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if 'r"' in line and REPEATED_GROUP.search(line)
    ]
    assert REPEATED_GROUP.search(r'r"(?:a|b)*+"')
    assert found == []
