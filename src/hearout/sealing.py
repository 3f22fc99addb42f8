"""Sealing words and identities, so that a database, or a copy of one, does not show them without the key.

AES-GCM (NIST SP 800-38D) with a random nonce of 96 bits, under a key derived from the consultation's for this alone.
The purpose is bound into the seal: a sealed value that is moved to another column does not open there, and one moved
to another consultation meets another key. What can still be seen is the length, in steps of 64 bytes.
"""

from __future__ import annotations

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hearout.errors import SealBroken

__all__ = ["seal", "seal_bytes", "unseal", "unseal_bytes"]

VERSION = b"\x01"
NONCE = 12
STEP = 64
END = b"\x80"  # then zeros, up to the next step (ISO/IEC 7816-4)


def seal(key: bytes, purpose: str, text: str) -> bytes:
    """`text` sealed: a version byte, the nonce, the words and a tag. Never twice the same."""
    return seal_bytes(key, purpose, text.encode("utf-8", "surrogatepass"))


def seal_bytes(key: bytes, purpose: str, content: bytes) -> bytes:
    """The same for bytes, at most 2 GiB of them."""
    words = content + END
    nonce = os.urandom(NONCE)
    padded = words.ljust(-len(words) // STEP * -STEP, b"\0")
    return VERSION + nonce + _cipher(key).encrypt(nonce, padded, purpose.encode())


def unseal(key: bytes, purpose: str, sealed: bytes) -> str:
    """What was sealed with the same key for the same purpose. Raises SealBroken for anything else."""
    return unseal_bytes(key, purpose, sealed).decode("utf-8", "surrogatepass")


def unseal_bytes(key: bytes, purpose: str, sealed: bytes) -> bytes:
    """The same for bytes."""
    if sealed[:1] != VERSION:
        raise SealBroken("Something is not sealed as this version of Hearout seals. Was it written by a later one?")
    try:
        padded = _cipher(key).decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], purpose.encode())
    except (InvalidTag, ValueError):
        raise SealBroken(
            "A sealed value does not open: it was sealed with another key or for another place, or it is damaged. "
            "Compare the key with the one it was sealed with: hearout keys list"
        ) from None
    return padded[: padded.rindex(END)]


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(hmac.digest(key, b"hearout/seal/1", "sha256"))
