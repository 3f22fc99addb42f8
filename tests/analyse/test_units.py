from __future__ import annotations

from hearout.analyse.units import Text, cut, wordless
from hearout.records.redaction import Mark
from hearout.records.safe import SafeText

LONG = (
    "The pool is too cold in winter and nobody tells us when it will be mended. "
    "No. "
    "The buses stop at eleven, so whoever works late has to walk home along the ring road in the dark."
)


def said(words: str, *marks: Mark) -> Text:
    return Text("t", "p", SafeText(words, marks))


def pieces(text: Text) -> list[str]:
    return [text.words.text[unit.start : unit.end] for unit in cut([text])]


def test_a_short_answer_stays_whole_though_it_has_two_sentences():
    assert pieces(said("More trees. Fewer cars.")) == ["More trees. Fewer cars."]


def test_a_long_answer_falls_into_sentences_and_fragments_join_the_one_before():
    assert pieces(said(LONG)) == [
        "The pool is too cold in winter and nobody tells us when it will be mended. No.",
        "The buses stop at eleven, so whoever works late has to walk home along the ring road in the dark.",
    ]


def test_units_keep_their_place_in_the_text():
    padded = "  \n" + LONG + "\n"
    assert [padded[unit.start : unit.end] for unit in cut([said(padded)])] == pieces(said(LONG))


def test_what_holds_no_word_has_no_unit():
    assert (
        cut([said(""), said("   "), said("👍👍"), said("12 345"), said("https://example.org/a"), said("a@b.example")])
        == []
    )


def test_a_stretch_without_full_stops_falls_into_chunks_that_miss_nothing():
    run_on = " ".join(f"word{number}" for number in range(200))
    found = pieces(said(run_on))
    assert " ".join(found) == run_on
    assert max(len(piece.split()) for piece in found) <= 30


def test_marks_carry_no_words():
    words = SafeText("Ask [person] about it", (Mark(4, 12, "person"),))
    assert wordless(words) == "Ask          about it"


def test_a_text_of_undecided_words_alone_is_a_unit():
    assert pieces(said("[word]", Mark(0, 6, "word", token="abc"))) == ["[word]"]


def test_a_text_of_masked_names_alone_is_none():
    assert pieces(said("[person]", Mark(0, 8, "person"))) == []


def test_an_unclosed_code_block_is_blanked_to_its_end():
    assert wordless(SafeText("See ```\nprint(1)\nmore")).strip() == "See"
