"""Decides what every column of a table is for. The mapping decides where it speaks; elsewhere names and cells do.

Nothing surprising is published: facets and closed answers are tabled only where the mapping names them. Nothing said
is lost: a column of free text becomes passages, whether or not it answers a guiding question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from hearout.collect.choices import tick
from hearout.collect.headers import Header, find
from hearout.collect.known import roles_by_name
from hearout.collect.layout import Choice, Layout, OpenColumn, Role, Table
from hearout.collect.profile import Kind, Profile
from hearout.collect.source import SourceFile
from hearout.collect.topics import Topics
from hearout.records.consultation import ColumnMapping, GuidingQuestion

__all__ = ["decide"]

_FREE_PARTS = frozenset(
    ["other", "comment", "sonstiges", "andere", "kommentar", "autre", "commentaire", "otro", "otra", "comentario"]
)
_DROPPED = frozenset({Role.TECHNICAL, Role.SEED, Role.CHANGED, Role.LEFT})
_META_KINDS = frozenset({Kind.EMPTY, Kind.DATE})
_FROM_LIST = 0.8
_TO_USE = "name it under facets or closed to table it"


def decide(
    table: Table,
    mapping: ColumnMapping,
    questions: Sequence[GuidingQuestion],
    source: SourceFile,
    fixed: Mapping[int, Role],
    *,
    finishes: bool = False,
) -> Layout:
    """The layout of one table. `fixed` are roles the format gives away; `finishes` as in Layout.

    Raises UnreadableSource when the mapping names a column or question that is not there, or one column twice.
    """
    roles = _mapped_roles(table, mapping, source)
    choices = _mapped_choices(table, mapping, source)
    opened = _mapped_open(table, mapping, questions, source)
    _refuse_clashes(opened, roles, choices, source)
    used = {header.index for choice in choices for header in choice.headers}
    for index, role in fixed.items():
        if index not in roles and index not in used and index not in opened:
            roles[index] = Role.TECHNICAL if role in roles.values() and role in _SINGLE else role
    settled = dict.fromkeys([*used, *opened], Role.TECHNICAL) | roles
    roles |= roles_by_name(table, settled)
    return _Rest(table, questions, roles, choices, opened).layout(finishes)


_SINGLE = frozenset({Role.ID, Role.SUBMITTED, Role.CONSENT, Role.LANGUAGE, Role.TOKEN, Role.EMAIL})


def _mapped_roles(table: Table, mapping: ColumnMapping, source: SourceFile) -> dict[int, Role]:
    wanted = {
        Role.ID: mapping.id,
        Role.SUBMITTED: mapping.submitted,
        Role.CONSENT: mapping.consent,
        Role.LANGUAGE: mapping.language,
        Role.TOKEN: mapping.token,
        Role.NAME: mapping.name,
        Role.EMAIL: mapping.email,
    }
    roles: dict[int, Role] = {}
    for role, name in wanted.items():
        if not name:
            continue
        index = find(name, table.headers, source, f"The mapping of {role.value}")[0].index
        if index in roles:
            raise source.refuse(f'The column "{name}" is mapped to {roles[index].value} and {role.value}. Keep one.')
        roles[index] = role
    for name in mapping.left:
        for header in find(name, table.headers, source, "The mapping of left"):
            if header.index in roles:
                raise source.refuse(f'The column "{name}" is mapped to {roles[header.index].value} and left out.')
            roles[header.index] = Role.LEFT
    return roles


def _mapped_choices(table: Table, mapping: ColumnMapping, source: SourceFile) -> tuple[Choice, ...]:
    choices = []
    for name, columns, facet in (("facets", mapping.facets, True), ("closed", mapping.closed, False)):
        for key, column in columns.items():
            headers = find(column, table.headers, source, f"The mapping of {name}.{key}")
            boxes = len(headers) > 1 or bool(headers[0].part and headers[0].name != column)
            mark = "" if boxes else table.profile(headers[0]).separator
            choices.append(Choice(key, facet, headers, boxes, mark))
    return tuple(choices)


def _mapped_open(
    table: Table, mapping: ColumnMapping, questions: Sequence[GuidingQuestion], source: SourceFile
) -> dict[int, str]:
    keys = {question.key for question in questions} | {""}
    opened: dict[int, str] = {}
    for column, key in mapping.open.items():
        if key not in keys:
            known = ", ".join(sorted(keys - {""})) or "none"
            raise source.refuse(f'The mapping sends "{column}" to the question "{key}". The questions are: {known}.')
        for header in find(column, table.headers, source, "The mapping of open"):
            opened[header.index] = key
    return opened


def _refuse_clashes(
    opened: Mapping[int, str], roles: Mapping[int, Role], choices: Iterable[Choice], source: SourceFile
) -> None:
    for choice in choices:
        for header in choice.headers:
            if header.index in roles:
                raise source.refuse(
                    f'The column "{header.name}" is mapped to {roles[header.index].value} and as a choice.'
                )
            if header.index in opened and len(choice.headers) == 1:
                raise source.refuse(f'The column "{header.name}" is mapped as open and as a choice. Keep one of them.')
    for index in opened:
        if index in roles:
            raise source.refuse(f"Column {index + 1} is mapped as open and as {roles[index].value}. Keep one of them.")


class _Rest:
    """The columns about which nobody said anything: by their cells."""

    def __init__(
        self,
        table: Table,
        questions: Sequence[GuidingQuestion],
        roles: Mapping[int, Role],
        choices: tuple[Choice, ...],
        opened: Mapping[int, str],
    ) -> None:
        self._table = table
        self._topics = Topics(questions, table.headers)
        self._roles = roles
        self._choices = choices
        self._opened = opened
        self._chosen = {header.index for choice in choices for header in choice.headers}

    def layout(self, finishes: bool) -> Layout:
        open_columns = tuple(filter(None, map(self._open_column, self._table.headers)))
        opened = {column.header.index: column for column in open_columns}
        closed = [header for header in self._table.headers if header.index not in opened]
        answers = tuple(header.index for header in self._table.headers if self._is_answer(header))
        return Layout(
            roles=self._by_role(),
            open=open_columns,
            choices=self._choices,
            answers=answers,
            boxes=frozenset(header.index for header in closed if self._is_box(header)),
            used=_listed([(header, what) for header in self._table.headers if (what := self._use(header, opened))]),
            unused=_listed([(header, why) for header in closed if (why := self._why_unused(header))]),
            finishes=finishes,
        )

    def _by_role(self) -> dict[Role, tuple[Header, ...]]:
        headers = self._table.headers
        return {
            role: tuple(header for header in headers if self._roles.get(header.index) is role)
            for role in dict.fromkeys(self._roles.values())
        }

    def _open_column(self, header: Header) -> OpenColumn | None:
        if header.index in self._opened:
            return OpenColumn(header, self._opened[header.index])
        if header.index in self._roles:
            return None
        named = self._topics.named(header)
        profile = self._table.profile(header)
        if _is_free_part(header, profile):
            alone = not (header.part or header.beside or "_" in header.code)
            return OpenColumn(header, named, aside=not alone)
        if header.index in self._chosen or not _reads_as_open(header, profile, named):
            return None
        return OpenColumn(header, named or self._topics.like(header))

    def _is_answer(self, header: Header) -> bool:
        return header.index not in self._roles and (
            header.index in self._opened or self._table.profile(header).kind not in _META_KINDS
        )

    def _is_box(self, header: Header) -> bool:
        return bool(header.part) and self._table.profile(header).kind is Kind.TICK

    def _use(self, header: Header, opened: Mapping[int, OpenColumn]) -> str:
        """What a column is used for; of a choice and free text at once, both. Empty where it is not used."""
        uses = [f"{'facet' if c.facet else 'closed'} {c.key}" for c in self._choices if header in c.headers]
        if header.index in opened:
            question = opened[header.index].question
            uses.append(f"free text, answers {question}" if question else "free text")
        role = self._roles.get(header.index)
        if role is not None and role not in _DROPPED:
            uses.append(role.value)
        return " and ".join(uses)

    def _why_unused(self, header: Header) -> str:
        role = self._roles.get(header.index)
        if role is Role.LEFT:
            return "left out by the team"
        if role is not None:
            return "technical, dropped" if role in _DROPPED else ""
        if header.index in self._chosen:
            return ""
        profile = self._table.profile(header)
        kind = profile.kind
        if kind in _META_KINDS or kind is Kind.ADDRESS:
            return f"{kind.value}, dropped" if kind is not Kind.EMPTY else "empty"
        if kind is Kind.SHORT:
            return f"{kind.value}: name it under open, facets or closed to use it"
        if own := profile.own_words if kind is Kind.CHOICE else 0:
            return f"{kind.value}, {own} in people's own words: name it under open, facets or closed to use it"
        return f"{Kind.NUMBER.value if kind is Kind.NUMBER else Kind.CHOICE.value}: {_TO_USE}"


def _is_free_part(header: Header, profile: Profile) -> bool:
    """The text field beside a choice: "Other: …" or a comment on it."""
    part = header.part.casefold() or header.code.casefold().rpartition("_")[2]
    named = part in _FREE_PARTS or (bool(header.code) and header.part.casefold().endswith("comment"))
    if header.beside:
        return profile.kind is not Kind.EMPTY
    boxes = all(tick(value, header.part) is not None for value in profile.values)
    return named and not boxes and profile.kind is not Kind.NUMBER


def _reads_as_open(header: Header, profile: Profile, question: str) -> bool:
    if header.open:
        return profile.kind is not Kind.EMPTY
    if header.answers and profile.share(lambda cell: header.answers.issuperset(cell.split("\n"))) >= _FROM_LIST:
        return False
    if profile.kind is Kind.TEXT:
        return True
    if not question or profile.kind not in (Kind.SHORT, Kind.CHOICE):
        return False
    if profile.kind is Kind.SHORT:
        return True
    return not header.part and not profile.is_plainly_closed() and not profile.separator


def _listed(columns: Sequence[tuple[Header, str]]) -> tuple[str, ...]:
    """One line a column, one line for the columns of one question."""
    lines = []
    for (group, why), members in groupby(columns, key=lambda column: (_shown_group(column[0]), column[1])):
        names = [header.name for header, _ in members]
        shown = names[0] if len(names) == 1 else f"{group} [{len(names)} columns]"
        lines.append(f"{shown} ({why})")
    return tuple(lines)


def _shown_group(header: Header) -> str:
    return header.group if header.part else header.name
