"""What every form of the set-up is: it is filled in, checked when asked to, and tells where something is wrong.

A list on it (questions, phases, ways) needs no script: the names of an item's fields begin with its key, hidden fields
say in which order the keys stand, and a blank item waits at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.text import slugify

from hearout.errors import Refusal
from hearout.web.consultations.forms.wall import WallInput
from hearout.web.consultations.forms.words import WordsBound
from hearout.web.sentences import in_words

__all__ = ["Item", "ItemList", "Problem", "Sheet", "Typed", "fresh_key", "moved"]

Typed = Mapping[str, list[str]]
"""What a browser sends for a form: names of fields, and what stands in them."""

MOST_ITEMS = 60
NEW = "new--1"  # no key that is made from words has two hyphens
NEW_KEY = re.compile(r"new--\d{1,3}")
LONGEST_KEY = 30
F = TypeVar("F", bound="Item")


class Listed(Protocol):
    """A list on a form, whatever its items are."""

    def is_valid(self) -> bool: ...
    def problems(self) -> Iterator[Problem]: ...
    def typed(self) -> dict[str, list[str]]: ...
    def names(self) -> Iterator[str]: ...


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend: what, and the id of where ("": the form as a whole)."""

    anchor: str
    words: str


class Sheet(forms.Form):
    """A form, and the lists on it. With `checks` off it shows what was typed without saying anything about it."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        checks: bool = True,
        prefix: str | None = None,
        initial: Mapping[str, object] | None = None,
        empty_permitted: bool = False,
    ) -> None:
        super().__init__(
            data,
            prefix=prefix,
            initial=dict(initial or {}),
            empty_permitted=empty_permitted,
            use_required_attribute=False,
            label_suffix="",
        )
        self.checks = checks
        self.lists: tuple[Listed, ...] = ()

    @property
    def errors(self) -> ErrorDict:
        return super().errors if self.checks else ErrorDict()

    def is_valid(self) -> bool:
        # all of them, so that everything wrong is told at once
        return all([super().is_valid(), *(one.is_valid() for one in self.lists)])

    def refuse(self, refusal: Refusal) -> None:
        """Tell a refusal beside the field that it is about, or above them all."""
        self.add_error(refusal.field if refusal.field in self.fields else None, in_words(refusal.message))

    def problems(self) -> Iterator[Problem]:
        """Everything to mend, in the order of the page."""
        yield from (Problem("", str(words)) for words in self.non_field_errors())
        for field in self:
            if isinstance(field, WordsBound):
                yield from (Problem(anchor, words) for anchor, words in field.problems())
            else:
                anchor = field.id_for_label or field.auto_id
                yield from (Problem(anchor, str(words)) for words in field.errors)
        for one in self.lists:
            yield from one.problems()

    def typed(self) -> dict[str, list[str]]:
        """What a browser would send if nobody changed anything."""
        sent: dict[str, list[str]] = {}
        for field in self:
            sent |= _sent(field)
        for one in self.lists:
            sent |= one.typed()
        return sent

    def list_names(self) -> Iterator[str]:
        """The names of the fields that say in which order items stand."""
        for one in self.lists:
            yield from one.names()


class Item(Sheet):
    """One thing of a list. A new one that is left blank is as if it were not there."""

    remove = forms.BooleanField(required=False)

    def __init__(
        self,
        name: str,
        key: str,
        data: QueryDict | None,
        *,
        checks: bool,
        initial: Mapping[str, object],
    ) -> None:
        self.name, self.key, self.is_new = name, key, bool(NEW_KEY.fullmatch(key))
        super().__init__(data, checks=checks, prefix=f"{name}-{key}", initial=initial, empty_permitted=self.is_new)

    @property
    def errors(self) -> ErrorDict:
        return ErrorDict() if self.is_removed else super().errors

    @property
    def is_removed(self) -> bool:
        return bool(self.is_bound and self.data.get(self.add_prefix("remove")))

    @property
    def is_blank(self) -> bool:
        return self.is_new and not (self.is_bound and self.has_changed())

    @property
    def id(self) -> str:
        """Where it is on the page."""
        return str(self.prefix)

    @property
    def going_up(self) -> str:
        """What is pressed to move it up."""
        return f"up:{self.name}:{self.key}"

    @property
    def going_down(self) -> str:
        return f"down:{self.name}:{self.key}"

    def is_valid(self) -> bool:
        return self.is_removed or super().is_valid()

    def problems(self) -> Iterator[Problem]:
        return iter(()) if self.is_removed else super().problems()


class ItemList(Generic[F]):
    """The items called `name`: those with the keys `known`, in the order of the page if it was sent, and, where the
    list `grows`, a new one."""

    def __init__(
        self,
        name: str,
        known: Iterable[str],
        data: QueryDict | None,
        make: Callable[[str], F],
        *,
        grows: bool = True,
    ) -> None:
        known = tuple(known)
        keys = (*known, NEW) if data is None else data.getlist(name)
        kept = [key for key in keys if key in known or (grows and NEW_KEY.fullmatch(key))]
        self.name = name
        self.items = tuple(make(key) for key in tuple(dict.fromkeys(kept))[:MOST_ITEMS])

    def __iter__(self) -> Iterator[F]:
        return iter(self.items)

    @property
    def kept(self) -> tuple[F, ...]:
        """Those that there are once it is saved."""
        return tuple(item for item in self.items if not item.is_removed and not item.is_blank)

    @property
    def standing(self) -> tuple[F, ...]:
        """Those that are there already, or are being written."""
        return tuple(item for item in self.items if not item.is_blank)

    @property
    def is_full(self) -> bool:
        """Whether nothing more can be added."""
        return len(self.items) >= MOST_ITEMS

    @property
    def fresh(self) -> F | None:
        """The blank one at the end."""
        return next((item for item in self.items if item.is_blank), None)

    def is_valid(self) -> bool:
        return all([item.is_valid() for item in self.items])  # noqa: C419  each is to say what is wrong with it

    def problems(self) -> Iterator[Problem]:
        for item in self.items:
            yield from item.problems()

    def names(self) -> Iterator[str]:
        yield self.name
        for item in self.items:
            yield from item.list_names()

    def typed(self) -> dict[str, list[str]]:
        sent = {self.name: [item.key for item in self.items]}
        for item in self.items:
            sent |= item.typed()
        return sent


def moved(data: QueryDict, pressed: str) -> QueryDict:
    """What was typed, with one item a place further up or down: `pressed` is "up:questions:kinds"."""
    where, _, item = pressed.partition(":")
    name, _, key = item.rpartition(":")
    keys, changed = data.getlist(name), data.copy()
    if key in keys:
        old = keys.index(key)
        new = max(0, old - 1) if where == "up" else old + 1
        keys.insert(new, keys.pop(old))
        changed.setlist(name, keys)
    return changed


def fresh_key(words: str, taken: Collection[str], otherwise: str) -> str:
    """A key that no other item has, made from its words where they have Latin letters."""
    made = slugify(words)[:LONGEST_KEY].strip("-_") or otherwise
    numbered = (f"{made}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (made, *numbered) if key not in taken)


def _sent(field: forms.BoundField) -> dict[str, list[str]]:
    """What a browser sends for one field that is not filled in by anyone yet."""
    if isinstance(field, WordsBound):
        return {spoken.field: [spoken.words] for spoken in (field.main, *field.others)}
    widget, value = field.field.widget, field.value()
    if isinstance(widget, forms.CheckboxInput):
        return {field.html_name: ["on"]} if value else {}
    if isinstance(widget, WallInput):
        return widget.sent(field.html_name, value)
    said = widget.format_value(value)
    return {field.html_name: said if isinstance(said, list) else [str(said or "")]}
