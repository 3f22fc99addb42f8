"""From safe text to themes under each guiding question, and closed answers as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence, Set

from threadpoolctl import threadpool_limits

from hearout.analyse.closed import closed_tables
from hearout.analyse.decided import as_decided
from hearout.analyse.encoder import SPOKEN
from hearout.analyse.grouping import Needs, group
from hearout.analyse.languages import languages_of
from hearout.analyse.reading import read
from hearout.analyse.routing import ELSEWHERE, route
from hearout.analyse.themes import Said, by_channel, themes_of
from hearout.analyse.units import Text, cut
from hearout.language.nothing import says_nothing
from hearout.language.words import lemma, tokens
from hearout.records.analysis import Analysis, QuestionAnalysis
from hearout.records.consultation import ChannelKind, Consent, Consultation
from hearout.records.decisions import Decisions
from hearout.records.safe import SafeCorpus, SafePassage

__all__ = ["analyse", "asked_terms"]

Progress = Callable[[int, int], None]
"""Told how many questions are done, and of how many."""

_BY_WORDS_ALONE = (
    "were grouped by the words they share, because nothing here knows what these words mean. The same point made in "
    "another language was not joined to them."
)


def analyse(
    corpus: SafeCorpus, consultation: Consultation, decisions: Decisions, *, seed: int, progress: Progress | None = None
) -> Analysis:
    """Themes for every guiding question, and tables of closed answers. Exact numbers: for the team.

    Every passage is under exactly one question, in its themes or in `without_theme`. What fits no guiding question is
    under the key "", last. The same corpus, decisions and seed give the same analysis, whatever the number of threads.
    `progress` is told question by question, and may raise to end the work.
    """
    passages = corpus.passages
    with threadpool_limits(limits=1):  # the order of sums depends on the number of threads
        texts = _texts(passages)
        keys = _answered(passages, route(texts, [one.question for one in passages], consultation.questions, seed=seed))
        wanted = [question.key for question in consultation.questions] + [ELSEWHERE] * (ELSEWHERE in keys)
        said = {key: _said(key, passages, texts, keys, consultation) for key in wanted}
        found: list[QuestionAnalysis] = []
        for one in said.values():
            _tell(progress, len(found), len(said))
            taken = {theme.id for question in found for theme in question.themes}
            found.append(_question(one, taken, seed))
        _tell(progress, len(said), len(said))
        decided = as_decided(found, decisions, said)
    return Analysis(
        questions=decided.questions,
        closed=closed_tables(corpus, consultation),
        by_channel=by_channel((one.channel, one.contributor) for one in corpus.contributions),
        warnings=(*_language_warnings(texts), *decided.warnings),
        to_review=decided.to_review,
    )


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


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


def _said(
    key: str,
    passages: Sequence[SafePassage],
    texts: Sequence[Text],
    keys: Sequence[str],
    consultation: Consultation,
) -> Said:
    here = [at for at, place in enumerate(keys) if place == key]
    words = [texts[at] for at in here]
    question = consultation.question(key)
    asked = asked_terms(question.text, consultation.language) if question else frozenset[str]()
    silent = {at for at, text in enumerate(words) if says_nothing(text.words.text)}
    units = [unit for unit in cut(words) if unit.text not in silent]
    return Said(key, [passages[at] for at in here], words, units, read(words, units), asked, consultation.privacy.k)


def _question(said: Said, taken: Set[str], seed: int) -> QuestionAnalysis:
    grouping = group(said.reading, said.asked, Needs(said.k, said.k), seed=seed)
    themes = themes_of(said, grouping, taken, seed=seed)
    placed = {passage for theme in themes for passage in theme.passages}
    return QuestionAnalysis(
        question=said.question,
        themes=themes,
        by_channel=by_channel((passage.channel, passage.contributor) for passage in said.passages),
        clear=grouping.clear,
        stability=grouping.stability,
        without_theme=tuple(passage.id for passage in said.passages if passage.id not in placed),
        nothing_to_say=_nothing_to_say(said),
    )


def _nothing_to_say(said: Said) -> frozenset[str]:
    """Those of whom every passage says that there is nothing to say."""
    speaking = {one.contributor for one in said.passages if not says_nothing(one.text.text)}
    return frozenset(one.contributor for one in said.passages) - speaking


def _language_warnings(texts: Sequence[Text]) -> list[str]:
    counts = Counter(text.language for text in texts if text.language not in SPOKEN)
    if not counts:
        return []
    most_first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{language} {count}" for language, count in most_first)
    return [f"Passages in some languages ({listed}) {_BY_WORDS_ALONE}"]
