"""The data folder is for the server's own user alone, and for one server at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearout.errors import FolderError
from hearout.web.config.data_folder import locked, prepare, secret_key


def test_what_is_made_is_closed_to_others(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    prepare(data, data / "keys")

    modes = {path.name: path.stat().st_mode & 0o777 for path in (data, *data.iterdir())}
    assert modes == {"data": 0o700, "keys": 0o700, "backups": 0o700, "secret-key": 0o600}


def test_the_secret_stays_the_same(tmp_path: Path) -> None:
    prepare(tmp_path, tmp_path / "keys")
    first = secret_key(tmp_path)
    prepare(tmp_path, tmp_path / "keys")

    assert len(first) >= 50
    assert secret_key(tmp_path) == first


def test_without_a_folder_the_secret_is_another_each_time(tmp_path: Path) -> None:
    assert secret_key(tmp_path) != secret_key(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderError, match="name another one with --data or HEAROUT_DATA"):
        prepare(tmp_path / "file" / "data", tmp_path / "keys")


def test_a_second_server_is_told_of_the_first(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(FolderError, match="A server is running on the data folder"), locked(tmp_path):
        pass


def test_a_stopped_server_leaves_the_folder_free(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path):
            pass
