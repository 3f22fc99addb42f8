"""What would be published as the public would read it: the same page, before anybody else can."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from hearout.plan.announcement import Text
from hearout.web.audits.models import Candidate
from hearout.web.audits.queries.candidates import signers
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.languages import direction, name_in
from hearout.web.public.links import links_of_preview
from hearout.web.public.page import around
from hearout.web.public.summaries import VersionTold
from hearout.web.public.summary_page import SummaryPage, body, files_told
from hearout.web.public.visitors import Visitor
from hearout.web.releases.rules import REPORT_PAGE

__all__ = ["previewed"]


def previewed(candidate: Candidate, interface: str, now: datetime, *, report: bool) -> SummaryPage:
    """The summary, or its privacy report, in the frame that it would have. Its files must still be kept."""
    consultation, files, draft = candidate.consultation, candidate.files, candidate.draft
    slug, said = consultation.slug, in_force(consultation) or drafted(consultation)
    language = interface if interface in said.languages else said.main_language
    visitor = Visitor(language, said.zone)
    links = links_of_preview(slug, said, visitor, is_published=consultation.public_id is not None)
    reader, here = visitor.reads(said), reverse("audits:preview", args=[slug, candidate.number])
    return SummaryPage(
        around=around(slug, said, visitor, links),
        body=body(files, report=report),
        is_report=report,
        has_report=REPORT_PAGE in files,
        language=draft.language,
        direction=direction(draft.language),
        language_name=name_in(draft.language, reader.spoken),
        title=draft.title,
        version=VersionTold(candidate.version, reader.time(now), reader.said(Text()), here, is_here=True),
        newer=None,
        versions=(),
        signed_by=signers(candidate),
        taken_back=(),
        files=files_told(files, lambda name: reverse("audits:file", args=[slug, candidate.number, name])),
        digest=candidate.digest,
        summary_url=here,
    )
