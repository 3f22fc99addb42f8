"""The long work of this room: looking for themes."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy

from hearout.engines.apart import apart
from hearout.errors import BadInput
from hearout.messages import Message, counted, ngettext, say
from hearout.messages import gettext_noop as _
from hearout.records.decisions import Decisions
from hearout.web.analysis.actions.keeping import keep
from hearout.web.analysis.looking import Given, look
from hearout.web.analysis.queries.decided import decided, newest_number
from hearout.web.analysis.queries.kept import is_stale
from hearout.web.passages.queries import kept
from hearout.web.work import registry
from hearout.web.work.models import Work
from hearout.web.work.registry import Report

__all__ = ["STEP", "look_for_themes"]

STEP = "analysis.themes"
LITTLE, MUCH = 300, 3_000  # passages


@registry.step(STEP, title=gettext_lazy("Looking for themes"), place=30, stale=is_stale)
def look_for_themes(work: Work, report: Report) -> Message | None:
    """Group what passed the gate, as people decided, and put that in the place of the run before."""
    here = kept(work.consultation)
    if here is None:
        raise BadInput("No words have passed the gate yet. Bring in files and decide about words first.")
    number = newest_number(work.consultation)
    themes, anchors = decided(work.consultation)
    given = Given(here.safe, here.settings, Decisions(themes=themes, anchors=anchors))
    telling = _Telling(report, _doing(len(here.safe.passages)))
    analysis = apart(look, given, stop=telling.stop, progress=telling.progress)
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


class _Telling:
    """Says how many questions are done, and hears often whether somebody wants the work to stop."""

    def __init__(self, report: Report, doing: Message) -> None:
        self._report, self._doing, self._far = report, doing, (0, 0)

    def progress(self, done: int, total: int) -> None:
        self._far = done, total
        self.stop()

    def stop(self) -> bool:
        """Raises Stopped where somebody does; else no."""
        self._report(self._doing, *self._far)
        return False


def _doing(passages: int) -> Message:
    """What is being done, and honestly how long it takes."""
    if passages < LITTLE:
        said = _("Looking for themes in %(number)s passages, question by question; this takes less than a minute")
    elif passages < MUCH:
        said = _("Looking for themes in %(number)s passages, question by question; this takes about a minute")
    else:
        said = _("Looking for themes in %(number)s passages, question by question; this takes some minutes")
    return say(said, number=passages)
