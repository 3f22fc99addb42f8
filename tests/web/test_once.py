"""Parts of one page ask the same once; anywhere else each is told what is so by then."""

from __future__ import annotations

from hearout.web.once import asked_once, once


def test_within_a_page_each_is_asked_about_once() -> None:
    asked: list[str] = []

    @once
    def length(about: str) -> int:
        asked.append(about)
        return len(about)

    with asked_once():
        assert [length("bus"), length("tree"), length("bus")] == [3, 4, 3]
    assert asked == ["bus", "tree"]


def test_two_questions_about_one_thing_are_two() -> None:
    first, second = once(lambda about: f"first {about}"), once(lambda about: f"second {about}")
    with asked_once():
        assert (first("bus"), second("bus")) == ("first bus", "second bus")


def test_elsewhere_and_on_the_next_page_it_is_asked_again() -> None:
    told = iter(range(9))
    count = once(lambda _: next(told))
    with asked_once():
        assert (count("bus"), count("bus")) == (0, 0)
    with asked_once():
        assert count("bus") == 1
    assert (count("bus"), count("bus")) == (2, 3)
