"""`hearout serve` as people run it: a program of its own, on a folder and a port of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Running", "await_that", "free_port", "hearout", "running"]

PATIENCE = 240.0


@dataclass
class Running:
    """A server that answers. `said` is what it wrote to its log so far."""

    process: subprocess.Popen[bytes]
    data: Path
    port: int
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of an answer; no answer is (0, "")."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def programs(self, module: str) -> list[int]:
        """The processes of a program that the supervisor started, by the end of its module's name."""
        found = subprocess.run(
            ["pgrep", "-P", str(self.process.pid), "-f", f"serving.{module}"],
            capture_output=True,
            text=True,
            check=False,
        )
        return [int(number) for number in found.stdout.split()]

    def family(self) -> list[int]:
        """Every process that it started, and that those started."""
        children = subprocess.run(
            ["ps", "-eo", "pid,ppid", "--no-headers"], capture_output=True, text=True, check=True
        ).stdout.splitlines()
        parents = {int(pid): int(parent) for pid, parent in (line.split() for line in children)}
        known = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in known} - known:
            known |= more
        return sorted(known - {self.process.pid})

    def stop(self) -> int:
        """Its exit code after SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


def environment(data: Path, **more: str) -> dict[str, str]:
    """Ours without the settings of the tests, for a server on `data`."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HEAROUT_", "DJANGO_"))}
    return {**own, "HEAROUT_DATA": str(data), "PYTHONUNBUFFERED": "1", **more}


def hearout(data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A command to its end, with its output."""
    command = [sys.executable, "-m", "hearout", *arguments]
    return subprocess.run(
        command, env=environment(data, **more), capture_output=True, text=True, timeout=PATIENCE, check=False
    )


@contextmanager
def running(data: Path, *arguments: str, port: int | None = None, **more: str) -> Iterator[Running]:
    """A server until the end of the block; `more` are settings."""
    port = port or free_port()
    log = data.with_name(f"{data.name}-{time.monotonic_ns()}.log")
    command = [sys.executable, "-m", "hearout", "serve", "--port", str(port), "--workers", "1", *arguments]
    with log.open("ab") as file:
        process = subprocess.Popen(command, env=environment(data, **more), stdout=file, stderr=subprocess.STDOUT)
    server = Running(process, data, port, log)
    try:
        await_that(lambda: "Hearout is running" in server.said or process.poll() is not None)
        assert process.poll() is None, server.said
        yield server
    finally:
        if process.poll() is None:
            server.stop()


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def await_that(holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Waits until something holds; an AssertionError when it does not in time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "It did not come about in time."
        time.sleep(0.05)
