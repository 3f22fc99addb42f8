"""The page of one theme, and what it lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from hearout.plan.announcement import Announcement, Said
from hearout.web.analysis.detail import Place
from hearout.web.analysis.models import Grouping, Member, Question, Theme
from hearout.web.analysis.queries.listed import ThemeListed, decided_since, theme_listed
from hearout.web.analysis.queries.naming import naming_of
from hearout.web.analysis.queries.pending import pending
from hearout.web.analysis.queries.telling import (
    DecisionTold,
    PassageTold,
    channels_told,
    decision_told,
    passage_told,
    question_told,
)
from hearout.web.analysis.rules import PAGE
from hearout.web.analysis.titles import LEANINGS
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.passages.queries import number_of as passages_number
from hearout.web.passages.queries import passages_called

__all__ = [
    "NeighbourTold",
    "OnePassage",
    "PassagePage",
    "SideTold",
    "ThemeTold",
    "one_passage",
    "passage_page",
    "question_at",
    "theme_called",
    "theme_told",
    "themes_to_choose",
    "without_theme",
]


@dataclass(frozen=True, slots=True)
class NeighbourTold:
    """A theme that is near, by what differs."""

    key: str
    label: str = field(repr=False)
    shared: int
    words: str = field(repr=False)
    is_very_near: bool


@dataclass(frozen=True, slots=True)
class SideTold:
    """How many show a leaning, and some of what they say."""

    title: str
    people: int
    said: tuple[PassageTold, ...]


@dataclass(frozen=True, slots=True)
class ThemeTold:
    """One theme. `parent` is the whole that it is a part of."""

    listed: ThemeListed
    question: Said
    place: int
    parent: ThemeListed | None
    parts: tuple[ThemeListed, ...]
    neighbours: tuple[NeighbourTold, ...]
    sides: tuple[SideTold, ...]
    decisions: tuple[DecisionTold, ...]
    can_split: bool


@dataclass(frozen=True, slots=True)
class PassagePage:
    """Passages of a page, and where in all of them it stands. `channels` that have some: kind, title and count."""

    page: Page[Member]
    passages: tuple[PassageTold, ...]
    channels: tuple[tuple[str, str, int], ...]
    channel: str


@dataclass(frozen=True, slots=True)
class OnePassage:
    """A passage and the themes that it is in, each with its question."""

    passage: PassageTold
    question: Said | None
    themes: tuple[tuple[str, str], ...] = field(repr=False)


NEAR = 0.5  # cosine of two centres


def theme_called(consultation: Consultation, key: str) -> Theme | None:
    """The theme of the newest run with that key."""
    found = Theme.objects.filter(consultation=consultation, key=key)
    return found.select_related("question__grouping", "parent", "consultation").first()


def question_at(consultation: Consultation, place: int) -> Question | None:
    """The question in that place of the newest run."""
    return Question.objects.filter(consultation=consultation, place=place).select_related("grouping").first()


def without_theme(question: Question) -> QuerySet[Member]:
    """What was said to it and is in no theme."""
    return question.members.filter(theme=None)


def theme_told(theme: Theme, said: Announcement, reader: Reader) -> ThemeTold:
    """Everything but its passages."""
    run = theme.question.grouping
    naming = naming_of(theme.consultation, run)
    waiting = pending(decided_since(theme.consultation, run), naming)
    siblings = list(theme.question.themes.defer("detail", "anchors"))
    by_ident = {one.ident: one for one in siblings}
    detail, of = theme.detail, theme.question.contributors
    about = [one for one in naming.decisions if theme.key in (naming.theme_of(one), naming.into_of(one))]
    return ThemeTold(
        listed=theme_listed(theme, of, waiting.get(theme.key)),
        question=question_told(theme.question.key, said, reader),
        place=theme.question.place,
        parent=theme_listed(theme.parent, of, waiting.get(theme.parent.key)) if theme.parent else None,
        parts=tuple(theme_listed(one, of, waiting.get(one.key)) for one in siblings if one.parent_id == theme.pk),
        neighbours=tuple(
            NeighbourTold(
                by_ident[one.theme].key,
                by_ident[one.theme].label,
                one.shared,
                ", ".join(one.words),
                is_very_near=one.likeness >= NEAR,
            )
            for one in detail.neighbours
            if one.theme in by_ident
        ),
        sides=_sides(theme, reader),
        decisions=tuple(decision_told(one, reader, run.decisions_number) for one in reversed(about)),
        can_split=theme.parent_id is None and "." not in theme.ident,
    )


def _sides(theme: Theme, reader: Reader) -> tuple[SideTold, ...]:
    sides = theme.detail.sides
    places = [place for side in sides for place in side.places]
    told = _with_stretches(theme.consultation, theme.question.grouping, places, reader)
    return tuple(
        SideTold(
            str(LEANINGS[side.leaning]),
            side.contributors,
            tuple(told[place] for place in side.places if place in told),
        )
        for side in sides
    )


def _with_stretches(
    consultation: Consultation, run: Grouping, places: Sequence[Place], reader: Reader
) -> dict[Place, PassageTold]:
    """The passages with these stretches of them marked, as long as they are what the run read."""
    if not places:
        return {}
    rows = passages_called(consultation, {place.passage for place in places})
    is_same = run.passages_number == passages_number(consultation)
    return {
        place: passage_told(rows[place.passage], reader, (place.start, place.end) if is_same else None)
        for place in places
        if place.passage in rows
    }


def passage_page(
    consultation: Consultation, members: QuerySet[Member], reader: Reader, run: Grouping, *, number: str, channel: str
) -> PassagePage:
    """A page of these passages, of one channel where one is named."""
    counts = dict(members.order_by().values_list("channel").annotate(count=Count("pk")))
    channels = tuple((one.kind, one.title, one.people) for one in channels_told(counts))
    pages = Paginator(members.filter(channel=channel) if channel else members, PAGE)
    pages.count = counts.get(channel, 0) if channel else sum(counts.values())
    page = pages.get_page(number)
    places = [Place(one.passage, one.start or 0, one.end or 0) for one in page.object_list]
    told = _with_stretches(consultation, run, places, reader)
    return PassagePage(page, tuple(told[one] for one in places if one in told), channels, channel)


def one_passage(consultation: Consultation, ident: str, said: Announcement, reader: Reader) -> OnePassage | None:
    """The passage of that id."""
    row = passages_called(consultation, [ident]).get(ident)
    if row is None:
        return None
    members = list(
        Member.objects.filter(question__consultation=consultation, passage=ident).select_related("question", "theme")
    )
    question = question_told(members[0].question.key, said, reader) if members else None
    return OnePassage(passage_told(row, reader), question, tuple(_themes(members)))


def _themes(members: Iterable[Member]) -> Iterable[tuple[str, str]]:
    return ((one.theme.key, one.theme.label) for one in members if one.theme is not None)


def themes_to_choose(question: Question, *, but: Theme | None = None) -> list[tuple[str, str]]:
    """(key, name) of the whole themes of a question, largest first."""
    themes = question.themes.filter(parent=None).only("key", "label", "consultation_id", "question_id")
    return [(one.key, one.label) for one in themes if but is None or one.pk != but.pk]
