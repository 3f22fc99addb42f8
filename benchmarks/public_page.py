"""Requests per second of the public page beside a bare Django view with one query: same server, same database, same
run. With it what a first visit loads, and how many questions the page asks the database."""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import ROOT, run, table

__all__ = ["BARE", "OURS", "main", "served"]

PAGE = "/technical-forum/"
PYTHON = os.environ.get("HEAROUT_BENCH_PYTHON", sys.executable)
OURS, BARE = "hearout.web.config.serving.application:application", "benchmarks.bare_view:application"
ROUNDS, SECONDS, CONNECTIONS = 3, 4, 16
LOADED = re.compile(r'(?:<link rel="(?:stylesheet|icon)" href|<script src)="([^"]+)"')
AS_BROWSERS = {"Accept-Encoding": "gzip"}
TARGET_RATIO, TARGET_BYTES, TARGET_QUERIES = 0.4, 60 * 1024, 12


def main() -> None:
    if shutil.which("wrk") is None:
        print("\n## The public page\n\nNot measured: wrk is not installed (apt-get install wrk).")
        return
    with tempfile.TemporaryDirectory(prefix="hearout-bench-") as folder:
        os.environ["HEAROUT_DATA"] = folder
        run("-m", "benchmarks.public_page", "seed", python=PYTHON)
        ours, bare, size = _compared()
        queries = int(run("-m", "benchmarks.public_page", "queries", python=PYTHON).output)
    table(
        "The public page beside a bare Django view with one query (SQLite, granian, one process, wrk)",
        ("what", "measured", "target"),
        (
            ("requests a second, public page", f"{ours:,.0f}", ""),
            ("requests a second, bare view", f"{bare:,.0f}", ""),
            ("ratio", f"{ours / bare:.2f}", f"at least {TARGET_RATIO}"),
            ("bytes of a first visit, all files", f"{size:,}", f"at most {TARGET_BYTES:,}"),
            ("queries", f"{queries}", f"at most {TARGET_QUERIES}"),
        ),
    )


def _compared() -> tuple[float, float, int]:
    """Medians of some rounds in turn, so that a busy moment of the machine meets both; and bytes of a first visit."""
    with served(OURS) as ours, served(BARE) as bare:
        size = _first_visit(ours)
        pairs = [(_rate(ours + PAGE), _rate(f"{bare}/")) for _ in range(ROUNDS)]
    return statistics.median(rate for rate, _ in pairs), statistics.median(rate for _, rate in pairs), size


@contextmanager
def served(target: str, workers: int = 1) -> Iterator[str]:
    """The origin at which granian answers for an application, from so many processes."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port = tried.getsockname()[1]
    options = ("--interface", "wsgi", "--blocking-threads", "8", "--no-ws", "--log-level", "error")
    command = [PYTHON, "-m", "granian", *options, "--workers", str(workers), "--port", str(port), target]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        _await(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _await(port: int) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def _rate(address: str) -> float:
    """Requests a second that were answered with a page."""
    command = ["wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{SECONDS}s", "-H", "Accept-Encoding: gzip", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or (found := re.search(r"Requests/sec:\s+([\d.]+)", said)) is None:
        raise RuntimeError(f"{address} was not always answered with a page:\n{said}")
    return float(found[1])


def _first_visit(origin: str) -> int:
    """Bytes of the page and of everything that it loads, as they come over the wire."""
    with urllib.request.urlopen(origin + PAGE) as answer:
        loaded = LOADED.findall(answer.read().decode())
    return sum(_wire(origin + path) for path in (PAGE, *loaded))


def _wire(address: str) -> int:
    with urllib.request.urlopen(urllib.request.Request(address, headers=AS_BROWSERS)) as answer:
        return len(str(answer.headers)) + len(answer.read())


def seed() -> None:
    """A server's folder with the forum retrospective in it, while people take part."""
    from hearout.launchers import begin

    begin(None)
    from django.conf import settings
    from django.core.management import call_command

    from hearout.web.config.data_folder import prepare
    from hearout.web.config.serving.starting import prepare_database
    from hearout.web.demo.story import Stage, tell

    prepare(Path(settings.DATA), Path(settings.KEYS))
    prepare_database(print)
    tell(Stage.OPEN, datetime.now(UTC))
    call_command("collectstatic", interactive=False, verbosity=0)


def queries() -> None:
    """How many questions a first reading of the page asks the database."""
    from hearout.launchers import begin

    begin(None)
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        Client(HTTP_HOST="localhost").get(PAGE)
    print(len(asked))


if __name__ == "__main__":
    {"seed": seed, "queries": queries}[sys.argv[1]]()
