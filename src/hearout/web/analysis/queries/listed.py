"""The page of all themes, question by question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from hearout.plan.announcement import Announcement, Said
from hearout.records.decisions import ThemeAction
from hearout.records.reach import Compared, QuestionChannels
from hearout.web.analysis.models import Grouping, Question, Theme, ThemeDecision
from hearout.web.analysis.queries.decided import newest_number, standing
from hearout.web.analysis.queries.naming import naming_of
from hearout.web.analysis.queries.pending import Pending, pending
from hearout.web.analysis.queries.telling import (
    ChannelTold,
    DecisionTold,
    channels_told,
    decision_told,
    question_told,
)
from hearout.web.analysis.titles import stability
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.readers import Reader
from hearout.web.passages.models import Passage
from hearout.web.passages.queries import number_of as passages_number
from hearout.web.times import TimeTold

__all__ = ["Beyond", "Listing", "QuestionListed", "ThemeListed", "decided_since", "listing", "theme_listed"]


@dataclass(frozen=True, slots=True)
class ThemeListed:
    """A theme in a list. `of` are all contributors of its question."""

    key: str
    label: str = field(repr=False)
    sentence: str = field(repr=False)
    keywords: str = field(repr=False)
    contributors: int
    of: int
    passages: int
    channels: tuple[ChannelTold, ...]
    stability: str
    is_tentative: bool
    is_by_hand: bool
    is_gone: bool
    notes: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Beyond:
    """A theme that came more from the open channels than from the survey: people, of those who spoke there."""

    key: str
    label: str = field(repr=False)
    open: int
    open_of: int
    survey: int
    survey_of: int


@dataclass(frozen=True, slots=True)
class QuestionListed:
    """One guiding question with its themes. `made` are those that the next run makes by hand; `words` are such as the
    open channels used more."""

    place: int
    title: Said
    themes: tuple[ThemeListed, ...]
    tentative: tuple[ThemeListed, ...]
    made: tuple[DecisionTold, ...]
    contributors: int
    passages: int
    without_theme: int
    nothing_to_say: int
    clear: bool
    stability: str
    channels: tuple[ChannelTold, ...]
    beyond: tuple[Beyond, ...]
    words: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that the page shows. `waiting` passages and `later` decisions are not in the newest run."""

    questions: tuple[QuestionListed, ...]
    passages: int
    at: TimeTold | None
    passages_changed: bool
    later: int
    gone: tuple[DecisionTold, ...]

    @property
    def is_stale(self) -> bool:
        return bool(self.passages) and (self.at is None or self.passages_changed or bool(self.later))


def listing(consultation: Consultation, said: Announcement, reader: Reader) -> Listing:
    """The newest run, with what was decided since."""
    run = Grouping.objects.filter(consultation=consultation).defer("analysis", "warnings").first()
    passages = Passage.objects.filter(consultation=consultation).count()
    if run is None:
        return Listing((), passages, None, passages_changed=False, later=newest_number(consultation), gone=())
    later = decided_since(consultation, run)
    naming = naming_of(consultation, run, standing(consultation))
    waiting = pending(later, naming)
    themes = Theme.objects.filter(question__grouping=run, parent=None).defer("detail", "anchors")
    by_question: dict[int, list[Theme]] = {}
    for theme in themes:
        by_question.setdefault(theme.question_id, []).append(theme)
    told = [decision_told(one, reader, run.decisions_number) for one in naming.decisions]
    made = [(one, words) for one, words in zip(naming.decisions, told, strict=True) if words.waits]
    return Listing(
        questions=tuple(
            _question(question, by_question.get(question.pk, []), waiting, made, said, reader)
            for question in run.questions.all()
        ),
        passages=passages,
        at=reader.time(run.at),
        passages_changed=run.passages_number != passages_number(consultation),
        later=len(later),
        gone=tuple(
            words
            for one, words in zip(naming.decisions, told, strict=True)
            if one.action in (ThemeAction.SET_ASIDE, ThemeAction.MERGE) and not words.waits
        ),
    )


def decided_since(consultation: Consultation, run: Grouping) -> list[ThemeDecision]:
    """What was decided and undone since, in order; what was decided and undone between the two is nothing."""
    after = run.decisions_number
    later = Q(number__gt=after, undone_at=None) | Q(number__lte=after, undone_number__gt=after)
    found = ThemeDecision.objects.filter(later, consultation=consultation)
    return list(found.select_related("by").order_by("number"))


def _question(
    question: Question,
    themes: Sequence[Theme],
    waiting: Mapping[str, Pending],
    made: Sequence[tuple[ThemeDecision, DecisionTold]],
    said: Announcement,
    reader: Reader,
) -> QuestionListed:
    listed = [theme_listed(theme, question.contributors, waiting.get(theme.key)) for theme in themes]
    return QuestionListed(
        place=question.place,
        title=question_told(question.key, said, reader),
        themes=tuple(one for one in listed if not one.is_tentative),
        tentative=tuple(one for one in listed if one.is_tentative),
        made=tuple(words for one, words in made if one.action == ThemeAction.GATHER and one.question == question.key),
        contributors=question.contributors,
        passages=question.passages,
        without_theme=question.without_theme,
        nothing_to_say=question.nothing_to_say,
        clear=question.clear,
        stability=stability(question.stability),
        channels=channels_told(question.channels),
        beyond=_beyond(question.beyond, themes),
        words=tuple(one.word for one in question.beyond.words if one.stands),
    )


def theme_listed(theme: Theme, of: int, waits: Pending | None) -> ThemeListed:
    """A theme as the next run will have it, where that is known."""
    waits = waits or Pending()
    return ThemeListed(
        key=theme.key,
        label=theme.label if waits.label is None else waits.label,
        sentence=theme.sentence if waits.sentence is None else waits.sentence,
        keywords=", ".join(theme.keywords),
        contributors=theme.contributors,
        of=of,
        passages=theme.passages,
        channels=channels_told(theme.channels),
        stability=stability(theme.stability, by_hand=theme.by_hand),
        is_tentative=theme.tentative and waits.sentence is None,
        is_by_hand=theme.by_hand,
        is_gone=waits.is_gone,
        notes=tuple(waits.notes),
    )


def _beyond(channels: QuestionChannels, themes: Sequence[Theme]) -> tuple[Beyond, ...]:
    """Heard only in the open channels, or there so much more that chance does not explain it."""
    by_ident = {theme.ident: theme for theme in themes}
    found = [(by_ident[one.theme], one) for one in channels.themes if one.theme in by_ident and _is_more(one)]
    return tuple(Beyond(theme.key, theme.label, *one.open, *one.survey) for theme, one in found)


def _is_more(one: Compared) -> bool:
    return (one.open[0] > 0 and one.survey[0] == 0) or (one.stands and one.difference[0] > 0)
