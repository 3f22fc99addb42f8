"""`kill -9` of the whole server while somebody writes: every edit that was acknowledged is there afterwards."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPException
from http.cookiejar import Cookie, CookieJar
from pathlib import Path

import pytest

from arranged_server import Running, await_that, running
from arranged_site import site

pytestmark = [pytest.mark.slow, pytest.mark.allow_hosts(["127.0.0.1"])]

FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


class StaysHere(urllib.request.HTTPRedirectHandler):
    """An acknowledged edit is answered with a way onwards, which nobody needs to go."""

    def redirect_request(self, *_: object) -> None:
        return None


class Writer:
    """An organiser who saves one edit after another. `acknowledged` are those that the server said it has."""

    def __init__(self, server: Running, slug: str, session: str) -> None:
        self._address = f"http://127.0.0.1:{server.port}/team/{slug}/set-up/people/"
        self._cookies = CookieJar()
        self._cookies.set_cookie(_cookie("sessionid", session))
        handlers = (urllib.request.HTTPCookieProcessor(self._cookies), StaysHere())
        self._opener = urllib.request.build_opener(*handlers)
        self.acknowledged: list[str] = []

    def write(self, edits: Iterator[int], stop: threading.Event) -> None:
        """Until the server is gone."""
        while not stop.is_set():
            contact = f"edit-{next(edits)}@example.org"
            try:
                self._save(contact)
            except urllib.error.HTTPError as error:
                if error.code != 302:
                    raise
                self.acknowledged.append(contact)
            except (OSError, HTTPException):
                return

    def _save(self, contact: str) -> None:
        with self._opener.open(self._address, timeout=20) as page:
            fields = dict(FIELD.findall(page.read().decode()))
        data = urllib.parse.urlencode({**fields, "contact": contact}).encode()
        with self._opener.open(self._address, data, timeout=20) as page:
            raise AssertionError(f"An edit was not saved: {page.status}")


def _cookie(name: str, value: str) -> Cookie:
    here = ("127.0.0.1", True, False, "/", True, False, None, True, None, None)
    return Cookie(0, name, value, None, False, *here, {})


def kept(data: Path) -> list[str]:
    """The contacts of all revisions, oldest first; the database is sound, and its drafts are there."""
    with closing(sqlite3.connect(data / "db.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = database.execute("SELECT document FROM consultations_revision ORDER BY id").fetchall()
    return [json.loads(document)["contact"] for (document,) in rows]


def kill_all(server: Running) -> None:
    """Every process of it, at once."""
    family = server.family()
    for process in (server.process.pid, *family):
        os.kill(process, signal.SIGKILL)
    server.process.wait()


@pytest.mark.parametrize("kills", [10, pytest.param(200, marks=pytest.mark.torture)])
def test_every_acknowledged_edit_outlives_a_kill(tmp_path: Path, kills: int) -> None:
    data, chance, edits = tmp_path / "data", random.Random(4), iter(range(10**9))
    with site(data) as first:
        session = first.sessions["owner"]
    acknowledged: list[str] = []
    for _ in range(kills):
        with running(data) as server:
            writer, stop = Writer(server, "garden", session), threading.Event()
            writing = threading.Thread(target=writer.write, args=(edits, stop))
            writing.start()
            await_that(lambda written=writer.acknowledged: len(written) > 0)
            stop.wait(chance.uniform(0, 0.5))
            kill_all(server)
            writing.join()
        acknowledged += writer.acknowledged
        found = set(kept(data))
        assert [edit for edit in acknowledged if edit not in found] == []
    assert len(acknowledged) >= kills
