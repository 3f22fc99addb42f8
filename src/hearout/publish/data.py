"""The summary as data: JSON with every printed number as a cell and what a reader knows about cells."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from hearout.records.draft import Cell, Course, Draft, Finding, Row, Section, Table, Times
from hearout.records.report import PrivacyReport

__all__ = ["report_json", "summary_json"]

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


def summary_json(draft: Draft, report: PrivacyReport | None) -> str:
    data: dict[str, Json] = {
        "title": draft.title,
        "version": draft.version,
        "dated": draft.dated.isoformat() if draft.dated else None,
        "language": draft.language,
        "lead": draft.lead,
        "purpose": draft.purpose,
        "contact": draft.contact,
        "minimum": draft.minimum,
        "rounding": draft.rounding,
        "counts": {
            "people": draft.people.shown,
            "channels": {label: cell.shown for _, label, cell in draft.counts},
        },
        "questions": [_question(section) for section in draft.sections],
        "tables": [
            *(_table(table, section.key) for section in draft.sections for table in section.tables),
            *(_table(table, "") for table in draft.tables),
        ],
        "method": {
            "paragraphs": draft.method,
            "facts": dict(draft.facts),
            "course": _course(draft.course),
            "missing": draft.missing,
        },
        "cells": [_cell(cell) for cell in {cell.id: cell for cell in draft.cells()}.values()],
        "relations": [
            {"kind": relation.kind, "whole": relation.whole, "parts": relation.parts} for relation in draft.relations
        ],
    }
    if report is not None:
        data["privacy"] = _report(report)
    return _written(data)


def report_json(draft: Draft, report: PrivacyReport) -> str:
    dated = draft.dated.isoformat() if draft.dated else None
    return _written({"title": draft.title, "version": draft.version, "dated": dated, **_report(report)})


def _written(data: Mapping[str, Json]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _question(section: Section) -> Json:
    return {
        "key": section.key,
        "text": section.title,
        "remarks": section.remarks,
        "findings": [_finding(finding) for finding in section.findings],
    }


def _finding(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "label": finding.label,
        "text": finding.text,
        "contributors": _number(finding.contributors),
        "base": _number(finding.base),
        "channels": {label: _number(cell) for label, cell in finding.channels},
        "stability": finding.stability,
        "weight": finding.weight,
        "doubt": finding.doubt,
        "compared": finding.compared,
        "times": _times(finding.times),
        "differs": finding.differs,
        "parts": [_counted(label, cell) for label, cell in finding.parts],
        "agreement": finding.agreement,
        "sides": [_counted(label, cell) for label, cell in finding.sides],
        "keywords": finding.keywords,
        "quotes": [quote.text.text for quote in finding.quotes],
        **({"paraphrases": finding.paraphrases} if finding.paraphrases else {}),
        "cells": {
            "contributors": finding.contributors.id,
            "base": finding.base.id,
            "channels": {label: cell.id for label, cell in finding.channels},
        },
    }


def _times(times: Times | None) -> Json:
    if times is None:
        return None
    return {"shown": times.shown, "more_in": "open" if times.open_more else "survey", "cells": times.cells}


def _course(course: Course | None) -> Json:
    if course is None:
        return None
    return {
        "sentences": course.sentences,
        "caption": course.caption,
        "note": course.note,
        "columns": course.columns,
        "rows": [{"label": stage.label, "shown": [stage.heard, stage.reported]} for stage in course.stages],
    }


def _counted(label: str, cell: Cell) -> Json:
    return {"label": label, "contributors": _number(cell), "cell": cell.id}


def _number(cell: Cell) -> int | str:
    return cell.shown if cell.value is None else cell.value


def _table(table: Table, question: str) -> Json:
    return {
        "id": table.id,
        "question": question,
        "caption": table.caption,
        "note": table.note,
        "row_title": table.row_title,
        "columns": table.columns,
        "rows": [_row(row) for row in table.rows],
        "base": table.base.id if table.base else None,
        "joined": table.joined,
        "beside": table.beside,
    }


def _row(row: Row) -> Json:
    told: dict[str, Json] = {
        "label": row.label,
        "cells": [cell.id for cell in row.cells],
        "shown": [cell.shown for cell in row.cells],
    }
    return {**told, "beside": row.beside} if row.beside else told


def _cell(cell: Cell) -> Json:
    return {"id": cell.id, "shown": cell.shown, "low": cell.low, "high": cell.high, "value": cell.value}


def _report(report: PrivacyReport) -> dict[str, Json]:
    """Without the reasons of a refusal: they name places, for the team."""
    return {
        "passed": report.passed,
        "checks": [
            {
                "key": check.key,
                "attempt": check.attempt,
                "risk": check.risk,
                "succeeded": check.succeeded,
                "tried": check.tried,
                "stops_at": check.stops_at,
                "outcome": check.outcome.value,
                "explanation": check.explanation,
            }
            for check in report.checks
        ],
        "not_checked": report.not_checked,
        "settings": dict(report.settings),
    }
