"""The body of the draft's page: what would be published, and in it what the team can do."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from hearout import publish
from hearout.disclose.known_words import KnownWords
from hearout.records.draft import Finding, Section
from hearout.web.consultations.models import Consultation
from hearout.web.summaries.queries.findings import keys_of, unwritten_in
from hearout.web.summaries.queries.kept import KeptDraft, Now
from hearout.web.summaries.sentences import looked_at, weight_of

__all__ = ["body_for", "finding_as_published"]


def body_for(
    consultation: Consultation, kept: KeptDraft, known: KnownWords | None, now: Now, *, decides: bool
) -> SafeString:
    """The main part of the page, escaped where it was made. `decides`: whoever reads it may decide."""
    keys, unwritten = keys_of(consultation, kept), unwritten_in(consultation, kept, now)
    around = {"slug": consultation.slug, "decides": decides}

    def beside(finding: Finding) -> str:
        told = {
            **around,
            "key": keys[finding.id],
            "finding": finding,
            "is_unwritten": finding.id in unwritten,
            "warns": bool(known and finding.id not in unwritten and looked_at(finding.text, known, weight_of(finding))),
        }
        return render_to_string("summaries/parts/beside.html", told)

    def below(section: Section) -> str:
        return render_to_string("summaries/parts/below.html", {**around, "section": section})

    body = publish.draft_body(kept.draft, beside, below)
    return mark_safe(body)  # noqa: S308  made by our own templates, which escape


def finding_as_published(kept: KeptDraft, finding: Finding) -> SafeString:
    """One finding as it would stand on the page."""
    return mark_safe(publish.finding_body(kept.draft, finding))  # noqa: S308  as above
