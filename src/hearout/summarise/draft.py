"""From an analysis to a draft: every number protected, every finding with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from hearout.records.analysis import Analysis, QuestionAnalysis
from hearout.records.consultation import ChannelKind, Consultation
from hearout.records.decisions import QuoteDecision
from hearout.records.draft import Cell, Course, Draft, Relation
from hearout.records.evidence import Evidence
from hearout.records.facts import RunFacts
from hearout.records.safe import SafeCorpus
from hearout.summarise.cells import Protection
from hearout.summarise.channels import with_channels
from hearout.summarise.closed import Closed, closed_tables
from hearout.summarise.course import course_of
from hearout.summarise.crowd import Crowd, joined_channels
from hearout.summarise.findings import Found, Writer
from hearout.summarise.groups import with_groups
from hearout.summarise.lead import lead
from hearout.summarise.ledger import Caution, Ledger
from hearout.summarise.method import method_facts, method_paragraphs
from hearout.summarise.missing import who_is_missing
from hearout.summarise.quotes import Findable, Quotes

__all__ = ["Narrowed", "summarise"]

WRITTEN_IN = "en"
"""The language of our own sentences, whatever people spoke."""

Narrowed = Callable[[Sequence[Cell], Sequence[Relation]], tuple[str, ...]]
"""Given all printed cells and what ties them together: the ids of hidden cells that can be worked out too closely."""

Count = tuple[ChannelKind | None, str, Cell]


def summarise(
    analysis: Analysis,
    corpus: SafeCorpus,
    consultation: Consultation,
    facts: RunFacts,
    *,
    narrowed: Narrowed,
    findable: Findable,
    quotes: Sequence[QuoteDecision] = (),
) -> tuple[Draft, Evidence]:
    """Write the summary and, for the team, what it rests on.

    Numbers are kept back, block by block, until `narrowed` finds nothing in the draft as a whole. Every round keeps
    back more than the one before, so it ends; if nothing helps, the draft is returned and the audit will refuse it.
    What `findable` says could be searched for is not quoted, nor what people decided about in `quotes`.
    """
    caution = Caution()
    while True:
        composer = _Composer(analysis, Quotes(corpus, findable, quotes), consultation, facts, caution)
        draft = composer.draft()
        cells = list({cell.id: cell for cell in draft.cells()}.values())
        loose = narrowed(cells, draft.relations)
        if not loose or not (caution.more(composer.optional()) or caution.more(composer.ledger.blocks(loose))):
            return draft, composer.evidence(draft)


class _Composer:
    """One draft at one level of caution."""

    def __init__(
        self, analysis: Analysis, quotes: Quotes, consultation: Consultation, facts: RunFacts, caution: Caution
    ) -> None:
        self.analysis, self.consultation, self.facts, self.caution = analysis, consultation, facts, caution
        self.ledger = Ledger(Protection.of(consultation.privacy))
        self.writer = Writer(self.ledger, caution, quotes, consultation.privacy.k)
        self.found: list[Found] = []

    def draft(self) -> Draft:
        consultation, protection = self.consultation, self.ledger.protection
        crowd = Crowd(self.analysis.by_channel)
        people = self.ledger.count("people", crowd.everyone)
        counts = tuple(joined_channels(crowd, self.ledger, "channel"))
        self.found = [] if people.hidden else [self._section(question, people) for question in self._questions()]
        self.found = with_channels(self.found, self.analysis.reach.channels, consultation.privacy.k)
        closed = self._closed(people)
        self.found = with_groups(
            self.found,
            self.analysis.questions,
            self.analysis.closed,
            closed.tables,
            consultation,
            self.ledger,
            self.caution,
        )
        sections = tuple(found.section for found in self.found)
        self._relate(people, counts)
        draft = Draft(
            title=consultation.title,
            version=consultation.version,
            dated=consultation.published,
            language=WRITTEN_IN,
            lead=lead(people, sections, self._authored()),
            people=people,
            counts=counts,
            sections=sections,
            tables=closed.tables,
            method=(*self._method(closed), *closed.remarks),
            facts=method_facts(consultation, self.facts, protection),
            relations=(),
            purpose=consultation.purpose,
            contact=consultation.contact,
            minimum=protection.minimum,
            rounding=protection.rounding,
            notes=_notes(protection, several=len(crowd.channels()) > 1),
            course=self._course(people),
            missing=who_is_missing(consultation, closed.tables, people),
        )
        return replace(draft, relations=self.ledger.relations({cell.id for cell in draft.cells()}))

    def evidence(self, draft: Draft) -> Evidence:
        findings = tuple(evidence for found in self.found for evidence in found.evidence)
        return Evidence(findings, self.ledger.evidence({cell.id for cell in draft.cells()}))

    def optional(self) -> list[str]:
        """Blocks that a reader misses least: they go first where a hidden number shows."""
        return [table.id for found in self.found for table in found.section.tables if table.crossed]

    def _questions(self) -> list[QuestionAnalysis]:
        """In the order of the consultation, what was said beside the questions last."""
        order = [question.key for question in self.consultation.questions]
        known = [question for question in self.analysis.questions if question.question in order]
        beside = [question for question in self.analysis.questions if not question.question and question.contributors]
        return [*sorted(known, key=lambda question: order.index(question.question)), *beside]

    def _section(self, question: QuestionAnalysis, people: Cell) -> Found:
        asked = self.consultation.question(question.question)
        return self.writer.section(question, asked.text if asked else "", people)

    def _closed(self, people: Cell) -> Closed:
        if people.hidden:
            return Closed((), ())
        return closed_tables(self.analysis.closed, self.consultation, people, self.ledger, self.caution)

    def _method(self, closed: Closed) -> tuple[str, ...]:
        compared = any(found.numbers and found.numbers.split for found in self.found)
        return method_paragraphs(
            self.consultation, self.facts, self.ledger.protection, closed.tables, compared=compared
        )

    def _course(self, people: Cell) -> Course | None:
        subjects = [row.said for found in self.found if found.numbers for row in found.numbers.themes]
        k = self.consultation.privacy.k
        return course_of(subjects, people, self.analysis.reach.saturation, self.ledger.protection, k)

    def _relate(self, people: Cell, counts: Sequence[Count]) -> None:
        """People are in one channel or several; who answered in the survey is at most who took part in it."""
        self.ledger.relate("union", people, [cell for _, _, cell in counts])
        survey = [cell for kind, _, cell in counts if kind is ChannelKind.SURVEY]
        splits = [found.numbers.split for found in self.found if found.numbers and found.numbers.split]
        for whole in survey:
            self.ledger.relate("at_most", whole, [split[0] for split in splits])

    def _authored(self) -> frozenset[str]:
        """Findings whose sentence a person wrote."""
        themes = {theme.id for question in self.analysis.questions for theme in question.themes if theme.sentence}
        findings = (finding for found in self.found for finding in found.section.findings)
        return frozenset(finding.id for finding in findings if finding.theme in themes)


def _notes(protection: Protection, *, several: bool) -> tuple[str, ...]:
    rounded = f"People, rounded to {protection.rounding}" if protection.rounding > 1 else "People"
    return (f"{rounded}; some used more than one way",) if several else (rounded,)
