"""`hearout keys`, as people run it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from arranged_server import environment
from hearout.keys import SERVER, KeyFolder

SET_UP = """
    import django; django.setup()
    from django.core.management import call_command
    call_command("migrate", verbosity=0)
    from arranged_web import consultation, somebody
    from hearout.keys import SERVER
    from hearout.web.sealed import key_folder
    key_folder().make(SERVER)
    consultation(slug="forum")
    consultation(somebody("Noor Haddad", may_start=True), slug="harvest")
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two consultations."""
    data = tmp_path_factory.mktemp("made")
    own = environment(
        data,
        DJANGO_SETTINGS_MODULE="hearout.web.config.settings",
        PYTHONPATH=os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]),
    )
    subprocess.run([sys.executable, "-c", textwrap.dedent(SET_UP)], env=own, check=True)
    return data


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """The same, for one test to change."""
    subprocess.run(["cp", "-a", str(made), str(tmp_path / "data")], check=True)
    return tmp_path / "data"


def keys(data: Path, *arguments: str | Path, typed: str = "", code: int = 0) -> str:
    """What the command says."""
    answer = subprocess.run(
        [sys.executable, "-m", "hearout", "keys", *map(str, arguments)],
        env=environment(data),
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == code, answer.stdout + answer.stderr
    return answer.stdout + answer.stderr


def states(data: Path) -> dict[str, str]:
    """Each key's state, by whose it is."""
    lines = [line.split("  ") for line in keys(data, "list").splitlines()]
    return {line[0].strip(): line[-1].strip() for line in lines}


def test_keys_are_listed_with_whose_they_are_and_fingerprints(data: Path) -> None:
    told = keys(data, "list")
    assert [line.split("  ")[0].strip() for line in told.splitlines()] == ["the server", "forum", "harvest"]
    folder = KeyFolder(data / "keys")
    assert [key.hex() in told for key in map(folder.of, folder.kept())] == [False] * 3
    (data / "keys" / "server.key").unlink()
    assert states(data) == {
        "the server": "MISSING: bring it back with hearout keys import FILE",
        "forum": "here",
        "harvest": "here",
    }


def test_keys_move_to_another_folder_under_a_passphrase(data: Path, tmp_path: Path) -> None:
    moved, words = tmp_path / "keys.json", tmp_path / "passphrase"
    words.write_text("five invented words in row\n")
    assert "3 of them written" in keys(data, "export", moved, "--passphrase-file", words)
    assert stat.S_IMODE(moved.stat().st_mode) == 0o600
    before = KeyFolder(data / "keys")
    secrets = {ident: before.of(ident) for ident in before.kept()}
    assert [key.hex() in moved.read_text() for key in secrets.values()] == [False] * 3
    (data / "keys").rename(tmp_path / "lost")
    words.write_text("other words\n")
    assert "does not open" in keys(data, "import", moved, "--passphrase-file", words, code=2)
    words.write_text("five invented words in row\n")
    assert keys(data, "import", moved, "--passphrase-file", words) == "3 brought back, 0 were here already.\n"
    after = KeyFolder(data / "keys")
    assert {ident: after.of(ident) for ident in after.kept()} == secrets
    assert keys(data, "import", moved, "--passphrase-file", words) == "0 brought back, 3 were here already.\n"


def test_one_key_alone_is_exported_and_in_the_clear_only_when_said(data: Path, tmp_path: Path) -> None:
    moved = tmp_path / "one.json"
    assert "1 of them written" in keys(data, "export", moved, "--only", "forum", "--no-passphrase")
    assert '"called": "forum"' in moved.read_text()
    assert "harvest" not in moved.read_text()
    assert "not there yet" in keys(data, "export", moved, "--no-passphrase", code=2)
    assert "no consultation 'form'" in keys(data, "export", tmp_path / "x", "--only", "form", "--no-passphrase", code=2)


def test_a_key_is_destroyed_once_its_name_was_typed(data: Path, tmp_path: Path) -> None:
    kept = tmp_path / "keys.json"
    keys(data, "export", kept, "--no-passphrase")
    assert "Nothing was destroyed" in keys(data, "destroy", "forum", typed="harvest\n", code=2)
    told = keys(data, "destroy", "forum", typed="forum\n")
    assert "addresses of those who follow" in told
    assert "solid-state drive" in told
    assert "The key of forum is destroyed." in told
    assert states(data)["forum"].startswith("destroyed on ")
    assert states(data)["harvest"] == "here"
    assert "was destroyed on" in keys(data, "destroy", "forum", typed="forum\n", code=2)
    assert "as people were promised" in keys(data, "import", kept, code=2)
    assert SERVER in KeyFolder(data / "keys").kept()


def test_without_a_database_the_keys_are_still_listed(tmp_path: Path) -> None:
    KeyFolder(tmp_path / "keys").make(SERVER)
    assert states(tmp_path) == {"the server": "here"}
    assert "There is no consultation 'forum' here." in keys(tmp_path, "destroy", "forum", code=2)
