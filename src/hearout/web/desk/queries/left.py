"""What a replacement that somebody wrote would still give away."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from hearout.anonymise.knownnames import known_names
from hearout.anonymise.patterns import patterns_in
from hearout.anonymise.roster import RosterNet
from hearout.anonymise.words import words_in
from hearout.records.decisions import WordAction
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.desk.models import WordDecision
from hearout.web.desk.queries.marks import marks
from hearout.web.desk.queries.standing import waiting_words
from hearout.web.desk.rules import folded
from hearout.web.intake.queries.corpus import roster_of

__all__ = ["Likeness", "gives_away", "likeness"]

LONGEST_PHRASE = 4  # words that are looked up together


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a passage's own wording is left in another: its words that are taken over, of how many, and the most
    of them in a row."""

    kept: int
    words: int
    in_a_row: int

    @property
    def share(self) -> int:
        """In per cent."""
        return round(100 * self.kept / self.words) if self.words else 0


def gives_away(consultation: Consultation, replacement: str, *, instead_of: str = "") -> bool:
    """Whether a replacement holds what must not be read: the word it replaces, a name that is known, a word that waits
    or is masked, or an address and the like."""
    if instead_of and folded(instead_of) in {folded(one) for one in _phrases(replacement)}:
        return True
    return (
        bool(patterns_in(replacement))
        or _is_hidden(consultation, list(_phrases(replacement)))
        or _names_somebody(consultation, replacement)
    )


def likeness(said: str, reworded: str) -> Likeness:
    """How close a rewording is to what was said."""
    before = [folded(word.text) for word in words_in(said)]
    after = [folded(word.text) for word in words_in(reworded)]
    own = set(before)
    longest = SequenceMatcher(None, before, after, autojunk=False).find_longest_match().size
    return Likeness(sum(word in own for word in after), len(after), longest)


def _phrases(text: str) -> Iterator[str]:
    """Each word, and each few that stand together: what waits may be a name of several words."""
    words = words_in(text)
    for at, first in enumerate(words):
        for last in words[at : at + LONGEST_PHRASE]:
            yield text[first.start : last.end]


def _is_hidden(consultation: Consultation, phrases: Collection[str]) -> bool:
    mark = marks(consultation)
    hidden = {mark(phrase) for phrase in phrases}
    masked = WordDecision.objects.filter(consultation=consultation, current=True).exclude(action=WordAction.CLEAR.value)
    return waiting_words(consultation).filter(mark__in=hidden).exists() or masked.filter(mark__in=hidden).exists()


def _names_somebody(consultation: Consultation, text: str) -> bool:
    language = drafted(consultation).main_language
    net = RosterNet(known_names(roster_of(consultation).people, (), language, frozenset()))
    return bool(net.spans(text, words_in(text), language))
