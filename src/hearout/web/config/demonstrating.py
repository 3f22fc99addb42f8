"""`hearout demo`: the server in a folder of its own, filled with a story, for as long as somebody looks at it."""

from __future__ import annotations

import os
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hearout.errors import Fault
from hearout.web.config.serving.starting import Occasion, Say, Served, serve, tick
from hearout.web.demo.story import SLUG, Stage, tell

__all__ = ["demonstrate"]

WORKERS = 1
PATIENCE = 60  # seconds
ABOUT = {
    Stage.PLAN: "A draft that is nearly ready. Nothing is published yet; finish and publish it.",
    Stage.OPEN: "People take part. The listening sessions were ended early yesterday, the talk page is open.",
    Stage.ANALYSIS: "The listening is over, and the team reads: files, words, themes and a draft are there.",
    Stage.PUBLISHED: "The summary was audited, signed by two people and published.",
}
READ = (Stage.ANALYSIS, Stage.PUBLISHED)


def demonstrate(stage: str, port: int, say: Say, *, browser: bool, once: bool) -> None:
    """Serve the story at `stage` until told to stop; with `once`, until its pages have answered."""
    say("Preparing the demo …")
    chosen = Stage(stage)

    def fill() -> None:
        if chosen in READ:
            say("Reading the files of the example takes about half a minute.")
        tell(chosen, timezone.now(), lambda doing: say(f"  {doing}"))

    def welcome(_: Served, say: Say) -> bool:
        _introduce(chosen, say)
        if once:
            _look(chosen, say)
            return False
        say("Stop it with Ctrl-C; everything in it is gone then.")
        if browser and _has_windows():
            webbrowser.open(_address("demo:stage"))
        return True

    serve(Served("127.0.0.1", port, WORKERS), say, Occasion(fill, welcome))


def _introduce(stage: Stage, say: Say) -> None:
    say(f"The demo is running: {_address('demo:stage')}")
    if stage is not Stage.PLAN:
        say(f"The page that everyone sees: {_page()}")
    if stage is Stage.PUBLISHED:
        say(f"The summary: {_address('public:summary', SLUG)}")
    say(ABOUT[stage])


def _look(stage: Stage, say: Say) -> None:
    """Waits until the server is ready, then reads a page as a visitor. Raises Fault where it cannot."""
    tick()
    end = time.monotonic() + PATIENCE
    while (ready := _read(_address("ready")))[0] != 200 and time.monotonic() < end:
        time.sleep(0.2)
    shown = _address("demo:stage") if stage is Stage.PLAN else _page()
    status, size = _read(shown)
    if (ready[0], status) != (200, 200):
        raise Fault(f"The demo's server answers /ready with {ready[0]}, and {shown} with {status}.")
    say(f"Looked at it: the server is ready, and the page answers with {size:,} bytes.")


def _read(address: str) -> tuple[int, int]:
    """Status and size of an answer."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  our own address
            return answer.status, len(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, 0


def _address(name: str, *arguments: str) -> str:
    return f"{settings.ADDRESS.origin}{reverse(name, args=arguments)}"


_page = partial(_address, "public:page", SLUG)


def _has_windows() -> bool:
    """Whether a browser would open a window, instead of filling this terminal."""
    return sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
