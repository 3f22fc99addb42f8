"""The files that are about to be public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearout.disclose.page import Page
from hearout.disclose.pages import read_page
from hearout.disclose.reading import Malformed, parsed
from hearout.disclose.summary_file import read_summary
from hearout.disclose.summary_shape import Summary

__all__ = ["Published", "read"]

_REQUIRED = ("summary.json", "summary.html", "summary.md", "summary.wiki")
_REPORTS = ("privacy-report.json", "privacy-report.html")


@dataclass(frozen=True, slots=True)
class Published:
    """The public files. `pages` are the ones people read, `reports` the privacy report where there is one already."""

    summary: Summary
    pages: tuple[Page, ...]
    files: Mapping[str, bytes] = field(repr=False)
    reports: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def read(files: Mapping[str, bytes]) -> Published:
    """The public files by name. Raises `Malformed` where one is missing, unknown or not what it should be."""
    missing = [name for name in _REQUIRED if name not in files]
    if missing:
        raise Malformed(f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing")
    unknown = sorted(set(files) - {*_REQUIRED, *_REPORTS})
    if unknown:
        raise Malformed(f"{len(unknown)} of the files belong to no summary")
    summary = read_summary(files["summary.json"])
    pages = tuple(read_page(name, files[name]) for name in (*_REQUIRED, *_REPORTS) if name in files and _is_page(name))
    return Published(summary, pages, files, _report_texts(files))


def _is_page(name: str) -> bool:
    return not name.endswith(".json")


def _report_texts(files: Mapping[str, bytes]) -> tuple[tuple[str, str], ...]:
    name = "privacy-report.json"
    if name not in files:
        return ()
    return tuple((leaf.place, leaf.value) for leaf in parsed(files[name], name).leaves() if isinstance(leaf.value, str))
