from __future__ import annotations

from dataclasses import replace

import pytest

from arranged_forum import SURVEY, TALK, corpus_of, excerpt, nothing_findable, theme
from hearout.records.analysis import Analysis, Excerpt, QuestionAnalysis
from hearout.records.decisions import QuoteAction, QuoteDecision
from hearout.records.evidence import QuoteEvidence
from hearout.records.safe import SafeCorpus
from hearout.summarise.quotes import Quotes

GOOD = "Say at the start what a proposal has to contain and by when it is answered."


def corpus(*excerpts: Excerpt) -> SafeCorpus:
    found = theme("T", "q", "label", {SURVEY: range(9)}, excerpts=excerpts)
    return corpus_of(Analysis((QuestionAnalysis("q", (found,), (), clear=True, stability=1.0),), (), ()))


def chosen(*excerpts: Excerpt) -> list[str]:
    return [each.quote.text.text for each in Quotes(corpus(*excerpts), nothing_findable).choose(excerpts, of_few=False)]


def test_words_said_with_consent_are_quoted_with_their_place() -> None:
    given = excerpt("p1", GOOD)
    picked = Quotes(corpus(given), nothing_findable).choose((given,), of_few=False)
    assert [(each.quote.text.text, each.evidence) for each in picked] == [(GOOD, QuoteEvidence("p1", 0, len(GOOD)))]


def test_words_without_consent_are_not() -> None:
    assert chosen(excerpt("p1", GOOD, quotable=False)) == []


def test_consent_is_looked_up_in_the_corpus_as_well() -> None:
    given = excerpt("p1", GOOD)
    assert Quotes(corpus(replace(given, quotable=False)), nothing_findable).choose((given,), of_few=False) == ()


def test_words_from_a_talk_page_are_never_quoted() -> None:
    assert chosen(excerpt("p1", GOOD, TALK)) == []


def test_words_that_the_corpus_does_not_have_are_not_quoted() -> None:
    given = excerpt("p1", GOOD)
    altered = replace(given, text=excerpt("p1", GOOD.replace("start", "end")).text)
    assert Quotes(corpus(given), nothing_findable).choose((altered, replace(given, passage="p2")), of_few=False) == ()


def test_a_bullet_is_left_off_and_the_place_moves_with_it() -> None:
    given = excerpt("p1", f"- {GOOD} ")
    picked = Quotes(corpus(given), nothing_findable).choose((given,), of_few=False)
    assert [(each.quote.text.text, each.evidence) for each in picked] == [(GOOD, QuoteEvidence("p1", 2, 2 + len(GOOD)))]


@pytest.mark.parametrize(
    "text",
    [
        "Too short to quote.",
        " ".join(["word"] * 41) + ".",
        "See https://example.org for what I think about the whole process.",
        "NOBODY EVER READS WHAT WE WRITE ABOUT ANY PROPOSAL.",
        "The template (which nobody has ever seen is what holds us back here.",
        'They never told us what a proposal has to contain before it is read."',
        "One line of an answer here\nand then another one goes on below.",
    ],
)
def test_what_does_not_read_well_is_not_quoted(text: str) -> None:
    assert chosen(excerpt("p1", text)) == []


def test_what_has_too_many_gaps_is_not_quoted() -> None:
    text = "I asked [person] at [place] and then [person2] about the proposal twice last year."
    marks = tuple((gap, False) for gap in ("[person]", "[place]", "[person2]"))
    assert chosen(excerpt("p1", text, marks=marks)) == []


def test_at_most_two_and_the_clearer_ones_first() -> None:
    leaning = excerpt("p1", "and this is why they never hear of it before the release is out")
    clear = excerpt("p2", "Nobody told the translators that the date had moved by a month.")
    third = excerpt("p3", "Publish a calendar with every decision that is going to be taken.")
    assert chosen(leaning, clear, third) == [clear.text.text, third.text.text]


def test_one_person_is_quoted_once_in_a_finding() -> None:
    first = excerpt("p1", GOOD, contributor="ada")
    second = excerpt("p2", "Publish a calendar with every decision that will be taken.", contributor="ada")
    assert chosen(first, second) == [GOOD]


def test_the_same_thing_is_not_quoted_twice_in_a_summary() -> None:
    first, again = excerpt("p1", GOOD), excerpt("p2", f"Please: {GOOD}")
    quotes = Quotes(corpus(first, again), nothing_findable)
    assert [len(quotes.choose((each,), of_few=False)) for each in (first, again)] == [1, 0]


def test_words_in_which_people_tell_of_themselves_come_last() -> None:
    own = excerpt("p1", "I am one of two volunteers who look after the gadgets of our wiki.")
    others = [excerpt("p2", GOOD), excerpt("p3", "Publish a calendar with every decision that will be taken.")]
    assert chosen(own, *others) == [each.text.text for each in others]


def test_of_few_people_nobody_is_quoted_on_who_they_are() -> None:
    own, other = excerpt("p1", "I was once invited as the designer and have not been asked since."), excerpt("p2", GOOD)
    quotes = Quotes(corpus(own, other), nothing_findable)
    assert [each.quote.text.text for each in quotes.choose((own, other), of_few=True)] == [GOOD]


def test_words_that_a_search_finds_are_not_quoted() -> None:
    given = excerpt("p1", GOOD)
    asked: list[tuple[str, str]] = []

    def found(words: str, passage: str) -> bool:
        asked.append((words, passage))
        return True

    assert Quotes(corpus(given), found).choose((given,), of_few=False) == ()
    assert asked == [(GOOD, "p1")]


LEAVE_OUT, PARAPHRASE = QuoteAction.LEAVE_OUT, QuoteAction.PARAPHRASE


@pytest.mark.parametrize(
    ("decision", "quoted"),
    [
        (QuoteDecision("p1", LEAVE_OUT), []),
        (QuoteDecision("p1", PARAPHRASE, "Proposals are answered too late."), []),
        (QuoteDecision("p1", LEAVE_OUT, start=len(GOOD) - 1, end=500), []),
        (QuoteDecision("p1", LEAVE_OUT, start=len(GOOD), end=500), [GOOD]),
        (QuoteDecision("p2", LEAVE_OUT), [GOOD]),
    ],
)
def test_what_people_leave_out_or_tell_themselves_is_not_quoted(decision: QuoteDecision, quoted: list[str]) -> None:
    given = excerpt("p1", GOOD)
    quotes = Quotes(corpus(given), nothing_findable, (decision,))
    assert [each.quote.text.text for each in quotes.choose((given,), of_few=False)] == quoted


def test_a_paraphrase_stands_with_the_first_finding_that_rests_on_its_passage() -> None:
    decided = (QuoteDecision("p2", PARAPHRASE, "Too late."), QuoteDecision("p1", PARAPHRASE, "Too short."))
    quotes = Quotes(corpus(excerpt("p1", GOOD)), nothing_findable, decided)
    assert [quotes.paraphrases(passages) for passages in (("p1",), ("p1", "p2"), ("p1", "p2"))] == [
        (("Too short.", "p1"),),
        (("Too late.", "p2"),),
        (),
    ]
