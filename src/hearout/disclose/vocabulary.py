"""Someone who looks for rare words: the identifiers that nobody thought of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearout.disclose.material import AuditMaterial
from hearout.disclose.places import PublicText, said_texts
from hearout.disclose.published import Published
from hearout.disclose.verdict import SINGLING_OUT, verdict
from hearout.language.words import Token, frequency, is_dictionary_word, is_given_name, lemma, tokens
from hearout.records.report import Check

__all__ = ["check"]

_COMMON = 3.0
"""Zipf frequency from which a word is known: once in a million words (reference: the vocabulary net)."""

_MORE_OF_A_WORD = 4.5

_JOINTS = re.compile("[-\u2010\u2011'\u2019\u02bc_·]+")
_CLITIC = re.compile("[nsl]t|ll|re|ve|em|qu|hui|lorsqu|puisqu|jusqu|quelqu|aujourd", re.IGNORECASE)
_HUMPS = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_SHORT_CODE = re.compile(r"(?P<letters>[^\W\d_]{1,4})\d{1,3}")
_BEGINS = re.compile(r"(?:^|[.!?…:;|•\n]|[-–—]\s)[\s\"'“”‘’«»„(\[]*$")


def check(published: Published, material: AuditMaterial) -> Check:
    """Every word that goes back to contributors must be common, the team's own, or cleared by a person."""
    texts = [*said_texts(published.summary), *_sentences(published, material)]
    words = [(text, token) for text in texts for token in tokens(text.text)]
    reasons = [reason for text, token in words if (reason := _problem(text, token, material))]
    return verdict(
        "vocabulary",
        "looks for rare words",
        SINGLING_OUT,
        tried=len({token.text.casefold() for _, token in words}),
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


def _problem(text: PublicText, token: Token, material: AuditMaterial) -> str:
    if _public(token.text, material):
        return ""
    if not _common(token.text, material):
        return f"{text.place} has a word that is neither common nor cleared. Decide it in decisions/words.csv."
    if _looks_like_a_given_name(text.text, token, material):
        return f"{text.place} has a word that looks like a given name. Decide it in decisions/words.csv."
    return ""


def _public(word: str, material: AuditMaterial) -> bool:
    """Whether the team uses or cleared `word`, or what it is a plural or possessive of."""
    plain = word.lower().replace("\u2019", "'").removesuffix("'s")
    forms = {word.lower(), plain, plain.removesuffix("s"), plain.removesuffix("es")}
    return bool(forms & material.public_words)


def _common(word: str, material: AuditMaterial) -> bool:
    """Known as a whole or by its dictionary form, or made of known parts ("decision-making", "GitHub", "utf8")."""
    if _frequent(word, material):
        return True
    parts = [part for part in _JOINTS.split(word) if part]
    if parts and parts != [word]:
        return all(len(part) == 1 or _CLITIC.fullmatch(part) or _known(part, material) for part in parts)
    code = _SHORT_CODE.fullmatch(word)
    if code:
        return _known(code["letters"], material) and not is_given_name(code["letters"])
    humps = _HUMPS.split(word)
    return len(humps) > 1 and all(_ordinary(hump, material) for hump in humps)


def _known(word: str, material: AuditMaterial) -> bool:
    return _public(word, material) or _common(word, material)


def _ordinary(hump: str, material: AuditMaterial) -> bool:
    """A word that is written small, and is no name unless it is far more of a word."""
    if _public(hump, material):
        return True
    written_small = any(is_dictionary_word(hump, language) for language in material.word_lists)
    often = any(frequency(hump.lower(), language) >= _MORE_OF_A_WORD for language in material.word_lists)
    return written_small and _frequent(hump, material) and (often or not is_given_name(hump))


def _frequent(word: str, material: AuditMaterial) -> bool:
    small = word.lower()
    return any(
        frequency(small, language) >= _COMMON or frequency(lemma(small, language), language) >= _COMMON
        for language in material.word_lists
    )


def _looks_like_a_given_name(text: str, token: Token, material: AuditMaterial) -> bool:
    """Written large inside a sentence, in the list of given names, and no word that is written small."""
    if not token.text[0].isupper() or token.text.isupper() or _BEGINS.search(text[: token.start]):
        return False
    if not is_given_name(token.text):
        return False
    return not any(is_dictionary_word(token.text, language) for language in material.word_lists)
