"""The words of the templates, by language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearout.plan.announcement import Text
from hearout.plan.templates.plans import PLANS

__all__ = ["FALLBACK", "Template", "spoken", "templates", "text"]

FALLBACK = "en"
"""The language in which every template is written."""


@dataclass(frozen=True, slots=True)
class Template:
    """One template as it is offered."""

    name: str
    title: Text
    description: Text


def templates() -> tuple[Template, ...]:
    """All of them, in the order in which they are offered, told in every language that there is."""
    names = (plan.name for plan in PLANS)
    told = _languages()
    return tuple(Template(name, text((name, "name"), told), text((name, "description"), told)) for name in names)


def spoken(languages: Iterable[str]) -> tuple[str, ...]:
    """Those of the languages that there are words in: de-AT finds German."""
    return tuple(language for language in languages if _primary(language) in _languages())


def text(place: tuple[str, ...], languages: Iterable[str]) -> Text:
    """What is written at a place, in each of the languages that has it: ("answers", "late", "question")."""
    found = {language: _at(place, _file(f"{_primary(language)}.toml")) for language in languages}
    return Text({language: words for language, words in found.items() if words})


@cache
def _file(name: str) -> dict[str, object]:
    """One of the files beside this module."""
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


@cache
def _languages() -> tuple[str, ...]:
    beside = (file.name for file in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in beside if name.endswith(".toml")))


def _primary(language: str) -> str:
    return language.partition("-")[0]


def _at(place: tuple[str, ...], table: object) -> str:
    for key in place:
        table = table.get(key, "") if isinstance(table, dict) else ""
    return table.strip() if isinstance(table, str) else ""
