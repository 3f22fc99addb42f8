"""The long work of this room: auditing what would be published."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy

from hearout.messages import Message, counted, ngettext, say
from hearout.messages import gettext_noop as _
from hearout.web.audits.actions.auditing import audited, keep
from hearout.web.audits.queries.candidates import is_stale
from hearout.web.audits.queries.material import drafted, numbers_of
from hearout.web.audits.rules import STEP
from hearout.web.work import registry
from hearout.web.work.models import Work
from hearout.web.work.registry import Report

__all__ = ["audit"]


@registry.step(STEP, title=gettext_lazy("Auditing what would be published"), place=50, stale=is_stale)
def audit(work: Work, report: Report) -> Message | None:
    """Write what would be published, attack it with all that the team knows, and keep both for those who sign."""
    consultation = work.consultation
    report(say(_("Gathering what an attacker could compare it with")))
    numbers = numbers_of(consultation)  # first: what changes from now on is noticed at the end
    draft = drafted(consultation)
    report(say(_("Trying to find people in it, in every way we know; this takes a while")))
    done = audited(consultation, draft, numbers)
    report(say(_("Putting down what came of it")))
    candidate = keep(consultation, done, by=work.by, now=timezone.now())
    if candidate.passed:
        return say(_("Nothing that we tried got too far. It can be signed."))
    refused = ngettext("%(count)s attempt got too far.", "%(count)s attempts got too far.")
    return counted(refused, candidate.refused)
