"""A field for the team's own words: one place to write for each language, the main one first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.numbers import format_decimal
from django import forms
from django.forms.utils import ErrorList
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from hearout.plan.announcement import Text
from hearout.plan.checks import TO_FILL_IN
from hearout.web.languages import direction, name_in
from hearout.web.times import locale_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise  # of the checkers; nothing at run time

__all__ = ["LINE", "NAME", "PARAGRAPHS", "SENTENCES", "TITLE", "Spoken", "WordsBound", "WordsField"]

# Control characters but tab and line feed, and the overrides of direction (Unicode UAX 9); its marks and isolates stay.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff]")
NAME, TITLE, LINE, SENTENCES, PARAGRAPHS = 100, 150, 300, 1_000, 10_000
"""How many characters a field takes in each language."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The place to write in one language. It is missing where there is something in the main one."""

    tag: str
    name: str
    direction: str
    field: str
    id: str
    words: str
    most: int
    is_main: bool
    is_missing: bool
    has_help: bool
    errors: tuple[str, ...]

    @property
    def is_filling(self) -> bool:
        """Whether it is time to say how much has been written."""
        return len(self.words) > self.most / 2

    @property
    def waits(self) -> bool:
        """Whether a template's text waits for the team's own words."""
        return TO_FILL_IN in self.words

    @property
    def hints(self) -> bool:
        """Whether it is said how long it may be: where that is long, or nearly reached."""
        return self.is_filling or (self.is_main and self.most > LINE)

    @property
    def most_told(self) -> str:
        return _told(self.most)

    @property
    def written_told(self) -> str:
        return _told(len(self.words))

    @property
    def described(self) -> SafeString:
        """The attributes that lead to what is said about it: how it is meant, and what is wrong."""
        said = [f"{self.id}-hint"] if self.hints or self.has_help else []
        if not self.errors:
            return format_html(' aria-describedby="{}"', said[0]) if said else SafeString("")
        return format_html(' aria-describedby="{}" aria-invalid="true"', " ".join([*said, f"{self.id}-error"]))


class WordsInput(forms.Widget):
    """Its values are `name-en`, `name-ar`, ….  `lines` is how much room there is to write (1: a single line)."""

    def __init__(self, languages: Sequence[str], lines: int) -> None:
        super().__init__()
        self.languages, self.lines = tuple(languages), lines

    def value_from_datadict(self, data: Mapping[str, object], files: object, name: str) -> Text:  # noqa: ARG002
        typed = {tag: str(data.get(f"{name}-{tag}") or "") for tag in self.languages}
        tidied = _tidied_line if self.lines == 1 else _tidied
        return Text({tag: tidied(words) for tag, words in typed.items() if words.strip()})

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-{self.languages[0]}"


class WordsBound(forms.BoundField):
    """The field on its page: `main` and `others` are its places to write."""

    field: WordsField

    @property
    def main(self) -> Spoken:
        return self._spoken[0]

    @property
    def others(self) -> tuple[Spoken, ...]:
        return self._spoken[1:]

    @property
    def is_open(self) -> bool:
        """Whether the other languages are to be seen at once: somebody asked for one, or must mend or fill in one."""
        return any(one.errors or one.waits or one.tag == self.field.opened for one in self.others)

    @property
    def waits(self) -> bool:
        """Whether a template's text waits for the team's own words, in any language."""
        return any(spoken.waits for spoken in self._spoken)

    def problems(self) -> Iterator[tuple[str, str]]:
        """What is wrong, each with the id of where."""
        for spoken in self._spoken:
            yield from ((spoken.id, error) for error in spoken.errors)

    @cached_property
    def _spoken(self) -> tuple[Spoken, ...]:
        said, wrong, main = self.value() or Text(), self._wrong(), self.field.languages[0]
        return tuple(
            Spoken(
                tag=tag,
                name=name_in(tag, get_language() or "en"),
                direction=direction(tag),
                field=f"{self.html_name}-{tag}",
                id=f"{self.auto_id}-{tag}",
                words=said.words.get(tag, ""),
                most=self.field.most,
                is_main=tag == main,
                is_missing=bool(said.words.get(main)) and not said.words.get(tag),
                has_help=bool(self.help_text) and tag == main,
                errors=tuple(wrong.get(tag, ())),
            )
            for tag in self.field.languages
        )

    def _wrong(self) -> dict[str, list[str]]:
        """Errors by language; what is about none of them is about the main one."""
        wrong: dict[str, list[str]] = {}
        errors = self.errors
        assert isinstance(errors, ErrorList)
        for error in errors.as_data():
            tag = error.code if error.code in self.field.languages else self.field.languages[0]
            wrong.setdefault(str(tag), []).extend(error.messages)
        return wrong


class WordsField(forms.Field):
    """The value is a `Text` in `languages`, none of them longer than `most` characters. `required` asks for the main
    language. `opened` is another language to be seen at once."""

    bound_field_class = WordsBound

    def __init__(
        self,
        languages: Sequence[str],
        *,
        label: StrOrPromise,
        most: int,
        lines: int = 1,
        help_text: StrOrPromise = "",
        required: bool = False,
        opened: str = "",
    ) -> None:
        super().__init__(widget=WordsInput(languages, lines), label=label, help_text=help_text, required=required)
        self.languages, self.most, self.lines, self.opened = tuple(languages), most, lines, opened

    def validate(self, value: Text) -> None:
        if self.required and not value.words.get(self.languages[0], "").strip():
            raise forms.ValidationError(_("Write something here."), code=self.languages[0])
        long = [tag for tag in self.languages if len(value.words.get(tag, "")) > self.most]
        if long:
            raise forms.ValidationError([self._too_long(tag, len(value.words[tag])) for tag in long])

    def has_changed(self, initial: Text | None, data: Text | None) -> bool:
        was, now = initial or Text(), data or Text()
        return any(was.words.get(tag, "") != now.words.get(tag, "") for tag in self.languages)

    def _too_long(self, tag: str, length: int) -> forms.ValidationError:
        over = length - self.most
        message = ngettext(
            "This is %(length)s characters long. Shorten it by %(over)s character.",
            "This is %(length)s characters long. Shorten it by %(over)s characters.",
            over,
        )
        return forms.ValidationError(message, code=tag, params={"length": _told(length), "over": _told(over)})


def _told(number: int) -> str:
    return format_decimal(number, locale=locale_of(get_language() or "en"))


def _tidied_line(words: str) -> str:
    return " ".join(_tidied(words).split())


def _tidied(words: str) -> str:
    """As it is kept: lines end as they do everywhere but in forms, and no letter is in it that nobody sees and that
    no database takes, no page may hold, or that turns around what stands behind it."""
    return UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()
