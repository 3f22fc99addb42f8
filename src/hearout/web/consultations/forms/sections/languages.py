"""The languages of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearout.errors import Refusal
from hearout.plan.announcement import Announcement
from hearout.plan.languages import missing_in, with_language, without_language
from hearout.plan.sections import Section
from hearout.plan.texts import placed_texts
from hearout.web.consultations.forms.line import LanguageField
from hearout.web.consultations.forms.sections.base import SectionForm
from hearout.web.consultations.titles import SECTIONS
from hearout.web.languages import name_in, offered, own_name
from hearout.web.sentences import in_words

__all__ = ["LanguagesForm"]


@dataclass(frozen=True, slots=True)
class Missing:
    """How many texts of a section are missing in a language."""

    section: Section
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """One language of the page, with its two boxes to tick. `keep` is asked once it turned out that there are texts."""

    tag: str
    name: str
    own_name: str
    is_main: bool
    texts: int
    missing: tuple[Missing, ...]
    remove: forms.BoundField
    keep: forms.BoundField

    @property
    def written(self) -> int:
        return self.texts - sum(one.count for one in self.missing)


class LanguagesForm(SectionForm):
    """Which there are, which is the main one, and one more."""

    template = "consultations/set-up/languages.html"

    main = forms.ChoiceField(
        label=_("Main language"),
        help_text=_("It is written first. Readers see it where a text is missing in theirs, with a note."),
    )
    add = LanguageField(label=_("Add a language"), help_text=_("Its name, such as Swahili, or its tag, such as sw."))

    def filled(self, seen: Announcement) -> dict[str, object]:
        return {"main": seen.main_language}

    def add_fields(self) -> None:
        main, tags = self.fields["main"], self.scene.seen.languages
        assert isinstance(main, forms.ChoiceField)
        main.choices = [(tag, name_in(tag, _reader())) for tag in tags]
        for tag in tags:
            self.fields[f"remove-{tag}"] = forms.BooleanField(required=False)
            self.fields[f"keep-{tag}"] = forms.BooleanField(required=False)

    @property
    def spoken_count(self) -> int:
        return len(self.scene.seen.languages)

    def offered(self) -> tuple[str, ...]:
        """Names to choose from."""
        return offered(_reader())

    def spoken(self) -> Iterator[Spoken]:
        """Each language with what is missing in it."""
        seen = self.scene.seen
        texts = sum(bool(placed.text) for placed in placed_texts(seen))
        for tag in seen.languages:
            sections = [placed.section for placed in missing_in(seen, tag)]
            yield Spoken(
                tag=tag,
                name=name_in(tag, _reader()),
                own_name=own_name(tag),
                is_main=tag == seen.main_language,
                texts=texts,
                missing=tuple(Missing(one, str(SECTIONS[one]), sections.count(one)) for one in dict.fromkeys(sections)),
                remove=self[f"remove-{tag}"],
                keep=self[f"keep-{tag}"],
            )

    def clean_add(self) -> str:
        tag = str(self.cleaned_data["add"])
        if tag:
            try:
                with_language(self.scene.seen, tag)
            except Refusal as refusal:
                raise forms.ValidationError(in_words(refusal.message)) from None
        return tag

    def clean(self) -> None:
        """A language with texts in it goes only when somebody said that they may go with it."""
        self.left = self.scene.seen
        if self.cleaned_data.get("add"):
            self.left = with_language(self.left, self.cleaned_data["add"])
        for tag in self.scene.seen.languages:
            if self.cleaned_data.get(f"remove-{tag}"):
                self._remove(tag)

    def _remove(self, tag: str) -> None:
        others = tuple(one for one in self.left.languages if one != tag)
        try:
            self.left = without_language(self.left, tag)
        except Refusal as refusal:
            if others and self.cleaned_data[f"keep-{tag}"]:
                self.left = replace(self.left, languages=others)
            else:
                self.add_error(f"remove-{tag}", in_words(refusal.message))

    def wanted(self) -> Announcement:
        main = self.cleaned_data["main"]
        return replace(self.left, languages=tuple(sorted(self.left.languages, key=lambda tag: tag != main)))


def _reader() -> str:
    return get_language() or "en"
