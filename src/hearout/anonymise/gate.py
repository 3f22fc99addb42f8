"""The gate between the identified and the safe side: the only place that makes safe records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol, TypeVar

from hearout.anonymise.answers import safe_answers
from hearout.anonymise.clearing import common_words, learned_names
from hearout.anonymise.knownnames import KnownNames, known_names
from hearout.anonymise.labels import label_words
from hearout.anonymise.lexicon import NO_NAMES
from hearout.anonymise.models import installed_model
from hearout.anonymise.names import NamesNet
from hearout.anonymise.nets import DecidedWords, Nets, Said
from hearout.anonymise.replacing import is_undecided, marked
from hearout.anonymise.review import Seen, words_to_review
from hearout.anonymise.roster import RosterNet
from hearout.anonymise.spans import DECIDED, merged
from hearout.anonymise.vocabulary import COMMON, VocabularyNet, own_words
from hearout.language.words import WORD, frequency, has_word_list
from hearout.records.anonymised import Anonymised, Coverage
from hearout.records.consultation import Consultation
from hearout.records.decisions import Decisions, SpanDecision, WordAction
from hearout.records.identified import Contribution, Corpus, Passage, Roster
from hearout.records.redaction import Net, Span, SpanRecord
from hearout.records.safe import SafeContribution, SafeCorpus, SafePassage, SafeText

__all__ = ["MapFunction", "anonymise", "nets_for"]

Given = TypeVar("Given")
Made = TypeVar("Made")
_BATCH = 64
Progress = Callable[[int, int], None]
"""Told how many passages have been looked through, and of how many."""


class MapFunction(Protocol):
    """How heavy steps run over many items: answers in the order of the items."""

    def __call__(self, function: Callable[[Given], Made], items: Iterable[Given], /) -> Iterable[Made]: ...


@dataclass(slots=True)
class _Entry:
    """A counted contribution's passage on its way through the gate, with the language it is in."""

    contribution: Contribution = field(repr=False)
    passage: Passage = field(repr=False)
    language: str
    spans: tuple[Span, ...] = ()


def anonymise(
    corpus: Corpus,
    consultation: Consultation,
    roster: Roster,
    glossary: frozenset[str],
    decisions: Decisions,
    *,
    token: Callable[[str], str],
    random_key: Callable[[str], str],
    map: MapFunction,  # noqa: A002
    progress: Progress | None = None,
) -> Anonymised:
    """Everything counted, without identities.

    `token` makes a keyed hash of an undecided word, `random_key` the safe side's key of a contributor. Contributions
    with consent "count" pass too: their consent travels along. `progress` is told of every batch of passages, and may
    raise to end the work. The same input gives the same output.
    """
    names = _names(corpus, consultation, roster)
    nets = nets_for(names, consultation, glossary, decisions)
    entries = _entries(corpus, consultation.language)
    caught = map(nets, list(_batches((entry.passage.text, entry.language) for entry in entries)))
    for at, (entry, spans) in enumerate(zip(entries, (spans for batch in caught for spans in batch), strict=True)):
        entry.spans = spans
        if progress is not None and at % _BATCH == 0:
            progress(at, len(entries))
    common = common_words(_said_by(entries), consultation.privacy.k)
    learned = learned_names((entry.passage.text, entry.spans) for entry in entries) - nets.names.public
    of_passage = _span_decisions(decisions)
    for entry in entries:
        entry.spans = _final(entry, nets.vocabulary.public, common, learned, of_passage.get(entry.passage.id, ()))
    safe = _corpus(corpus, entries, consultation, nets, common, token, random_key)
    return Anonymised(
        corpus=safe,
        spans=tuple(SpanRecord(entry.passage.id, span) for entry in entries for span in entry.spans),
        words=words_to_review(
            Seen(entry.passage.text, entry.spans, entry.contribution.contributor) for entry in entries
        ),
        identities=names.surfaces,
        coverage=_coverage(entries, nets),
    )


def nets_for(
    names: KnownNames,
    consultation: Consultation,
    glossary: frozenset[str],
    decisions: Decisions,
    *,
    models: bool = True,
) -> Nets:
    """The nets as this consultation needs them. Words of the team, of the glossary, and cleared ones name nobody."""
    cleared = {decision.word.casefold() for decision in decisions.words if decision.action is WordAction.CLEAR}
    public = frozenset({*own_words(consultation), *(word.casefold() for word in glossary), *cleared})
    return Nets(
        roster=RosterNet(names),
        names=NamesNet(consultation.language, public),
        vocabulary=VocabularyNet(consultation.language, public),
        decided=DecidedWords.of(decisions),
        language=consultation.language,
        use_models=models,
    )


def _names(corpus: Corpus, consultation: Consultation, roster: Roster) -> KnownNames:
    authors = {contribution.author for contribution in corpus.contributions if contribution.author.known}
    people = sorted(authors, key=lambda author: (author.name, author.email, author.handle))
    own = own_words(consultation, with_prose=False)
    return known_names(roster.people, people, consultation.language, own)


def _entries(corpus: Corpus, language: str) -> list[_Entry]:
    return [
        _Entry(contribution, passage, passage.language or contribution.language or language)
        for contribution in corpus.counted
        for passage in contribution.passages
    ]


def _batches(said: Iterable[Said]) -> Iterator[tuple[Said, ...]]:
    waiting = iter(said)
    while batch := tuple(islice(waiting, _BATCH)):
        yield batch


def _said_by(entries: Sequence[_Entry]) -> Iterator[tuple[str, Sequence[Span], str]]:
    """Text, spans, and the contributor where verified, else empty."""
    for entry in entries:
        contribution = entry.contribution
        yield entry.passage.text, entry.spans, contribution.contributor if contribution.author.verified else ""


def _span_decisions(decisions: Decisions) -> Mapping[str, list[SpanDecision]]:
    grouped: dict[str, list[SpanDecision]] = {}
    for decision in decisions.spans:
        grouped.setdefault(decision.passage, []).append(decision)
    return grouped


def _final(
    entry: _Entry,
    public: frozenset[str],
    common: frozenset[str],
    learned: frozenset[str],
    decided: Sequence[SpanDecision],
) -> tuple[Span, ...]:
    """The spans that stay: not those that a person cleared ("Search Platform"), nor words that many people use."""
    text = entry.passage.text
    kept = [
        span
        for span in entry.spans
        if not is_undecided(span) or not (_is(text, span, public) or (span.kind == "word" and _is(text, span, common)))
    ]
    kept.extend(_named_elsewhere(text, learned))
    kept.extend(
        _asked_for(decision, len(text)) for decision in decided if 0 <= decision.start < min(decision.end, len(text))
    )
    return merged(kept)


def _is(text: str, span: Span, words: frozenset[str]) -> bool:
    return text[span.start : span.end].casefold().replace("’", "'").removesuffix("'s") in words


def _named_elsewhere(text: str, learned: frozenset[str]) -> Iterator[Span]:
    """Surnames that a title or a given name gave away in some passage, wherever they stand alone."""
    if not learned:
        return
    for match in WORD.finditer(text):
        word = match.group()
        if word[0].isupper() and word.casefold().replace("’", "'").removesuffix("'s") in learned:
            yield Span(match.start(), match.end(), "person", Net.MODEL, 0.7, reason="named in full elsewhere")


def _asked_for(decision: SpanDecision, length: int) -> Span:
    replacement = decision.replacement if decision.action is WordAction.GENERALISE else ""
    return Span(decision.start, min(decision.end, length), "masked", Net.STRUCTURE, 1.0, replacement, DECIDED)


def _corpus(
    corpus: Corpus,
    entries: Sequence[_Entry],
    consultation: Consultation,
    nets: Nets,
    common: frozenset[str],
    token: Callable[[str], str],
    random_key: Callable[[str], str],
) -> SafeCorpus:
    counted = corpus.counted
    answers = safe_answers(counted, consultation, nets)
    waiting = iter(entries)
    contributions = tuple(
        _contribution(contribution, list(islice(waiting, len(contribution.passages))), answers, token, random_key)
        for contribution in counted
    )
    languages = tuple(dict.fromkeys((consultation.language, *sorted({entry.language for entry in entries}))))
    said = nets.vocabulary.public | common | label_words() | _replacements(entries)
    return SafeCorpus(contributions, languages, said | _let_through(contributions, languages, nets.vocabulary))


def _contribution(
    contribution: Contribution,
    entries: Sequence[_Entry],
    answers: Callable[[str, Sequence[str]], tuple[str, ...]],
    token: Callable[[str], str],
    random_key: Callable[[str], str],
) -> SafeContribution:
    contributor = random_key(contribution.contributor)
    return SafeContribution(
        id=contribution.id,
        contributor=contributor,
        channel=contribution.channel,
        consent=contribution.consent,
        verified=contribution.author.verified,
        passages=tuple(_passage(entry, contributor, token) for entry in entries),
        facets={key: answers(key, values) for key, values in contribution.facets.items()},
        closed={key: answers(key, values) for key, values in contribution.closed.items()},
        session=contribution.session,
        day=contribution.day,
    )


def _passage(entry: _Entry, contributor: str, token: Callable[[str], str]) -> SafePassage:
    text, marks = marked(entry.passage.text, entry.spans, token)
    return SafePassage(
        id=entry.passage.id,
        contribution=entry.contribution.id,
        contributor=contributor,
        channel=entry.contribution.channel,
        question=entry.passage.question,
        text=SafeText(text, marks),
        consent=entry.contribution.consent,
        language=entry.language,
    )


def _replacements(entries: Iterable[_Entry]) -> frozenset[str]:
    shown = {span.replacement for entry in entries for span in entry.spans if span.replacement}
    return frozenset(word.lower() for text in shown for word in WORD.findall(text))


def _let_through(
    contributions: Iterable[SafeContribution], languages: Sequence[str], vocabulary: VocabularyNet
) -> frozenset[str]:
    """Words that passed for another reason than their own frequency: by their lemma or their parts, or because they
    stand in lists of given names and are none ("April")."""
    met: set[tuple[str, str]] = set()
    for contribution in contributions:
        for passage in contribution.passages:
            met.update((word.lower(), passage.language) for word in WORD.findall(passage.text.text))
    return frozenset(
        word
        for word, language in met
        if word in NO_NAMES
        or (not any(frequency(word, each) >= COMMON for each in languages) and vocabulary.knows(word, language))
    )


def _coverage(entries: Sequence[_Entry], nets: Nets) -> Coverage:
    languages = Counter(entry.language for entry in entries)
    undecided = {
        entry.passage.text[span.start : span.end].casefold()
        for entry in entries
        for span in entry.spans
        if is_undecided(span)
    }
    return Coverage(
        languages=tuple(sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
        without_vocabulary=tuple(language for language in sorted(languages) if not has_word_list(language)),
        without_model=tuple(
            language for language in sorted(languages) if not nets.use_models or installed_model(language) is None
        ),
        redactions=sum(len(entry.spans) for entry in entries),
        undecided_words=len(undecided),
    )
