"""The whole way on one screen: read, bring together, anonymise | analyse, summarise, audit, publish.

The only engine module that knows every stage. Everything it needs is an argument; it touches no disk but the sources.
Each stage is a function of its own, which whoever keeps inputs elsewhere than in a folder calls one by one: the same
inputs then give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from hearout import anonymise, collect, corpus, disclose, publish, summarise
from hearout.analyse import analyse, with_reach
from hearout.disclose import AuditMaterial
from hearout.engines import LocalEngine, ProcessEngine
from hearout.errors import PublicationRefused
from hearout.keys import keyed
from hearout.records.analysis import Analysis
from hearout.records.anonymised import Anonymised
from hearout.records.consultation import Channel, ChannelKind, Consultation
from hearout.records.decisions import Decisions
from hearout.records.draft import Draft
from hearout.records.evidence import Evidence
from hearout.records.facts import RunFacts
from hearout.records.identified import Corpus, Reading, Roster
from hearout.records.report import PrivacyReport
from hearout.records.safe import SafeCorpus

__all__ = [
    "Counted",
    "Inputs",
    "Outcome",
    "Progress",
    "analysed",
    "anonymised",
    "audit_again",
    "audited",
    "bring_together",
    "drafted",
    "findable",
    "joined",
    "material",
    "run",
]

Progress = Callable[[str], None]
"""Told in one sentence what begins."""

Counted = Callable[[int, int], None]
"""Told how much of a stage is done, and of how much. It may raise to end the work."""


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
    """Everything a run made. `public` is None when the audit refused; the reasons are in `report`. `untold` says which
    sentences and paraphrases of the team stand nowhere."""

    corpus: Corpus
    anonymised: Anonymised
    analysis: Analysis
    draft: Draft
    evidence: Evidence
    material: AuditMaterial = field(repr=False)
    report: PrivacyReport
    public: Mapping[str, bytes] | None = field(repr=False)
    untold: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences for the team: decisions that fit nothing, and the like."""
        return (*self.corpus.warnings, *self.analysis.warnings, *self.untold)

    def require_passed(self) -> None:
        if self.public is None:
            raise PublicationRefused(self.report.reasons)


def run(
    inputs: Inputs,
    *,
    seed: int,
    engine: LocalEngine | ProcessEngine,
    previous: Sequence[Mapping[str, bytes]],
    progress: Progress,
) -> Outcome:
    """From files to a release that passed the audit, or to the reasons why not."""
    consultation = inputs.consultation
    brought = bring_together(inputs, progress=progress)

    progress(f"Anonymising {len(brought.counted):,} contributions")
    gated = anonymised(brought, inputs, engine=engine)

    progress("Looking for themes")
    analysis = analysed(gated.corpus, consultation, inputs.decisions, seed=seed)

    progress("Writing the summary")
    facts = corpus.facts(brought, gated.coverage)
    searched = findable(brought, gated.corpus, consultation)
    draft, evidence = drafted(analysis, gated.corpus, consultation, facts, inputs.decisions, findable=searched)

    progress("Auditing what would be published")
    compared = material(brought, consultation, evidence, gated)
    report, public = audited(draft, compared, previous)
    untold = (*summarise.unsaid(analysis, evidence), *summarise.untold(inputs.decisions.quotes, evidence))
    return Outcome(brought, gated, analysis, draft, evidence, compared, report, public, untold)


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
    return joined(readings, inputs)


def joined(readings: Sequence[tuple[Channel, Reading]], inputs: Inputs) -> Corpus:
    """The corpus of what was read already; the sources of `inputs` are not looked at."""
    return corpus.bring_together(
        readings,
        inputs.consultation,
        inputs.roster,
        pseudonym=keyed(inputs.key, "contributor"),
        decided=inputs.decisions.contributions,
    )


def anonymised(
    brought: Corpus, inputs: Inputs, *, engine: LocalEngine | ProcessEngine, counted: Counted | None = None
) -> Anonymised:
    """Everything that counts, without identities: the gate."""
    return anonymise.anonymise(
        brought,
        inputs.consultation,
        inputs.roster,
        inputs.glossary,
        inputs.decisions,
        token=keyed(inputs.key, "word"),
        random_key=keyed(inputs.key, "safe contributor"),
        map=engine.map,
        progress=counted,
    )


def analysed(
    safe: SafeCorpus, consultation: Consultation, decisions: Decisions, *, seed: int, counted: Counted | None = None
) -> Analysis:
    """Themes, as people decided about them, and how far the listening reached."""
    analysis = analyse(safe, consultation, decisions, seed=seed, progress=counted)
    return with_reach(analysis, safe, consultation, seed=seed)


def findable(brought: Corpus, safe: SafeCorpus, consultation: Consultation) -> disclose.Findable:
    """What to ask before words are quoted: whether they lead to their author."""
    languages = (consultation.language, *safe.languages)
    return disclose.findable(brought, languages, minimum=consultation.privacy.minimum)


def drafted(
    analysis: Analysis,
    safe: SafeCorpus,
    consultation: Consultation,
    facts: RunFacts,
    decisions: Decisions,
    *,
    findable: disclose.Findable,
) -> tuple[Draft, Evidence]:
    """The summary, every number in it protected, and what it rests on."""
    return summarise.summarise(
        analysis,
        safe,
        consultation,
        facts,
        narrowed=disclose.narrowed,
        findable=findable,
        quotes=decisions.quotes,
    )


def material(brought: Corpus, consultation: Consultation, evidence: Evidence, gated: Anonymised) -> AuditMaterial:
    """What an audit compares public files with."""
    return disclose.material(brought, consultation, evidence, gated, style=publish.style())


def audited(
    draft: Draft, material: AuditMaterial, previous: Sequence[Mapping[str, bytes]]
) -> tuple[PrivacyReport, Mapping[str, bytes] | None]:
    """The privacy report, and the public files with it in them; None in their place where the audit refuses."""
    report = audit_again(publish.publish(draft, None), material, previous)
    if not report.passed:
        return report, None
    public = publish.publish(draft, report)
    report = audit_again(public, material, previous)
    return report, public if report.passed else None


def audit_again(
    files: Mapping[str, bytes], material: AuditMaterial, previous: Sequence[Mapping[str, bytes]]
) -> PrivacyReport:
    """Run the disclosure audit on files as they are, also on those that were published before."""
    return disclose.audit(files, material, previous, patterns=anonymise.patterns_in)
