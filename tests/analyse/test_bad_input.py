"""Input that nobody would call a consultation: a sensible answer or none, and never a theme of one person."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from arranged_answers import answers, consultation, corpus, passage
from hearout.analyse import analyse, themes_of
from hearout.records.analysis import QuestionAnalysis
from hearout.records.consultation import ChannelKind
from hearout.records.decisions import Decisions
from hearout.records.safe import SafePassage

JUNK = ("asdf", "n/a", "-", "no comment", "test", "N/A.", "Nothing", "none", "...", "keine Angabe", "не знаю")
LOG = "\n".join(
    f"2026-01-01T00:00:{at % 60:02d} ERROR worker-{at} connection refused by 0x{at:06x}" for at in range(900)
)
SPAM = "The mill must close because of the noise at night"
MANY_TONGUES = (
    *("Die Bäume sollen bleiben", "Les arbres doivent rester", "Los árboles deben quedarse", "Gli alberi restino"),
    *("As árvores devem ficar", "De bomen moeten blijven", "Drzewa powinny zostać", "Stromy mají zůstat"),
    *("Träden ska stå kvar", "Puut saavat jäädä", "A fák maradjanak", "Copacii trebuie să rămână"),
    *("Деревья должны остаться", "Дерева мають залишитися", "Τα δέντρα να μείνουν", "Ağaçlar kalsın"),
    *("يجب أن تبقى الأشجار", "העצים צריכים להישאר", "درختان باید بمانند", "पेड़ रहने चाहिए"),
    *("ต้นไม้ควรอยู่ต่อไป", "Cây nên được giữ lại", "Pohon harus tetap ada", "树应该保留"),
    *("木は残すべきです", "나무는 남아야 합니다", "Miti ibaki", "Puno ay dapat manatili"),
)


def town(each: int = 12) -> list[SafePassage]:
    return [passage(at, text) for at, (_, text) in enumerate(answers(each))]


def said(texts: Sequence[str], *, by: str = "", first: int = 1000, question: str = "town") -> list[SafePassage]:
    channel = ChannelKind.SURVEY if question else ChannelKind.SESSION
    return [
        passage(first + at, text, contributor=by, question=question, channel=channel) for at, text in enumerate(texts)
    ]


def question_of(passages: Sequence[SafePassage], k: int = 5) -> QuestionAnalysis:
    """The analysis of one question. No theme is of fewer than `k`, and nothing said is lost."""
    found = analyse(corpus(passages), consultation(k=k), Decisions(), seed=0)
    for question in found.questions:
        assert all(len(theme.contributors) >= k for theme in question.themes)
    placed = {
        id_ for one in found.questions for id_ in (*one.without_theme, *(id_ for t in one.themes for id_ in t.passages))
    }
    assert placed == {one.id for one in passages}
    return found.questions[0]


def words_of(question: QuestionAnalysis) -> str:
    return " ".join(word for theme in question.themes for word in (theme.label, *theme.keywords)).casefold()


def test_who_wrote_half_of_everything_makes_no_theme_alone_and_counts_once():
    essays = [f"{SPAM}, and the mill again: reason {at}. The night bus wakes the mill." for at in range(60)]
    question = question_of(town() + said(essays, by="loud"))
    assert question.themes
    assert "mill" not in words_of(question)
    assert all(len(theme.contributors - {"loud"}) >= 5 for theme in question.themes)


def test_one_sentence_five_thousand_times_by_one_person_is_no_theme_and_hides_none():
    question = question_of(town() + said([SPAM] * 5000, by="loud"))
    assert "mill" not in words_of(question)
    assert "tree" in words_of(question)


def test_one_sentence_by_three_hundred_people_is_one_theme_of_them():
    question = question_of(town() + said([SPAM] * 300))
    pasted = [theme for theme in question.themes if "mill" in theme.label.casefold()]
    assert [len(theme.contributors) for theme in pasted] == [300]
    assert "tree" in words_of(question)


def test_one_sentence_by_five_thousand_people_is_at_most_one_theme():
    assert len(question_of(said([SPAM] * 5000)).themes) <= 1


def test_a_pasted_log_makes_no_theme():
    assert "refused" not in words_of(question_of([*town(), *said([LOG])]))


@pytest.mark.parametrize(
    "texts",
    [
        ["👍", "❤️", "😀😀", "🚍"] * 20,
        ["-", "...", "?", "!!!"] * 20,
        [str(number % 10) for number in range(80)],
        [f"https://example.org/a?b={number}" for number in range(80)],
        ["\u202e\u200b", "\x00", "\ud800", "\ufeff"] * 20,
        ["More trees", "Fewer cars", "A night bus"],
        [],
    ],
    ids=["emoji", "signs", "numbers", "links", "invisible", "three", "none"],
)
def test_what_says_nothing_in_words_or_is_said_by_three_gives_no_theme(texts: list[str]):
    question = question_of(said(texts))
    assert (question.themes, question.clear) == ((), False)


def test_answers_in_many_languages_give_no_theme_that_is_named_by_function_words():
    question = question_of(said(MANY_TONGUES * 2))
    assert question.themes == () or "must" not in words_of(question)


def test_a_transcript_with_one_speaker_has_no_theme():
    turns = said([text for _, text in answers(12)], by="speaker", question="")
    found = analyse(corpus(turns), consultation(), Decisions(), seed=0)
    assert [theme for question in found.questions for theme in question.themes] == []


def test_one_word_answers_are_counted_or_left_and_never_mixed():
    words = random.Random(0).choices(["Trees", "Buses", "Library", "Pool"], k=80)
    question = question_of(said(words))
    by_id = {one.id: one.text.text for one in said(words)}
    assert all(len({by_id[id_] for id_ in theme.passages}) == 1 for theme in question.themes)


def test_junk_is_held_apart_and_counted_as_nothing_to_say():
    junk = said(random.Random(0).choices(JUNK, k=60))
    question = question_of(town() + junk)
    assert "test" not in words_of(question)
    assert question.nothing_to_say == {one.contributor for one in junk}
    assert {one.id for one in junk} <= set(question.without_theme)
    assert "tree" in words_of(question)


def test_who_says_something_beside_a_non_answer_is_not_counted_as_silent():
    both = [*said(["n/a"], by="ida"), *said(["More trees"], by="ida", first=2000), *said(["-"], first=3000)]
    assert question_of(both).nothing_to_say == {"x03000"}


@pytest.mark.parametrize("texts", [list(JUNK) * 20, [LOG], LOG.splitlines(), [SPAM] * 300, ["Trees"] * 3])
def test_any_texts_give_themes_of_several_or_none(texts: list[str]):
    found = themes_of([(str(at), text) for at, text in enumerate(texts)], seed=0)
    sizes = [sum(theme.id == given for _, given in found.assignments) for theme in found.themes]
    assert all(size >= 4 for size in sizes)
    assert not any("test" in theme.label.casefold() for theme in found.themes)


def test_answers_of_a_word_or_two_are_themes_by_what_they_say():
    wanted = {"Mailing list": 20, "Bug tracker": 15, "Wiki pages": 12, "Meetings": 9}
    answers_ = [words for words, people in wanted.items() for _ in range(people)]
    question = question_of(said(answers_))
    assert {theme.label: len(theme.contributors) for theme in question.themes} == wanted
