"""Those who want to write to SQLite stand in line, instead of looking again and again until they are refused."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from django.db.utils import OperationalError

from hearout.web.config.databases import database
from hearout.web.config.sqlite import base
from hearout.web.config.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db  # of connections of their own

PLAIN: dict[str, object] = {
    "ATOMIC_REQUESTS": False,
    "AUTOCOMMIT": True,
    "CONN_HEALTH_CHECKS": False,
    "TIME_ZONE": None,
    "TEST": {},
}


def opened(folder: Path) -> DatabaseWrapper:
    """A connection beside that of the tests."""
    made = DatabaseWrapper({**PLAIN, **database("", folder), "USER": "", "PASSWORD": ""}, "other")
    made.inc_thread_sharing()
    with made.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS line (number INTEGER)")
    return made


def write(connection: DatabaseWrapper, number: int, meanwhile: Callable[[], object] = lambda: None) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    try:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO line VALUES (%s)", [number])
        meanwhile()
        connection.commit()
    except ZeroDivisionError:
        connection.rollback()
        raise
    finally:
        connection.set_autocommit(True)


def numbers(connection: DatabaseWrapper) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM line ORDER BY rowid")
        return [number for (number,) in cursor.fetchall()]


def test_who_comes_while_another_writes_waits_and_is_not_refused(tmp_path: Path) -> None:
    first, second, begun = opened(tmp_path), opened(tmp_path), Event()
    with ThreadPoolExecutor(1) as pool:

        def later() -> None:
            assert begun.wait(5)
            write(second, 2)

        late = pool.submit(later)

        def while_it_writes() -> None:
            begun.set()
            with pytest.raises(TimeoutError):
                late.result(0.2)

        write(first, 1, while_it_writes)
        late.result(5)
    assert numbers(first) == [1, 2]


def test_what_is_taken_back_ends_its_turn_too(tmp_path: Path) -> None:
    first, second = opened(tmp_path), opened(tmp_path)
    with pytest.raises(ZeroDivisionError):
        write(first, 1, lambda: 1 / 0)
    write(second, 2)
    assert numbers(first) == [2]


def test_a_connection_that_is_closed_ends_its_turn_too(tmp_path: Path) -> None:
    first, second = opened(tmp_path), opened(tmp_path)
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    first.close()
    write(second, 2)
    assert numbers(second) == [2]


def test_another_process_is_waited_for(tmp_path: Path) -> None:
    first, second = opened(tmp_path), opened(tmp_path)
    with ThreadPoolExecutor(1) as pool, first.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")  # past the line, as a process of its own would
        late = pool.submit(write, second, 2)
        with pytest.raises(TimeoutError):
            late.result(0.2)
        cursor.execute("COMMIT")
        late.result(5)
    assert numbers(first) == [2]


def test_whoever_waits_in_vain_is_refused_and_the_next_is_let_in(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(base, "PATIENCE", 0.05)
    first, second = opened(tmp_path), opened(tmp_path)
    with first.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError):
            write(second, 2)
        cursor.execute("COMMIT")
    write(second, 3)
    assert numbers(first) == [3]
