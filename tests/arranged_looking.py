"""Looking for themes as the worker does it, in tests: by the engine, or swiftly where themes need only be there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from arranged_answers import SUBJECTS, answers
from arranged_passages import AT, corpus_saying, received
from arranged_themes import question_of
from arranged_web import owner_of
from hearout.analyse.decided import as_decided
from hearout.analyse.themes import by_channel
from hearout.records.analysis import Analysis
from hearout.web.analysis.actions.deciding import Chosen, rename
from hearout.web.analysis.looking import Given
from hearout.web.analysis.models import Theme
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.consultations.models import Consultation
from hearout.web.passages.models import Passage
from hearout.web.people.models import User
from hearout.web.work.actions import begin
from hearout.web.work.models import Work
from hearout.web.work.tasks import do

__all__ = ["chosen_by", "looked", "one_of_each_in_themes", "swiftly", "theme_about", "themes_of"]


def looked(made: Consultation) -> Work:
    """The work of looking for themes, done."""
    work = begin(made, "analysis.themes", by=owner_of(made), now=AT)
    do(str(work.pk))
    return Work.objects.get(pk=work.pk)


@contextmanager
def swiftly() -> Iterator[None]:
    """Runs find a theme for each of the five subjects, in its own words, without looking far. What people decided is
    applied as ever."""
    with patch("hearout.web.analysis.tasks.apart", _by_subject):
        yield


def _by_subject(_look: object, given: Given, **_told: object) -> Analysis:
    safe, settings, decisions = given.safe, given.settings, given.decisions
    said, questions = {}, []
    for question in settings.questions:
        passages = [one for one in safe.passages if one.question == question.key]
        themes = {subject: [one.id for one in passages if _is_about(subject, one.text.text)] for subject in SUBJECTS}
        found, said[question.key] = question_of(
            question.key, passages, {name: ids for name, ids in themes.items() if ids}
        )
        questions.append(found)
    decided = as_decided(questions, decisions, said)
    people = by_channel((one.channel, one.contributor) for one in safe.contributions)
    return Analysis(decided.questions, (), people, decided.warnings, to_review=decided.to_review)


def _is_about(subject: str, words: str) -> bool:
    return any(what in words.lower() for what in SUBJECTS[subject][0].split("|"))


def themes_of(made: Consultation, question: str = "kinds") -> list[Theme]:
    """The whole themes of a question, as the newest run has them."""
    return list(Theme.objects.filter(consultation=made, question__key=question, parent=None).select_related("question"))


def theme_about(made: Consultation, word: str) -> Theme:
    """The theme whose name or key words hold a word."""
    return next(one for one in themes_of(made) if word in f"{one.label} {one.keywords}")


def chosen_by(by: User, made: Consultation, reason: str = "Read and agreed") -> Chosen:
    """By somebody who saw everything that was decided before."""
    return Chosen(by, reason, newest_number(made), AT)


def one_of_each_in_themes(made: Consultation) -> dict[str, str | int]:
    """What addresses take, of themes that were found and another one that was renamed. No other consultation has
    passages of the same ids."""
    said = [words for _, words in answers(12)]
    received(made, corpus_saying(said, since=1000 * Passage.objects.count()), number=99)
    with swiftly():
        looked(made)
    rename(theme_about(made, "trees"), "Shade", chosen_by(owner_of(made), made))
    theme = theme_about(made, "buses")
    return {"theme": theme.key, "passage": theme.members.earliest("place").passage, "place": 0}
