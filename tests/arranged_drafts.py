"""A draft of the summary as the worker writes it, in tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from arranged_looking import looked
from arranged_passages import AT
from arranged_web import owner_of
from hearout.records.draft import Finding
from hearout.web.consultations.models import Consultation
from hearout.web.sealed import pseudonym
from hearout.web.summaries import ports
from hearout.web.summaries.queries.kept import KeptDraft, kept
from hearout.web.summaries.rules import STEP
from hearout.web.work.actions import begin
from hearout.web.work.models import Work
from hearout.web.work.tasks import do

__all__ = ["draft_of", "drafted", "finding_about", "key_of", "nothing_can_be_found", "redrafted"]


@contextmanager
def nothing_can_be_found(*, but: str = "") -> Iterator[None]:
    """Nobody who searches what is public finds who said something, but for words that hold `but`."""
    before = ports.findable.get()
    ports.findable.fill(lambda _: lambda words, _passage: bool(but) and but in words)
    try:
        yield
    finally:
        ports.findable.fill(before)  # type: ignore[arg-type]


def drafted(made: Consultation) -> Work:
    """The work of writing the draft, done."""
    work = begin(made, STEP, by=owner_of(made), now=AT)
    do(str(work.pk))
    return Work.objects.get(pk=work.pk)


def redrafted(made: Consultation) -> KeptDraft:
    """The draft after themes were looked for again."""
    looked(made)
    drafted(made)
    return draft_of(made)


def draft_of(made: Consultation) -> KeptDraft:
    found = kept(made)
    assert found is not None
    return found


def finding_about(made: Consultation, word: str) -> Finding:
    """The finding whose name or key words hold a word."""
    findings = draft_of(made).draft.findings()
    return next(one for one in findings if word in f"{one.label} {one.keywords}".lower())


def key_of(made: Consultation, finding: Finding) -> str:
    """What stands for it in addresses."""
    return pseudonym(made.pk, "analysis.theme", finding.theme)
