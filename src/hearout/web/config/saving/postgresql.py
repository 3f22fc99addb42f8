"""Saving and restoring a PostgreSQL database: every row of every table, by COPY, in one snapshot and one transaction.

No client programs are needed, and the file does not depend on the server's version. The tables themselves are made by
the migrations that the backup names.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor

from hearout.web.config.saving.archive import Archive, Table, Writing

__all__ = ["restore", "save"]

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
COLUMNS = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position"""
SEQUENCES = """
    SELECT sequencename, last_value FROM pg_sequences
    WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY sequencename"""


def save(archive: Writing) -> tuple[tuple[Table, ...], dict[str, int]]:
    """All rows as they are at this moment, while servers may go on writing. Returns the tables and the sequences."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        tables = tuple(_table(cursor, name) for name in _names(cursor))
        for table in tables:
            archive.add(table.part, _rows(cursor, table))
        cursor.execute(SEQUENCES)
        return tables, dict(cursor.fetchall())


def restore(archive: Archive) -> None:
    """Puts the saved rows in the place of all that is there; if anything fails, all that was there stays."""
    with transaction.atomic(), connection.cursor() as cursor:
        for name in _names(cursor):
            cursor.execute(f"DROP TABLE {_quoted(name)} CASCADE")
        _make_tables(archive.manifest.migrations)
        made = ", ".join(_quoted(name) for name in _names(cursor))
        cursor.execute(f"TRUNCATE {made}")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # until all rows are there; migrations leave some immediate
        for table in archive.manifest.tables:
            _fill(cursor, table, archive)
        for name, last in archive.manifest.sequences.items():
            cursor.execute("SELECT setval(%s, %s)", [_quoted(name), last])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _make_tables(migrations: tuple[tuple[str, str], ...]) -> None:
    """The tables as they were after exactly these migrations."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    made = [migration for migration in migrations if migration in graph.nodes]
    needed = {parent.key for migration in made for parent in graph.node_map[migration].parents}
    executor.migrate([migration for migration in made if migration not in needed])


def _names(cursor: CursorWrapper) -> list[str]:
    cursor.execute(TABLES)
    return [name for (name,) in cursor.fetchall()]


def _table(cursor: CursorWrapper, name: str) -> Table:
    cursor.execute(COLUMNS, [name])
    return Table(name, tuple(column for (column,) in cursor.fetchall()), f"tables/{name}")


def _rows(cursor: CursorWrapper, table: Table) -> Iterator[bytes]:
    with connection.wrap_database_errors, cursor.copy(f"COPY {_place(table)} TO STDOUT") as copy:
        for piece in copy:
            yield bytes(piece)


def _fill(cursor: CursorWrapper, table: Table, archive: Archive) -> None:
    with connection.wrap_database_errors, cursor.copy(f"COPY {_place(table)} FROM STDIN") as copy:
        for piece in archive.pieces(table.part):
            copy.write(piece)


def _place(table: Table) -> str:
    return f"{_quoted(table.name)} ({', '.join(_quoted(column) for column in table.columns)})"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
