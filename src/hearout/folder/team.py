"""What a run leaves for the team: raw words, redactions, words to review, themes, evidence and the audit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from hearout.disclose import AuditMaterial
from hearout.folder.audit_file import audit_file
from hearout.folder.plain_json import Plain, as_json, as_lines, share
from hearout.folder.reach_plain import reach_plain
from hearout.folder.theme_tables import passages_by_theme_file, themes_to_review_file
from hearout.records.analysis import Analysis, Neighbour, QuestionAnalysis, Theme
from hearout.records.anonymised import WordToReview
from hearout.records.evidence import Evidence, FindingEvidence
from hearout.records.identified import Contribution, Corpus
from hearout.records.imports import ImportReport, State
from hearout.records.redaction import SpanRecord
from hearout.records.report import PrivacyReport
from hearout.spreadsheets import table

__all__ = [
    "evidence_file",
    "imports_file",
    "passages_file",
    "redactions_file",
    "team_files",
    "themes_file",
    "words_file",
]


def team_files(
    corpus: Corpus,
    spans: Sequence[SpanRecord],
    words: Sequence[WordToReview],
    analysis: Analysis,
    evidence: Evidence,
    report: PrivacyReport,
    material: AuditMaterial,
) -> Mapping[str, bytes]:
    """Every file of OUT/team by name. They hold raw words: write them with `output.write`, which closes them."""
    return {
        "imports.json": imports_file(corpus),
        "passages.jsonl": passages_file(corpus),
        "redactions.jsonl": redactions_file(spans),
        "words-to-review.csv": words_file(words),
        "themes.json": themes_file(analysis),
        "themes-to-review.csv": themes_to_review_file(analysis.to_review),
        "passages-by-theme.csv": passages_by_theme_file(analysis, corpus),
        "evidence.json": evidence_file(evidence),
        "audit.json": audit_file(report, material),
    }


def imports_file(corpus: Corpus) -> bytes:
    """Each file's account, with what became of every contribution that does not count."""
    set_aside: dict[str, list[Contribution]] = defaultdict(list)
    for contribution in corpus.contributions:
        if contribution.state is not State.COUNTED:
            set_aside[contribution.source].append(contribution)
    return as_json([_account(report, set_aside[report.file]) for report in corpus.reports])


def _account(report: ImportReport, set_aside: Iterable[Contribution]) -> Mapping[str, Plain]:
    return {
        "file": report.file,
        "format": report.format,
        "channel": report.channel.value if report.channel else None,
        "received": report.received,
        "counted": report.counted,
        "duplicates": report.duplicates,
        "late": report.late,
        "empty": report.empty,
        "withdrawn": report.withdrawn,
        "rejected": [{"line": one.line, "reason": one.reason} for one in report.rejected],
        "set_aside": [
            {"line": one.line, "contribution": one.id, "state": one.state.value, "why": one.why} for one in set_aside
        ],
        "used": list(report.used),
        "unused": list(report.unused),
        "notes": list(report.notes),
        "left_out": asdict(report.left_out) if report.left_out else None,
    }


def passages_file(corpus: Corpus) -> bytes:
    return as_lines(line for contribution in corpus.counted for line in _passages(contribution))


def _passages(contribution: Contribution) -> Iterator[Mapping[str, Plain]]:
    for passage in contribution.passages:
        yield {
            "id": passage.id,
            "contribution": contribution.id,
            "contributor": contribution.contributor,
            "channel": contribution.channel.value,
            "received": contribution.received.isoformat() if contribution.received else None,
            "question": passage.question,
            "text": passage.text,
            "consent": contribution.consent.value,
        }


def redactions_file(spans: Iterable[SpanRecord]) -> bytes:
    """One redaction a line; offsets are into the raw text of passages.jsonl."""
    return as_lines(
        {
            "passage": record.passage,
            "start": record.span.start,
            "end": record.span.end,
            "kind": record.span.kind,
            "net": record.span.net.value,
            "score": share(record.span.score),
            "replacement": record.span.replacement,
            "reason": record.span.reason,
        }
        for record in spans
    )


def words_file(words: Iterable[WordToReview]) -> bytes:
    """A table that spreadsheets open without running anything in it."""
    return table(("word", "contributors", "contexts"), (_word(word) for word in words))


def _word(word: WordToReview) -> tuple[str, str, str]:
    return word.word, str(word.contributors), " | ".join(" ".join(context.split()) for context in word.contexts)


def themes_file(analysis: Analysis) -> bytes:
    """Questions and themes with exact numbers; the themes of each passage that has any, and its parts of themes."""
    themes = [theme for question in analysis.questions for theme in question.themes]
    return as_json(
        {
            "questions": [_question(question) for question in analysis.questions],
            "themes": [_theme(theme) for theme in themes],
            "assignments": _assignments(themes),
            "part_assignments": _assignments([part for theme in themes for part in theme.parts]),
            "reach": reach_plain(analysis.reach),
        }
    )


def _question(question: QuestionAnalysis) -> Mapping[str, Plain]:
    return {
        "key": question.question,
        "contributors": len(question.contributors),
        "nothing_to_say": len(question.nothing_to_say),
        "clear": question.clear,
        "stability": share(question.stability),
        "without_theme": len(question.without_theme),
    }


def _assignments(themes: Iterable[Theme]) -> Mapping[str, Plain]:
    """The themes of each passage, by id."""
    found: dict[str, list[Plain]] = defaultdict(list)
    for theme in themes:
        for passage in theme.passages:
            found[passage].append(theme.id)
    return {passage: found[passage] for passage in sorted(found)}


def _theme(theme: Theme) -> Mapping[str, Plain]:
    return {
        "id": theme.id,
        "label": theme.label,
        "question": theme.question,
        "contributors": len(theme.contributors),
        "stability": None if theme.by_hand else share(theme.stability),
        "by_hand": theme.by_hand,
        "missing": list(theme.missing),
        "tentative": theme.tentative,
        "keywords": list(theme.keywords),
        "channels": {kind.value: len(people) for kind, people in theme.by_channel},
        "representative": _representative(theme),
        "neighbours": [_neighbour(one) for one in theme.neighbours],
        "sides": _sides(theme),
        "parts": [_theme(part) for part in theme.parts],
    }


def _representative(theme: Theme) -> Mapping[str, Plain] | None:
    """The passage that stands for the theme best, with its safe words and their place in the safe text."""
    if not theme.excerpts:
        return None
    best = theme.excerpts[0]
    return {"passage": best.passage, "start": best.start, "end": best.end, "text": best.text.text}


def _sides(theme: Theme) -> Mapping[str, Plain]:
    """How many contributors show each leaning, and how many show none."""
    shown = frozenset[str]().union(*(side.contributors for side in theme.sides))
    sides: dict[str, Plain] = {side.leaning.value: len(side.contributors) for side in theme.sides}
    return {**sides, "not shown": len(theme.contributors - shown)}


def _neighbour(near: Neighbour) -> Mapping[str, Plain]:
    return {"theme": near.theme, "likeness": near.likeness, "shared": near.shared, "words": list(near.words)}


def evidence_file(evidence: Evidence) -> bytes:
    """What each finding and each printed number rests on; `folder.finished` reads it back."""
    return as_json(
        {
            "findings": [_finding(finding) for finding in evidence.findings],
            "cells": [{"cell": cell.cell, "exact": cell.exact} for cell in evidence.cells],
        }
    )


def _finding(finding: FindingEvidence) -> Mapping[str, Plain]:
    return {
        "finding": finding.finding,
        "theme": finding.theme,
        "question": finding.question,
        "passages": list(finding.passages),
        "quotes": [{"passage": quote.passage, "start": quote.start, "end": quote.end} for quote in finding.quotes],
        "paraphrases": list(finding.paraphrases),
    }
