"""What is sealed opens with its key, for its purpose, as it was; and not otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearout.errors import SealBroken
from hearout.sealing import seal, unseal

KEY = bytes(range(32))
WORDS = "Zubaida told me about the merger"


@given(st.text())
def test_words_come_back_as_they_were(words: str) -> None:
    assert unseal(KEY, "raw", seal(KEY, "raw", words)) == words


@pytest.mark.parametrize("words", ["", "\x00", "\x80", "ends in zeros\x00\x00", "a lone surrogate \udcff"])
def test_unusual_words_come_back_too(words: str) -> None:
    assert unseal(KEY, "raw", seal(KEY, "raw", words)) == words


def test_the_same_words_never_look_the_same() -> None:
    assert seal(KEY, "raw", WORDS) != seal(KEY, "raw", WORDS)
    assert WORDS.encode() not in seal(KEY, "raw", WORDS)


def test_only_the_length_in_steps_can_be_seen() -> None:
    lengths = {len(seal(KEY, "address", "x" * length)) for length in range(64)}
    assert len(lengths) == 1


@pytest.mark.parametrize(
    "moved",
    [
        lambda sealed: unseal(KEY, "another column", sealed),
        lambda sealed: unseal(KEY[::-1], "raw", sealed),
        lambda sealed: unseal(KEY, "raw", sealed[:-1] + bytes([sealed[-1] ^ 1])),
        lambda sealed: unseal(KEY, "raw", sealed[:-1]),
        lambda sealed: unseal(KEY, "raw", sealed[:8]),
    ],
    ids=["another purpose", "another key", "one bit changed", "cut", "cut short"],
)
def test_what_was_moved_or_changed_does_not_open_and_the_error_is_silent_about_it(moved) -> None:
    with pytest.raises(SealBroken, match="does not open") as told:
        moved(seal(KEY, "raw", WORDS))
    assert "Zubaida" not in str(told.value)
    assert told.value.__suppress_context__


@pytest.mark.parametrize("sealed", [b"", b"\x02" + bytes(40)])
def test_a_seal_of_another_version_is_told_apart(sealed: bytes) -> None:
    with pytest.raises(SealBroken, match="as this version"):
        unseal(KEY, "raw", sealed)
