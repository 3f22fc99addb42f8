"""What the pages of the set-up share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from django.forms import BoundField
from django.http import QueryDict

from hearout.plan.announcement import Announcement, Text
from hearout.web.consultations.forms.sheet import Item, ItemList, Sheet, fresh_key
from hearout.web.consultations.forms.words import WordsBound, WordsField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Scene", "SectionForm", "SectionItem"]

I = TypeVar("I", bound="SectionItem")  # noqa: E741  an item of any kind


@dataclass(frozen=True, slots=True)
class Scene:
    """What a page of the set-up is filled from: the draft that its reader saw, what is in force (`public`, None before
    publication), and the language to be seen at once beside the main one (`opened`, "" for none). `begun` are the keys
    of published phases that have opened."""

    seen: Announcement
    public: Announcement | None = None
    opened: str = ""
    begun: frozenset[str] = frozenset()


class Worded(Sheet):
    """A form with fields for words in all languages of the announcement that was seen."""

    scene: Scene
    sent: QueryDict | None

    def add_words(self, name: str, label: StrOrPromise, most: int, *, lines: int = 1, hint: StrOrPromise = "") -> None:
        """Add one such field."""
        languages, opened = self.scene.seen.languages, self.scene.opened
        self.fields[name] = WordsField(languages, label=label, most=most, lines=lines, help_text=hint, opened=opened)

    def text(self, name: str) -> Text:
        """What was typed there, together with what is there in languages in which nobody could type."""
        was, typed = self.initial.get(name, Text()), self.cleaned_data[name]
        assert isinstance(was, Text)
        assert isinstance(typed, Text)
        unseen = {tag: words for tag, words in was.words.items() if tag not in self.scene.seen.languages}
        return Text({**unseen, **typed.words})

    def add_list(
        self, name: str, kind: type[I], filled: Mapping[str, Mapping[str, object]], *, grows: bool = True
    ) -> ItemList[I]:
        """Add a list: the items that there are, by their keys, each with what stands in its fields. Where it `grows`,
        a blank one follows."""
        make = lambda key: kind(self, name, key, filled.get(key, kind.blank))  # noqa: E731
        made = ItemList(name, filled, self.sent, make, grows=grows)
        self.lists = (*self.lists, made)
        return made

    def keyed(self, items: ItemList[I]) -> Iterator[tuple[str, I]]:
        """The items that are kept and can be read, each with its key. A new one gets a key from its words in the main
        language."""
        taken = {item.key for item in items}
        for item in (item for item in items.kept if not item.errors):
            words = item.text(item.named_by).said(self.scene.seen.main_language).words
            key = fresh_key(words, taken, items.name) if item.is_new else item.key
            taken.add(key)
            yield key, item


class SectionForm(Worded):
    """One page of the set-up. It is made from the draft that its reader saw."""

    template: ClassVar[str]

    def __init__(self, scene: Scene, data: QueryDict | None = None, *, checks: bool = True) -> None:
        self.scene, self.sent = scene, data
        super().__init__(data, checks=checks, initial=self.filled(scene.seen))
        self.add_fields()

    def filled(self, seen: Announcement) -> dict[str, object]:  # noqa: ARG002  a page of lists fills none itself
        """What stands in the fields, from the announcement."""
        return {}

    def add_fields(self) -> None:
        """Add the fields and lists of this page."""
        raise NotImplementedError

    def wanted(self) -> Announcement:
        """The announcement that was seen, with what was typed here. Only for a form that is valid."""
        raise NotImplementedError


class SectionItem(Worded, Item):
    """One thing of a list on such a page. `blank`: what stands in the fields of a new one; `named_by`: the field whose
    words tell it from the others; `adding`: what a new one is called; `template`: its fields; `folds`: whether it
    shows only its name until somebody opens it."""

    blank: ClassVar[Mapping[str, object]] = {}
    named_by: ClassVar[str]
    adding: ClassVar[StrOrPromise]
    template = "consultations/set-up/item.html"
    folds: ClassVar[bool] = True

    def __init__(self, page: Worded, name: str, key: str, initial: Mapping[str, object]) -> None:
        self.scene, self.sent = page.scene, page.sent
        super().__init__(name, key, page.sent, checks=page.checks, initial=initial)
        self.add_fields()

    def add_fields(self) -> None:
        """Add the fields of one item."""
        raise NotImplementedError

    @property
    def called(self) -> str:
        """Its words in the main language, as they stand in the field."""
        words = self[self.named_by]
        assert isinstance(words, WordsBound)
        return words.main.words

    @property
    def gist(self) -> str:
        """What else is told of it while it is folded."""
        return ""

    @property
    def is_open(self) -> bool:
        """Whether there is something to mend or fill in, or a language to write in."""
        waits = any(field.waits for field in self if isinstance(field, WordsBound))
        return waits or bool(self.scene.opened) or any(True for _problem in self.problems())

    def asked(self) -> Iterator[BoundField]:
        """Its fields, without the box to take it out."""
        return (field for field in self if field.name != "remove")
