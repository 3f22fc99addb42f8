"""The one mechanism behind consultation.toml: settings in sections, read with every problem named at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from hearout.folder.values import Value, Wrong, named
from hearout.likely import nearest

__all__ = ["Problem", "Section", "Setting", "Taken", "take", "told"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T_co]):
    """One key. `default` holds where it is left out; `about` and `example` (TOML) are for people."""

    key: str
    value: Value[T_co]
    default: T_co
    about: str
    example: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the file. `name` is its heading ("" for the top); `many`: written [[name]], any number of times."""

    name: str
    about: str
    settings: tuple[Setting[object], ...]
    many: bool = False
    inner: tuple[Section, ...] = ()

    @property
    def key(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def keys(self) -> tuple[str, ...]:
        return (*(setting.key for setting in self.settings), *(section.key for section in self.inner))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the file: where, and what to do."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}" if self.place else self.what


class Taken:
    """The values of one table, asked for by their setting, and the tables inside it by their section."""

    def __init__(self, values: Mapping[str, object], tables: Mapping[str, Sequence[Taken]]) -> None:
        self._values = values
        self._tables = tables

    def __getitem__(self, setting: Setting[T]) -> T:
        return cast("T", self._values.get(setting.key, setting.default))

    def inside(self, section: Section) -> Taken:
        return self.each(section)[0]

    def each(self, section: Section) -> Sequence[Taken]:
        return self._tables[section.key]


def take(section: Section, raw: object, place: str, problems: list[Problem]) -> Taken:
    """Every value that can be read; what cannot is left at its default and told in `problems`."""
    if not isinstance(raw, dict):
        problems.append(Problem(place, f"is not a table. Write [{section.name}] above its lines."))
        return take(section, {}, place, [])
    problems.extend(_unknown(section, raw, place))
    values = dict(_values(section, raw, place, problems))
    return Taken(values, {one.key: _tables(one, raw, _at(place, one.key), problems) for one in section.inner})


def _tables(section: Section, raw: Mapping[str, object], place: str, problems: list[Problem]) -> list[Taken]:
    """All tables of a section, counted from 1 where it is written [[name]]."""
    if not section.many:
        return [take(section, raw.get(section.key, {}), place, problems)]
    tables = raw.get(section.key, [])
    if not isinstance(tables, list):
        problems.append(Problem(place, f"is not a list of tables. Write [[{section.name}]] above each."))
        return []
    return [take(section, one, f"{place}[{number}]", problems) for number, one in enumerate(tables, 1)]


def _unknown(section: Section, raw: Mapping[str, object], place: str) -> Iterator[Problem]:
    for key in raw:
        if key not in section.keys:
            hint = nearest(key, section.keys) or f" Known here: {', '.join(section.keys)}."
            yield Problem(_at(place, key), f"there is no such setting.{hint}")


def _values(
    section: Section, raw: Mapping[str, object], place: str, problems: list[Problem]
) -> Iterator[tuple[str, object]]:
    for setting in section.settings:
        here = _at(place, setting.key)
        if setting.key not in raw:
            if setting.required:
                problems.append(Problem(here, f"is missing. {_how(setting)}"))
            continue
        try:
            yield setting.key, setting.value.read(raw[setting.key])
        except Wrong as wrong:
            problems.append(Problem(here + wrong.inside, wrong.what))


def _how(setting: Setting[object]) -> str:
    return f"Write {setting.key} = {setting.example}" if setting.example else f"It is {setting.value.what}."


def _at(place: str, key: str) -> str:
    return f"{place}.{named(key)}" if place else named(key)


def told(problems: Sequence[Problem]) -> str:
    return "\n".join(f"- {problem}" for problem in problems)
