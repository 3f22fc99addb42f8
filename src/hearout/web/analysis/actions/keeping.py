"""How a run is put in the place of the one before, and loses what was taken back since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db import transaction

from hearout.records.analysis import Analysis, QuestionAnalysis
from hearout.records.analysis import Theme as Found
from hearout.records.decisions import ThemeAction
from hearout.records.reach import QuestionChannels
from hearout.records.safe import SafePassage
from hearout.web.analysis.detail import detail_of
from hearout.web.analysis.models import Grouping, Member, Question, Theme
from hearout.web.analysis.queries.kept import number_of
from hearout.web.analysis.rules import INTO, KEY
from hearout.web.consultations.actions.recording import held_still
from hearout.web.consultations.models import Consultation
from hearout.web.passages.models import Passage
from hearout.web.passages.queries import number_of as passages_number
from hearout.web.sealed import pseudonyms

__all__ = ["drop_taken_back", "keep"]

BATCH = 500


@transaction.atomic
def keep(
    consultation: Consultation,
    analysis: Analysis,
    passages: Sequence[SafePassage],
    *,
    passages_number_: int,
    decisions_number: int,
    now: datetime,
) -> bool:
    """Put the run in the place of the one before. False, and nothing is kept, where other passages came through the
    gate meanwhile: some of those that it read may have been taken back."""
    held_still(consultation)
    if passages_number(consultation) != passages_number_:
        return False
    number = number_of(consultation) + 1
    Grouping.objects.filter(consultation=consultation).delete()
    key_of = pseudonyms(consultation.pk, KEY)
    grouping = Grouping.objects.create(
        consultation=consultation,
        number=number,
        passages_number=passages_number_,
        decisions_number=decisions_number,
        at=now,
        meant=_meant(analysis, key_of),
        warnings=analysis.warnings,
        analysis=analysis,
    )
    _Rows(consultation, grouping, analysis, {one.id: one for one in passages}, key_of).write()
    return True


@transaction.atomic
def drop_taken_back(ident: UUID | int) -> None:
    """Forget what the newest run found where words in it are no longer among the passages. Numbers and names of themes
    stay for the team until the next run."""
    assert isinstance(ident, UUID)
    here = Passage.objects.filter(consultation=ident).values("ident")
    gone = Member.objects.filter(question__consultation=ident).exclude(passage__in=here)
    if gone.delete()[0]:
        Grouping.objects.filter(consultation=ident).update(analysis=None)


def _meant(analysis: Analysis, key_of: Callable[[str], str]) -> dict[str, str]:
    """decision's number -> the key of the theme that it was applied to, and of the theme merged into. Of several names
    that mean one theme, only one is written with the id of this run; their lines stand together."""
    known = {theme.id for question in analysis.questions for theme in question.themes}
    meant: dict[str, str] = {}
    before, theme = ("", 0), ""
    for line in analysis.to_review:
        same = line.theme not in known and (line.label, line.contributors) == before
        theme = theme if same else line.theme
        before = line.label, line.contributors
        if line.decision is not None and line.label:
            meant[str(line.decision.line)] = key_of(theme)
        if line.decision is not None and line.decision.action is ThemeAction.MERGE:
            meant[f"{line.decision.line}{INTO}"] = key_of(line.decision.value)
    return meant


@dataclass(frozen=True, slots=True)
class _Rows:
    """Writes the rows of a run."""

    consultation: Consultation
    grouping: Grouping
    analysis: Analysis
    passages: Mapping[str, SafePassage]
    key_of: Callable[[str], str]

    def write(self) -> None:
        anchors = {line.theme: line.passages for line in self.analysis.to_review}
        beyond = {one.question: one for one in self.analysis.reach.channels}
        for place, said in enumerate(self.analysis.questions):
            question = self._question(place, said, beyond.get(said.question))
            members = [self._in_none(question, said)]
            for number, theme in enumerate(said.themes):
                row = self._theme(question, number, theme, anchors, None)
                parts = [(self._theme(question, at, part, anchors, row), part) for at, part in enumerate(theme.parts)]
                members += [self._in(question, one, found) for one, found in ((row, theme), *parts)]
            Member.objects.bulk_create(chain.from_iterable(members), batch_size=BATCH)

    def _question(self, place: int, said: QuestionAnalysis, beyond: QuestionChannels | None) -> Question:
        placed = {id_ for theme in said.themes for id_ in theme.passages}
        return Question.objects.create(
            consultation=self.consultation,
            grouping=self.grouping,
            place=place,
            key=said.question,
            clear=said.clear,
            stability=said.stability,
            contributors=len(said.contributors),
            nothing_to_say=len(said.nothing_to_say),
            channels={kind.value: len(people) for kind, people in said.by_channel},
            passages=len(placed) + len(said.without_theme),
            without_theme=len(said.without_theme),
            beyond=beyond or QuestionChannels(said.question, (), ()),
        )

    def _theme(
        self, question: Question, place: int, theme: Found, anchors: Mapping[str, Sequence[str]], parent: Theme | None
    ) -> Theme:
        return Theme.objects.create(
            consultation=self.consultation,
            question=question,
            parent=parent,
            place=place,
            key=self.key_of(theme.id),
            ident=theme.id,
            label=theme.label,
            keywords=theme.keywords,
            sentence=theme.sentence,
            contributors=len(theme.contributors),
            channels={kind.value: len(people) for kind, people in theme.by_channel},
            passages=len(theme.passages),
            stability=theme.stability,
            tentative=theme.tentative,
            by_hand=theme.by_hand,
            anchors=list(anchors.get(theme.id, ())),
            detail=detail_of(theme),
        )

    def _in(self, question: Question, row: Theme, theme: Found) -> Iterator[Member]:
        """The passages of a theme, those with a stretch that stands for it first."""
        stretches: dict[str, tuple[int, int]] = {}
        for excerpt in theme.excerpts:
            stretches.setdefault(excerpt.passage, (excerpt.start, excerpt.end))
        inside = set(theme.passages)
        idents = dict.fromkeys((*(id_ for id_ in stretches if id_ in inside), *theme.passages))
        return self._members(question, row, idents, stretches)

    def _in_none(self, question: Question, said: QuestionAnalysis) -> Iterator[Member]:
        return self._members(question, None, said.without_theme, {})

    def _members(
        self, question: Question, theme: Theme | None, idents: Iterable[str], at: Mapping[str, tuple[int, int]]
    ) -> Iterator[Member]:
        for place, ident in enumerate(idents):
            start, end = at.get(ident, (None, None))
            channel = self.passages[ident].channel.value
            yield Member(
                question=question, theme=theme, place=place, passage=ident, channel=channel, start=start, end=end
            )
