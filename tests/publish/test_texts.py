from __future__ import annotations

from dataclasses import replace

import pytest

from arranged_pages import REPORT, draft, with_finding
from hearout.publish.charts import bars, tally
from hearout.publish.checks import by_risk, how_far, result, risk_meaning, state, stops, verdict
from hearout.publish.texts import (
    Printed,
    Segment,
    doubts,
    head,
    heading,
    opening,
    printed_cells,
    said_where,
    segments,
    weighed,
)
from hearout.records.draft import Cell, Row
from hearout.records.redaction import Mark
from hearout.records.report import Outcome
from hearout.records.safe import SafeText

FIRST = draft().sections[0].findings[0]
WITHHELD = Cell("w", "withheld", 0, 60, None)
SHOWN = Cell("s", "65", 63, 67, 65)


def test_the_head_names_version_date_and_who_signs() -> None:
    assert head(draft()) == ["Summary, version 1", "3 November 2026", "Responsible: Amara Lindqvist and Teodor Vashti"]
    assert head(replace(draft(), dated=None, facts={})) == ["Summary, version 1"]


def test_a_heading_has_the_number_and_the_name() -> None:
    assert heading(FIRST) == "Finding 1: How parts talk"


def test_a_weight_is_said_once() -> None:
    assert weighed(FIRST) == ("About two in five,", "95 of 255")
    assert weighed(replace(FIRST, text="Raised by about two in five.")) == ("", "95 of 255")


def test_doubts_are_sentences() -> None:
    assert doubts(replace(FIRST, compared="Said more often here")) == (
        "Very stable: found in 97 of 100 repeated samples. Said more often here."
    )


def test_channels_have_icons_and_joined_ones_have_none() -> None:
    joined = replace(FIRST, channels=(("Survey", SHOWN), ("Sessions and e-mail together", SHOWN)))
    assert said_where(draft(), joined) == [("survey", "Survey", "65"), ("", "Sessions and e-mail together", "65")]
    assert said_where(replace(draft(), counts=draft().counts[:1]), joined) == []


def test_withheld_numbers_side_by_side_are_one_field() -> None:
    assert printed_cells(Row("x", (SHOWN, WITHHELD, WITHHELD))) == [
        Printed("65", 1, False),
        Printed("too few to split", 2, True),
    ]


def test_words_are_cut_at_their_marks() -> None:
    words = SafeText("Ask [person] or a friend.", (Mark(4, 12, "person"), Mark(16, 24, "x", general=True)))
    assert segments(words) == [
        Segment("Ask "),
        Segment("person", "masked"),
        Segment(" or "),
        Segment("a friend", "general"),
        Segment("."),
    ]


def test_a_mark_inside_another_is_not_shown_twice() -> None:
    words = SafeText("[person] came", (Mark(0, 8, "person"), Mark(1, 7, "word")))
    assert segments(words) == [Segment("person", "masked"), Segment(" came")]


@pytest.mark.parametrize(
    ("paragraph", "parts"),
    [
        ("What happens next. They answer.", ("What happens next.", "They answer.")),
        ("About 495 were received. Most count.", ("", "About 495 were received. Most count.")),
        ("This is a sentence of many words. And so on.", ("", "This is a sentence of many words. And so on.")),
    ],
)
def test_a_short_first_sentence_is_a_heading(paragraph: str, parts: tuple[str, str]) -> None:
    assert opening(paragraph) == parts


def test_bars_share_a_scale_from_zero_and_leave_out_the_base() -> None:
    drawn = [(bar.label, bar.shown, bar.share, bar.width) for bar in bars(draft().sections[0].tables[0])]
    assert drawn == [
        ("How parts talk", "95", "37 %", "96.0%"),
        ("Switching off", "85", "33 %", "85.9%"),
        ("Database, storage", "55", "22 %", "55.6%"),
        ("What data is kept", "25", "10 %", "25.3%"),
        ("Look, wording", "fewer than 10", "", ""),
    ]


def test_without_a_printed_base_there_are_no_shares() -> None:
    assert {bar.share for bar in bars(replace(draft().tables[0], base=None))} == {""}


def test_a_tally_fills_a_mark_for_each_tenth() -> None:
    assert [filled for _, filled in tally(FIRST)] == [True] * 4 + [False] * 6
    assert tally(replace(FIRST, contributors=WITHHELD)) == []


def test_checks_in_words() -> None:
    findable, _, names, earlier = REPORT.checks
    assert [how_far(findable), how_far(names), how_far(earlier)] == ["0 of 18", "0 of 1,461", "nothing to try"]
    assert [stops(findable), stops(earlier)] == ["1", "–"]
    assert [result(findable), result(earlier)] == ["Passed", "Does not apply"]
    assert [state(findable), state(earlier)] == ["open", ""]


def test_checks_stand_under_their_risk() -> None:
    named = [(risk, [check.key for check in checks]) for risk, checks in by_risk(REPORT)]
    assert named == [("singling out", ["names"]), ("linkability", ["findable"]), ("inference", ["cells", "earlier"])]
    assert risk_meaning("another risk") == ""


def test_a_verdict_promises_no_more_than_was_tried() -> None:
    refused = replace(REPORT.checks[0], outcome=Outcome.REFUSED)
    assert verdict(REPORT).startswith("We tried 3 ways to find out more than the summary says. None got as far")
    assert verdict(replace(REPORT, checks=(refused,))).startswith("1 of 1 attempts got too far.")


def test_a_finding_of_a_hidden_number_begins_with_a_capital() -> None:
    few = Cell("f", "fewer than 10", 0, 9, None)
    finding = with_finding(contributors=few, weight="A few", text="A few people raised this.").sections[0].findings[0]
    assert weighed(finding) == ("", "Fewer than 10 of 255")
