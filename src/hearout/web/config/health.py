"""Whether the server lives, and whether it can work: for whatever watches it. Plain words, and nothing about anyone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hearout.errors import HearoutError
from hearout.web import jobs
from hearout.web.config import schema
from hearout.web.config.keeping import keys_missing

__all__ = ["health", "ready"]

LATELY = timedelta(minutes=5)
PLAIN = "text/plain; charset=utf-8"

Check = Callable[[datetime], str]


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  a view's form
    """200 while this process answers."""
    return HttpResponse("Up.\n", content_type=PLAIN)


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  a view's form
    """200 when everything that is needed is there, 503 otherwise; a line for each lack."""
    lacks = _lacks(timezone.now())
    told = "\n".join(lacks) or "Ready."
    response = HttpResponse(f"{told}\n", content_type=PLAIN, status=503 if lacks else 200)
    setattr(response, "_has_been_logged", True)  # noqa: B010  no fault, and asked again and again
    return response


def _lacks(now: datetime) -> list[str]:
    """In order; where the database is away or has another shape, nothing else can be asked."""
    try:
        shape = schema.shape()
        if shape is not schema.Shape.CURRENT:
            return [f"The database is {shape}, not what this version of Hearout needs."]
        return [lack for check in (_worker, _long_work, _keys) if (lack := check(now))]
    except Error:
        return ["The database does not answer."]


def _worker(now: datetime) -> str:
    seen = jobs.worker_seen()
    if seen is None:
        return "The worker has done nothing yet."
    return "" if now - seen < LATELY else f"The worker has done nothing since {seen:%Y-%m-%d %H:%M} UTC."


def _long_work(now: datetime) -> str:
    since = jobs.long_work_waits()
    return f"Long work has waited since {since:%Y-%m-%d %H:%M} UTC." if since and now - since > LATELY else ""


def _keys(_: datetime) -> str:
    try:
        lacking = len(keys_missing())
    except HearoutError:
        return "The key folder cannot be read."
    return f"Keys that are not in the key folder: {lacking}." if lacking else ""
