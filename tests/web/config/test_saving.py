"""Backups on both databases: what is restored is, row by row, what was saved; and nothing is lost by trying."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import zipfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import CompletedProcess

import psycopg
import pytest

import arranged_postgresql
from arranged_server import hearout, running
from hearout.errors import ServerError
from hearout.web.config.saving.archive import opened

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("saving"), pytest.mark.allow_hosts(["127.0.0.1"])]

SEED = r"""
from datetime import UTC, datetime
from hearout.web import jobs
from hearout.web.consultations.models import Consultation, Revision
from hearout.web.people.models import AuditEntry, User
at = datetime(2026, 8, 9, 9, 0, 0, 123456, tzinfo=UTC)
amara = User.objects.create_user("amara@example.org", name="Amara Lindqvist")
held = Consultation.objects.create(slug="forum", created=at)
awkward = {"en": "tab\there, new\nline, back\\slash, \\N, \"quotes\"", "ar": "كيف تُتخذ القرارات؟", "n": 0.1}
held.draft = Revision.objects.create(consultation=held, number=1, at=at, by=amara, document=awkward)
held.save()
for number in range(40):
    AuditEntry.objects.create(at=at, by=amara, room=held.pk, did="member.invited", about=f"number {number}")
jobs.ask("jobs.sign-of-life")
"""
INSERT = """
    INSERT INTO people_auditentry (at, by_id, room, did, about)
    SELECT at, by_id, room, did, about FROM people_auditentry LIMIT 2"""


@dataclass
class Place:
    """A server's folder and its database, looked at from outside."""

    data: Path
    settings: dict[str, str] = field(default_factory=dict)

    def hearout(self, *arguments: str) -> CompletedProcess[str]:
        return hearout(self.data, *arguments, **self.settings)

    def seed(self) -> None:
        for command in (("manage", "migrate"), ("manage", "shell", "-c", SEED)):
            done = self.hearout(*command)
            assert done.returncode == 0, done.stderr

    def rows(self) -> dict[str, list[str]]:
        """Every row of every table, as text."""
        if url := self.settings.get("HEAROUT_DATABASE_URL"):
            with psycopg.connect(url) as connection:
                names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
                return {
                    name: sorted(row for (row,) in connection.execute(f'SELECT t::text FROM "{name}" t'))
                    for (name,) in names
                }
        with closing(sqlite3.connect(self.data / "db.sqlite3")) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return {name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for (name,) in names}

    def change(self, statement: str) -> None:
        """One transaction."""
        url = self.settings.get("HEAROUT_DATABASE_URL")
        opened = psycopg.connect(url) if url else sqlite3.connect(self.data / "db.sqlite3", timeout=20)
        with closing(opened) as connection, connection:
            connection.execute(statement)


@pytest.fixture(scope="module")
def seeded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """What every test gets a copy of."""
    place = Place(tmp_path_factory.mktemp("seeded") / "data")
    place.data.mkdir()
    place.seed()
    return place


@pytest.fixture(scope="module")
def seeded_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The same."""
    if arranged_postgresql.programs() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    place = Place(tmp_path_factory.mktemp("seeded"), {"HEAROUT_DATABASE_URL": arranged_postgresql.new_database()})
    place.seed()
    return place


@pytest.fixture
def sqlite(seeded_sqlite: Place, tmp_path: Path) -> Place:
    return Place(Path(shutil.copytree(seeded_sqlite.data, tmp_path / "data")))


@pytest.fixture
def postgresql(seeded_postgresql: Place, tmp_path: Path) -> Place:
    (tmp_path / "data").mkdir()
    own = arranged_postgresql.new_database(like=seeded_postgresql.settings["HEAROUT_DATABASE_URL"])
    return Place(tmp_path / "data", {"HEAROUT_DATABASE_URL": own})


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> Place:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Place)
    return found


def test_what_is_restored_is_row_by_row_what_was_saved(place: Place, tmp_path: Path) -> None:
    saved, file = place.rows(), tmp_path / "saved.hearout"
    assert place.hearout("backup", str(file)).returncode == 0
    place.change("DELETE FROM people_auditentry")
    place.change("UPDATE people_user SET name = 'Somebody else'")
    changed = place.rows()

    answer = place.hearout("restore", str(file), "--replace")

    assert answer.returncode == 0, answer.stderr
    assert place.rows() == saved
    assert changed != saved
    kept = list((place.data / "backups").iterdir())
    assert f"What was there before is saved: {kept[0]}" in answer.stdout
    assert place.hearout("restore", str(kept[0]), "--replace").returncode == 0
    assert place.rows() == changed


def test_a_restored_database_goes_on_counting_where_it_was(place: Place, tmp_path: Path) -> None:
    place.hearout("backup", str(tmp_path / "saved.hearout"))
    place.hearout("restore", str(tmp_path / "saved.hearout"), "--replace")
    before = len(place.rows()["people_auditentry"])
    place.change(INSERT)
    assert len(place.rows()["people_auditentry"]) == before + 2


def test_a_backup_goes_into_an_empty_place_and_names_the_keys_that_are_missing(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "saved.hearout"
    place.hearout("backup", str(file))
    settings = {name: arranged_postgresql.new_database() for name in place.settings}
    elsewhere = Place(tmp_path / "elsewhere", settings)

    answer = elsewhere.hearout("restore", str(file))

    assert answer.returncode == 0, answer.stderr
    assert elsewhere.rows() == place.rows()
    assert answer.stdout.count("What it sealed cannot be read without.") == 2  # the server's and the consultation's


def test_a_backup_is_closed_to_others_and_holds_no_key(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "saved.hearout"
    place.hearout("backup", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    assert [name for name in zipfile.ZipFile(file).namelist() if "key" in name] == []


def test_a_backup_taken_while_people_write_is_of_one_moment(place: Place, tmp_path: Path) -> None:
    """Rows come in pairs, each pair in one transaction: an odd number would be half of one."""
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            place.change(INSERT)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(2):
            assert place.hearout("backup", str(tmp_path / f"{number}.hearout")).returncode == 0
    finally:
        stop.set()
        writer.join()
    for number in range(2):
        assert place.hearout("restore", str(tmp_path / f"{number}.hearout"), "--replace").returncode == 0
        assert len(place.rows()["people_auditentry"]) % 2 == 0


def test_what_is_there_is_not_replaced_unasked(place: Place, tmp_path: Path) -> None:
    place.hearout("backup", str(tmp_path / "saved.hearout"))
    before = place.rows()
    answer = place.hearout("restore", str(tmp_path / "saved.hearout"))
    assert answer.returncode == 2
    assert answer.stderr.startswith("There is a database already. To put the backup in its place, say --replace")
    assert place.rows() == before


def test_a_backup_is_not_written_over(sqlite: Place, tmp_path: Path) -> None:
    (tmp_path / "saved.hearout").write_text("mine", encoding="utf-8")
    answer = sqlite.hearout("backup", str(tmp_path / "saved.hearout"))
    assert answer.returncode == 2
    assert (tmp_path / "saved.hearout").read_text(encoding="utf-8") == "mine"


def test_nothing_is_no_backup(tmp_path: Path) -> None:
    answer = hearout(tmp_path / "data", "backup", str(tmp_path / "saved.hearout"))
    assert answer.returncode == 2
    assert not (tmp_path / "saved.hearout").exists()


def test_a_file_that_cannot_be_trusted_changes_nothing(sqlite: Place, tmp_path: Path) -> None:
    good = tmp_path / "good.hearout"
    sqlite.hearout("backup", str(good))
    whole, before = good.read_bytes(), sqlite.rows()
    middle = len(whole) // 2
    with zipfile.ZipFile(tmp_path / "zip.hearout", "w") as archive:
        archive.writestr("letter.txt", "Dear all")
    (tmp_path / "flipped.hearout").write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    (tmp_path / "short.hearout").write_bytes(whole[:-100])
    (tmp_path / "half.hearout").write_bytes(whole[:middle])
    (tmp_path / "empty.hearout").write_bytes(b"")
    (tmp_path / "text.hearout").write_text("Dear all", encoding="utf-8")

    for name in ("flipped", "short", "half", "empty", "text", "zip", "missing"):
        path = tmp_path / f"{name}.hearout"
        with pytest.raises(ServerError) as told, opened(path):
            pass
        assert str(path) in str(told.value), name
    answer = sqlite.hearout("restore", str(tmp_path / "flipped.hearout"), "--replace")
    assert (answer.returncode, answer.stderr.count("\n")) == (2, 1), answer.stderr
    assert sqlite.rows() == before


def test_a_damaged_database_can_be_replaced_and_is_kept(sqlite: Place, tmp_path: Path) -> None:
    file = tmp_path / "saved.hearout"
    sqlite.hearout("backup", str(file))
    before = sqlite.rows()
    (sqlite.data / "db.sqlite3").write_bytes(b"scratched " * 10_000)

    refused = sqlite.hearout("serve", "--port", "8001")
    answer = sqlite.hearout("restore", str(file), "--replace")

    assert refused.returncode == 2
    assert "Bring back the last backup: hearout restore FILE --replace" in refused.stderr
    assert answer.returncode == 0, answer.stderr
    assert sqlite.rows() == before
    assert [path.name[17:] for path in (sqlite.data / "backups").iterdir()] == ["-damaged.sqlite3"]


def test_a_running_server_keeps_its_database(sqlite: Place, tmp_path: Path) -> None:
    with running(sqlite.data):
        assert sqlite.hearout("backup", str(tmp_path / "saved.hearout")).returncode == 0
        answer = sqlite.hearout("restore", str(tmp_path / "saved.hearout"), "--replace")
    assert answer.returncode == 2
    assert answer.stderr.startswith("A server is running on the data folder")


def test_a_backup_of_the_other_kind_of_database_is_refused(sqlite: Place, tmp_path: Path) -> None:
    if arranged_postgresql.programs() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    sqlite.hearout("backup", str(tmp_path / "saved.hearout"))
    other = Place(tmp_path / "other", {"HEAROUT_DATABASE_URL": arranged_postgresql.new_database()})
    answer = other.hearout("restore", str(tmp_path / "saved.hearout"))
    assert answer.returncode == 2
    assert "is of a SQLite database, and this server keeps its data in PostgreSQL" in answer.stderr


def test_a_backup_of_an_older_version_is_restored_as_it_was(place: Place, tmp_path: Path) -> None:
    assert place.hearout("manage", "migrate", "django_tasks_database", "0020").returncode == 0
    older = place.rows()
    place.hearout("backup", str(tmp_path / "saved.hearout"))
    place.hearout("manage", "migrate")

    answer = place.hearout("restore", str(tmp_path / "saved.hearout"), "--replace")

    assert answer.returncode == 0, answer.stderr
    assert place.rows() == older
    assert "It is from an older version, and must be brought up to date: hearout " in answer.stdout


def test_postgresql_of_an_older_version_is_left_to_somebody_who_knows(postgresql: Place) -> None:
    postgresql.change("DELETE FROM django_migrations WHERE app = 'consultations'")
    answer = postgresql.hearout("serve", "--port", "8001")
    assert answer.returncode == 2
    assert answer.stderr.endswith("run: hearout manage migrate\n")


def test_a_newer_database_is_refused(place: Place) -> None:
    place.change("INSERT INTO django_migrations (app, name, applied) VALUES ('survey', '0001_initial', '2026-11-22')")
    answer = place.hearout("serve", "--port", "8001")
    assert answer.returncode == 2
    assert answer.stderr.startswith("This database was last used by a newer version of Hearout.")


def test_a_database_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://hearout:hunter2@127.0.0.1:9/hearout"
    answer = hearout(tmp_path, "serve", HEAROUT_DATABASE_URL=url)
    assert answer.returncode == 2
    assert answer.stderr.startswith("The database on 127.0.0.1 does not answer.")
    assert "hunter2" not in answer.stderr
