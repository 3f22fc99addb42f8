"""Themes that people put together by hand, from passages that they name."""

from __future__ import annotations

from arranged_themes import question_of, said_by
from hearout.analyse.decided import Decided, as_decided
from hearout.records.consultation import ChannelKind
from hearout.records.decisions import Decisions, ThemeAction, ThemeDecision

GATHER, MOVE, SAY = ThemeAction.GATHER, ThemeAction.MOVE, ThemeAction.SAY
LATE = "hand.late-minutes"


def gather(*passages: str) -> ThemeDecision:
    return ThemeDecision(LATE, GATHER, passages=passages)


def decided(*lines: ThemeDecision) -> Decided:
    question, said = question_of("q", said_by("abcde", "More shade"), {"trees": "abc"})
    return as_decided([question], Decisions(themes=lines), {"q": said})


def test_named_passages_become_a_theme_and_stay_where_they_were_found():
    after = decided(gather("pe", "pa"))
    trees, late = after.questions[0].themes
    assert (trees.passages, trees.by_hand) == (("pa", "pb", "pc"), False)
    assert (late.id, late.label, late.passages, late.by_hand) == (LATE, "late minutes", ("pa", "pe"), True)
    assert (late.question, late.contributors, late.tentative) == ("q", frozenset("ae"), False)
    assert {excerpt.passage for excerpt in late.excerpts} <= {"pa", "pe"}
    assert (after.questions[0].without_theme, after.warnings) == (("pd",), ())


def test_it_is_named_worded_added_to_and_dropped_as_others_are():
    lines = (
        gather("pd"),
        ThemeDecision(LATE, ThemeAction.RENAME, "Minutes come late"),
        ThemeDecision(LATE, SAY, "Minutes come too late."),
        ThemeDecision(LATE, MOVE, passages=("pe",)),
    )
    [late] = [theme for theme in decided(*lines).questions[0].themes if theme.id == LATE]
    assert (late.label, late.sentence, late.passages) == ("Minutes come late", "Minutes come too late.", ("pd", "pe"))
    dropped = decided(gather("pd"), ThemeDecision(LATE, ThemeAction.SET_ASIDE))
    assert [theme.id for theme in dropped.questions[0].themes] == ["q-trees"]


def test_its_question_is_that_of_most_of_its_passages():
    mails = said_by("xy", asked="", channel=ChannelKind.EMAIL, name="m")
    one, said = question_of("q", [*said_by("abc"), *mails], {"trees": ("pa", "mx")})
    two, heard = question_of("r", said_by("fgh", asked="r", name="r"), {"buses": ("rf", "rg")})
    lines = (gather("rf", "rg", "rh", "mx", "pa"),)
    after = as_decided([one, two], Decisions(themes=lines), {"q": said, "r": heard})
    trees, rest = after.questions
    assert [theme.passages for theme in trees.themes] == [("pa",)]
    assert {theme.id: theme.passages for theme in rest.themes} == {
        LATE: ("mx", "rf", "rg", "rh"),
        "r-buses": ("rf", "rg"),
    }
    [warning] = after.warnings
    assert "1 of the 5 passages belong to another question than this theme, and stay there" in warning


def test_what_is_not_there_any_more_stays_part_of_what_a_finding_rests_on():
    after = decided(gather("pa", "pgone"), ThemeDecision(LATE, MOVE, passages=("palso",)))
    [late] = [theme for theme in after.questions[0].themes if theme.id == LATE]
    assert (late.passages, late.missing, late.evidence) == (("pa",), ("pgone", "palso"), ("pa", "pgone", "palso"))
    assert [warning.partition(" (")[0] for warning in after.warnings] == [
        "decisions/themes.csv: 1 of the 2 passages are not in this run",
        "decisions/themes.csv: 1 of the 1 passages are not in this run",
    ]


def test_a_sentence_of_the_team_rests_on_what_the_team_moved_and_one_of_the_run_does_not():
    lost = ThemeDecision("q-trees", MOVE, passages=("pd", "pgone"))
    [computed] = decided(lost).questions[0].themes
    [written] = decided(lost, ThemeDecision("q-trees", SAY, "People want shade.")).questions[0].themes
    assert (computed.missing, computed.evidence) == (("pgone",), ("pa", "pb", "pc", "pd"))
    assert written.evidence == ("pa", "pb", "pc", "pd", "pgone")


def test_what_is_all_gone_makes_no_theme_and_is_told():
    after = decided(gather("pgone"), ThemeDecision(LATE, SAY, "Minutes come too late."))
    assert [theme.id for theme in after.questions[0].themes] == ["q-trees"]
    unknown, gone = after.warnings
    assert f"there is no theme {LATE} in this run" in unknown
    assert f"(withdrawn, or other words now), so there is no theme {LATE}." in gone


def test_it_is_not_split_and_what_is_merged_with_it_is_by_hand_too():
    split = ThemeDecision(LATE, ThemeAction.SPLIT, "shade", words=("shade",))
    assert "what was put together by hand is not split" in decided(gather("pa"), split).warnings[0]
    after = decided(gather("pe", "pgone"), ThemeDecision(LATE, ThemeAction.MERGE, "q-trees"))
    [trees] = after.questions[0].themes
    assert (trees.passages, trees.by_hand, trees.missing) == (("pa", "pb", "pc", "pe"), True, ("pgone",))


def test_it_is_written_down_as_it_was_decided():
    after = decided(gather("pa", "pgone"), ThemeDecision(LATE, ThemeAction.RENAME, "Minutes"))
    rows = [(one.theme, one.label, one.decision) for one in after.to_review if one.theme == LATE]
    assert rows == [
        (LATE, "late minutes", gather("pa", "pgone")),
        (LATE, "late minutes", ThemeDecision(LATE, ThemeAction.RENAME, "Minutes")),
    ]
