"""The commands that start the web face, save it and bring it back. Each sets the environment, then calls the web."""

from __future__ import annotations

import os
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click

from hearout.errors import ServerError

__all__ = ["LAUNCHERS"]

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
DATA = click.option(
    "--data", type=FOLDER, help="The data folder; else HEAROUT_DATA, else ~/.local/share/hearout.", metavar="DIR"
)
STAGES = ("plan", "open", "analysis", "published")
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
    from hearout.web.config.serving.starting import EARNEST, Served
    from hearout.web.config.serving.starting import serve as start

    start(Served(host, port, workers), click.echo, EARNEST)


@click.command(epilog="Example: hearout demo --stage open")
@click.option("--stage", type=click.Choice(STAGES), default="open", show_default=True, help="How far the story is.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="8000 unless given, or another one that is free.", metavar="N"
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--once", is_flag=True, help="Start, see that the pages answer, and stop.")
def demo(stage: str, port: int | None, no_browser: bool, once: bool) -> None:
    """Try the server on an invented consultation, as anyone of its team. All of it is gone when you stop it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the folder goes, however early it comes
    with tempfile.TemporaryDirectory(prefix="hearout-demo-") as folder:
        port = port or _port_to_have()
        _set_for_demo(Path(folder), port)
        begin(Path(folder))
        from hearout.web.config.demonstrating import demonstrate

        demonstrate(stage, port, click.echo, browser=not no_browser and not once, once=once)


def _set_for_demo(folder: Path, port: int) -> None:
    """None of the settings that are meant for a real server reach it."""
    from hearout.web.config.data_folder import mark_as_demo

    for name in [name for name in os.environ if name.startswith("HEAROUT_")]:
        del os.environ[name]
    os.environ["HEAROUT_DEMO"] = "yes"
    os.environ["HEAROUT_ADDRESS"] = f"http://127.0.0.1:{port}"
    os.environ["HEAROUT_OWNERS"] = "ilse@example.org"
    mark_as_demo(folder)


def _port_to_have() -> int:
    """8000, or any that is free."""
    for port in (8000, 0):
        with socket.socket() as tried, suppress(OSError):
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(("127.0.0.1", port))
            return int(tried.getsockname()[1])
    raise ServerError("No port of this machine is free.")


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


LAUNCHERS = (demo, serve, manage, backup, restore)
