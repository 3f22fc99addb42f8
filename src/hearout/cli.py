"""The command line: thin commands in the data's order. Each reads and writes plain files and calls the library.

Exit codes: 0 done; 2 bad input; 3 refused by the disclosure audit; 1 a fault of ours.
"""

from __future__ import annotations

import shlex
import sys
import traceback
from datetime import datetime
from itertools import chain
from pathlib import Path

import click

from hearout.errors import BadInput, HearoutError, Refusal
from hearout.key_commands import keys
from hearout.launchers import LAUNCHERS

__all__ = ["main"]

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
DATE = click.DateTime(["%Y-%m-%d"])


def main() -> None:
    """Run a command; turn every error into a sentence and an exit code."""
    try:
        sys.exit(commands.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        click.echo("Stopped. Nothing was published.", err=True)
        sys.exit(1)
    except HearoutError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(1)
    except Exception as error:  # noqa: BLE001  a message may hold words: only places are shown
        click.echo(_fault(error), err=True)
        sys.exit(1)


def _fault(error: Exception) -> str:
    """What went wrong, by kind and place. Never the message: it can carry what somebody said."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join(
        [
            f"This is a fault of Hearout ({type(error).__name__}). Nothing was published; your files are as they were.",
            "Please report it with these places; they hold none of your contributors' words:",
            *places[-8:],
        ]
    )


def _progress(sentence: str) -> None:
    """Say what begins, on a terminal; quiet otherwise."""
    if sys.stderr.isatty():
        click.echo(f"{sentence} …", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="hearout", message="%(prog)s %(version)s")
def commands() -> None:
    """Hearout runs a listening exercise from first announcement to published, anonymised summary.

    \b
    Start here:
      hearout init consultation --from results.csv
      hearout check consultation
      hearout run consultation --out out
    """


@commands.command(epilog="Example: hearout init consultation --from results.csv --from notes.txt")
@click.argument("folder", type=FOLDER)
@click.option(
    "--from",
    "given",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="A file to begin with, or a folder of files: an export of answers, a transcript, notes, a saved talk page, "
    "mail. What it is and what its columns are for is found out. Repeatable.",
)
@click.option("--no-copy", is_flag=True, help="Leave the files where they are, to be read with --data DIR.")
def init(folder: Path, given: tuple[Path, ...], no_copy: bool) -> None:
    """Start a consultation: write a commented FOLDER, ready for your files or made from them."""
    from hearout.folder.start import init as start

    if given:
        _init_from(folder, given, copy=not no_copy)
        return
    if no_copy:
        raise click.UsageError("--no-copy says what to do with files: name them with --from.")
    start(folder)
    click.echo(f"{folder} is ready. Put your files into it, look at {folder / 'consultation.toml'}, then:")
    click.echo(f"  hearout check {folder}")


def _init_from(folder: Path, given: tuple[Path, ...], *, copy: bool) -> None:
    from hearout.folder.from_files import init_from
    from hearout.folder.wording import proposal_in_words

    brought = init_from(folder, given, copy=copy)
    for line in proposal_in_words(brought.proposal):
        click.echo(line)
    click.echo(f"\n{folder / 'consultation.toml'} says so in full. Read it and change what is wrong, then:")
    for command in ("check", "run"):
        click.echo(f"  {_to_type(command, folder, brought.data)}")


@commands.command(epilog="Example: hearout check consultation")
@click.argument("folder", type=FOLDER)
@click.option("--data", type=FOLDER, help="Where sources lie that must not be copied into FOLDER.")
def check(folder: Path, data: Path | None) -> None:
    """Validate FOLDER and account for everything received, without analysing it."""
    from hearout import pipeline
    from hearout.folder.import_wording import report_in_words
    from hearout.folder.opened import open_folder

    opened = open_folder(folder, data)
    corpus = pipeline.bring_together(opened.inputs, progress=_progress)
    for warning in (*opened.warnings, *corpus.warnings):
        click.echo(f"Note: {warning}")
    for line in chain.from_iterable(map(report_in_words, corpus.reports)):
        click.echo(line)
    following = f" Next: {_to_type('run', folder, data)}" if corpus.counted else ""
    click.echo(f"{len(corpus.counted):,} contributions count.{following}")


def _to_type(command: str, folder: Path, data: Path | None) -> str:
    """The command as a shell takes it, to be copied."""
    words = ["hearout", command, str(folder), *(["--out", "out"] if command == "run" else [])]
    return shlex.join([*words, *(["--data", str(data)] if data else [])])


@commands.command(epilog="Example: hearout run examples/forum-retrospective --out out")
@click.argument("folder", type=FOLDER)
@click.option("--out", type=FOLDER, required=True, help="Where to write public/ and team/.")
@click.option("--data", type=FOLDER, help="Where sources lie that must not be copied into FOLDER.")
@click.option("--previous", type=FOLDER, multiple=True, help="OUT of an earlier version; audited against. Repeatable.")
@click.option("--seed", type=int, default=0, show_default=True, help="Same folder, seed and version: same bytes.")
@click.option("--engine", type=click.Choice(["local", "processes"]), default="local", show_default=True)
def run(folder: Path, out: Path, data: Path | None, previous: tuple[Path, ...], seed: int, engine: str) -> None:
    """The whole way: read, anonymise, analyse, summarise, audit and publish FOLDER."""
    from hearout import pipeline
    from hearout.engines import engine as engine_called
    from hearout.folder.finished import published_files
    from hearout.folder.opened import open_folder, write_outcome
    from hearout.folder.output import check_out

    opened = open_folder(folder, data)
    check_out(out, folder, opened.inputs.consultation)
    outcome = pipeline.run(
        opened.inputs,
        seed=seed,
        engine=engine_called(engine),
        previous=tuple(published_files(earlier) for earlier in previous),
        progress=_progress,
    )
    had_published = (out / "public").is_dir()
    write_outcome(out, outcome)
    if had_published and outcome.public is None:
        click.echo(f"The earlier {out / 'public'} was taken away: it was made from other input or decisions.", err=True)
    for warning in (*opened.warnings, *outcome.warnings):
        click.echo(f"Note: {warning}", err=True)
    outcome.require_passed()
    undecided = len(outcome.anonymised.words)
    click.echo(f"Published: {out / 'public' / 'summary.html'}")
    click.echo(f"For your team alone: {out / 'team'}")
    if undecided:
        click.echo(f"{undecided:,} words are masked until you decide: {out / 'team' / 'words-to-review.csv'}")


@commands.command(epilog="Example: hearout coverage people.csv --sessions 4 --days 2 --week 2026-09-07 --out plan.json")
@click.argument("people", type=FILE, metavar="PEOPLE.csv")
@click.option("--sessions", type=int, required=True, help="How many sessions.")
@click.option("--days", type=int, required=True, help="On how many different dates (UTC).")
@click.option("--week", type=DATE, required=True, help="The first of the seven days to choose from.")
@click.option("--window", metavar="08:00-20:00", help="Hours of everyone, where only zones and weights are given.")
@click.option("--hours", metavar='"08:00-18:00 ZONE"', help="Hours in a zone outside of which no session is held.")
@click.option("--blocked", type=DATE, multiple=True, help="A date (UTC) on which no session begins. Repeatable.")
@click.option("--length", type=int, default=60, show_default=True, help="Minutes of a session.")
@click.option("--facilitators", type=FILE, help="CSV: id,timezone,from,to,days. Each session then needs one who can.")
@click.option("--out", type=FILE, required=True, help="Where to write PLAN.json.")
def coverage(
    people: Path,
    sessions: int,
    days: int,
    week: datetime,
    window: str | None,
    hours: str | None,
    blocked: tuple[datetime, ...],
    length: int,
    facilitators: Path | None,
    out: Path,
) -> None:
    """Choose times for sessions so that people everywhere have one they can come to.

    PEOPLE.csv holds timezone,weight[,region][,from,to,days], or a person a row: id,timezone,from,to,days[,region].
    """
    from hearout.folder.coverage import (
        blocked_typed,
        has_hours,
        hours_typed,
        load_facilitators,
        load_people,
        write_plans,
    )
    from hearout.folder.coverage_wording import plans_in_words
    from hearout.plan.coverage.hours import window_of
    from hearout.plan.coverage.participants import WORKING_HOURS
    from hearout.plan.coverage.planning import plan
    from hearout.plan.coverage.wanted import Wanted

    try:
        everyone = window_of(window) if window else WORKING_HOURS
        participants = load_people(people, everyone)
        if window and not has_hours(participants, everyone):
            click.echo(f"Note: --window is not used: {people} says when each person can come.", err=True)
        able = load_facilitators(facilitators) if facilitators else ()
        wanted = Wanted(
            sessions,
            days,
            week.date(),
            length=length,
            facilitators=able,
            blocked=blocked_typed((day.date() for day in blocked), week.date()),
            hours=hours_typed(hours) if hours else None,
        )
        _progress("Comparing plans")
        plans = plan(participants, wanted)
    except Refusal as refusal:
        given = {"first": "--week", "last": "--week", "people": str(people)}
        raise BadInput(f"{given.get(refusal.field, f'--{refusal.field}')}: {refusal}") from None
    write_plans(out, plans)
    for line in plans_in_words(plans, participants, out):
        click.echo(line)


@commands.command(epilog="Example: hearout redact --in texts.jsonl --out safe.jsonl --roster roster.csv")
@click.option("--in", "given", type=FILE, required=True, help='Lines of {"id", "text", "lang"?, "channel"?}.')
@click.option("--out", "made", type=FILE, required=True, help='Lines of {"id", "spans", "safe_text"}.')
@click.option("--roster", type=FILE, help="CSV: name,aliases,email,handles.")
@click.option("--glossary", type=FILE, help="Words that may be public, one a line.")
def redact(given: Path, made: Path, roster: Path | None, glossary: Path | None) -> None:
    """Find what identifies people in any text."""
    from hearout.anonymise import redact_file
    from hearout.folder.lists import load_glossary, load_roster
    from hearout.records.identified import Roster

    redact_file(
        given,
        made,
        load_roster(roster) if roster else Roster(),
        load_glossary(glossary) if glossary else frozenset(),
    )


@commands.command(epilog="Example: hearout themes --in texts.jsonl --out themes.json")
@click.option("--in", "given", type=FILE, required=True, help='Lines of {"id", "text"}.')
@click.option("--out", "made", type=FILE, required=True, help="One JSON object.")
@click.option("--seed", type=int, default=0, show_default=True)
def themes(given: Path, made: Path, seed: int) -> None:
    """Find themes in any texts. Their number is chosen, never given; none is an answer."""
    from hearout.analyse import themes_file

    themes_file(given, made, seed=seed)


@commands.command(epilog="Example: hearout audit out --previous out-of-version-1")
@click.argument("out", type=FOLDER)
@click.option("--previous", type=FOLDER, multiple=True, help="OUT of an earlier version. Repeatable.")
def audit(out: Path, previous: tuple[Path, ...]) -> None:
    """Run the disclosure audit again on a finished OUT. Changes nothing."""
    from hearout import pipeline
    from hearout.errors import PublicationRefused
    from hearout.folder.finished import load_finished, published_files

    files, material = load_finished(out)
    report = pipeline.audit_again(files, material, tuple(published_files(earlier) for earlier in previous))
    for made in report.checks:
        click.echo(f"{made.outcome.value}: someone who {made.attempt}")
    if not report.passed:
        raise PublicationRefused(report.reasons)
    click.echo("Nothing was found that should not be public.")


for launcher in (*LAUNCHERS, keys):
    commands.add_command(launcher)
