"""Whatever is decided, nothing said is lost and every number is that of the passages it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from arranged_themes import question_of, said_by
from hearout.analyse.decided import Decided, as_decided
from hearout.analyse.themes import Said, by_channel
from hearout.records.analysis import QuestionAnalysis
from hearout.records.consultation import ChannelKind
from hearout.records.decisions import NO_THEME, Decisions, ThemeAction, ThemeDecision
from hearout.records.safe import SafePassage

TEXTS = ["Oak trees for shade", "The night bus", "A pond", "No bus to the oak", "Shade at the pond", "👍"]
FOUND = ["q-trees", "q-buses", "q-ponds", "r-roofs", "r-walls", "q-trees.oak", "q-gone", "q-old-trees", "r-trees.oak"]
BY_HAND = ["hand.shade", "hand.late"]
NAMES = FOUND + BY_HAND
PASSAGES = [f"p{who}" for who in "abcdefgh"] + [f"m{who}" for who in "abc"] + [f"r{who}" for who in "adxyz"] + ["pnot"]


@cache
def arranged() -> tuple[tuple[QuestionAnalysis, ...], dict[str, Said]]:
    mails = said_by("abc", TEXTS[:3], asked="", channel=ChannelKind.EMAIL, name="m")
    one = question_of(
        "q",
        [*said_by("abcdefgh", (TEXTS * 2)[:8]), *mails],
        {"trees": ("pa", "pb", "pc", "ma"), "buses": ("pc", "pd", "mb"), "ponds": ("pe", "pf")},
    )
    two = question_of(
        "r", said_by("adxyz", TEXTS[:5], asked="r", name="r"), {"roofs": ("ra", "rd"), "walls": ("rx", "ry")}
    )
    return (one[0], two[0]), {"q": one[1], "r": two[1]}


WORDED = (ThemeAction.RENAME, ThemeAction.SAY)
names = st.sampled_from(NAMES)
some = st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=5, unique=True).map(tuple)
words = st.lists(st.sampled_from(["oak", "night bus", "pond", "nothing", "👍"]), max_size=2, unique=True).map(tuple)
lines = st.one_of(
    st.builds(ThemeDecision, names, st.sampled_from([ThemeAction.RENAME, ThemeAction.SAY]), st.sampled_from("AB")),
    st.builds(ThemeDecision, names, st.just(ThemeAction.MERGE), names),
    st.builds(ThemeDecision, names, st.just(ThemeAction.SET_ASIDE)),
    st.builds(ThemeDecision, st.just(NO_THEME) | names, st.just(ThemeAction.MOVE), passages=some),
    st.builds(ThemeDecision, st.sampled_from(BY_HAND), st.just(ThemeAction.GATHER), passages=some),
    st.builds(
        ThemeDecision,
        names,
        st.just(ThemeAction.SPLIT),
        st.sampled_from(["oak", "Late"]),
        words=words,
        passages=some | st.just(()),
    ),
)
decisions = st.builds(
    Decisions,
    themes=st.lists(lines, max_size=8).map(tuple),
    anchors=st.dictionaries(names, some, max_size=4),
)


def applied(decided: Decisions) -> Decided:
    questions, said = arranged()
    return as_decided(questions, decided, said)


def passages_of(question: QuestionAnalysis) -> set[str]:
    return {*question.without_theme, *(id_ for theme in question.themes for id_ in theme.passages)}


def people(ids: Sequence[str], known: dict[str, SafePassage]) -> object:
    return by_channel((known[id_].channel, known[id_].contributor) for id_ in ids)


@settings(deadline=None, max_examples=100)
@given(decisions)
def test_whatever_is_decided_every_passage_is_in_its_themes_or_in_none_and_numbers_are_those_of_passages(
    decided: Decisions,
):
    _, said = arranged()
    known = {one.id: one for each in said.values() for one in each.passages}
    after = applied(decided)
    assert [question.question for question in after.questions] == ["q", "r"]
    assert sorted(id_ for question in after.questions for id_ in passages_of(question)) == sorted(known)
    for question in after.questions:
        assert question.by_channel == people(sorted(passages_of(question)), known)
        placed = [id_ for theme in question.themes for id_ in theme.passages]
        assert not set(placed) & set(question.without_theme)
        assert len({theme.id for theme in question.themes}) == len(question.themes)
        for theme in question.themes:
            assert theme.question == question.question
            assert theme.passages
            assert len(set(theme.passages)) == len(theme.passages)
            assert theme.by_channel == people(theme.passages, known)
            assert {excerpt.passage for excerpt in theme.excerpts} <= set(theme.passages)
            assert 0 <= theme.stability <= 1
        sizes = [len(theme.contributors) for theme in question.themes]
        assert sizes == sorted(sizes, reverse=True)


@settings(deadline=None, max_examples=100)
@given(decisions)
def test_the_order_of_the_lines_matters_only_between_lines_of_one_kind(decided: Decisions):
    order = list(ThemeAction)
    in_order = sorted(decided.themes, key=lambda one: order.index(one.action))
    assert applied(Decisions(themes=tuple(in_order), anchors=decided.anchors)).questions == applied(decided).questions


@settings(deadline=None, max_examples=100)
@given(decisions)
def test_every_name_and_sentence_is_in_force_or_told_of(decided: Decisions):
    lines = tuple(
        replace(line, value=f"{line.theme} number {at}", line=at) if line.action in WORDED else line
        for at, line in enumerate(decided.themes, 1)
    )
    after = applied(Decisions(themes=lines, anchors=decided.anchors))
    themes = [theme for question in after.questions for whole in question.themes for theme in (whole, *whole.parts)]
    worded = {words for theme in themes for words in (theme.label, theme.sentence)}
    silent = [
        line
        for line in lines
        if line.action in WORDED
        and line.value not in worded
        and not any(line.theme in warning for warning in after.warnings)
    ]
    assert silent == []


@settings(deadline=None, max_examples=100)
@given(decisions)
def test_every_line_is_written_down_again_and_decides_the_same(decided: Decisions):
    after = applied(decided)
    written = [one.decision for one in after.to_review if one.decision]
    assert len(written) == len(decided.themes)
    again = Decisions(themes=tuple(written), anchors={one.theme: one.passages for one in after.to_review})
    assert contents(applied(again)) == contents(after)


def contents(after: Decided) -> list[tuple[str, ...]]:
    """Each theme's passages with what the team wrote: a theme kept apart that nobody named is called by its id."""
    themes = (theme for question in after.questions for theme in question.themes)
    return sorted((theme.label if theme.label in "AB" else "", theme.sentence, *theme.passages) for theme in themes)
