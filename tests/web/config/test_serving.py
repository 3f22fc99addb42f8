"""`hearout serve`: from an empty folder to a server that stays up, and one command to stop all of it."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import pytest

import arranged_postgresql
from arranged_server import await_that, hearout, running

pytestmark = [pytest.mark.slow, pytest.mark.allow_hosts(["127.0.0.1"])]


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split(")")[1].split()[0] != "Z"


def test_an_empty_folder_becomes_a_server_that_is_ready_and_stops_cleanly(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with running(data) as server:
        await_that(lambda: server.get("/ready") == (200, "Ready.\n"))
        assert server.get("/health") == (200, "Up.\n")
        assert f"Hearout is running: http://127.0.0.1:{server.port}" in server.said
        assert "Nobody may start a consultation yet." in server.said
        assert {path.name for path in (data / "static" / "hearout").glob("hearout.*.css.gz")} != set()
        assert {path.stat().st_mode & 0o077 for path in (data, *data.iterdir())} == {0}
        family = server.family()

        assert server.stop() == 0

        assert server.said.splitlines()[-1] == "Stopped."
        assert [process for process in family if alive(process)] == []


def test_on_postgresql_it_runs_the_same(tmp_path: Path) -> None:
    if arranged_postgresql.programs() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with running(tmp_path / "data", HEAROUT_DATABASE_URL=arranged_postgresql.new_database()) as server:
        await_that(lambda: server.get("/ready") == (200, "Ready.\n"))
        assert server.stop() == 0
    assert not (tmp_path / "data" / "db.sqlite3").exists()


def test_a_program_that_dies_is_started_again_and_the_reason_said(tmp_path: Path) -> None:
    with running(tmp_path / "data") as server:
        os.kill(server.programs("worker default")[0], signal.SIGKILL)
        await_that(lambda: "The worker was killed (SIGKILL). It is started again in 2 seconds." in server.said)
        os.kill(server.programs("web")[0], signal.SIGKILL)
        await_that(lambda: "The web server was killed (SIGKILL)." in server.said)

        os.kill(server.programs("worker long")[0], signal.SIGKILL)
        await_that(lambda: "The worker for long work was killed (SIGKILL)." in server.said)

        await_that(lambda: server.get("/health")[0] == 200 and len(server.programs("worker")) == 2)


def test_a_killed_supervisor_takes_everything_along_and_leaves_folder_and_port_free(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with running(data) as server:
        family = server.family()
        server.process.kill()
        server.process.wait()
        await_that(lambda: not any(alive(process) for process in family))

        with running(data, port=server.port) as again:
            assert again.get("/health") == (200, "Up.\n")


def test_a_stop_that_comes_at_once_is_obeyed(tmp_path: Path) -> None:
    with running(tmp_path / "data") as server:
        family = server.family()
        assert server.stop() == 0
        assert [process for process in family if alive(process)] == []


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = hearout(tmp_path, "serve", "--port", str(port))
    told = f"Port {port} is taken by another program. Choose another one, for instance --port {port + 1}.\n"
    assert (answer.returncode, answer.stderr) == (2, told)


def test_an_address_that_this_machine_has_not_is_told(tmp_path: Path) -> None:
    answer = hearout(tmp_path, "serve", "--host", "192.0.2.1", "--port", "8000")
    assert answer.returncode == 2
    assert answer.stderr.startswith("This machine has no address 192.0.2.1.")


def test_a_second_server_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    with running(tmp_path):
        answer = hearout(tmp_path, "serve", "--port", "8001")
    assert answer.returncode == 2
    assert answer.stderr.startswith(f"A server is running on the data folder {tmp_path}.")


def test_an_older_database_is_backed_up_and_brought_up_to_date(tmp_path: Path) -> None:
    hearout(tmp_path, "manage", "migrate")
    hearout(tmp_path, "manage", "migrate", "consultations", "zero")
    with running(tmp_path) as server:
        await_that(lambda: server.get("/ready")[0] == 200)
        kept = list((tmp_path / "backups").iterdir())
        assert f"The database is from an older version. A backup of it: {kept[0]}" in server.said
    assert len(kept) == 1


def test_a_wrong_setting_is_told_before_anything_starts(tmp_path: Path) -> None:
    answer = hearout(tmp_path / "data", "serve", HEAROUT_OWNER="amara@example.org")
    told = "There is no setting HEAROUT_OWNER. Did you mean HEAROUT_OWNERS?\n"
    assert (answer.returncode, answer.stderr) == (2, told)
    assert not (tmp_path / "data").exists()


def test_the_demo_cannot_be_switched_on_for_a_real_folder(tmp_path: Path) -> None:
    answer = hearout(tmp_path, "serve", HEAROUT_DEMO="yes")
    assert answer.returncode == 2
    assert answer.stderr.startswith("HEAROUT_DEMO lets anyone be anyone")


def test_django_finds_nothing_to_warn_of_with_an_https_address(tmp_path: Path) -> None:
    answer = hearout(
        tmp_path,
        *("manage", "check", "--deploy", "--fail-level", "INFO"),
        HEAROUT_ADDRESS="https://listen.example.org",
        HEAROUT_BEHIND_PROXY="yes",
    )
    assert (answer.returncode, answer.stdout) == (0, "System check identified no issues (2 silenced).\n")
