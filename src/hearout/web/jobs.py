"""Work asked for by name and done by the worker: what goes out, what is slow, and sweeps that come round.

A job is a postcard: a name and an id, never words. It is written down in the transaction of what caused it, so that
it is there exactly when that is. It may be delivered twice: what a killed worker had in its hand is done again when the
next one starts in its place (`take_up`). And it may get lost, with a machine that never comes back: so it must do no
harm twice, and a sweep must find what was left undone.

There are two queues, each with a worker of its own: what goes out or is due (`QUICK`), and work that may take minutes
(`LONG`), so that a code to sign in never waits behind an analysis. A worker is Django's command `db_worker` (of
django-tasks-db); `config.serving.worker` runs it inside `hearout serve`. SIGTERM lets it finish the job in its hand.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import socket
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from django.db import connection
from django.db.models import Max, Q
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult, get_date_max

__all__ = [
    "LONG",
    "QUICK",
    "JobFailed",
    "ask",
    "ask_at_start",
    "ask_for_due",
    "every",
    "job",
    "long_work_waits",
    "take_up",
    "worker_called",
    "worker_seen",
]

Work = Callable[[str], None]
Sweep = Callable[[], None]
Job: TypeAlias = "DBTaskResult[[str, str], None]"

QUICK, LONG = "default", "long"  # the queues
KEPT = timedelta(days=2)
FAILED_KEPT = timedelta(days=30)
TRIES = 3  # a job that was in the hand of so many killed workers may be what killed them

_works: dict[str, Work] = {}
_long: set[str] = set()
_given_up: dict[str, Work] = {}
_periods: dict[str, timedelta] = {}
_at_start: set[str] = set()
_log = logging.getLogger("hearout.jobs")


class JobFailed(Exception):
    """A job ended in an exception, named by its kind alone: its message may hold what somebody said."""


def job(name: str, *, long: bool = False, given_up: Work | None = None) -> Callable[[Work], Work]:
    """Makes a function the work called `name`. It is given the id that was asked with, as text; `long` is what may take
    more than seconds. `given_up` is told the id where the work killed so many workers that it is not tried again."""

    def register(work: Work) -> Work:
        if _works.setdefault(name, work) is not work:
            raise ValueError(f"There are two works called {name}.")
        if long:
            _long.add(name)
        if given_up is not None:
            _given_up[name] = given_up
        return work

    return register


def every(name: str, *, minutes: int, at_start: bool = False) -> Callable[[Sweep], Sweep]:
    """Makes a function the sweep called `name`, done about every `minutes` (at most a day) while a server runs, and
    `at_start` of its worker too: what a new version of anything installed may change."""

    def register(sweep: Sweep) -> Sweep:
        job(name)(lambda _: sweep())
        _periods[name] = timedelta(minutes=minutes)
        if at_start:
            _at_start.add(name)
        return sweep

    return register


def ask(name: str, ident: UUID | int | str = "", *, after: datetime | None = None) -> None:
    """Have the work called `name` done, not before `after`. Who asks for what is asked for already, and not begun, is
    served by that. Raises KeyError for a name that is no work's."""
    if name not in _works:
        raise KeyError(name)
    if after is not None or not _is_to_begin(name, str(ident)):
        queue = LONG if name in _long else QUICK
        perform.using(run_after=after, queue_name=queue).enqueue(name, str(ident))


def ask_for_due(now: datetime) -> None:
    """Ask for every sweep that was not asked for within its period."""
    for name, period in _periods.items():
        lately = DBTaskResult.objects.filter(enqueued_at__gt=now - period, args_kwargs__args__0=name)
        if not lately.exists():
            ask(name)


def ask_at_start() -> None:
    """Ask for the sweeps that do not wait for their period when a worker starts."""
    for name in sorted(_at_start):
        ask(name)


def worker_called(place: str) -> str:
    """The name of a new worker in `place`, where there is one at a time: of a queue, for the data folder of a server,
    say."""
    return f"{_mark(place)}.{secrets.token_hex(8)}"


def take_up(place: str) -> int:
    """Have done again what killed workers in `place` had in their hands; how many jobs those are. For the worker that
    starts there and knows that it is the only one."""
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    left = [one for one in running if one.worker_ids and one.worker_ids[-1].startswith(f"{_mark(place)}.")]
    for one in left:
        settle = _again if len(one.worker_ids) < TRIES else _give_up
        settle(one)
    return len(left)


def worker_seen() -> datetime | None:
    """When a worker last finished something; while one is there that is about once a minute."""
    newest = DBTaskResult.objects.aggregate(newest=Max("finished_at"))["newest"]
    return newest if isinstance(newest, datetime) else None


def long_work_waits() -> datetime | None:
    """Since when long work waits although none is in hand, so that its worker seems to be away. None: it does not."""
    if DBTaskResult.objects.running().filter(queue_name=LONG).exists():
        return None
    oldest = DBTaskResult.objects.ready().filter(queue_name=LONG).order_by("enqueued_at").first()
    return oldest.enqueued_at if oldest else None


@task()
def perform(name: str, ident: str) -> None:
    """What the worker runs. A failure is logged with its places in the code, and kept by kind."""
    try:
        _works[name](ident)
    except Exception as error:  # noqa: BLE001  whatever it was, its message stays here
        _log.exception("The job %s failed", name)
        raise JobFailed(f"{name}: {type(error).__qualname__}") from None


@every("jobs.sign-of-life", minutes=1)
def sign_of_life() -> None:
    """Nothing: that it was done is the sign."""


@every("jobs.tidy", minutes=60)
def tidy() -> None:
    """Forget jobs that were done a while ago."""
    now = timezone.now()
    failed = Q(status=TaskResultStatus.FAILED)
    DBTaskResult.objects.filter(~failed, finished_at__lt=now - KEPT).delete()
    DBTaskResult.objects.filter(failed, finished_at__lt=now - FAILED_KEPT).delete()


def _is_to_begin(name: str, ident: str) -> bool:
    """Whether the same is asked for and begins only once what is written in this transaction is there: SQLite lets
    nobody begin it meanwhile, and PostgreSQL nobody who does not get this lock."""
    asked = {"args": [name, ident], "kwargs": {}}
    same = DBTaskResult.objects.filter(status=TaskResultStatus.READY, run_after=get_date_max(), args_kwargs=asked)
    if connection.in_atomic_block:
        same = same.select_for_update(skip_locked=True)
    return bool(same.order_by().values_list("pk")[:1])


def _again(left: Job) -> None:
    left.status, left.finished_at = TaskResultStatus.READY, None
    left.save(update_fields=["status", "finished_at"])


def _give_up(left: Job) -> None:
    left.status, left.finished_at = TaskResultStatus.FAILED, timezone.now()
    left.save(update_fields=["status", "finished_at"])
    name, ident = left.args_kwargs["args"]
    if told := _given_up.get(name):
        told(ident)


def _mark(place: str) -> str:
    """What all workers of a place have in common."""
    return hashlib.sha256(f"{socket.gethostname()}:{place}".encode()).hexdigest()[:16]
