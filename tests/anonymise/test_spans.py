from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hearout.anonymise.spans import DECIDED, merged
from hearout.records.redaction import Net, Span


def test_spans_that_do_not_touch_stay_as_they_are_in_order() -> None:
    first, second = Span(0, 3, "person", Net.ROSTER), Span(3, 8, "word", Net.VOCABULARY)

    assert merged([second, first]) == (first, second)


def test_of_spans_that_overlap_the_net_with_more_authority_names_the_whole() -> None:
    assert merged([Span(0, 8, "word", Net.VOCABULARY), Span(4, 12, "person", Net.ROSTER)]) == (
        Span(0, 12, "person", Net.ROSTER),
    )


def test_an_address_that_holds_a_name_stays_an_address() -> None:
    address = Span(0, 20, "email", Net.PATTERN)

    assert merged([Span(0, 3, "person", Net.ROSTER), address]) == (address,)


def test_a_rare_word_that_holds_a_name_is_a_person() -> None:
    assert merged([Span(0, 3, "person", Net.ROSTER), Span(0, 9, "word", Net.VOCABULARY)]) == (
        Span(0, 9, "person", Net.ROSTER),
    )


def test_what_a_person_decided_about_the_whole_goes_before_every_net() -> None:
    asked = Span(0, 8, "word", Net.VOCABULARY, 1.0, "a city", DECIDED)

    assert merged([Span(0, 8, "person", Net.ROSTER), asked]) == (asked,)


def test_a_decision_about_a_part_does_not_show_the_rest() -> None:
    asked = Span(4, 8, "word", Net.VOCABULARY, 1.0, "a city", DECIDED)
    role = Span(0, 20, "role", Net.PATTERN)

    assert merged([asked, role]) == (role,)


SPANS = st.lists(
    st.builds(
        lambda start, length, kind, net: Span(start, start + length, kind, net),
        st.integers(0, 40),
        st.integers(1, 12),
        st.sampled_from(["person", "word", "email"]),
        st.sampled_from(list(Net)),
    ),
    max_size=12,
)


@given(SPANS)
def test_merging_loses_nothing_adds_nothing_and_leaves_no_overlap(spans: list[Span]) -> None:
    one = merged(spans)

    assert {at for s in one for at in range(s.start, s.end)} == {at for s in spans for at in range(s.start, s.end)}
    assert all(left.end <= right.start for left, right in pairwise(one))


@given(SPANS, st.randoms())
def test_the_order_in_which_nets_report_does_not_matter(spans: list[Span], chance: object) -> None:
    shuffled = list(spans)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert merged(shuffled) == merged(spans)
