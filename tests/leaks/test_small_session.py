"""A session of three people: whatever they said, the published files are the same, byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as some

from arranged_forum import CONSULTATION, FACTS, nothing_findable
from hearout.analyse import with_reach
from hearout.disclose.cells import narrowed
from hearout.publish import publish
from hearout.records.analysis import Analysis, QuestionAnalysis, Theme
from hearout.records.consultation import ChannelKind, Consent, GuidingQuestion
from hearout.records.facts import RunFacts
from hearout.records.imports import LeftOut
from hearout.records.safe import SafeContribution, SafeCorpus, SafePassage, SafeText
from hearout.summarise import summarise

SURVEY, SESSION = ChannelKind.SURVEY, ChannelKind.SESSION
ONE_QUESTION = replace(CONSULTATION, questions=(GuidingQuestion("kinds", "What kinds of decisions?"),), facets=())
THEMES, FIRST_SESSION = range(12), 15
RAISED_IN_THE_SURVEY = 38  # printed as 40, and so are three more


def contribution(name: str, channel: ChannelKind, session: int, day: int) -> SafeContribution:
    passage = SafePassage(f"p-{name}", name, name, channel, "kinds", SafeText("nothing of note"), Consent.COUNT, "en")
    return SafeContribution(name, name, channel, Consent.COUNT, True, (passage,), session=session, day=day)


def published(
    raised_in_the_second: Mapping[int, frozenset[int]], people: int, left_out: LeftOut | None = None
) -> Mapping[str, bytes]:
    """The files of a consultation whose second session had so many people, each of whom raised these themes, and of
    whose sessions so much was left out."""
    asked = [contribution(f"s{n}", SURVEY, 0, 1 + n // 20) for n in range(200)]
    first = [contribution(f"a{n}", SESSION, 1, 20) for n in range(FIRST_SESSION)]
    second = [contribution(f"b{n}", SESSION, 2, 21) for n in range(people)]
    said = [*asked, *first, *second]
    themes = tuple(_theme(theme, asked, first, second, raised_in_the_second) for theme in THEMES)
    channels = (
        (SURVEY, frozenset(one.contributor for one in asked)),
        (SESSION, frozenset(one.contributor for one in (*first, *second))),
    )
    placed = {passage for theme in themes for passage in theme.passages}
    loose = tuple(passage.id for one in said for passage in one.passages if passage.id not in placed)
    question = QuestionAnalysis("kinds", themes, channels, clear=True, stability=0.9, without_theme=loose)
    corpus = SafeCorpus(tuple(said), ("en",))
    analysis = with_reach(Analysis((question,), (), channels), corpus, ONE_QUESTION, seed=1)
    draft, _ = summarise(analysis, corpus, ONE_QUESTION, facts(left_out), narrowed=narrowed, findable=nothing_findable)
    return publish(draft, None)


def facts(left_out: LeftOut | None) -> RunFacts:
    told = (replace(one, left_out=left_out) if one.kind is SESSION else one for one in FACTS.channels)
    return replace(FACTS, channels=tuple(told))


def _theme(
    theme: int,
    asked: list[SafeContribution],
    first: list[SafeContribution],
    second: list[SafeContribution],
    raised: Mapping[int, frozenset[int]],
) -> Theme:
    start = 13 * theme
    survey = [asked[(start + n) % len(asked)] for n in range(RAISED_IN_THE_SURVEY)]
    session = [first[theme % 5]] + [one for n, one in enumerate(second) if theme in raised.get(n, frozenset())]
    passages = tuple(passage.id for one in (*survey, *session) for passage in one.passages)
    channels = (
        (SURVEY, frozenset(one.contributor for one in survey)),
        (SESSION, frozenset(one.contributor for one in session)),
    )
    return Theme(f"kinds-{theme}", "kinds", f"Subject {theme}", (), passages, channels, 0.95, ())


@settings(max_examples=8, deadline=None)
@given(some.lists(some.frozensets(some.sampled_from(THEMES)), min_size=3, max_size=3))
def test_whatever_a_session_of_three_said_the_files_are_the_same(raised: list[frozenset[int]]) -> None:
    assert published(dict(enumerate(raised)), 3) == published({}, 3)


def test_of_a_session_of_many_it_can_be_told_what_it_added() -> None:
    """The control: the same arrangement tells a session apart where enough people came."""
    assert b"Session by session" in published({}, 15)["summary.md"]
    assert b"Session by session" not in published({}, 3)["summary.md"]


NOTHING = LeftOut()
FEW = some.builds(LeftOut, some.integers(0, 200), some.integers(0, 9), some.integers(0, 50), some.integers(0, 18))


@settings(max_examples=8, deadline=None)
@given(FEW)
def test_whatever_was_left_out_of_a_session_of_few_the_files_are_the_same(left_out: LeftOut) -> None:
    """Whether one of three said sixty things that may not be kept, or nobody did."""
    assert published({}, 3, left_out) == published({}, 3, NOTHING)


def test_of_many_it_is_told_how_much_was_left_out() -> None:
    """The control: enough people make a number, and it is no exact one."""
    told = published({}, 3, LeftOut(turns=123, people=14, unknown=7, retold=9))["summary.md"].decode()
    assert "about 15 of them, is left out: about 125 turns" in " ".join(told.split())
    assert "123" not in told
    few = " ".join(published({}, 3, LeftOut(turns=123, people=9))["summary.md"].decode().split())
    assert "fewer than 10 of them, is left out; so is what" in few


def test_where_nobody_was_asked_nothing_is_said_of_it() -> None:
    assert b"is left out" not in published({}, 3)["summary.md"]
