"""`kill -9` of the worker in the middle of long work: it is begun again, and given up when it kills every worker."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from arranged_server import await_that, environment, hearout

pytestmark = pytest.mark.slow

BEGIN = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "hearout.web.config.settings"
django.setup()
from django.utils import timezone
from hearout.web.config.keeping import make_server_key
from hearout.web.consultations.actions.announcing import start
from hearout.web.people.models import User
from hearout.plan.announcement import Announcement
from hearout.web.work import registry
from hearout.web.work.actions import begin
make_server_key()
owner = User.objects.create_user("amara@example.org", name="Amara Lindqvist", may_start=True)
room = start("forum", Announcement(), by=owner, now=timezone.now())
registry.kind("test.slow", title="Taking long")(lambda *_: None)
begin(room, "test.slow", by=owner, now=timezone.now())
"""
WORKER = """
import os, sys, time, django
os.environ["DJANGO_SETTINGS_MODULE"] = "hearout.web.config.settings"
django.setup()
from hearout.messages import say
from hearout.web.config.serving.worker import main
from hearout.web.work import registry

def slow(work, report):
    for number in range(int(sys.argv[1])):
        report(say("Counting"), number, 100)
        time.sleep(0.6)
    return say("Counted.")

registry.kind("test.slow", title="Taking long")(slow)
main("long")
"""


def kept(data: Path) -> tuple[str, int, int, str]:
    """The state of the work, how far it is, how often it was begun, and its outcome."""
    with closing(sqlite3.connect(data / "db.sqlite3", timeout=20)) as database:
        row = database.execute("SELECT state, done, tries, outcome FROM work_work").fetchone()
    state, done, tries, outcome = row
    return state, done, tries, outcome


@contextmanager
def worker(data: Path, steps: int) -> Iterator[subprocess.Popen[bytes]]:
    """A worker for long work on the data folder, which takes that many steps for it."""
    process = subprocess.Popen([sys.executable, "-c", WORKER, str(steps)], env=environment(data))
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in which long work waits."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "keys").mkdir()
    migrated = hearout(folder, "manage", "migrate", "--verbosity", "0")
    assert migrated.returncode == 0, migrated.stderr
    begun = subprocess.run(
        [sys.executable, "-c", BEGIN], env=environment(folder), capture_output=True, text=True, check=False
    )
    assert begun.returncode == 0, begun.stderr
    return folder


def is_in_hand(data: Path, tries: int) -> bool:
    """Whether a worker is in the middle of it, for that many a time."""
    state, done, begun, _ = kept(data)
    return state == "running" and done > 0 and begun == tries


def killed_in_the_middle(data: Path, tries: int) -> None:
    with worker(data, 100) as process:
        await_that(lambda: is_in_hand(data, tries))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()


def test_what_a_killed_worker_had_in_hand_is_begun_again_and_comes_to_its_end(data: Path) -> None:
    killed_in_the_middle(data, 1)
    assert kept(data)[0] == "running"
    with worker(data, 2):
        await_that(lambda: kept(data)[0] == "done")
    state, _, tries, outcome = kept(data)
    assert (state, tries, "Counted." in outcome) == ("done", 2, True)


def test_what_was_in_hand_of_three_killed_workers_is_given_up_in_words(data: Path) -> None:
    for tries in (1, 2, 3):
        killed_in_the_middle(data, tries)
    with worker(data, 2):
        await_that(lambda: kept(data)[0] == "failed")
    state, _, tries, outcome = kept(data)
    assert (state, tries, "begun three times" in outcome) == ("failed", 3, True)
