"""What can be said of an identity, or of a key, by whoever has the key: nothing that leads back without it."""

from __future__ import annotations

import hmac
from collections.abc import Callable

from hearout.keys.files import KEY_BYTES

__all__ = ["fingerprint", "keyed"]

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # base32 (RFC 4648)
PAIRS = tuple(one + other for one in LETTERS for other in LETTERS)  # two at a time: a run makes hundreds of thousands
PSEUDONYM_BYTES = 10  # 80 bits, 16 letters: a clash among a million has odds below one in a trillion

SHIFTS = range(8 * PSEUDONYM_BYTES - 10, -1, -10)


def keyed(key: bytes, purpose: str) -> Callable[[str], str]:
    """A function from a text to its pseudonym: HMAC-SHA256 (RFC 2104), 16 letters and digits in lower case.

    Different purposes give unrelated pseudonyms for the same text, so that those of one cannot be looked up in
    another.
    """
    if len(key) < KEY_BYTES:
        raise ValueError("A key has at least 32 bytes.")
    own = hmac.digest(key, b"hearout/1/" + purpose.encode(), "sha256")

    def pseudonym(text: str) -> str:
        digest = hmac.digest(own, text.encode("utf-8", "surrogatepass"), "sha256")
        number = int.from_bytes(digest[:PSEUDONYM_BYTES], "big")
        return "".join([PAIRS[number >> shift & 1023] for shift in SHIFTS])

    return pseudonym


def fingerprint(key: bytes) -> str:
    """Eight letters to compare two keys by, "k3fd-q2ab". Two keys share one with odds of one in a trillion, and it
    says nothing about what the key opens."""
    letters = keyed(key, "fingerprint")("")
    return f"{letters[:4]}-{letters[4:8]}"
