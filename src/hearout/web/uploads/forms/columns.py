"""What each column of a table is used for, as a form: one choice a column, and what its answers allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from hearout.collect.consent import ConsentReader
from hearout.records.consultation import ColumnMapping, Consent, Facet, GuidingQuestion
from hearout.records.identified import Column
from hearout.records.proposal import ProposedColumn, Use
from hearout.web.uploads.rules import Settings

__all__ = ["ColumnFields", "ColumnShown", "Told"]

ROLES = {
    "consent": _("consent"),
    "id": _("the number of a response"),
    "submitted": _("the time of sending"),
    "language": _("the language of the answers"),
    "token": _("the invitation"),
    "name": _("a name: never published"),
    "email": _("an e-mail address: never published"),
}
QUESTION, WORDS, FACET, CLOSED, LEFT = "question:", "words", "facet", "closed", "left"
LONGEST_KEY = 30
LONGEST_TITLE = 300
WITHDRAWN = "withdrawn"
ALLOWS = [
    ("", _("as it reads")),
    (Consent.COUNT.value, _("count only")),
    (Consent.PARAPHRASE.value, _("retell")),
    (Consent.QUOTE.value, _("quote")),
    (WITHDRAWN, _("takes the response back")),
]
BY_ITSELF = {
    Use.QUESTION: _("as it reads: what was said, under the question that fits"),
    Use.WORDS: _("as it reads: what else was said"),
    Use.CONSENT: _("as it reads: consent"),
    Use.SERVICE: _("as it reads: about the response"),
    Use.FACET: _("not used"),
    Use.CLOSED: _("not used"),
    Use.LEFT: _("not used"),
    Use.DROPPED: _("not used"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the form says of the columns."""

    mapping: ColumnMapping
    facets: tuple[Facet, ...]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column in the page's table: its fields, and what is known of it. `answers` are its fields for consent, each
    with the answer and how it reads."""

    column: ProposedColumn
    use: forms.BoundField
    title: forms.BoundField | None
    answers: Sequence[tuple[str, str, forms.BoundField]] = field(default=(), repr=False)

    @property
    def is_technical(self) -> bool:
        """Whether nobody would look for it: it stays unless something is wrong with it."""
        return self.column.use is Use.DROPPED and not self.use.errors and not self.use.value()


class ColumnFields:
    """The fields of all columns in one form."""

    def __init__(self, settings: Settings, columns: Sequence[Column], questions: Sequence[GuidingQuestion]) -> None:
        self._settings = settings
        self._mapping = settings.channel.mapping
        self._by_header = {column.header: column for column in columns}
        self._choices = [
            *((f"{QUESTION}{one.key}", one.text) for one in questions),
            (WORDS, _("what else was said")),
            (FACET, _("describes those who took part: a table")),
            (CLOSED, _("answers to choose from: a table")),
            *ROLES.items(),
            (LEFT, _("leave it out")),
        ]

    def add_to(self, form: forms.Form) -> None:
        for place, column in enumerate(self._settings.columns):
            by_itself = ("", BY_ITSELF[column.use])
            form.fields[f"use-{place}"] = forms.ChoiceField(
                choices=[by_itself, *self._choices],
                required=False,
                initial=self._use_of(column),
                label=_("What “%(column)s” is used for") % {"column": column.words or column.column},
            )
            if self._may_be_table(column):
                form.fields[f"title-{place}"] = forms.CharField(
                    required=False,
                    max_length=LONGEST_TITLE,
                    initial=self._title_of(column),
                    label=_("What a table of “%(column)s” is called") % {"column": column.words or column.column},
                )
            for number, answer in enumerate(self._answers_of(column)):
                form.fields[f"answer-{place}-{number}"] = forms.ChoiceField(
                    choices=ALLOWS,
                    required=False,
                    initial=self._allowed(answer),
                    label=_("What “%(answer)s” allows") % {"answer": answer},
                )

    def shown(self, form: forms.Form) -> Iterator[ColumnShown]:
        """The columns in their order, with their fields."""
        for place, column in enumerate(self._settings.columns):
            reader = ConsentReader(column.words or column.column, {}, self._settings.channel.consent)
            answers = [
                (answer, _reads_as(reader, answer), form[f"answer-{place}-{number}"])
                for number, answer in enumerate(self._answers_of(column))
            ]
            title = form[f"title-{place}"] if self._may_be_table(column) else None
            yield ColumnShown(column, form[f"use-{place}"], title, answers)

    def clean(self, form: forms.Form) -> Told:
        """What was chosen. A second column for what only one can be is an error beside it."""
        chosen = [str(form.cleaned_data.get(f"use-{place}", "")) for place in range(len(self._settings.columns))]
        for place, use in enumerate(chosen):
            if use in ROLES and use in chosen[:place]:
                form.add_error(f"use-{place}", _("Another column is used for this already. Keep one of them."))
        return self._told(chosen, form)

    def _told(self, chosen: Sequence[str], form: forms.Form) -> Told:
        columns = self._settings.columns
        keys = _Keys(columns, self._mapping)
        pairs = list(zip(columns, chosen, strict=True))
        one = {use: column.column for column, use in pairs if use in ROLES}
        facets = {keys.of(column): column for column, use in pairs if use == FACET}
        closed = {keys.of(column): column for column, use in pairs if use == CLOSED}
        titles = {
            column.column: form.cleaned_data.get(f"title-{place}") or column.words
            for place, column in enumerate(columns)
        }
        said = self._consent_told(form)
        mapping = ColumnMapping(
            id=one.get("id", ""),
            submitted=one.get("submitted", ""),
            consent=one.get("consent", ""),
            language=one.get("language", ""),
            token=one.get("token", ""),
            name=one.get("name", ""),
            email=one.get("email", ""),
            facets={key: column.column for key, column in facets.items()},
            closed={key: column.column for key, column in closed.items()},
            open={column.column: _question(use) for column, use in pairs if _opens(use)},
            consent_values={answer: Consent(level) for answer, level in said.items() if level not in ("", WITHDRAWN)},
            withdrawn=tuple(answer for answer, level in said.items() if level == WITHDRAWN),
            left=tuple(column.column for column, use in pairs if use == LEFT),
        )
        known = {facet.key: facet for facet in self._settings.facets}
        return Told(
            mapping,
            tuple(
                replace(known.get(key, Facet(key, "", column.order)), label=titles[column.column])
                for key, column in facets.items()
            ),
            {key: titles[column.column] for key, column in closed.items()},
        )

    def _consent_told(self, form: forms.Form) -> Mapping[str, str]:
        """What the team says that answers allow, by the answer."""
        return {
            answer: str(form.cleaned_data.get(f"answer-{place}-{number}", ""))
            for place, column in enumerate(self._settings.columns)
            for number, answer in enumerate(self._answers_of(column))
        }

    def _use_of(self, column: ProposedColumn) -> str:
        mapping, name = self._mapping, column.column
        if name in mapping.open:
            key = mapping.open[name]
            return f"{QUESTION}{key}" if key else WORDS
        if name in mapping.facets.values():
            return FACET
        if name in mapping.closed.values():
            return CLOSED
        if name in mapping.left:
            return LEFT
        return next((role for role in ROLES if getattr(mapping, role) == name), "")

    def _may_be_table(self, column: ProposedColumn) -> bool:
        """Whether there is a table of it, or one was thought of."""
        return self._use_of(column) in (FACET, CLOSED) or column.use in (Use.FACET, Use.CLOSED, Use.LEFT)

    def _title_of(self, column: ProposedColumn) -> str:
        keys = {name: key for key, name in {**self._mapping.facets, **self._mapping.closed}.items()}
        key = keys.get(column.column, "")
        labels = {facet.key: facet.label for facet in self._settings.facets}
        return labels.get(key) or self._settings.closed_titles.get(key) or column.words

    def _answers_of(self, column: ProposedColumn) -> Sequence[str]:
        """The answers of the column that is used for consent; none of any other."""
        held = self._by_header.get(column.column)
        used = self._use_of(column)
        if used != "consent" and (used or column.use is not Use.CONSENT):
            return ()
        return tuple(held.answers) if held is not None and not held.several else tuple(column.allows)

    def _allowed(self, answer: str) -> str:
        if answer in self._mapping.withdrawn:
            return WITHDRAWN
        level = self._mapping.consent_values.get(answer)
        return level.value if level else ""


class _Keys:
    """Our names for columns in a mapping: those that were proposed or used before, else made from the words."""

    def __init__(self, columns: Sequence[ProposedColumn], mapping: ColumnMapping) -> None:
        before = {name: key for key, name in {**mapping.facets, **mapping.closed}.items()}
        self._made: dict[str, str] = {}
        for place, column in enumerate(columns, 1):
            key = before.get(column.column) or column.key or slugify(column.words)[:LONGEST_KEY] or f"column-{place}"
            taken = set(self._made.values())
            free = (name for name in (key, f"{key}-{place}") if name not in taken)
            self._made[column.column] = next(free, f"column-{place}")

    def of(self, column: ProposedColumn) -> str:
        return self._made[column.column]


def _opens(use: str) -> bool:
    return use == WORDS or use.startswith(QUESTION)


def _question(use: str) -> str:
    """The key of the guiding question; "" for what else was said."""
    return use.removeprefix(QUESTION) if use != WORDS else ""


def _reads_as(reader: ConsentReader, answer: str) -> str:
    read = reader.read(answer)
    level = WITHDRAWN if read.refused else read.consent.value
    return str(dict(ALLOWS)[level])
