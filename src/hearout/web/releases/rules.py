"""What a release is made of: its files, who signed it, and the digest that stands for all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

__all__ = [
    "CONTENT_TYPES",
    "PAGE",
    "REPORT_PAGE",
    "REQUIRED",
    "SIGNATURES",
    "Signer",
    "content_type",
    "digest_of",
    "sha256_of",
]

PAGE, REPORT_PAGE = "summary.html", "privacy-report.html"
REQUIRED = frozenset({PAGE, "summary.md", "summary.wiki", "summary.json", REPORT_PAGE, "privacy-report.json"})
SIGNATURES = 2
"""How many people of the team sign a summary before it is published."""

CONTENT_TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".wiki": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody of the team who signed, called as they agreed to be named in public."""

    name: str
    role: str


def content_type(name: str) -> str:
    """As what a file is sent. Raises KeyError for a name that no release has."""
    return CONTENT_TYPES[PurePath(name).suffix]


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest_of(files: Mapping[str, bytes]) -> str:
    """What stands for exactly these files: the SHA-256 of a list of their names and their own SHA-256, a line each, as
    `sha256sum * | sha256sum` has it."""
    lines = (f"{sha256_of(files[name])}  {name}\n" for name in sorted(files))
    return sha256_of("".join(lines).encode())
