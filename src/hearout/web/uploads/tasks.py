"""What the worker does with files."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.utils import timezone

from hearout.messages import Message, counted, ngettext, say
from hearout.messages import gettext_noop as _
from hearout.web import jobs
from hearout.web.consultations.models import Consultation
from hearout.web.uploads.actions.importing import have_looked_at, keep_readings
from hearout.web.uploads.actions.placing import place, refuse
from hearout.web.uploads.actions.receiving import forget_cut_off
from hearout.web.uploads.actions.unpacking import is_archive, unpack
from hearout.web.uploads.models import Source, Upload
from hearout.web.uploads.queries.importing import read
from hearout.web.uploads.queries.limits import Refused, here
from hearout.web.uploads.queries.looking import batches, look
from hearout.web.uploads.queries.opened import forget_left_open
from hearout.web.uploads.rules import Reason, State
from hearout.web.work.models import Work
from hearout.web.work.registry import Report, kind

__all__: list[str] = []

LONGEST_SENDING = timedelta(hours=6)  # what has been coming for longer was cut off
LOOKED_FOR = timedelta(minutes=2)


@kind("uploads.look", title=_("Looking at files that came in"))
def look_at_files(work: Work, report: Report) -> Message | None:
    """Archives first: what is in them is looked at with the rest."""
    consultation = work.consultation
    for upload in _received(consultation):
        _unpack(upload, report)
    files = _received(consultation)
    looked = 0
    for batch in batches(files):
        report(say(_("Looking at the files")), looked, len(files))
        place(consultation, look(batch, partial(_tell, report, looked, len(files))))
        looked += len(batch)
    return counted(ngettext("%(count)s file was looked at.", "%(count)s files were looked at."), looked)


@kind("uploads.import", title=_("Importing files"))
def import_files(work: Work, report: Report) -> Message | None:
    """Of one source. Where it is gone meanwhile there is nothing to do."""
    source = Source.objects.select_related("consultation").filter(pk=work.about, consultation=work.consultation).first()
    if source is None:
        return None
    outcomes = read(source, lambda place, files: report(say(_("Reading the files")), place, files))
    count = keep_readings(source, outcomes, by=work.by, number=source.number, now=timezone.now())
    if all(outcome.reading is None for outcome in outcomes):
        return say(_("No file could be read. The page of files says why."))
    return counted(ngettext("%(count)s contribution was read.", "%(count)s contributions were read."), count)


@jobs.every("uploads.sweep", minutes=2)
def sweep() -> None:
    """Forget what was cut off, and look at what nobody asked to be looked at: its browser was closed first."""
    now = timezone.now()
    forget_cut_off(before=now - LONGEST_SENDING)
    forget_left_open(before=now - LONGEST_SENDING)
    left = Upload.objects.filter(state=State.RECEIVED, undone_at=None, at__lt=now - LOOKED_FOR)
    for consultation in Consultation.objects.filter(pk__in=left.values("consultation")):
        have_looked_at(consultation, by=None, now=now)


def _tell(report: Report, before: int, files: int, place: int) -> None:
    report(say(_("Looking at the files")), before + place, files)


def _received(consultation: Consultation) -> list[Upload]:
    return list(here(consultation).filter(state=State.RECEIVED).select_related("consultation", "by"))


def _unpack(upload: Upload, report: Report) -> None:
    try:
        if is_archive(upload) and upload.by is not None:
            unpacking = say(_("Unpacking an archive"))
            unpack(upload, by=upload.by, now=timezone.now(), told=lambda n, of: report(unpacking, n, of))
    except Refused as refused:
        refuse(upload, Reason.of(refused.message))
