"""Someone who reads a small number of people in the text: "two contributors said"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearout.disclose.folding import numeral
from hearout.disclose.material import AuditMaterial
from hearout.disclose.published import Published
from hearout.disclose.summary_shape import Summary
from hearout.disclose.verdict import SINGLING_OUT, verdict
from hearout.records.report import Check

__all__ = ["check", "few_people"]

_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBERS = {word: number for number, word in enumerate(_WORDS)} | {
    "couple": 2,
    "pair": 2,
    "both": 2,
    "single": 1,
    "only": 1,
    "sole": 1,
    "lone": 1,
}
_PEOPLE = (
    r"(?:people|persons?|individuals?|contributors?|participants?|respondents?|speakers?|commenters?|attendees?|voices?"
    r"|contributions?|responses?|submissions?)"
)
_NUMBER = rf"(?:\d[\d,]*|{'|'.join(_NUMBERS)})"
_COUNTED = re.compile(
    rf"(?<![\w.,])(?=(?P<number>{_NUMBER})\s+(?:of\s+(?:the\s+|our\s+|these\s+|\d[\d,]*\s+)*)?"
    rf"(?:(?!in\b|of\b|out\b|per\b|and\b|or\b)[\w-]+\s+){{0,2}}?(?P<people>{_PEOPLE})\b(?P<after>(?:\W+\w+){{0,2}}))",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\b(?:in|out of)\s+$", re.IGNORECASE)
_LIMIT = re.compile(
    r"(?:fewer|less|more)\s+than|at\s+(?:least|most)|under|over|below|above|minimum\s+of|up\s+to|rounded\s+to|every"
)
_ANYONE = re.compile(r"\b(?:what|which|whether|if|when|where|any|no|than)\s+$", re.IGNORECASE)
_SAYS = re.compile(
    r"^\W+(?:who\W+)?(?:also\W+|even\W+)?(?:said|says?|told|tells?|wrote|writes?|asked|asks?|mention|raise|think|thought"
    r"|feels?|felt|want|suggest|propose|describe|complain|report|named|names|answered|called|wish|spoke|disagree|agree"
    r"|from|in|on|with|mailed|e-mailed)",
    re.IGNORECASE,
)


def few_people(text: str, minimum: int, limits: tuple[int, ...] = ()) -> bool:
    """Whether `text` (English) tells of a number of people below `minimum`, in digits or words.

    Ratios ("one in five people") and stated limits ("at least five people", for numbers in `limits`) do not.
    "One person" counts where it is told what that person said.
    """
    return any(_tells(match, text, minimum, limits) for match in _COUNTED.finditer(text))


def _tells(match: re.Match[str], text: str, minimum: int, limits: tuple[int, ...]) -> bool:
    number = _value(match["number"])
    before = text[max(0, match.start() - 16) : match.start()]
    if not 0 < number < minimum or _RATIO.search(before):
        return False
    if number == 1 and (match["people"].casefold().endswith(("s", "people")) or _ANYONE.search(before)):
        return False
    if number in (*limits, minimum) and _LIMIT.search(before.casefold()):
        return False
    return number > 1 or _SAYS.match(match["after"]) is not None


def _value(word: str) -> int:
    return int(numeral(word.rstrip(","))) if word[0].isdigit() else _NUMBERS[word.casefold()]


def check(published: Published, material: AuditMaterial) -> Check:
    """No text of the team's names a number of people below the minimum. Quotes are what somebody said, not counts."""
    texts = [*_written(published.summary), *_on_pages(published)]
    limits = (material.k, material.minimum, material.rounding)
    return verdict(
        "few people in words",
        "reads how few people said something",
        SINGLING_OUT,
        tried=len(texts),
        reasons=[
            f"{place} tells of fewer than {material.minimum} people. Say it without a number, in "
            "decisions/themes.csv or consultation.toml."
            for place, text in texts
            if few_people(text, material.minimum, limits)
        ],
        explanation=f"No sentence tells of a number of people below {material.minimum}, in digits or in words.",
    )


def _written(summary: Summary) -> Iterator[tuple[str, str]]:
    yield "The lead", summary.lead
    for question in summary.questions:
        yield from ((f"A remark under '{question.text}'", remark) for remark in question.remarks)
    for finding in summary.findings():
        yield from ((finding.place, text) for text in (finding.text, finding.label, *finding.sentences))
    yield from ((f"Paragraph {number} of the method", text) for number, text in enumerate(summary.method, 1))


def _on_pages(published: Published) -> Iterator[tuple[str, str]]:
    """What stands on the pages beyond quotes and the answers of closed questions ("2 people" may be one)."""
    chosen = _given_answers(published.summary)
    for page in published.pages:
        for number, block in enumerate(page.blocks, 1):
            if not block.quote:
                yield f"{page.name}, paragraph {number}", _without(block.text, chosen)


def _given_answers(summary: Summary) -> list[str]:
    quotes = {quote for _, quote in summary.quotes()} | {summary.purpose}
    labels = {label for table in summary.tables for label, _, _ in table.rows}
    titles = {text for table in summary.tables for text in (table.caption, *table.sentences)}
    return sorted(
        quotes | {text for text in labels | titles if any(c.isdigit() or c == " " for c in text)}, key=_longest
    )


def _longest(text: str) -> tuple[int, str]:
    return -len(text), text


def _without(text: str, parts: list[str]) -> str:
    for part in parts:
        if part in text:
            text = text.replace(part, " · ")
    return text
