"""Work asked for by name: done once, in the transaction of what caused it, and told without words when it fails."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from arranged_jobs import do_jobs
from hearout.web import jobs

pytestmark = pytest.mark.django_db

names = (f"test.{number}" for number in itertools.count())


def a_work(does: Callable[[str], None]) -> str:
    """A work of that function, under a name of its own."""
    name = next(names)
    jobs.job(name)(does)
    return name


def test_a_work_is_done_with_the_id_it_was_asked_with() -> None:
    done: list[str] = []
    name = a_work(done.append)

    jobs.ask(name, UUID(int=7))
    jobs.ask(name, 12)
    do_jobs()

    assert done == ["00000000-0000-0000-0000-000000000007", "12"]


def test_nothing_is_asked_for_when_its_cause_is_taken_back() -> None:
    done: list[str] = []
    name = a_work(done.append)

    with transaction.atomic():
        jobs.ask(name, 1)
        transaction.set_rollback(True)
    do_jobs()

    assert done == []


def test_whoever_asks_for_what_is_asked_for_already_is_served_by_that() -> None:
    done: list[str] = []
    name = a_work(done.append)

    jobs.ask(name, 1)
    with transaction.atomic():
        jobs.ask(name, 1)
        jobs.ask(name, 2)
    do_jobs()
    assert done == ["1", "2"]

    jobs.ask(name, 1)
    do_jobs()
    assert done == ["1", "2", "1"]


def test_what_has_begun_is_asked_for_once_more() -> None:
    done: list[str] = []

    def does(ident: str) -> None:
        done.append(ident)
        if len(done) == 1:
            jobs.ask(name, ident)

    name = a_work(does)
    jobs.ask(name, 1)
    do_jobs()
    assert done == ["1", "1"]


def test_what_is_to_wait_is_no_answer_to_who_does_not() -> None:
    done: list[str] = []
    name = a_work(done.append)
    jobs.ask(name, 1, after=timezone.now() + timedelta(days=1))
    jobs.ask(name, 1)
    do_jobs()
    assert done == ["1"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets nobody begin anything while another writes")
def test_a_job_that_serves_does_not_begin_before_what_it_is_to_do_is_there() -> None:
    name = a_work(print)
    jobs.ask(name, 1)

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            jobs.ask(name, 1)
            assert pool.submit(taken_by_a_worker).result() is None
        assert pool.submit(taken_by_a_worker).result() is not None


def taken_by_a_worker() -> DBTaskResult | None:
    """What a worker would begin now."""
    try:
        with transaction.atomic():
            return DBTaskResult.objects.ready().get_locked()
    finally:
        connection.close()


def test_a_name_that_is_no_works_is_refused_when_asked() -> None:
    with pytest.raises(KeyError):
        jobs.ask("test.never-made")


def test_two_works_cannot_share_a_name() -> None:
    name = a_work(print)
    with pytest.raises(ValueError, match="two works"):
        jobs.job(name)(repr)


def test_a_failure_is_kept_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    def fails(_: str) -> None:
        raise ValueError("Amara said no")

    name = a_work(fails)
    jobs.ask(name)
    do_jobs()

    kept = DBTaskResult.objects.get()
    assert kept.status == "FAILED"
    assert f"{name}: ValueError" in kept.traceback
    assert "Amara" not in kept.traceback
    assert [record.message for record in caplog.records if record.name == "hearout.jobs"] == [f"The job {name} failed"]


def test_a_sweep_is_asked_for_once_in_its_period() -> None:
    now = timezone.now()
    for later in (0, 30, 59):
        jobs.ask_for_due(now + timedelta(seconds=later))
    asked = [row.args_kwargs["args"] for row in DBTaskResult.objects.all()]
    assert asked.count(["jobs.sign-of-life", ""]) == 1

    do_jobs()
    jobs.ask_for_due(now + timedelta(seconds=61))
    asked = [row.args_kwargs["args"] for row in DBTaskResult.objects.all()]
    assert (asked.count(["jobs.sign-of-life", ""]), asked.count(["jobs.tidy", ""])) == (2, 1)


def test_rules_for_clocks_are_looked_at_when_a_worker_starts_however_lately_they_were() -> None:
    jobs.ask_for_due(timezone.now())
    do_jobs()
    jobs.ask_at_start()
    asked = [row.args_kwargs["args"][0] for row in DBTaskResult.objects.all()]
    assert (asked.count("sessions.clocks"), asked.count("jobs.tidy")) == (2, 1)


def test_a_worker_is_seen_when_it_has_finished_something() -> None:
    assert jobs.worker_seen() is None
    jobs.ask("jobs.sign-of-life")
    do_jobs()
    seen = jobs.worker_seen()
    assert seen is not None
    assert timezone.now() - seen < timedelta(minutes=1)


def test_jobs_of_long_ago_are_forgotten_and_failed_ones_later() -> None:
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    last_week = timezone.now() - timedelta(days=7)
    for status, finished in (
        ("SUCCESSFUL", long_ago),
        ("SUCCESSFUL", timezone.now()),
        ("FAILED", long_ago),
        ("FAILED", last_week),
    ):
        jobs.ask("jobs.sign-of-life")
        row = DBTaskResult.objects.filter(finished_at=None).get()
        DBTaskResult.objects.filter(pk=row.pk).update(status=status, finished_at=finished)

    jobs.tidy()

    left = DBTaskResult.objects.order_by("finished_at").values_list("status", "finished_at")
    assert [status for status, _ in left] == ["FAILED", "SUCCESSFUL"]


def in_hand_of(worker: str, name: str, *before: str) -> DBTaskResult:
    """A job as a killed worker leaves it."""
    jobs.ask(name, 1)
    job = DBTaskResult.objects.latest("enqueued_at")
    for each in (*before, worker):
        job.claim(each)
    return job


def test_what_a_killed_worker_had_in_hand_is_done_by_the_next_one_in_its_place() -> None:
    done: list[str] = []
    name = a_work(done.append)
    in_hand_of(jobs.worker_called("here"), name)
    in_hand_of(jobs.worker_called("elsewhere"), name)
    do_jobs()
    assert done == []
    assert jobs.take_up("here") == 1
    do_jobs()
    assert done == ["1"]


def test_a_job_that_kills_every_worker_is_not_done_for_ever() -> None:
    done: list[str] = []
    here = jobs.worker_called("here")
    job = in_hand_of(here, a_work(done.append), here, here)
    assert jobs.take_up("here") == 1
    do_jobs()
    job.refresh_from_db()
    assert (done, job.status) == ([], "FAILED")
