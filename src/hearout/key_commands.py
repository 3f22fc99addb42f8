"""`hearout keys`: what is in the key folder, out of it and into it, and the end of a key."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from hearout.errors import BadInput
from hearout.launchers import DATA, FILE, begin

__all__ = ["keys"]

PASSPHRASE_FILE = click.option(
    "--passphrase-file", type=FILE, help="Read the passphrase from here, instead of asking for it.", metavar="FILE"
)
UNREADABLE = """This cannot be undone. Once the key of {slug!r} is destroyed, nobody can read any more:
  - the addresses of those who follow it by e-mail, so that nobody is told of changes
  - mail of it that has not been wiped yet
  - everything else that is sealed with it, in this database and in every backup
Pages that anyone can read stay as they are. What the disk keeps of a file that was overwritten (in snapshots, journals
or the spare cells of a solid-state drive), and every copy or export of the key, is out of reach: destroy those, too."""


@click.group(epilog="Example: hearout keys list")
def keys() -> None:
    """The keys that seal addresses and words: one for each consultation, outside the database."""


@keys.command("list", epilog="Example: hearout keys list --data /srv/hearout")
@DATA
def list_keys(data: Path | None) -> None:
    """Say whose keys are here or missing.

    The two groups of letters are a fingerprint, to compare two keys by.
    """
    begin(data)
    from hearout.web.config.keyring import lines

    for line in lines():
        click.echo(f"{line.called or '?':<24} {line.ident}  {line.fingerprint:<9}  {line.state}")


@keys.command(epilog="Example: hearout keys export /mnt/elsewhere/hearout-keys.json")
@DATA
@click.option("--only", multiple=True, metavar="SLUG", help="The key of this consultation alone. Repeatable.")
@PASSPHRASE_FILE
@click.option("--no-passphrase", is_flag=True, help="Write the keys in the clear: whoever has FILE can read all.")
@click.argument("file", type=FILE)
def export(
    data: Path | None, only: tuple[str, ...], passphrase_file: Path | None, no_passphrase: bool, file: Path
) -> None:
    """Write the keys to a new FILE.

    FILE is readable by you alone (mode 0600). Keep it apart from the backups: together they open everything. A
    passphrase is strongly recommended. Without it nobody can use FILE, you neither: keep it somewhere else, too.
    """
    begin(data)
    from hearout.keys.exported import write_export
    from hearout.web.config.keyring import to_export

    found = to_export(only)
    passphrase = "" if no_passphrase else _passphrase(passphrase_file, new=True)
    write_export(file, found, passphrase)
    click.echo(
        f"{len(found)} of them written to {file}. Keep it apart from the backups: together they open everything."
    )


@keys.command("import", epilog="Example: hearout keys import /mnt/elsewhere/hearout-keys.json")
@DATA
@PASSPHRASE_FILE
@click.argument("file", type=FILE)
def import_keys(data: Path | None, passphrase_file: Path | None, file: Path) -> None:
    """Bring the keys back from FILE.

    None that is here is written over, and none comes back that was destroyed here.
    """
    begin(data)
    from hearout.keys.exported import has_passphrase, read_export
    from hearout.web.config.keyring import brought

    passphrase = _passphrase(passphrase_file, new=False) if has_passphrase(file) else ""
    found = read_export(file, passphrase)
    new = brought(found)
    click.echo(f"{new} brought back, {len(found) - new} were here already.")


@keys.command(epilog="Example: hearout keys destroy forum-retrospective")
@DATA
@click.argument("slug")
def destroy(data: Path | None, slug: str) -> None:
    """Destroy the key of SLUG, for good.

    For the end of the time that people were promised. You are told what nobody can read any more, and asked to type
    the consultation's name.
    """
    begin(data)
    from hearout.web.config.keyring import destroy as destroy_key
    from hearout.web.config.keyring import to_export

    to_export([slug])  # a key that is not here need not be asked about
    click.echo(UNREADABLE.format(slug=slug))
    if click.prompt("Type the name of the consultation to destroy its key") != slug:
        raise BadInput("That is another name. Nothing was destroyed.")
    destroy_key(slug, now=datetime.now(UTC))
    click.echo(f"The key of {slug} is destroyed.")


def _passphrase(file: Path | None, *, new: bool) -> str:
    if file is None:
        return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=new))
    try:
        passphrase = file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{file} cannot be read.") from None
    if not passphrase:
        raise BadInput(f"{file} is empty: it should hold the passphrase.")
    return passphrase
