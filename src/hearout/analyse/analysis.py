"""From safe text to themes under each guiding question, and closed answers as tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from hearout.analyse.closed import closed_tables
from hearout.analyse.decided import as_decided
from hearout.analyse.excerpts import typical
from hearout.analyse.grouping import Grouping, Needs, group
from hearout.analyse.languages import languages_of
from hearout.analyse.meanings import KNOWN_LANGUAGES
from hearout.analyse.names import Name
from hearout.analyse.reading import Reading, read
from hearout.analyse.routing import ELSEWHERE, route
from hearout.analyse.units import Text, Unit, cut
from hearout.language.words import lemma, tokens
from hearout.records.analysis import Analysis, Excerpt, QuestionAnalysis, Theme
from hearout.records.consultation import ChannelKind, Consent, Consultation
from hearout.records.decisions import Decisions
from hearout.records.safe import SafeCorpus, SafePassage

__all__ = ["analyse", "asked_terms", "is_tentative", "theme_id"]

_EXCERPTS = 8
_PERSISTENT = 0.8
_FEW = 100  # contributors; resampling has little to hold on to below
_PERSISTENT_OF_FEW = 0.9
_SHARE_OF_FEW = 0.08


def analyse(corpus: SafeCorpus, consultation: Consultation, decisions: Decisions, *, seed: int) -> Analysis:
    """Themes for every guiding question, and tables of closed answers. Exact numbers: for the team.

    Every passage is under exactly one question, in its themes or in `without_theme`. What fits no guiding question is
    under the key "", last. The same corpus, decisions and seed give the same analysis, whatever the number of threads.
    """
    passages = corpus.passages
    with threadpool_limits(limits=1):  # the order of sums depends on the number of threads
        texts = _texts(passages)
        keys = _answered(passages, route(texts, [one.question for one in passages], consultation.questions, seed=seed))
        wanted = [question.key for question in consultation.questions] + [ELSEWHERE] * (ELSEWHERE in keys)
        found = [_question(key, passages, texts, keys, consultation, seed) for key in wanted]
    questions, warnings = as_decided(_with_ids_apart(found), decisions.themes)
    return Analysis(
        questions=questions,
        closed=closed_tables(corpus, consultation),
        by_channel=_by_channel((one.channel, one.contributor) for one in corpus.contributions),
        warnings=(*_language_warnings(texts), *warnings),
    )


def _answered(passages: Sequence[SafePassage], routed: Sequence[str]) -> list[str]:
    """The routed keys, but for those who were asked something else.

    Who speaks freely may answer any guiding question. Who answers a survey's question answers that one: where the
    survey asks guiding questions too, its other answers are beside them.
    """
    asks = any(passage.question for passage in passages if passage.channel is ChannelKind.SURVEY)
    return [
        ELSEWHERE if asks and passage.channel is ChannelKind.SURVEY and not passage.question else key
        for passage, key in zip(passages, routed, strict=True)
    ]


def asked_terms(question: str, language: str) -> frozenset[str]:
    """The terms of a question. Answers repeat them, so they tell no answers apart."""
    return frozenset(lemma(word.text, language) for word in tokens(question))


def is_tentative(persistence: float, people: int, base: int, k: int) -> bool:
    """Whether a theme of `people` among `base` contributors is for the team only.

    It is publishable when its question's words beat chance (there are no themes otherwise), k people carry it and it
    returns in eight of ten resamples. Fewer than a hundred contributors resample into much the same people, so there
    it must return in nine of ten and be carried by one in twelve.
    """
    if base >= _FEW:
        return persistence < _PERSISTENT or people < k
    return persistence < _PERSISTENT_OF_FEW or people < max(k, _SHARE_OF_FEW * base)


def theme_id(question: str, label: str, taken: Set[str]) -> str:
    """`<question>-<slug of the computed name>`, with a number where that is taken."""
    slug = re.sub(r"[\W_]+", "-", label.lower()).strip("-") or "theme"
    stem = f"{question or 'else'}-{slug}"
    return next(name for at in range(1, len(taken) + 2) if (name := stem if at == 1 else f"{stem}-{at}") not in taken)


def _texts(passages: Sequence[SafePassage]) -> list[Text]:
    unknown = [passage.text.text for passage in passages if not passage.language]
    identified = iter(languages_of(unknown) if unknown else ())
    return [
        Text(
            id=passage.id,
            contributor=passage.contributor,
            words=passage.text,
            language=passage.language or next(identified),
            nameable=passage.consent.allows(Consent.PARAPHRASE),
        )
        for passage in passages
    ]


def _question(
    key: str,
    passages: Sequence[SafePassage],
    texts: Sequence[Text],
    keys: Sequence[str],
    consultation: Consultation,
    seed: int,
) -> QuestionAnalysis:
    here = [at for at, place in enumerate(keys) if place == key]
    said, words = [passages[at] for at in here], [texts[at] for at in here]
    question = consultation.question(key)
    asked = asked_terms(question.text, consultation.language) if question else frozenset[str]()
    units = cut(words)
    reading = read(words, units)
    k = consultation.privacy.k
    grouping = group(reading, asked, Needs(k, k), seed=seed)
    people = _by_channel((passage.channel, passage.contributor) for passage in said)
    base = len(frozenset[str]().union(*(who for _, who in people)))
    themes = tuple(
        _theme(number, key, said, words, units, reading, grouping, base, k) for number in range(len(grouping.names))
    )
    placed = {passage for theme in themes for passage in theme.passages}
    return QuestionAnalysis(
        question=key,
        themes=themes,
        by_channel=people,
        clear=grouping.clear,
        stability=grouping.stability,
        without_theme=tuple(passage.id for passage in said if passage.id not in placed),
    )


def _theme(
    number: int,
    question: str,
    said: Sequence[SafePassage],
    texts: Sequence[Text],
    units: Sequence[Unit],
    reading: Reading,
    grouping: Grouping,
    base: int,
    k: int,
) -> Theme:
    members = np.flatnonzero(grouping.labels == number)
    theirs = [said[at] for at in sorted(set(reading.text[members].tolist()))]
    people = _by_channel((passage.channel, passage.contributor) for passage in theirs)
    name: Name = grouping.names[number]
    fits = typical(members, reading, grouping.rows, texts, units, name.terms, _EXCERPTS)
    return Theme(
        id="",
        question=question,
        label=name.label,
        keywords=name.keywords,
        passages=tuple(passage.id for passage in theirs),
        by_channel=people,
        stability=grouping.persistence[number],
        excerpts=tuple(_excerpt(said[units[fit.unit].text], units[fit.unit], fit.whole) for fit in fits),
        tentative=is_tentative(
            grouping.persistence[number], len(frozenset[str]().union(*(who for _, who in people))), base, k
        ),
    )


def _excerpt(passage: SafePassage, unit: Unit, whole: bool) -> Excerpt:
    return Excerpt(
        passage=passage.id,
        contributor=passage.contributor,
        channel=passage.channel,
        start=unit.start,
        end=unit.end,
        text=passage.text.part(unit.start, unit.end),
        quotable=whole and passage.consent is Consent.QUOTE,
    )


def _with_ids_apart(questions: Iterable[QuestionAnalysis]) -> list[QuestionAnalysis]:
    taken: set[str] = set()
    named: list[QuestionAnalysis] = []
    for question in questions:
        themes: list[Theme] = []
        for theme in question.themes:
            themes.append(replace(theme, id=theme_id(question.question, theme.label, taken)))
            taken.add(themes[-1].id)
        named.append(replace(question, themes=tuple(themes)))
    return named


def _by_channel(said: Iterable[tuple[ChannelKind, str]]) -> tuple[tuple[ChannelKind, frozenset[str]], ...]:
    people: dict[ChannelKind, set[str]] = {}
    for kind, contributor in said:
        people.setdefault(kind, set()).add(contributor)
    return tuple((kind, frozenset(people[kind])) for kind in ChannelKind if kind in people)


def _language_warnings(texts: Sequence[Text]) -> list[str]:
    counts = Counter(text.language for text in texts if text.language not in KNOWN_LANGUAGES)
    return [
        f"Language {language}: {count} passages were grouped by the words they share, because nothing here knows what "
        "its words mean. The same point made in another language was not joined to them."
        for language, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
