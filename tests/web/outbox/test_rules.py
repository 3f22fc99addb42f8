"""Who can be written to, and how often something is tried."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearout.web.outbox.rules import (
    TRIES,
    BadAddress,
    Trouble,
    deliverable,
    remedy,
    same_address,
    tries_again,
    wait_after,
)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("amara@example.org", "amara@example.org"),
        ("  Amara@Example.org\n", "Amara@Example.org"),
        ("noor@bücher.example", "noor@xn--bcher-kva.example"),
        ("jürgen@example.org", "jürgen@example.org"),
        ("ju\u0308rgen@example.org", "jürgen@example.org"),
    ],
)
def test_an_address_is_brought_into_the_form_that_mail_is_sent_to(said: str, written: str) -> None:
    assert deliverable(said) == written


def test_two_ways_of_writing_an_address_are_the_same() -> None:
    assert same_address("Amara@Example.ORG") == same_address(" amara@example.org")
    assert same_address("noor@bücher.example") == same_address("noor@xn--bcher-kva.example")


@pytest.mark.parametrize(
    "said",
    [
        "zubaida@example.org\nBcc: everyone@example.org",
        "zubaida@example.org\r\nSubject: x",
        "zubaida\u2028@example.org",
        "zubaida@example.org\x00",
        "zubaida the second@example.org",
    ],
)
def test_an_address_with_a_line_break_or_space_is_refused_without_being_repeated(said: str) -> None:
    with pytest.raises(BadAddress, match="no spaces or line breaks") as told:
        deliverable(said)
    assert "zubaida" not in str(told.value)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "@",
        "zubaida",
        "zubaida@",
        "@example.org",
        "zubaida@.org",
        "zubaida@@example.org",
        "a" * 300 + "@example.org",
        "zubaida@" + "a" * 70 + ".org",
    ],
)
def test_what_is_no_address_is_refused_without_being_repeated(said: str) -> None:
    with pytest.raises(BadAddress, match="is not an e-mail address") as told:
        deliverable(said)
    assert "zubaida" not in str(told.value)


def test_waits_double_up_to_four_hours_and_all_tries_take_about_four_days() -> None:
    waits = [wait_after(attempts, 1.0) for attempts in range(1, TRIES)]
    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert waits[-1] == timedelta(hours=4)
    assert timedelta(days=3) < sum(waits, timedelta()) < timedelta(days=5)
    assert wait_after(1, 1.2) == timedelta(seconds=72)


def test_a_refusal_is_final_and_a_silence_is_not() -> None:
    assert not tries_again(Trouble.REFUSED, 1)
    assert tries_again(Trouble.UNREACHABLE, TRIES - 1)
    assert not tries_again(Trouble.UNREACHABLE, TRIES)


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_a_remedy(trouble: Trouble) -> None:
    assert str(remedy(trouble).what).endswith(".")
    assert str(remedy(trouble).do).endswith(".")
