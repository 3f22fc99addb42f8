"""What is only counted waits for no disk; everything else does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from hearout.web.journal import forgettable
from hearout.web.people.models import User

FULL, NORMAL = 2, 1  # as SQLite calls them; PostgreSQL says "on" and "off"


def waits_for_the_disk() -> bool:
    setting = "PRAGMA synchronous" if connection.vendor == "sqlite" else "SHOW synchronous_commit"
    with connection.cursor() as cursor:
        cursor.execute(setting)
        (found,) = cursor.fetchone()
    return found in (FULL, "on")


@pytest.fixture(autouse=True)
def as_a_server_does(transactional_db: None) -> Iterator[None]:
    """Databases of tests wait for nothing by themselves."""
    careful = "PRAGMA synchronous=FULL" if connection.vendor == "sqlite" else "SET synchronous_commit TO ON"
    connection.cursor().execute(careful)
    yield
    if connection.vendor == "postgresql":
        connection.cursor().execute("RESET synchronous_commit")


def test_only_what_may_be_forgotten_does_not_wait_for_the_disk() -> None:
    before = waits_for_the_disk()
    with forgettable():
        during = waits_for_the_disk()
        User.objects.create_user("noor@example.org")
    with transaction.atomic():
        after = waits_for_the_disk()
    assert (before, during, after) == (True, False, True)
    assert User.objects.count() == 1


def test_what_fails_is_undone_and_the_next_waits_again() -> None:
    with pytest.raises(ZeroDivisionError), forgettable():
        User.objects.create_user("noor@example.org")
        raise ZeroDivisionError
    assert (User.objects.count(), waits_for_the_disk()) == (0, True)


def test_inside_of_what_is_to_be_kept_it_waits() -> None:
    with transaction.atomic(), forgettable():
        assert waits_for_the_disk()
