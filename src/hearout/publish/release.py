"""The public files of a release, made from a draft that holds nothing but protected numbers and safe text."""

from __future__ import annotations

from collections.abc import Mapping

from hearout.publish.data import report_json, summary_json
from hearout.publish.markdown import summary_markdown
from hearout.publish.page import report_page, summary_page
from hearout.publish.wikitext import summary_wikitext
from hearout.records.draft import Draft
from hearout.records.report import PrivacyReport

__all__ = ["publish"]


def publish(draft: Draft, report: PrivacyReport | None) -> Mapping[str, bytes]:
    """File name -> bytes (UTF-8). Without a `report` (before the audit) the two files about privacy are left out.

    The same draft and report give the same bytes. Nothing of the team's side is written: no passage ids, no exact
    numbers, no reasons of a refusal.
    """
    files = {
        "summary.html": summary_page(draft, report),
        "summary.md": summary_markdown(draft, report),
        "summary.wiki": summary_wikitext(draft, report),
        "summary.json": summary_json(draft, report),
    }
    if report is not None:
        files |= {"privacy-report.html": report_page(draft, report), "privacy-report.json": report_json(draft, report)}
    return {name: text.encode("utf-8") for name, text in files.items()}
