"""Which database: SQLite in the data folder, or PostgreSQL by an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearout.errors import SettingError
from hearout.web.config import databases
from hearout.web.config.databases import database

DATA = Path("/srv/hearout")


def test_without_an_address_it_is_sqlite_in_the_data_folder() -> None:
    made = database("", DATA)
    assert (made["ENGINE"], made["NAME"]) == ("hearout.web.config.sqlite", "/srv/hearout/db.sqlite3")
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "PRAGMA secure_delete=ON;" in str(made["OPTIONS"]["init_command"])


def test_an_address_is_taken_apart() -> None:
    made = database("postgresql://hearout:p%40ss%2Fword@db.example.org:5433/listening?sslmode=verify-full", DATA)
    assert made["ENGINE"] == "django.db.backends.postgresql"
    assert (made["USER"], made["PASSWORD"]) == ("hearout", "p@ss/word")
    assert (made["HOST"], made["PORT"], made["NAME"]) == ("db.example.org", "5433", "listening")
    assert made["OPTIONS"] == {"sslmode": "verify-full"}


@pytest.mark.parametrize(
    "url", ["postgresql:///listening?host=/run/postgresql", "postgresql://%2Frun%2Fpostgresql/listening"]
)
def test_a_socket_folder_may_stand_for_the_host(url: str) -> None:
    made = database(url, DATA)
    assert (made["HOST"], made["PORT"], made["USER"], made["OPTIONS"]) == ("/run/postgresql", "", "", {})


@pytest.mark.parametrize(
    "url",
    [
        "mysql://user:secret@host/name",
        "postgresql://user:secret@host",
        "postgresql://user:secret@host/",
        "postgresql://user:secret@host:port/name",
        "postgresql://user:secret@[host/name",
        "postgresql://user:secret@host/name?passfile=secret",
        "secret",
    ],
)
def test_a_wrong_address_is_told_without_repeating_it(url: str) -> None:
    with pytest.raises(SettingError) as told:
        database(url, DATA)
    assert "HEAROUT_DATABASE_URL" in str(told.value)
    assert "secret" not in str(told.value)


def test_a_missing_driver_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "find_spec", lambda _: None)
    with pytest.raises(SettingError) as told:
        database("postgresql://host/name", DATA)
    assert "pip install 'hearout[postgres]'" in str(told.value)
