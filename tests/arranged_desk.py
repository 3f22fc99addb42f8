"""A consultation whose contributions have come through the gate, with rare words that wait."""

from __future__ import annotations

from datetime import UTC, datetime

from arranged_intake import answer, brought_in, comment, together
from arranged_web import consultation, owner_of
from hearout.records.decisions import WordAction
from hearout.records.identified import Passage
from hearout.records.redaction import Net, Span
from hearout.web.consultations.models import Consultation
from hearout.web.desk.actions.deciding import Ruling, decide_word
from hearout.web.desk.models import Desk, Marked, Place, Term, Word, WordDecision
from hearout.web.desk.queries.marks import mark_of
from hearout.web.intake.models import Passage as Raw
from hearout.web.people.models import User

__all__ = [
    "KEEP",
    "MASK",
    "NOW",
    "decided",
    "desk",
    "desk_files",
    "in_africa",
    "number_of_decision",
    "one_of_each",
    "url",
    "waiting",
    "word_called",
]

NOW = datetime(2026, 9, 12, 9, 0, tzinfo=UTC)
KEEP, MASK = Ruling(WordAction.CLEAR), Ruling(WordAction.MASK)

SAID = (
    answer("1", "In Ombeyi the night bus stops at ten, and nobody told us.", line=2, email="ines@example.org"),
    answer("2", "We tried to follow the calls from Ombeyi, but the line drops whenever it rains.", line=3),
    answer("3", "The Tvashtri build takes an hour, so nobody runs the tests.", line=4),
    answer("4", "As the only librarian in Oxbow I never heard of the Forum.", line=5),
    answer("5", "Decisions should be written down where everybody finds them.", line=6),
)


TALK = comment("For ombeyi this was three months without search.", line=3)
RARE = tuple(
    f"{first}{last}"
    for last in ("voort", "brun", "tavo", "lendi", "quast", "venko")
    for first in ("Zan", "Kel", "Mis", "Or")
)


def in_africa(replacement: str = "a town in East Africa") -> Ruling:
    """More general words for a place."""
    return Ruling(WordAction.GENERALISE, replacement)


def desk(made: Consultation | None = None) -> Consultation:
    """Contributions that were brought together and went through the gate."""
    made = made or consultation()
    brought_in(made, "answers.csv", SAID)
    brought_in(made, "talk.wiki", [TALK], way="talk")
    together(made)
    return made


def desk_files(made: Consultation) -> None:
    """More of them, in files that nobody brought together yet: with enough rare words to decide about in a row."""
    more = [
        answer(f"m{number}", f"The people of {word} met twice and were told nothing.", line=number + 2)
        for number, word in enumerate(RARE)
    ]
    brought_in(made, "answers.csv", SAID)
    brought_in(made, "more.csv", more)
    brought_in(made, "talk.wiki", [TALK], way="talk")


def waiting(made: Consultation) -> list[str]:
    """The words that wait, in their order."""
    decided = WordDecision.objects.filter(consultation=made, current=True).values("mark")
    return [one.spelt for one in Word.objects.filter(consultation=made).exclude(mark__in=decided)]


def word_called(made: Consultation, spelt: str) -> Word:
    return Word.objects.get(consultation=made, mark=mark_of(made, spelt))


def decided(
    made: Consultation, word: str, ruling: Ruling = KEEP, *, by: User | None = None, seen: int = 0, now: datetime = NOW
) -> WordDecision:
    """A decision on a word."""
    return decide_word(made, word, ruling, seen=seen, by=by or owner_of(made), now=now)


def number_of_decision(made: Consultation, word: str) -> int:
    """The number of the current decision on a word, 0 for none."""
    current = WordDecision.objects.filter(consultation=made, mark=mark_of(made, word), current=True).first()
    return current.number if current else 0


def url(made: Consultation, word: str) -> str:
    """The page of a word."""
    return f"/team/{made.slug}/words/{mark_of(made, word)}/"


def one_of_each(made: Consultation) -> dict[str, str | int]:
    """What addresses of the desk take, without a run of the gate: a word that waits, its passage, a decision on another
    word that nobody confirmed, and a word of the glossary."""
    mark = mark_of(made, "Ombeyi")
    text, ident = "In Ombeyi the night bus stops at ten.", f"p{mark}"
    said = {"consultation": made, "place": 0, "question": "kinds", "language": "en"}
    Raw.objects.create(ident=ident, contribution="c1", said=Passage(text, "kinds", id=ident), **said)
    Marked.objects.create(
        passage=ident,
        contribution="c1",
        channel="survey",
        spans=(Span(3, 9, "word", Net.VOCABULARY, 0.5),),
        **said,
        marks=1,
        vocabulary=1,
        undecided=1,
        describes=False,
        **dict.fromkeys(("team", "roster", "pattern", "model", "structure"), 0),
    )
    counts = {"rank": 1, "contributors": 1, "places": 1}
    word = Word.objects.create(consultation=made, mark=mark, spelt="Ombeyi", kind="word", since=NOW, **counts)
    Place.objects.create(word=word, consultation=made, passage=ident, start=3, end=9)
    Desk.objects.create(consultation=made, changes=1)
    WordDecision.objects.create(
        consultation=made, number=1, mark=mark_of(made, "Tvashtri"), word="Tvashtri", action="clear", at=NOW
    )
    term = Term.objects.create(consultation=made, mark=mark_of(made, "failover"), term="failover", at=NOW)
    return {"mark": mark, "marked": ident, "term": term.pk}
