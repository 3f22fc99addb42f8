"""Someone who looks for rare words: the identifiers that nobody thought of."""

from __future__ import annotations

from collections.abc import Iterator

from hearout.disclose.known_words import KnownWords, Problem, problems
from hearout.disclose.material import AuditMaterial
from hearout.disclose.places import PublicText, said_texts
from hearout.disclose.published import Published
from hearout.disclose.verdict import SINGLING_OUT, verdict
from hearout.language.words import tokens
from hearout.records.report import Check

__all__ = ["check"]

_REASONS = {
    Problem.UNKNOWN: "{} has a word that is neither common nor cleared. Decide it in decisions/words.csv.",
    Problem.NAME: "{} has a word that looks like a given name. Decide it in decisions/words.csv.",
}


def check(published: Published, material: AuditMaterial) -> Check:
    """Every word that goes back to contributors must be common, the team's own, or cleared by a person."""
    texts = [*said_texts(published.summary), *_sentences(published, material)]
    known = KnownWords(material.public_words, material.word_lists)
    reasons = [_REASONS[problem].format(text.place) for text in texts for _, problem in problems(text.text, known)]
    return verdict(
        "vocabulary",
        "looks for rare words",
        SINGLING_OUT,
        tried=len({token.text.casefold() for text in texts for token in tokens(text.text)}),
        reasons=reasons,
        explanation="Every word of findings, names of themes, key words and quotes is a common word, one of the "
        "team's own, or was cleared by a person.",
    )


def _sentences(published: Published, material: AuditMaterial) -> Iterator[PublicText]:
    """What the summary says around the findings, without the team's own words."""
    summary = published.summary
    around = [("The lead", summary.lead)]
    for question in summary.questions:
        around += [(f"A remark under '{question.text}'", remark) for remark in question.remarks]
        around += [(f"A sentence of {f.place}", sentence) for f in question.findings for sentence in f.sentences]
    for place, text in around:
        for own in material.own_words:
            text = text.replace(own, " · ")
        yield PublicText(place, text)
