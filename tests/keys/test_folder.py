"""The keys of a server, one a consultation, in a folder outside the database."""

from __future__ import annotations

import multiprocessing
import stat
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from hearout.errors import BadInput, FolderError, KeyMissing
from hearout.keys import KEY_BYTES, SERVER, KeyFolder, fingerprint

FORUM = UUID("6f0cf7a8-0e5d-4a51-9d0f-2f5f1f8f7c11")
DAY = date(2027, 5, 3)


def test_a_key_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path / "keys")
    key = folder.make(FORUM)
    assert (len(key), folder.of(FORUM), folder.make(FORUM)) == (KEY_BYTES, key, key)
    assert KeyFolder(tmp_path / "keys").of(FORUM) == key
    assert folder.make(SERVER) != key
    assert sorted(path.name for path in folder.path.iterdir()) == [f"{FORUM}.key", "server.key"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.path.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


def test_processes_that_make_it_at_once_get_the_same_key(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        keys = pool.map(KeyFolder(tmp_path / "keys").make, [FORUM] * 16, chunksize=1)
    assert len(set(keys)) == 1


def test_a_missing_key_is_never_made_by_asking_for_it_and_the_error_says_what_to_do(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path / "keys")
    with pytest.raises(KeyMissing, match="hearout keys import") as told:
        folder.of(FORUM)
    assert str(FORUM) in str(told.value)
    assert not folder.path.exists()
    with pytest.raises(KeyMissing, match="The key of the server is missing"):
        folder.of(SERVER)


def test_what_is_no_key_is_named(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    (tmp_path / f"{FORUM}.key").write_text("no key")
    with pytest.raises(FolderError, match=r"does not hold a key.*keys import"):
        folder.of(FORUM)


def test_a_destroyed_key_is_gone_everywhere_says_since_when_and_is_not_made_again(tmp_path: Path) -> None:
    here, elsewhere = KeyFolder(tmp_path), KeyFolder(tmp_path)
    key = here.make(FORUM)
    assert elsewhere.of(FORUM) == key
    here.destroy(FORUM, DAY)
    for folder in (here, elsewhere):
        with pytest.raises(KeyMissing, match="destroyed on 3 May 2027"):
            folder.of(FORUM)
        with pytest.raises(KeyMissing, match="destroyed on 3 May 2027"):
            folder.make(FORUM)
    assert (here.kept(), here.gone(), here.destroyed_on(FORUM)) == ((), (FORUM,), DAY)
    assert key.hex() not in "".join(path.read_text() for path in tmp_path.iterdir())
    with pytest.raises(BadInput, match="as people were promised"):
        here.put(FORUM, key)
    with pytest.raises(KeyMissing):
        here.destroy(FORUM, DAY)


def test_the_file_is_overwritten_before_it_is_removed(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    key = folder.make(FORUM)
    other_name = tmp_path / "the same file under another name"
    other_name.hardlink_to(tmp_path / f"{FORUM}.key")
    folder.destroy(FORUM, DAY)
    assert key.hex().encode() not in other_name.read_bytes()


def test_a_key_from_elsewhere_is_kept_but_writes_over_no_other(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    key = bytes(range(KEY_BYTES))
    assert (folder.put(FORUM, key), folder.put(FORUM, key), folder.of(FORUM)) == (True, False, key)
    with pytest.raises(BadInput, match="left as it is"):
        folder.put(FORUM, key[::-1])
    assert folder.of(FORUM) == key


def test_a_key_that_was_replaced_by_hand_is_read_again(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    folder.make(FORUM)
    (tmp_path / f"{FORUM}.key").unlink()
    (tmp_path / f"{FORUM}.key").write_text("ab" * KEY_BYTES)
    assert folder.of(FORUM) == b"\xab" * KEY_BYTES


def test_only_files_named_after_a_consultation_are_keys(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path / "keys")
    assert folder.kept() == ()
    folder.make(FORUM)
    folder.make(SERVER)
    assert folder.kept() == (SERVER, FORUM)
    (tmp_path / "keys" / "forum.key").write_text("ab" * KEY_BYTES)
    with pytest.raises(FolderError, match="not named after a consultation"):
        folder.kept()


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file where the folder should be")
    with pytest.raises(FolderError, match="cannot be used"):
        KeyFolder(tmp_path / "keys").make(FORUM)
    with pytest.raises(FolderError, match="cannot be used"):
        KeyFolder(tmp_path / "keys").of(FORUM)


def test_a_fingerprint_tells_keys_apart_and_a_folder_shows_no_key(tmp_path: Path) -> None:
    assert fingerprint(bytes(32)) == fingerprint(bytes(32)) != fingerprint(bytes(31) + b"\1")
    assert len(fingerprint(bytes(32))) == 9
    folder = KeyFolder(tmp_path)
    key = folder.make(FORUM)
    assert key.hex() not in repr(folder)
    assert repr(key) not in repr(folder)
