from __future__ import annotations

from dataclasses import replace

import pytest

from hearout.analyse.decided import as_decided
from hearout.records.analysis import Excerpt, QuestionAnalysis, Theme
from hearout.records.consultation import ChannelKind
from hearout.records.decisions import ThemeAction, ThemeDecision
from hearout.records.safe import SafeText

SURVEY, EMAIL = ChannelKind.SURVEY, ChannelKind.EMAIL


def theme(
    name: str, people: str, *, channel: ChannelKind = SURVEY, stability: float = 1.0, tentative: bool = False
) -> Theme:
    excerpts = tuple(Excerpt(f"p{who}", who, channel, 0, 1, SafeText("x"), True) for who in people[:1])
    return Theme(
        id=f"q-{name}",
        question="q",
        label=name,
        keywords=(name,),
        passages=tuple(f"p{who}" for who in people),
        by_channel=((channel, frozenset(people)),),
        stability=stability,
        excerpts=excerpts,
        tentative=tentative,
    )


def question(*themes: Theme) -> QuestionAnalysis:
    return QuestionAnalysis("q", themes, (), True, 0.9, ("loose",))


def decide(action: ThemeAction, name: str, value: str = "") -> ThemeDecision:
    return ThemeDecision(f"q-{name}", action, value)


def decided(*decisions: ThemeDecision, themes: tuple[Theme, ...] = (theme("trees", "abc"), theme("buses", "cd"))):
    [after], warnings = as_decided([question(*themes)], decisions)
    return after, warnings


def test_without_decisions_nothing_changes():
    before = question(theme("trees", "abc"), theme("buses", "cd"))
    assert as_decided([before], ()) == ((before,), ())


def test_a_rename_changes_the_label_and_keeps_the_id():
    after, warnings = decided(decide(ThemeAction.RENAME, "trees", "More shade"))
    assert [(one.id, one.label) for one in after.themes] == [("q-trees", "More shade"), ("q-buses", "buses")]
    assert warnings == ()


def test_who_writes_the_sentence_vouches_for_the_theme():
    doubtful = (theme("trees", "abc", tentative=True),)
    after, _ = decided(decide(ThemeAction.SAY, "trees", "People want shade."), themes=doubtful)
    assert (after.themes[0].sentence, after.themes[0].tentative) == ("People want shade.", False)
    renamed, _ = decided(decide(ThemeAction.RENAME, "trees", "Shade"), themes=doubtful)
    assert renamed.themes[0].tentative


def test_a_merge_unites_people_passages_and_channels():
    themes = (theme("trees", "abc"), theme("buses", "cd", channel=EMAIL, stability=0.5, tentative=True))
    after, warnings = decided(decide(ThemeAction.MERGE, "buses", "q-trees"), themes=themes)
    [whole] = after.themes
    assert whole.contributors == frozenset("abcd")
    assert whole.passages == ("pa", "pb", "pc", "pd")
    assert whole.by_channel == ((SURVEY, frozenset("abc")), (EMAIL, frozenset("cd")))
    assert (whole.stability, whole.tentative, whole.keywords) == (0.8, False, ("trees", "buses"))
    assert [excerpt.contributor for excerpt in whole.excerpts] == ["a", "c"]
    assert warnings == ()


def test_merges_follow_each_other_whatever_their_order():
    themes = (theme("a", "abcd"), theme("b", "ef"), theme("c", "g"))
    for decisions in (
        (decide(ThemeAction.MERGE, "c", "q-b"), decide(ThemeAction.MERGE, "b", "q-a")),
        (decide(ThemeAction.MERGE, "b", "q-a"), decide(ThemeAction.MERGE, "c", "q-b")),
    ):
        after, warnings = decided(*decisions, themes=themes)
        assert [(one.id, len(one.contributors)) for one in after.themes] == [("q-a", 7)]
        assert warnings == ()


def test_merges_in_a_circle_stop_at_the_last():
    after, warnings = decided(
        decide(ThemeAction.MERGE, "trees", "q-buses"), decide(ThemeAction.MERGE, "buses", "q-trees")
    )
    assert [one.id for one in after.themes] == ["q-buses"]
    assert len(warnings) == 1
    assert "circle" in warnings[0]


@pytest.mark.parametrize("into", ["q-gone", "", "r-other"])
def test_a_merge_into_nothing_of_the_question_is_reported(into: str):
    other = QuestionAnalysis("r", (theme("x", "z"),), (), True, 0.9)
    themes = question(theme("trees", "abc"))
    (after, _), warnings = as_decided([themes, other], [decide(ThemeAction.MERGE, "trees", into)])
    assert after == themes
    assert len(warnings) == 1
    assert "q-trees" in warnings[0]


def test_a_theme_set_aside_leaves_its_passages_without_theme():
    after, warnings = decided(decide(ThemeAction.SET_ASIDE, "trees"))
    assert [one.id for one in after.themes] == ["q-buses"]
    assert after.without_theme == ("loose", "pa", "pb")
    assert warnings == ()


def test_a_decision_about_a_theme_that_is_not_there_is_named_without_its_words():
    after, warnings = decided(decide(ThemeAction.SAY, "gone", "a secret sentence"))
    assert after == question(theme("trees", "abc"), theme("buses", "cd"))
    assert len(warnings) == 1
    assert "q-gone" in warnings[0]
    assert "secret" not in warnings[0]


def test_a_decision_follows_its_theme_to_a_new_name_and_says_so():
    themes = (replace(theme("trees-shade", "abc"), keywords=("oak", "benches")), theme("buses", "cd"))
    after, warnings = decided(decide(ThemeAction.RENAME, "benches-shade-lamps", "More shade"), themes=themes)
    assert [one.label for one in after.themes] == ["More shade", "buses"]
    assert len(warnings) == 1
    assert "q-benches-shade-lamps in this run; what was decided about it went to q-trees-shade" in warnings[0]


@pytest.mark.parametrize("name", ["shade-lamps-paint", "oak-night", "other"])
def test_a_decision_follows_to_nothing_that_is_less_than_half_like_it_or_not_alone(name: str):
    themes = (theme("oak-shade", "abc"), theme("night-buses", "cd"))
    after, warnings = decided(decide(ThemeAction.RENAME, name, "New"), themes=themes)
    assert [one.label for one in after.themes] == ["oak-shade", "night-buses"]
    assert len(warnings) == 1
    assert f"there is no theme q-{name} in this run, so what was decided" in warnings[0]


def test_a_decision_does_not_follow_to_a_theme_with_a_decision_of_its_own():
    rename = ThemeAction.RENAME
    after, warnings = decided(decide(rename, "trees", "Own"), decide(rename, "trees-shade", "Foreign"))
    assert [one.label for one in after.themes] == ["Own", "buses"]
    assert len(warnings) == 1


def test_a_merge_finds_both_of_its_themes_again():
    themes = (theme("trees-shade", "abc"), theme("night-buses", "cd"))
    after, _ = decided(decide(ThemeAction.MERGE, "buses", "q-shade"), themes=themes)
    assert [(one.id, len(one.contributors)) for one in after.themes] == [("q-trees-shade", 4)]


def test_the_name_of_a_theme_that_went_into_another_is_reported():
    after, warnings = decided(
        decide(ThemeAction.RENAME, "buses", "Night buses"), decide(ThemeAction.MERGE, "buses", "q-trees")
    )
    assert [one.label for one in after.themes] == ["trees"]
    assert len(warnings) == 1
    assert "q-trees" in warnings[0]


def test_the_later_of_two_names_wins():
    after, _ = decided(decide(ThemeAction.RENAME, "trees", "One"), decide(ThemeAction.RENAME, "trees", "Two"))
    assert after.themes[0].label == "Two"
