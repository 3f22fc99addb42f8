"""Someone who finds, in what the team told in its own words, somebody's own words or what nobody said."""

from __future__ import annotations

from collections.abc import Iterator

from hearout.disclose.folding import skeleton
from hearout.disclose.material import AuditMaterial, RawPassage
from hearout.disclose.published import Published
from hearout.disclose.runs import LONGEST_RUN, long_runs, tells
from hearout.disclose.sources import evidence_of
from hearout.disclose.summary_shape import PublishedFinding
from hearout.disclose.verdict import LINKABILITY, verdict
from hearout.records.consultation import Consent
from hearout.records.report import Check

__all__ = ["checks"]


def checks(published: Published, material: AuditMaterial) -> tuple[Check, ...]:
    """One check where something is paraphrased, else none: whose words they stand for is known and allowed it, and they
    are other words."""
    findings = [finding for finding in published.summary.findings() if finding.paraphrases]
    if not findings:
        return ()
    return (
        verdict(
            "paraphrases",
            "finds somebody's own words in what is told in other words",
            LINKABILITY,
            tried=sum(len(finding.paraphrases) for finding in findings),
            reasons=[reason for finding in findings for reason in _problems(finding, material)],
            explanation="What the team told in its own words was given to be retold, and shares no more than "
            f"{LONGEST_RUN} words in a row with what was said, but for words that everybody uses.",
        ),
    )


def _problems(finding: PublishedFinding, material: AuditMaterial) -> Iterator[str]:
    evidence = evidence_of(material).get(finding.id)
    passages = evidence.paraphrases if evidence else ()
    for number, told in enumerate(finding.paraphrases, 1):
        place = f"Paraphrase {number} of {finding.place[:1].lower()}{finding.place[1:]}"
        if number > len(passages):
            yield f"{place} has no known source. Run it again; do not add paraphrases by hand."
        elif problem := _problem(told, passages[number - 1], material):
            yield f"{place} {problem}"


def _problem(told: str, id_: str, material: AuditMaterial) -> str:
    passage = material.passages.get(id_)
    if id_ in material.withdrawn:
        return "tells what was withdrawn by its contributor. Take it out of decisions/quotes.csv."
    if passage is None:
        return "tells what was not received or does not count. Take it out of decisions/quotes.csv."
    if not passage.consent.allows(Consent.PARAPHRASE):
        return "tells what was given to be counted, not retold. Take it out of decisions/quotes.csv."
    if _repeats(told, passage, material):
        return (
            f"shares more than {LONGEST_RUN} words in a row with what was said, so that it quotes. Say it in other "
            "words in decisions/quotes.csv."
        )
    return ""


def _repeats(told: str, passage: RawPassage, material: AuditMaterial) -> bool:
    return tells(long_runs(skeleton(told)) & long_runs(skeleton(passage.text)), material.word_lists)
