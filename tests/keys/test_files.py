"""A key in a file, and pseudonyms made with it."""

import base64
import hmac
import multiprocessing
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearout.errors import FolderError
from hearout.keys import KEY_BYTES, keyed, load_or_make

KEY = bytes(range(32))


def test_a_key_is_made_once_and_closed_to_others(tmp_path):
    path = tmp_path / "folder" / ".hearout" / "key"
    key = load_or_make(path)
    assert len(key) == KEY_BYTES
    assert load_or_make(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [found.name for found in path.parent.iterdir()] == ["key"]


def test_two_folders_have_different_keys(tmp_path):
    assert load_or_make(tmp_path / "a" / "key") != load_or_make(tmp_path / "b" / "key")


def test_processes_that_start_at_once_get_the_same_key(tmp_path):
    context = multiprocessing.get_context("spawn")
    with context.Pool(4) as pool:
        keys = pool.map(load_or_make, [tmp_path / ".hearout" / "key"] * 16, chunksize=1)
    assert len(set(keys)) == 1


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"ab" * 31, b"ab" * 33, b"zz" * 32, b"\0" * 32])
def test_what_is_no_key_is_named_with_what_to_do(tmp_path, content):
    path = tmp_path / "key"
    path.write_bytes(content)
    with pytest.raises(FolderError, match="does not hold a key") as told:
        load_or_make(path)
    assert str(path) in str(told.value)


def test_a_key_that_cannot_be_read_or_made_is_a_folder_error(tmp_path):
    (tmp_path / "key").mkdir()
    with pytest.raises(FolderError, match="cannot be used"):
        load_or_make(tmp_path / "key")
    (tmp_path / ".hearout").write_text("a file where the folder should be")
    with pytest.raises(FolderError, match="cannot be used"):
        load_or_make(tmp_path / ".hearout" / "key")


def test_loose_permissions_of_a_copied_key_are_closed(tmp_path):
    path = tmp_path / "key"
    path.write_text(KEY.hex())
    path.chmod(0o644)
    assert load_or_make(path) == KEY
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_pseudonym_depends_on_key_purpose_and_text():
    made = {
        keyed(key, purpose)(text)
        for key in (KEY, KEY[::-1])
        for purpose in ("person", "word")
        for text in ("Noor", "noor")
    }
    assert len(made) == 8
    assert keyed(KEY, "person")("Noor") == keyed(KEY, "person")("Noor")


def test_purpose_and_text_cannot_be_shifted_into_each_other():
    assert keyed(KEY, "ab")("c") != keyed(KEY, "a")("bc")


@given(st.text(alphabet=st.characters()))
def test_any_text_has_a_short_plain_pseudonym(text):
    made = keyed(KEY, "person")(text)
    assert len(made) == 16
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_a_short_key_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        keyed(b"hearout", "person")


def test_a_pseudonym_is_the_beginning_of_the_hmac_in_base32():
    own = hmac.digest(KEY, b"hearout/1/person", "sha256")
    whole = base64.b32encode(hmac.digest(own, b"Noor", "sha256")).decode().lower()
    assert keyed(KEY, "person")("Noor") == whole[:16]
