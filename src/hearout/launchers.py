"""The commands that start the web face, save it and bring it back. Each sets the environment, then calls the web."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

__all__ = ["LAUNCHERS"]

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
DATA = click.option(
    "--data", type=FOLDER, help="The data folder; else HEAROUT_DATA, else ~/.local/share/hearout.", metavar="DIR"
)
LOCAL = frozenset({"127.0.0.1", "localhost", "0.0.0.0", "::", "::1"})  # noqa: S104  names of this machine


def begin(data: Path | None) -> None:
    """Starts Django on the data folder, here and in everything that is started from here. What is written is closed to
    others."""
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearout.web.config.settings")
    if data is not None:
        os.environ["HEAROUT_DATA"] = str(data.absolute())
    import django

    django.setup()


@click.command(epilog="Example: hearout serve --data /srv/hearout --port 8000")
@DATA
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, metavar="N")
@click.option("--host", default="127.0.0.1", show_default=True, help="Which of this machine's addresses; 0.0.0.0: all.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes.", metavar="N")
def serve(data: Path | None, port: int, host: str, workers: int) -> None:
    """Run the server: pages, and the worker that sends mail and does what is slow."""
    if not os.environ.get("HEAROUT_ADDRESS", "").strip():
        os.environ["HEAROUT_ADDRESS"] = f"http://{'127.0.0.1' if host in LOCAL else host}:{port}"
    begin(data)
    from hearout.web.config.serving.starting import Served
    from hearout.web.config.serving.starting import serve as start

    start(Served(host, port, workers), click.echo)


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    epilog="Example: hearout manage migrate",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands, with the server's settings: migrate, check --deploy, shell and others."""
    begin(None)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["hearout manage", *arguments])


@click.command(epilog="Example: hearout backup /mnt/backups/hearout-2026-11-22.hearout")
@DATA
@click.argument("file", type=FILE)
def backup(data: Path | None, file: Path) -> None:
    """Save the database to FILE, while the server runs. Keys are left out: see hearout keys export."""
    begin(data)
    from hearout.web.config.saving import save

    save(file, datetime.now(UTC))
    click.echo(f"Saved: {file}")
    click.echo("Keys are not in it. Without them nobody can read what is sealed: hearout keys export")


@click.command(epilog="Example: hearout restore /mnt/backups/hearout-2026-11-22.hearout --replace")
@DATA
@click.option("--replace", is_flag=True, help="Put it in the place of what is there, which is saved first.")
@click.argument("file", type=FILE)
def restore(data: Path | None, replace: bool, file: Path) -> None:
    """Bring back the database that was saved to FILE. The server must not be running."""
    begin(data)
    from hearout.web.config.saving import in_words
    from hearout.web.config.saving import restore as bring_back

    for line in in_words(bring_back(file, datetime.now(UTC), replace=replace)):
        click.echo(line)


LAUNCHERS = (serve, manage, backup, restore)
