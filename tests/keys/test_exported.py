"""Keys in a file to be kept elsewhere."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from uuid import UUID

import pytest

from hearout.errors import BadInput
from hearout.keys import SERVER, fingerprint
from hearout.keys.exported import Exported, has_passphrase, read_export, write_export

FORUM = Exported(UUID("6f0cf7a8-0e5d-4a51-9d0f-2f5f1f8f7c11"), "forum", b"\xab" * 32)
OURS = Exported(SERVER, "the server", b"\xcd" * 32)


def test_keys_come_back_from_a_file_that_others_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    write_export(path, [OURS, FORUM])
    assert read_export(path) == (OURS, FORUM)
    assert not has_passphrase(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert fingerprint(FORUM.key) in path.read_text()
    assert "abab" not in repr(FORUM)


def test_under_a_passphrase_the_file_holds_no_key_and_opens_with_that_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    write_export(path, [OURS, FORUM], "five invented words in row")
    assert has_passphrase(path)
    assert FORUM.key.hex() not in path.read_text()
    assert read_export(path, "five invented words in row") == (OURS, FORUM)
    with pytest.raises(BadInput, match="does not open with this passphrase"):
        read_export(path, "five invented words in a row")


def test_an_export_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text("yesterday's")
    with pytest.raises(BadInput, match="not there yet"):
        write_export(path, [FORUM])
    assert path.read_text() == "yesterday's"


def test_a_sealed_key_cannot_be_given_to_another_consultation(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    write_export(path, [FORUM], "words")
    path.write_text(path.read_text().replace(str(FORUM.ident), str(UUID(int=7))))
    with pytest.raises(BadInput, match="does not open"):
        read_export(path, "words")


@pytest.mark.parametrize("written", ["", "{", "[]", '{"format": "hearout-keys-2"}', '{"keys": []}'])
def test_what_is_no_export_is_said_to_be_none(tmp_path: Path, written: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(written)
    with pytest.raises(BadInput, match="is no export of keys"):
        read_export(path)
    with pytest.raises(BadInput, match="cannot be read"):
        read_export(tmp_path / "nowhere.json")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("key", "ab"),
        ("key", 7),
        ("fingerprint", "aaaa-aaaa"),
        ("id", "forum"),
        ("called", None),
    ],
)
def test_a_damaged_export_is_refused_whole(tmp_path: Path, place: str, value: object) -> None:
    path = tmp_path / "keys.json"
    write_export(path, [OURS, FORUM])
    document = json.loads(path.read_text())
    document["keys"][1][place] = value
    path.write_text(json.dumps(document))
    with pytest.raises(BadInput, match="damaged"):
        read_export(path)


def test_a_cost_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    write_export(path, [FORUM], "words")
    document = json.loads(path.read_text())
    document["scrypt"]["n"] = 1 << 40
    path.write_text(json.dumps(document))
    with pytest.raises(BadInput, match="damaged"):
        read_export(path, "words")
