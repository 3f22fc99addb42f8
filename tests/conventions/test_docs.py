"""The documentation is true: what there is, is described; what is described, is there."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from hearout import collect
from hearout.cli import commands
from hearout.folder.output import PUBLIC_FILES, TEAM_FILES

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def every_command(inside: click.Group = commands, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """The commands that do something, by all their words: a group is not one, but those in it are."""
    for name, command in inside.commands.items():
        if isinstance(command, click.Group):
            yield from every_command(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


COMMANDS = dict(every_command())


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented_with_its_options(name: str) -> None:
    heading = next(
        (line for line in page("docs/reference/cli.md").splitlines() if line.startswith(f"## `hearout {name} ")), ""
    )
    options = [
        option
        for parameter in COMMANDS[name].params
        if isinstance(parameter, click.Option) and parameter.name != "help"
        for option in parameter.opts
    ]
    assert heading != ""
    assert [option for option in options if option not in heading] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_commands_help_shows_an_example_of_itself(name: str) -> None:
    assert (COMMANDS[name].epilog or "").startswith(f"Example: hearout {name} ")


def test_no_command_is_documented_that_does_not_exist() -> None:
    told = set(re.findall(r"^## `hearout ([a-z]+(?: [a-z]+)*)", page("docs/reference/cli.md"), re.MULTILINE))
    assert told == set(COMMANDS)


def test_every_format_is_documented() -> None:
    told = page("docs/reference/formats.md")
    assert [name for name in collect.formats() if f"`{name}`" not in told] == []


def test_every_file_of_a_run_is_documented() -> None:
    told = page("docs/reference/folder.md")
    assert [name for name in sorted({*PUBLIC_FILES, *TEAM_FILES}) if f"`{name}`" not in told] == []


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", page("Makefile"), re.MULTILINE))
    used = {target for path in PAGES for target in re.findall(r"`?make ([a-z]+)`?", path.read_text(encoding="utf-8"))}
    assert {target for target in used if target in {"demo", "test", "check", "bench", "torture", "pins"}} <= targets
    assert {"demo", "test"} <= used


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_resolve(path: Path) -> None:
    links = LINK.findall(path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_page_is_within_reach_of_the_index() -> None:
    reached, waiting = set(), [ROOT / "docs" / "README.md"]
    while waiting:
        here = waiting.pop()
        if here in reached:
            continue
        reached.add(here)
        targets = ((here.parent / link).resolve() for link in LINK.findall(here.read_text(encoding="utf-8")))
        waiting += [target for target in targets if target.suffix == ".md" and target.exists()]
    assert [
        str(found.relative_to(ROOT)) for found in sorted((ROOT / "docs").rglob("*.md")) if found not in reached
    ] == []


def test_help_answers_without_loading_the_stages() -> None:
    code = (
        "import sys; from hearout.cli import commands\n"
        "try: commands(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'numpy', 'scipy', 'sklearn', 'wordfreq'} & set(sys.modules)), file=sys.stderr)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stderr == "[]\n"
