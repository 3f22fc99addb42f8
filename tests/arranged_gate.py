"""Small arrangements that several tests of this room share."""

from __future__ import annotations

from collections.abc import Sequence

from hearout.anonymise.gate import anonymise
from hearout.records.anonymised import Anonymised
from hearout.records.consultation import ChannelKind, Consent, Consultation, Facet, GuidingQuestion, Privacy
from hearout.records.decisions import Decisions
from hearout.records.identified import Author, Contribution, Corpus, Passage, Person, Roster
from hearout.records.imports import State

__all__ = ["CONSULTATION", "ROSTER", "anonymised", "contribution", "safe_texts"]

CONSULTATION = Consultation(
    title="How we decide",
    questions=(GuidingQuestion("who", "Who is involved in decisions?"),),
    channels=(),
    facets=(Facet("role", "Role", order=("Developer", "Translator")),),
    privacy=Privacy(minimum=10, k=3, rounding=5),
)
ROSTER = Roster((Person("Ana Lima", email="ana.lima@mail.example"), Person("Will Page")))


def contribution(
    number: int,
    *texts: str,
    author: Author | None = None,
    verified: bool = True,
    language: str = "en",
    facets: dict[str, tuple[str, ...]] | None = None,
    closed: dict[str, tuple[str, ...]] | None = None,
    consent: Consent = Consent.QUOTE,
    state: State = State.COUNTED,
) -> Contribution:
    return Contribution(
        channel=ChannelKind.SURVEY,
        source="survey/a.csv",
        line=number,
        native=str(number),
        passages=tuple(
            Passage(text, question="who", language=language, id=f"p{number}-{at}") for at, text in enumerate(texts)
        ),
        author=author or Author(verified=verified),
        consent=consent,
        facets=facets or {},
        closed=closed or {},
        state=state,
        id=f"c{number}",
        contributor=f"person-{number}",
    )


def anonymised(
    contributions: Sequence[Contribution],
    decisions: Decisions | None = None,
    glossary: frozenset[str] = frozenset(),
    roster: Roster = ROSTER,
    consultation: Consultation = CONSULTATION,
) -> Anonymised:
    return anonymise(
        Corpus(tuple(contributions), ()),
        consultation,
        roster,
        glossary,
        decisions or Decisions(),
        token=lambda word: word[::-1],
        random_key=lambda contributor: f"key of {contributor}",
        map=map,
    )


def safe_texts(made: Anonymised) -> list[str]:
    return [passage.text.text for passage in made.corpus.passages]
