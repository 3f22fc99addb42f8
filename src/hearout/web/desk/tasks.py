"""The gate as long work: what was said, and what was decided, become what may be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from django.utils import timezone

from hearout import corpus, pipeline
from hearout.engines import LocalEngine
from hearout.messages import Message, counted, ngettext, say
from hearout.messages import gettext_noop as _
from hearout.records.anonymised import Anonymised
from hearout.records.consultation import Consultation as Settings
from hearout.records.decisions import Decisions
from hearout.records.identified import Corpus
from hearout.web.consultations.models import Consultation
from hearout.web.desk.actions.gate import Passed, put
from hearout.web.desk.queries.decided import decisions_number, glossary_of, words_and_spans
from hearout.web.desk.queries.log import every_decided_word
from hearout.web.desk.queries.standing import is_stale
from hearout.web.desk.tally import marks_of, words_met
from hearout.web.intake.queries.corpus import corpus_of, number_of, roster_of
from hearout.web.intake.queries.settings import settings_of
from hearout.web.sealed import key_folder
from hearout.web.work.models import Work
from hearout.web.work.registry import Report, step

__all__ = ["gate"]

Given = TypeVar("Given")
Made = TypeVar("Made")
BATCH = 64  # passages that the engine looks at together
TRIES = 5


@step("desk.gate", title=_("Taking out what could point to somebody"), place=20, stale=is_stale)
def gate(work: Work, report: Report) -> Message | None:
    """Run the gate on everything that counts. What changes while it runs is looked at again."""
    for _try in range(TRIES):
        number, said = number_of(work.consultation), corpus_of(work.consultation)
        if said is None:
            return say(_("Nothing has been brought together yet."))
        passed = _passed(work.consultation, number, said, report)
        if put(work.consultation, passed, now=timezone.now()):
            waiting = passed.anonymised.coverage.undecided_words
            return counted(ngettext("%(count)s word waits.", "%(count)s words wait."), waiting)
    return say(_("Contributions kept changing. Bring it up to date once more."))


def _passed(consultation: Consultation, intake_number: int, said: Corpus, report: Report) -> Passed:
    number = decisions_number(consultation)
    settings = settings_of(consultation)
    passed = _anonymised(consultation, said, settings, report)
    report(say(_("Counting words")))
    questions = frozenset(question.key for question in settings.questions)
    return Passed(
        intake_number,
        number,
        settings,
        passed,
        corpus.facts(said, passed.coverage),
        words_met(said, passed.spans, every_decided_word(consultation)),
        tuple(marks_of(said, passed.spans, settings.language, questions=questions)),
    )


def _anonymised(consultation: Consultation, said: Corpus, settings: Settings, report: Report) -> Anonymised:
    words, spans = words_and_spans(consultation)
    inputs = pipeline.Inputs(
        settings,
        sources=(),
        roster=roster_of(consultation),
        glossary=glossary_of(consultation),
        decisions=Decisions(words=words, spans=spans),
        key=key_folder().of(consultation.pk),
    )
    total = sum(len(contribution.passages) for contribution in said.counted)
    return pipeline.anonymised(said, inputs, engine=_Watched(report, total))


class _Watched(LocalEngine):
    """Says how many passages the nets have looked at, which come in batches."""

    def __init__(self, report: Report, total: int) -> None:
        self._report = report
        self._total = total

    def map(self, function: Callable[[Given], Made], items: Iterable[Given]) -> Iterator[Made]:
        doing = say(_("Looking for what could point to somebody"))
        for number, made in enumerate(super().map(function, items)):
            self._report(doing, min(number * BATCH, self._total), self._total)
            yield made
