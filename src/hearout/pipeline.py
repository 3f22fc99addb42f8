"""The whole way on one screen: read, bring together, anonymise | analyse, summarise, audit, publish.

The only engine module that knows every stage. Everything it needs is an argument; it touches no disk but the sources.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from hearout import anonymise, collect, corpus, disclose, publish, summarise
from hearout.analyse import analyse, with_reach
from hearout.engines import LocalEngine, ProcessEngine
from hearout.errors import PublicationRefused
from hearout.keys import keyed
from hearout.records.analysis import Analysis
from hearout.records.consultation import Channel, ChannelKind, Consultation
from hearout.records.decisions import Decisions
from hearout.records.draft import Draft
from hearout.records.evidence import Evidence
from hearout.records.identified import Corpus, Roster
from hearout.records.report import PrivacyReport

__all__ = ["Inputs", "Outcome", "Progress", "audit_again", "bring_together", "run"]

Progress = Callable[[str], None]
"""Told in one sentence what begins."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a run reads. `sources` are (channel, file on disk, its name inside the folder)."""

    consultation: Consultation
    sources: tuple[tuple[Channel, Path, str], ...]
    roster: Roster = field(repr=False)
    glossary: frozenset[str] = field(repr=False)
    decisions: Decisions
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything a run made. `public` is None when the audit refused; the reasons are in `report`."""

    corpus: Corpus
    anonymised: anonymise.Anonymised
    analysis: Analysis
    draft: Draft
    evidence: Evidence
    material: disclose.AuditMaterial = field(repr=False)
    report: PrivacyReport
    public: Mapping[str, bytes] | None = field(repr=False)

    def require_passed(self) -> None:
        if self.public is None:
            raise PublicationRefused(self.report.reasons)


def bring_together(inputs: Inputs, *, progress: Progress) -> Corpus:
    """Read every source and account for everything received."""
    consultation, readings = inputs.consultation, []
    for channel, sources in groupby(inputs.sources, key=lambda source: source[0]):
        files = [(path, name) for _, path, name in sources]
        is_survey = channel.kind is ChannelKind.SURVEY
        beside = collect.questionnaires_among(files, consultation.language) if is_survey else ()
        for path, name in files:
            progress(f"Reading {name}")
            readings.append((channel, collect.read_source(path, name, channel, consultation.questions, beside)))
    return corpus.bring_together(
        readings,
        consultation,
        inputs.roster,
        pseudonym=keyed(inputs.key, "contributor"),
        decided=inputs.decisions.contributions,
    )


def run(
    inputs: Inputs,
    *,
    seed: int,
    engine: LocalEngine | ProcessEngine,
    previous: Sequence[Mapping[str, bytes]],
    progress: Progress,
) -> Outcome:
    """From files to a release that passed the audit, or to the reasons why not."""
    consultation, decisions = inputs.consultation, inputs.decisions
    brought = bring_together(inputs, progress=progress)

    progress(f"Anonymising {len(brought.counted):,} contributions")
    anonymised = anonymise.anonymise(
        brought,
        consultation,
        inputs.roster,
        inputs.glossary,
        decisions,
        token=keyed(inputs.key, "word"),
        random_key=keyed(inputs.key, "safe contributor"),
        map=engine.map,
    )

    progress("Looking for themes")
    analysis = analyse(anonymised.corpus, consultation, decisions, seed=seed)
    analysis = with_reach(analysis, anonymised.corpus, consultation, seed=seed)

    progress("Writing the summary")
    facts = corpus.facts(brought, anonymised.coverage)
    draft, evidence = summarise.summarise(
        analysis,
        anonymised.corpus,
        consultation,
        facts,
        narrowed=disclose.narrowed,
        findable=disclose.findable(
            brought,
            (consultation.language, *anonymised.corpus.languages),
            minimum=consultation.privacy.minimum,
        ),
    )

    progress("Auditing what would be published")
    material = disclose.material(brought, consultation, evidence, anonymised, style=publish.style())
    report = _audited(publish.publish(draft, None), material, previous)
    public = publish.publish(draft, report) if report.passed else None
    if public is not None:
        report = _audited(public, material, previous)
    return Outcome(brought, anonymised, analysis, draft, evidence, material, report, public if report.passed else None)


def _audited(
    files: Mapping[str, bytes], material: disclose.AuditMaterial, previous: Sequence[Mapping[str, bytes]]
) -> PrivacyReport:
    return disclose.audit(files, material, previous, patterns=anonymise.patterns_in)


audit_again = _audited
"""Run the disclosure audit on files that were published before."""
