"""Releases never change: the database itself refuses to, whoever asks it."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("releases_release", "releases_releasefile")
WORDS = "What was published is not changed. A correction is a new version."


def refuse_changes(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":  # a restored database has lost its tables, not its functions
        editor.execute(
            "CREATE OR REPLACE FUNCTION releases_never_changed() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$"
        )
        body = "EXECUTE FUNCTION releases_never_changed()"
    else:
        body = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    for table in TABLES:
        editor.execute(f"CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table} FOR EACH ROW {body}")


def allow_changes(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    is_postgresql = editor.connection.vendor == "postgresql"
    for table in TABLES:
        editor.execute(f"DROP TRIGGER {table}_never_changed{f' ON {table}' if is_postgresql else ''}")
    if is_postgresql:
        editor.execute("DROP FUNCTION releases_never_changed()")


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_initial")]
    operations = [migrations.RunPython(refuse_changes, allow_changes)]
