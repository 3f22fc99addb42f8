"""Invented answers on five subjects, each said in many ways, for tests that need themes to be there."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hearout.analyse.units import Text
from hearout.records.consultation import ChannelKind, Consent, Consultation, GuidingQuestion, Privacy
from hearout.records.safe import SafeContribution, SafeCorpus, SafePassage, SafeText

SUBJECTS = {
    "bicycles": (
        "bicycle lanes|safe cycling|bike racks|cycle paths|cyclists on the road",
        "the junction|the bridge|the station|the ring road|the school gate",
    ),
    "library": (
        "library books|the reading room|librarians|book loans|library opening hours",
        "on Sundays|for children|in the evening|for students|near the market",
    ),
    "swimming": (
        "the swimming pool|swimming lessons|the pool changing rooms|swimmers|warm pool water",
        "in winter|for beginners|before work|for families|at the weekend",
    ),
    "trees": (
        "trees and shade|planting trees|old chestnut trees|the tree canopy|fruit trees",
        "in the park|along the avenue|by the river|around the playground|on the square",
    ),
    "buses": (
        "the night bus|bus timetables|bus drivers|bus stops|bus tickets",
        "after midnight|to the hospital|from the suburbs|at rush hour|on holidays",
    ),
}
_FRAMES = (
    "Please improve {what} {where}.",
    "What I miss most is {what} {where}",
    "{what} {where} matter to my family.",
    "We never have enough of {what} {where}!",
    "Nobody looks after {what} {where}, which is a shame.",
    "I would pay more tax for {what} {where}.",
)


def sentences(subject: str, count: int, seed: int = 0) -> list[str]:
    """`count` different-looking answers about one subject."""
    rng = random.Random(f"{subject}{seed}")
    what, where = (part.split("|") for part in SUBJECTS[subject])
    said = [rng.choice(_FRAMES).format(what=rng.choice(what), where=rng.choice(where)) for _ in range(count)]
    return [one[:1].upper() + one[1:] for one in said]


def answers(each: int, seed: int = 0) -> list[tuple[str, str]]:
    """(subject, answer) pairs, `each` per subject, well mixed."""
    said = [(subject, text) for subject in SUBJECTS for text in sentences(subject, each, seed)]
    random.Random(seed).shuffle(said)
    return said


def texts_by(words: Sequence[str], contributor: str = "") -> list[Text]:
    """Texts, each by its own contributor unless one is named."""
    return [Text(f"t{at}", contributor or f"p{at}", SafeText(said)) for at, said in enumerate(words)]


def passage(
    at: int,
    text: str | SafeText,
    *,
    question: str = "town",
    contributor: str = "",
    channel: ChannelKind = ChannelKind.SURVEY,
    consent: Consent = Consent.QUOTE,
    language: str = "en",
) -> SafePassage:
    words = text if isinstance(text, SafeText) else SafeText(text)
    return SafePassage(
        f"p{at:05d}", f"c{at:05d}", contributor or f"x{at:05d}", channel, question, words, consent, language
    )


def corpus(passages: Sequence[SafePassage]) -> SafeCorpus:
    """One contribution a passage."""
    return SafeCorpus(
        tuple(
            SafeContribution(one.contribution, one.contributor, one.channel, one.consent, True, (one,))
            for one in passages
        ),
        ("en",),
    )


def consultation(*questions: GuidingQuestion, k: int = 5) -> Consultation:
    asked = questions or (GuidingQuestion("town", "What should change in our town?"),)
    return Consultation("Our town", asked, (), privacy=Privacy(k=k))
