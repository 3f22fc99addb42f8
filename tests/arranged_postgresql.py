"""A PostgreSQL server of the tests' own: an unprivileged user, a socket in a temporary folder, gone afterwards."""

from __future__ import annotations

import atexit
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

import psycopg

__all__ = ["new_database", "programs", "server", "started"]

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
}


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`: the newest of Debian's, or on the PATH; None where there is none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(debian[-1]) if debian else shutil.which("initdb")
    return Path(found).parent if found else None


def server() -> str:
    """The address of the server that the tests of this run share, without a database's name at the end."""
    if "HEAROUT_TEST_POSTGRESQL" not in os.environ:
        os.environ["HEAROUT_TEST_POSTGRESQL"] = started()
    return os.environ["HEAROUT_TEST_POSTGRESQL"]


def new_database(like: str = "") -> str:
    """The address of an empty database, or of a copy of the one at the address `like`."""
    name, model = f"own_{secrets.token_hex(8)}", like.rpartition("/")[2] or "template1"
    with psycopg.connect(f"{server()}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {model}")
    return f"{server()}/{name}"


def started() -> str:
    """Starts a server and says its address, without a database's name at the end. It is stopped when Python ends."""
    bin_folder = programs()
    assert bin_folder is not None, "PostgreSQL is not installed: apt-get install postgresql"
    folder = Path(tempfile.mkdtemp(prefix="hearout-pg-"))
    user = _unprivileged(folder)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run([bin_folder / program, *arguments], user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    given = " ".join(f"-c {name}={value!r}" for name, value in SETTINGS.items())
    run("initdb", "-D", str(data), "-U", "hearout", "--auth", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync")
    run("pg_ctl", "-D", str(data), "-w", "-o", f"{given} -k {folder}", "-l", str(folder / "log"), "start")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(run, "pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    return f"postgresql://hearout@{quote(str(folder), safe='')}"


def _unprivileged(folder: Path) -> str | None:
    """Who shall run it: PostgreSQL refuses root. The folder is theirs."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, user)
    return user
