"""The long work of this room: looking for themes."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy

from hearout.analyse import analyse, with_reach
from hearout.errors import BadInput
from hearout.messages import Message, counted, ngettext, say
from hearout.messages import gettext_noop as _
from hearout.records.analysis import Analysis
from hearout.records.decisions import Decisions
from hearout.web.analysis.actions.keeping import keep
from hearout.web.analysis.queries.decided import decided, newest_number
from hearout.web.analysis.queries.kept import is_stale
from hearout.web.passages.queries import KeptCorpus, kept
from hearout.web.work import registry
from hearout.web.work.models import Work
from hearout.web.work.registry import Report

__all__ = ["STEP", "look_for_themes"]

STEP = "analysis.themes"
SEED = 0  # as `hearout run` has it
SOME_SECONDS, A_MINUTE = 300, 3_000  # passages


@registry.step(STEP, title=gettext_lazy("Looking for themes"), place=30, stale=is_stale)
def look_for_themes(work: Work, report: Report) -> Message | None:
    """Group what passed the gate, as people decided, and put that in the place of the run before."""
    here = kept(work.consultation)
    if here is None:
        raise BadInput("No words have passed the gate yet. Bring in files and decide about words first.")
    report(_doing(len(here.safe.passages)))
    number = newest_number(work.consultation)
    themes, anchors = decided(work.consultation)
    analysis = _analysed(here, Decisions(themes=themes, anchors=anchors))
    report(say(_("Putting the themes in their place")))
    is_kept = keep(
        work.consultation,
        analysis,
        here.safe.passages,
        passages_number_=here.number,
        decisions_number=number,
        now=timezone.now(),
    )
    if not is_kept:
        return say(_("Other passages came in meanwhile. Bring the themes up to date again."))
    found = sum(len(question.themes) for question in analysis.questions)
    return counted(ngettext("%(count)s theme was found.", "%(count)s themes were found."), found)


def _analysed(here: KeptCorpus, decisions: Decisions) -> Analysis:
    analysis = analyse(here.safe, here.settings, decisions, seed=SEED)
    return with_reach(analysis, here.safe, here.settings, seed=SEED)


def _doing(passages: int) -> Message:
    """What is being done, and honestly how long it takes: nothing can be counted meanwhile."""
    if passages < SOME_SECONDS:
        return counted(
            ngettext(
                "Looking for themes in %(count)s passage; this takes some seconds",
                "Looking for themes in %(count)s passages; this takes some seconds",
            ),
            passages,
        )
    if passages < A_MINUTE:
        return say(_("Looking for themes in %(number)s passages; this takes about a minute"), number=passages)
    return say(_("Looking for themes in %(number)s passages; this takes some minutes"), number=passages)
