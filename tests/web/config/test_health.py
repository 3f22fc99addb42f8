"""What watches the server is told whether it lives and whether it can work."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries, Settings

from arranged_jobs import do_jobs
from hearout.web import jobs
from hearout.web.config.keeping import make_server_key
from hearout.web.sealed import key_folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def working(settings: Settings, tmp_path: Path) -> None:
    """A server that has its key, and whose worker has done something."""
    settings.KEYS = tmp_path
    make_server_key()
    jobs.ask("jobs.sign-of-life")
    do_jobs()


def answer(client: Client, address: str) -> tuple[int, str]:
    told = client.get(address)
    return told.status_code, told.content.decode()


def test_health_needs_nothing(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert answer(client, "/health") == (200, "Up.\n")


@pytest.mark.usefixtures("working")
def test_a_server_that_has_everything_is_ready(client: Client) -> None:
    assert answer(client, "/ready") == (200, "Ready.\n")


@pytest.mark.usefixtures("working")
def test_a_worker_that_does_nothing_is_told(client: Client) -> None:
    DBTaskResult.objects.all().delete()
    assert answer(client, "/ready") == (503, "The worker has done nothing yet.\n")


@pytest.mark.usefixtures("working")
def test_a_worker_that_does_nothing_any_more_is_told(client: Client) -> None:
    before = timezone.now() - timedelta(minutes=6)
    DBTaskResult.objects.update(finished_at=before)
    told = f"The worker has done nothing since {before:%Y-%m-%d %H:%M} UTC.\n"
    assert answer(client, "/ready") == (503, told)


@pytest.mark.usefixtures("working")
def test_a_missing_key_is_told_as_a_number(client: Client) -> None:
    for file in key_folder().path.iterdir():
        file.unlink()
    assert answer(client, "/ready") == (503, "Keys that are not in the key folder: 1.\n")


@pytest.mark.usefixtures("working")
@pytest.mark.parametrize(("change", "shape"), [("take", "old"), ("add", "newer")])
def test_a_database_of_another_version_is_told(client: Client, change: str, shape: str) -> None:
    record = MigrationRecorder.Migration.objects
    if change == "take":
        record.filter(app="consultations").delete()
    else:
        record.create(app="consultations", name="0999_later")
    told = f"The database is {shape}, not what this version of Hearout needs.\n"
    assert answer(client, "/ready") == (503, told)
