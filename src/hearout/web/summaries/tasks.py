"""The long work of this room: writing the draft."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy

from hearout.disclose.cells import narrowed
from hearout.disclose.known_words import KnownWords
from hearout.errors import BadInput
from hearout.messages import Message, counted, ngettext, say
from hearout.messages import gettext_noop as _
from hearout.records.analysis import Analysis
from hearout.summarise import summarise
from hearout.summarise.quotes import Findable
from hearout.web.analysis.queries import KeptAnalysis, found
from hearout.web.consultations.models import Consultation
from hearout.web.passages.queries import KeptCorpus, kept, settings_for_draft
from hearout.web.summaries import ports
from hearout.web.summaries.actions.keeping import MadeFrom, keep
from hearout.web.summaries.queries.kept import announced_now, is_stale, version_now
from hearout.web.summaries.queries.quotes import decided, newest_number
from hearout.web.summaries.rules import STEP
from hearout.web.work import registry
from hearout.web.work.models import Work
from hearout.web.work.registry import Report

__all__ = ["write_draft"]


@registry.step(STEP, title=gettext_lazy("Writing the summary"), place=40, stale=is_stale)
def write_draft(work: Work, report: Report) -> Message | None:
    """Write the summary from what was found, and put it in the place of the draft before."""
    consultation = work.consultation
    corpus, analysis = _read(consultation)
    findable = _findable(consultation)
    now, version = timezone.now(), version_now(consultation)
    settings = settings_for_draft(consultation, version, now.date())
    assert settings is not None  # the corpus has them
    report(say(_("Writing the summary, and keeping back numbers that would give somebody away")))
    made = MadeFrom(
        corpus.number,
        analysis.number,
        newest_number(consultation),
        announced_now(consultation, version),
        version,
        now.date(),
        _authored(analysis.analysis),
        _words(corpus),
    )
    draft, evidence = summarise(
        analysis.analysis,
        corpus.safe,
        settings,
        corpus.facts,
        narrowed=narrowed,
        findable=findable,
        quotes=decided(consultation),
    )
    report(say(_("Putting the draft in its place")))
    if not keep(consultation, draft, evidence, made, now=timezone.now()):
        return say(_("Other passages came in meanwhile. Bring the summary up to date again."))
    findings = sum(1 for _finding in draft.findings())
    return counted(ngettext("The summary has %(count)s finding.", "The summary has %(count)s findings."), findings)


def _read(consultation: Consultation) -> tuple[KeptCorpus, KeptAnalysis]:
    """The passages and what was found in them. Raises BadInput where they do not belong together."""
    corpus, analysis = kept(consultation), found(consultation)
    if corpus is None:
        raise BadInput("No words have passed the gate yet. Bring in files and decide about words first.")
    if analysis is None or analysis.passages_number != corpus.number:
        raise BadInput("The themes are not those of the passages that are here. Bring the themes up to date first.")
    return corpus, analysis


def _findable(consultation: Consultation) -> Findable:
    """Raises BadInput where nobody can say whether a quote leads to its author: then nothing may be quoted."""
    asked = ports.findable.get()
    if asked is None:
        raise BadInput(
            "No summary was written: nobody can tell here whether a quote leads to who said it. Start the whole server."
        )
    return asked(consultation)


def _authored(analysis: Analysis) -> frozenset[str]:
    return frozenset(theme.id for question in analysis.questions for theme in question.themes if theme.sentence)


def _words(corpus: KeptCorpus) -> KnownWords:
    """As the audit takes them: common words of the languages that were spoken, and our own sentences' English."""
    languages = dict.fromkeys((corpus.settings.language, *corpus.safe.languages, "en"))
    return KnownWords(corpus.safe.public_words, tuple(languages))
