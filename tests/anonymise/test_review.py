from __future__ import annotations

from arranged_gate import anonymised, contribution
from hearout.records.anonymised import WordToReview


def test_words_to_review_come_with_their_people_and_places_most_people_first() -> None:
    made = anonymised(
        [
            contribution(1, "Ana Lima likes grundlewick and fubblestone."),
            contribution(2, "Grundlewick is slow.", verified=False),
        ]
    )

    assert made.words == (
        WordToReview("Grundlewick", 2, ("[person] likes grundlewick and [word].", "Grundlewick is slow.")),
        WordToReview("fubblestone", 1, ("[person] likes [word] and fubblestone.",)),
    )


def test_contexts_are_short_and_on_one_line() -> None:
    long = "word " * 60
    made = anonymised([contribution(1, f"{long}\nthe grundlewick\n{long}")])

    (word,) = made.words
    (context,) = word.contexts

    assert context.startswith("…") and context.endswith("…")
    assert "\n" not in context
    assert len(context) < 120


def test_at_most_three_contexts_of_different_people_are_shown() -> None:
    made = anonymised([contribution(n, f"Grundlewick number {n}.", verified=False) for n in range(1, 9)])

    assert made.words[0].contributors == 8
    assert made.words[0].contexts == ("Grundlewick number 1.", "Grundlewick number 2.", "Grundlewick number 3.")


def test_a_guessed_name_waits_for_review_too() -> None:
    made = anonymised([contribution(1, "It was up to Rose in the end.")])

    assert [word.word for word in made.words] == ["Rose"]
