"""What the team holds and the audit compares the public files with. Never public, never in a message."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from hearout.disclose.reading import Malformed, Node, parsed
from hearout.errors import BadInput
from hearout.records.anonymised import Anonymised
from hearout.records.consultation import ChannelKind, Consent, Consultation
from hearout.records.evidence import Evidence, QuoteEvidence
from hearout.records.identified import Corpus
from hearout.records.imports import State

__all__ = [
    "PUBLIC",
    "AuditMaterial",
    "RawPassage",
    "digest",
    "material",
    "place_of",
    "raw_passages",
    "read_passages",
    "small_channels",
]

_SHORTEST_OWN_WORDS = 4
PUBLIC = frozenset({ChannelKind.TALK})
"""Channels that anyone can search."""


@dataclass(frozen=True, slots=True)
class RawPassage:
    """A counted passage as it was received, one line of team/passages.jsonl."""

    id: str
    contributor: str
    channel: ChannelKind
    consent: Consent
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AuditMaterial:
    """Everything an audit needs beside the public files and the patterns.

    `identities`: every surface form of a known person. `public_words`: words beyond the common ones that may be
    printed (lower case). `own_words`: texts of the team that may stand in public even where they name someone.
    `languages`: of what was said; `language`: of the summary. `quotes`: digest of the safe text that each quote's
    evidence points at, by `place_of`. `withdrawn`: passages that were taken back. `facets`: answers that describe
    contributors. `public_channels`: those that anyone can search. `states`: contributions by what became of them.
    `unverified`: contributors who were neither invited nor registered. `without_vocabulary`, `without_model`:
    languages for which those nets are missing. `sealed`: digest of each public file as it was published, if known.
    """

    passages: Mapping[str, RawPassage] = field(repr=False)
    evidence: Evidence = field(repr=False)
    minimum: int
    k: int
    rounding: int
    language: str = "en"
    languages: tuple[str, ...] = ()
    identities: tuple[str, ...] = field(default=(), repr=False)
    public_words: frozenset[str] = field(default=frozenset(), repr=False)
    own_words: tuple[str, ...] = field(default=(), repr=False)
    quotes: Mapping[str, str] = field(default_factory=dict, repr=False)
    withdrawn: frozenset[str] = field(default=frozenset(), repr=False)
    facets: tuple[str, ...] = field(default=(), repr=False)
    public_channels: frozenset[ChannelKind] = PUBLIC
    states: Mapping[State, int] = field(default_factory=dict)
    unverified: int = 0
    without_vocabulary: tuple[str, ...] = ()
    without_model: tuple[str, ...] = ()
    sealed: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def word_lists(self) -> tuple[str, ...]:
        """The languages a public word may be common in. Our own sentences are English, whatever people spoke."""
        return tuple(dict.fromkeys((self.language, *self.languages, "en")))

    def seal(self, files: Mapping[str, bytes]) -> AuditMaterial:
        """The same, knowing `files` as what was published: a file that was edited afterwards is then refused."""
        return replace(self, sealed={name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)})

    def to_json(self) -> str:
        """Everything but `passages` and `evidence`, which have files of their own. The same bytes every time."""
        plain = {
            "minimum": self.minimum,
            "k": self.k,
            "rounding": self.rounding,
            "language": self.language,
            "languages": list(self.languages),
            "identities": sorted(self.identities),
            "public_words": sorted(self.public_words),
            "own_words": list(self.own_words),
            "quotes": dict(sorted(self.quotes.items())),
            "withdrawn": sorted(self.withdrawn),
            "facets": list(self.facets),
            "public_channels": sorted(self.public_channels),
            "states": {state.value: self.states[state] for state in State if state in self.states},
            "unverified": self.unverified,
            "without_vocabulary": list(self.without_vocabulary),
            "without_model": list(self.without_model),
            "sealed": dict(sorted(self.sealed.items())),
        }
        return json.dumps(plain, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(
        cls, text: str | bytes, *, passages: Mapping[str, RawPassage], evidence: Evidence, name: str = "audit.json"
    ) -> AuditMaterial:
        """What `to_json` wrote, with what it left out. Raises `BadInput` where something is missing or wrong."""
        try:
            return _read(parsed(text, name), passages, evidence)
        except (Malformed, ValueError) as problem:
            what = str(problem) if isinstance(problem, Malformed) else f"{name} names a channel or state that is none"
            raise BadInput(f"{what}. Run the consultation again to write the team's files anew.") from None


def _read(node: Node, passages: Mapping[str, RawPassage], evidence: Evidence) -> AuditMaterial:
    return AuditMaterial(
        passages=passages,
        evidence=evidence,
        minimum=node.at("minimum").whole(),
        k=node.at("k").whole(),
        rounding=node.at("rounding").whole(),
        language=node.at("language").text(),
        languages=node.at("languages").texts(),
        identities=node.at("identities").texts(),
        public_words=frozenset(node.at("public_words").texts()),
        own_words=node.at("own_words").texts(),
        quotes={key: value.text() for key, value in node.at("quotes").pairs()},
        withdrawn=frozenset(node.at("withdrawn").texts()),
        facets=node.at("facets").texts(),
        public_channels=frozenset(ChannelKind(kind) for kind in node.at("public_channels").texts()),
        states={State(key): value.whole() for key, value in node.at("states").pairs()},
        unverified=node.at("unverified").whole(),
        without_vocabulary=node.at("without_vocabulary").texts(),
        without_model=node.at("without_model").texts(),
        sealed={key: value.text() for key, value in node.at("sealed").pairs()} if node.has("sealed") else {},
    )


def read_passages(lines: str, name: str = "passages.jsonl") -> dict[str, RawPassage]:
    """Passages by id from the text of team/passages.jsonl. Raises `BadInput` with the line where it is wrong."""
    found: dict[str, RawPassage] = {}
    for number, line in enumerate(lines.splitlines(), 1):
        if line.strip():
            passage = _passage(line, f"{name}, line {number}")
            if passage.id in found:
                raise BadInput(f"{name}, line {number}: this passage is there twice. Run the consultation again.")
            found[passage.id] = passage
    return found


def _passage(line: str, place: str) -> RawPassage:
    try:
        node = parsed(line, place)
        return RawPassage(
            node.at("id").text(),
            node.at("contributor").text(),
            ChannelKind(node.at("channel").text()),
            Consent(node.at("consent").text()),
            node.at("text").text(),
        )
    except Malformed as problem:
        raise BadInput(f"{problem}. Run the consultation again to write the team's files anew.") from None
    except ValueError:
        raise BadInput(f"{place} has a channel or consent that is none. Run the consultation again.") from None


def digest(text: str) -> str:
    """SHA-256 of `text`, white space evened out: printing may wrap lines, nothing else."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def place_of(quote: QuoteEvidence) -> str:
    return f"{quote.passage}:{quote.start}:{quote.end}"


def material(
    corpus: Corpus, consultation: Consultation, evidence: Evidence, anonymised: Anonymised, *, style: str = ""
) -> AuditMaterial:
    """Gather what the audit compares with from a run. Of withdrawn contributions only the ids of passages are kept.

    `style` is our own stylesheet as it stands in every page: a font called Georgia names nobody.
    """
    privacy = consultation.privacy
    return AuditMaterial(
        passages=raw_passages(corpus),
        evidence=evidence,
        minimum=privacy.minimum,
        k=privacy.k,
        rounding=privacy.rounding,
        language=consultation.language,
        languages=anonymised.corpus.languages,
        identities=anonymised.identities,
        public_words=anonymised.corpus.public_words,
        own_words=_own_words(consultation, style),
        quotes=_quote_digests(evidence, anonymised),
        withdrawn=frozenset(_withdrawn(corpus)),
        facets=_facets(corpus, consultation),
        states=dict(sorted(Counter(one.state for one in corpus.contributions).items())),
        unverified=_unverified(corpus),
        without_vocabulary=anonymised.coverage.without_vocabulary,
        without_model=anonymised.coverage.without_model,
    )


def raw_passages(corpus: Corpus) -> dict[str, RawPassage]:
    """Every passage that counts, by id, as it was received."""
    return {
        said.id: RawPassage(said.id, one.contributor, one.channel, one.consent, said.text)
        for one in corpus.counted
        for said in one.passages
    }


def small_channels(passages: Iterable[RawPassage], minimum: int) -> frozenset[ChannelKind]:
    """Channels in which fewer than `minimum` people said something."""
    people: dict[ChannelKind, set[str]] = {}
    for passage in passages:
        people.setdefault(passage.channel, set()).add(passage.contributor)
    return frozenset(channel for channel, heard in people.items() if len(heard) < minimum)


def _withdrawn(corpus: Corpus) -> Iterator[str]:
    for contribution in corpus.contributions:
        if contribution.state is State.WITHDRAWN:
            yield from (passage.id for passage in contribution.passages if passage.id)


def _unverified(corpus: Corpus) -> int:
    verified = {one.contributor for one in corpus.counted if one.author.verified}
    return len({one.contributor for one in corpus.counted} - verified)


def _quote_digests(evidence: Evidence, anonymised: Anonymised) -> dict[str, str]:
    safe = {passage.id: passage.text.text for passage in anonymised.corpus.passages}
    return {
        place_of(quote): digest(safe[quote.passage][quote.start : quote.end])
        for finding in evidence.findings
        for quote in finding.quotes
        if quote.passage in safe
    }


def _facets(corpus: Corpus, consultation: Consultation) -> tuple[str, ...]:
    """Every answer that describes contributors, as given and as joined one level up."""
    given = (value for one in corpus.counted for values in one.facets.values() for value in values)
    named = (value for facet in consultation.facets for value in (*facet.groups.values(), *facet.audience))
    return tuple(sorted({value for value in (*given, *named) if value.strip()}))


def _own_words(consultation: Consultation, style: str) -> tuple[str, ...]:
    """The team's texts and our stylesheet, longest first, so that one inside another does not hide it."""
    texts = {" ".join(text.split()) for text in (*_texts(consultation), style)}
    return tuple(
        sorted((text for text in texts if len(text) >= _SHORTEST_OWN_WORDS), key=lambda text: (-len(text), text))
    )


def _texts(consultation: Consultation) -> Iterable[str]:
    yield from (consultation.title, consultation.purpose, consultation.audience, consultation.responsible)
    yield from (consultation.contact, consultation.afterwards)
    yield from (question.text for question in consultation.questions)
    yield from (channel.title for channel in consultation.channels)
    for phase in consultation.phases:
        yield from (phase.title, phase.reason, phase.decided_by)
        yield from (said for change in phase.changes for said in (change.reason, change.decided_by))
    for outreach in consultation.outreach:
        yield from (outreach.where, outreach.link)
    yield from (facet.label for facet in consultation.facets)
    yield from consultation.closed_titles.values()
