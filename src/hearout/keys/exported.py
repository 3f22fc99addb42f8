"""Keys in one file, to be kept apart from the server and brought back: JSON, mode 0600, best under a passphrase.

Under a passphrase each key is sealed with one that scrypt (RFC 7914) makes of it, at a cost of 128 MB and about half a
second a guess.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from hearout.errors import BadInput, SealBroken
from hearout.keys.files import KEY_BYTES
from hearout.keys.pseudonyms import fingerprint
from hearout.sealing import seal, unseal

__all__ = ["Exported", "has_passphrase", "read_export", "write_export"]

FORMAT = "hearout-keys-1"
COST = 1 << 17  # scrypt's N; its r is 8, its p 1 (OWASP's advice of 2023)
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Exported:
    """A key in an export file: whose it is, what people call that ("forum"), and the key."""

    ident: UUID
    called: str
    key: bytes = field(repr=False)


def write_export(path: Path, keys: Iterable[Exported], passphrase: str = "") -> None:
    """Writes a new file. Raises BadInput where there is one, or where it cannot be written."""
    salt = os.urandom(SALT_BYTES)
    made = _made_of(passphrase, salt) if passphrase else None
    document = {
        "format": FORMAT,
        "scrypt": {"n": COST, "salt": salt.hex()} if passphrase else None,
        "keys": [_written(one, made) for one in keys],
    }
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            json.dump(document, file, indent=1, ensure_ascii=False)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise BadInput(f"{path} cannot be written ({error.strerror}). Name a file that is not there yet.") from error


def has_passphrase(path: Path) -> bool:
    """Whether the export needs a passphrase. Raises BadInput for what is no export."""
    return _document(path).get("scrypt") is not None


def read_export(path: Path, passphrase: str = "") -> tuple[Exported, ...]:
    """The keys in an export. Raises BadInput for a wrong passphrase and for what is no export."""
    document = _document(path)
    try:
        scrypt, entries = document["scrypt"], document["keys"]
        made = None if scrypt is None else _made_again(scrypt, passphrase)
        return tuple(_read(entry, made) for entry in entries) if isinstance(entries, list) else ()
    except SealBroken:
        raise BadInput(f"{path} does not open with this passphrase.") from None
    except (KeyError, TypeError, ValueError):
        raise BadInput(f"{path} is damaged: it does not hold what an export of keys holds.") from None


def _document(path: Path) -> dict[str, object]:
    try:
        document: object = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}).") from error
    except ValueError:
        document = None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadInput(f"{path} is no export of keys that this Hearout reads.")
    return document


def _written(one: Exported, made: bytes | None) -> dict[str, str]:
    shown = {"id": str(one.ident), "called": one.called, "fingerprint": fingerprint(one.key)}
    if made is None:
        return {**shown, "key": one.key.hex()}
    return {**shown, "sealed": base64.b64encode(seal(made, _purpose(one.ident), one.key.hex())).decode("ascii")}


def _read(entry: object, made: bytes | None) -> Exported:
    ident = UUID(_line(entry, "id"))
    if made is None:
        key = bytes.fromhex(_line(entry, "key"))
    else:
        key = bytes.fromhex(unseal(made, _purpose(ident), base64.b64decode(_line(entry, "sealed"))))
    if len(key) != KEY_BYTES or fingerprint(key) != _line(entry, "fingerprint"):
        raise ValueError
    return Exported(ident, _line(entry, "called"), key)


def _purpose(ident: UUID) -> str:
    return f"hearout/export/{ident}"


def _made_of(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=KEY_BYTES, n=COST, r=8, p=1).derive(passphrase.encode())


def _made_again(scrypt: object, passphrase: str) -> bytes:
    """Raises ValueError for another cost than ours: it could be one that fills the memory."""
    if not isinstance(scrypt, dict) or scrypt["n"] != COST:
        raise ValueError
    return _made_of(passphrase, bytes.fromhex(_line(scrypt, "salt")))


def _line(table: object, name: str) -> str:
    if not isinstance(table, dict) or not isinstance(table[name], str):
        raise TypeError
    return str(table[name])
