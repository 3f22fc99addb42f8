"""How the draft stands: when it was written, what changed since, and what is left to do in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearout.web.consultations.queries.readers import Reader
from hearout.web.summaries.models import Draft
from hearout.web.summaries.queries.kept import Changed, Now, changed_since
from hearout.web.times import TimeTold

__all__ = ["CHANGES", "DraftTold", "draft_told"]

CHANGES: dict[Changed, str | Promise] = {
    Changed.TAKEN_BACK: _("Somebody took back words that it quoted, so it was thrown away."),
    Changed.PASSAGES: _("Other words passed the gate."),
    Changed.THEMES: _("Themes were looked for again."),
    Changed.THEMES_DECIDED: _("Something was decided about themes, sentences or findings."),
    Changed.QUOTES: _("Something was decided about quotes."),
    Changed.ANNOUNCED: _("Something was announced or decided that the summary tells of."),
}


@dataclass(frozen=True, slots=True)
class DraftTold:
    """`at`: when it was written, None before the first. `is_gone`: words that it quoted were taken back. `changes`
    happened since. `can_begin`: there is something to write it from."""

    at: TimeTold | None
    is_gone: bool
    version: int
    findings: int
    unwritten: int
    changes: tuple[str, ...]
    can_begin: bool

    @property
    def is_stale(self) -> bool:
        return self.at is None or bool(self.changes)


def draft_told(draft: Draft | None, now: Now, reader: Reader) -> DraftTold:
    """In the words of whoever reads it."""
    begins = bool(now.passages or now.analysis)
    if draft is None:
        return DraftTold(None, is_gone=False, version=0, findings=0, unwritten=0, changes=(), can_begin=begins)
    return DraftTold(
        at=reader.time(draft.at),
        is_gone=draft.taken_back,
        version=draft.version,
        findings=draft.findings,
        unwritten=draft.unwritten,
        changes=tuple(str(CHANGES[change]) for change in changed_since(draft, now)),
        can_begin=begins,
    )
