"""What operators copy from the documentation works: commands, their options, and settings exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from django.core.management import get_commands

from hearout.cli import commands
from hearout.web.config.environment import SETTINGS

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "Containerfile"])
BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"(?:^|[\s\"'/])hearout[\"']?,?[ \t]+(?!hearout)([\"']?[a-z][^\n|&;#]*)")
SETTING = re.compile(r"\bHEAROUT_[A-Z_]+\b")
OF_TESTS = ("HEAROUT_TEST_", "HEAROUT_BENCH_", "HEAROUT_EXAMPLES")


def calls(text: str) -> list[list[str]]:
    """What follows `hearout` in every block of commands, and in a container's CMD, as words."""
    blocks = BLOCK.findall(text) or re.findall(r"^CMD (.*)", text, re.MULTILINE)
    lines = "\n".join(blocks).replace("\\\n", " ")
    told = [re.sub(r"\[|\]|,", " ", call) for call in CALL.findall(lines)]
    return [shlex.split(call) for call in told if call.count('"') % 2 == 0 and call.count("'") % 2 == 0]


def command_called(words: list[str]) -> tuple[click.Command | None, list[str]]:
    """The command that the words begin with, and the words after it."""
    found: click.Command | None = commands
    while isinstance(found, click.Group) and words:
        found, words = found.commands.get(words[0]), words[1:]
    return found, words


def wrong_in(text: str) -> list[str]:
    """Calls of commands or options that do not exist."""
    found = []
    for words in calls(text):
        command, rest = command_called(words)
        if command is None:
            found.append(" ".join(words))
        elif command.name == "manage":
            found += [word for word in rest[:1] if word.islower() and word not in get_commands()]
        else:
            options = {option for parameter in command.params for option in parameter.opts} | {"--help"}
            found += [word for word in rest if word.startswith("--") and word.partition("=")[0] not in options]
    return found


def test_a_wrong_command_would_be_seen() -> None:
    page = "```\nhearout serv --port 1\nhearout serve --prot 1\nhearout manage migrat\n```\n"
    assert wrong_in(page) == ["serv --port 1", "--prot", "migrat"]
    assert wrong_in('CMD ["hearout", "serve", "--hots", "0.0.0.0"]') == ["--hots"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_that_are_told_exist(path: Path) -> None:
    assert wrong_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_settings_that_are_told_exist(path: Path) -> None:
    known = {setting.name for setting in SETTINGS}
    told = set(SETTING.findall(path.read_text(encoding="utf-8")))
    assert {name for name in told - known if not name.startswith(OF_TESTS)} == set()


def test_the_container_has_what_its_file_copies() -> None:
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    sources = [word for line in re.findall(r"^COPY (.*)", text, re.MULTILINE) for word in line.split()[:-1]]
    assert [source for source in sources if not (ROOT / source).exists()] == []
