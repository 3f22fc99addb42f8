"""One finding of the newest draft, with everything that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator

from hearout.records.consultation import Consent
from hearout.records.decisions import ThemeAction
from hearout.records.draft import Finding, Section
from hearout.records.evidence import Evidence, FindingEvidence
from hearout.web.analysis.models import Theme
from hearout.web.analysis.queries.naming import naming_of
from hearout.web.analysis.queries.telling import ChannelTold, PassageTold, channels_told, passage_told
from hearout.web.analysis.rules import KEY
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.passages.models import Passage
from hearout.web.passages.queries import passages_called
from hearout.web.sealed import pseudonyms
from hearout.web.summaries import ports
from hearout.web.summaries.models import QuoteDecision
from hearout.web.summaries.queries.kept import KeptDraft, Now
from hearout.web.summaries.queries.quotes import standing
from hearout.web.summaries.rules import PAGE

__all__ = [
    "FindingTold",
    "Said",
    "SaidPage",
    "finding_called",
    "keys_of",
    "said_in",
    "sentence_now",
    "theme_of",
    "unsaid_in",
    "unwritten_in",
]


@dataclass(frozen=True, slots=True)
class FindingTold:
    """A finding of the draft. `exact` contributors, also by channel; `missing` are passages that it rested on and that
    are not here any more."""

    key: str
    finding: Finding = field(repr=False)
    section: Section = field(repr=False)
    evidence: FindingEvidence
    exact: int
    channels: tuple[ChannelTold, ...]
    theme: Theme | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """A passage that a finding rests on. `decision` is what people decided about its words; `link` leads to the whole
    contribution, for those who may read it."""

    told: PassageTold
    is_quoted: bool
    may_retell: bool
    decision: QuoteDecision | None = field(repr=False)
    link: str


@dataclass(frozen=True, slots=True)
class SaidPage:
    """Some of the passages that a finding rests on, and where among all of them they are."""

    said: tuple[Said, ...]
    page: Page[str]


def keys_of(consultation: Consultation, kept: KeptDraft) -> dict[str, str]:
    """The name of each finding in the draft -> what stands for its theme in addresses."""
    key_of = pseudonyms(consultation.pk, KEY)
    return {finding.id: key_of(finding.theme) for finding in kept.draft.findings()}


def finding_called(consultation: Consultation, kept: KeptDraft, key: str) -> FindingTold | None:
    """The finding whose theme that key stands for."""
    name = next((name for name, known in keys_of(consultation, kept).items() if known == key), "")
    for section in kept.draft.sections:
        for finding in section.findings:
            if finding.id == name:
                return _told(consultation, key, section, finding, kept.evidence)
    return None


def _told(consultation: Consultation, key: str, section: Section, finding: Finding, evidence: Evidence) -> FindingTold:
    theme = theme_of(consultation, key)
    return FindingTold(
        key=key,
        finding=finding,
        section=section,
        evidence=next(one for one in evidence.findings if one.finding == finding.id),
        exact=next((one.exact for one in evidence.cells if one.cell == finding.contributors.id), 0),
        channels=channels_told(theme.channels) if theme else (),
        theme=theme,
    )


def theme_of(consultation: Consultation, key: str) -> Theme | None:
    """The theme of the newest run that the key stands for."""
    found = Theme.objects.filter(consultation=consultation, key=key).select_related("question", "consultation")
    return found.first()


def said_in(
    consultation: Consultation, told: FindingTold, reader: Reader, number: str, *, with_links: bool
) -> SaidPage:
    """A page of the passages that a finding rests on: those whose words stand in it first."""
    quoted = dict.fromkeys((*(one.passage for one in told.evidence.quotes), *told.evidence.paraphrases))
    idents = list(dict.fromkeys((*quoted, *told.evidence.passages)))
    page = Paginator(idents, PAGE).get_page(number)
    shown = list(page.object_list)
    rows = passages_called(consultation, shown)
    decisions = {one.passage: one for one in standing(consultation).filter(passage__in=shown)}
    said = (
        _said(consultation, rows[ident], ident in quoted, decisions.get(ident), reader, with_links=with_links)
        for ident in shown
        if ident in rows
    )
    return SaidPage(tuple(said), page)


def _said(
    consultation: Consultation,
    row: Passage,
    is_quoted: bool,
    decision: QuoteDecision | None,
    reader: Reader,
    *,
    with_links: bool,
) -> Said:
    page = ports.contribution_page.get() if with_links else None
    return Said(
        told=passage_told(row, reader),
        is_quoted=is_quoted and decision is None,
        may_retell=Consent(row.consent).allows(Consent.PARAPHRASE) and decision is None,
        decision=decision,
        link=page(consultation, row.contribution) if page else "",
    )


def unwritten_in(consultation: Consultation, kept: KeptDraft, now: Now) -> frozenset[str]:
    """The names of the findings whose sentence no person wrote yet."""
    rows = Theme.objects.filter(consultation=consultation, parent=None).only("consultation_id", "key", "sentence")
    written = {row.key for row in rows if row.sentence} | set(_said_since(consultation, now))
    return frozenset(name for name, key in keys_of(consultation, kept).items() if key not in written)


def unsaid_in(consultation: Consultation, kept: KeptDraft) -> tuple[Theme, ...]:
    """Themes whose sentence somebody wrote and that have no finding in the draft."""
    told = frozenset(keys_of(consultation, kept).values())
    rows = Theme.objects.filter(question__grouping__number=kept.analysis_number, consultation=consultation, parent=None)
    opened = rows.only("consultation_id", "key", "label", "sentence")
    return tuple(row for row in opened if row.key not in told and row.sentence)


def sentence_now(consultation: Consultation, told: FindingTold, now: Now) -> str:
    """The sentence as it will be: what somebody wrote since the draft, else what stands in it."""
    return _said_since(consultation, now).get(told.key, told.finding.text)


def _said_since(consultation: Consultation, now: Now) -> dict[str, str]:
    """The sentences that stand, by the key of the theme that they are about in the newest run."""
    naming = naming_of(consultation, now.run)
    said = (one for one in naming.decisions if one.action == ThemeAction.SAY)
    return {naming.theme_of(one): one.value for one in said}
