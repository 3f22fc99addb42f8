"""What passed the gate of a consultation, arranged: each text by somebody else, by survey and talk page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from arranged_answers import answers
from hearout.records.anonymised import Coverage
from hearout.records.consultation import Channel, ChannelKind, Consent, GuidingQuestion
from hearout.records.consultation import Consultation as Settings
from hearout.records.facts import ChannelFacts, RunFacts
from hearout.records.safe import SafeContribution, SafeCorpus, SafePassage, SafeText
from hearout.web.consultations.models import Consultation
from hearout.web.passages.actions import receive

__all__ = ["COVERAGE", "SETTINGS", "corpus_saying", "facts_of", "five_subjects", "received"]

AT = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
KINDS = GuidingQuestion("kinds", "What kinds of decisions should the Forum take?")
INVOLVED = GuidingQuestion("involved", "Who is involved when a decision is taken?")
SETTINGS = Settings(
    "A town listens", (KINDS, INVOLVED), (Channel(ChannelKind.SURVEY, "answers/*"), Channel(ChannelKind.TALK, "talk/*"))
)
COVERAGE = Coverage((("en", 12),), (), ("en",), 0, 0)


def corpus_saying(
    said: Sequence[str], *, question: str = "kinds", consent: Consent = Consent.QUOTE, since: int = 0
) -> SafeCorpus:
    """One contribution a text, each by somebody else, every third on the talk page. `since` numbers the first."""
    contributions = []
    for number, words in enumerate(said, since):
        channel = ChannelKind.TALK if number % 3 == 2 else ChannelKind.SURVEY
        ident, who = f"c{number:016}", f"k{number:04}"
        passage = SafePassage(f"p{number:016}", ident, who, channel, question, SafeText(words), consent, "en")
        contributions.append(SafeContribution(ident, who, channel, consent, True, (passage,)))
    return SafeCorpus(tuple(contributions), ("en",))


def five_subjects(each: int) -> SafeCorpus:
    """`each` answers on each of five subjects, to the first guiding question: themes are there."""
    return corpus_saying([words for _, words in answers(each)])


def facts_of(safe: SafeCorpus) -> RunFacts:
    """The sums of it, where nothing else came in."""
    channels = []
    for kind in (ChannelKind.SURVEY, ChannelKind.TALK):
        count = sum(one.channel is kind for one in safe.contributions)
        channels.append(ChannelFacts(kind, 1, count, count, 0, 0, 0, 0, 0))
    people = len({one.contributor for one in safe.contributions})
    return RunFacts(tuple(channels), people, 0, len(safe.passages), (("en", len(safe.passages)),))


def received(
    made: Consultation, safe: SafeCorpus, *, settings: Settings = SETTINGS, number: int = 1, now: datetime = AT
) -> None:
    """Let it through the gate."""
    receive(made, safe, settings, facts_of(safe), COVERAGE, number=number, now=now)
