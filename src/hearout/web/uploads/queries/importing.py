"""What is in the files of a source, as its settings have them read: nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from hearout import collect
from hearout.errors import HearoutError, UnreadableSource
from hearout.messages import gettext_noop as _
from hearout.messages import say
from hearout.records.consultation import Channel, ChannelKind, GuidingQuestion
from hearout.records.identified import Reading
from hearout.records.questionnaire import Questionnaire
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.uploads.models import Source, Upload
from hearout.web.uploads.queries.brought import announced_questions, channel_of, channels_announced, settings_in
from hearout.web.uploads.queries.limits import here
from hearout.web.uploads.queries.opened import opened
from hearout.web.uploads.queries.originals import has_original
from hearout.web.uploads.rules import OF_A_SOURCE, Reason

__all__ = ["Read", "files_of", "read", "rows_of", "why_not"]


@dataclass(frozen=True, slots=True)
class Read:
    """A file with what was read in it, or the reason why nothing was."""

    upload: Upload
    reading: Reading | None
    reason: Reason | None = None


def files_of(source: Source) -> list[Upload]:
    """The files that are read with its settings."""
    return list(rows_of(source))


def rows_of(source: Source) -> QuerySet[Upload]:
    """The same, not fetched yet."""
    return here(source.consultation).filter(source=source, state__in=OF_A_SOURCE).order_by("pk")


def read(source: Source, told: Callable[[int, int], None]) -> list[Read]:
    """Every file of the source, one after the other. `told` hears which, of how many."""
    consultation = source.consultation
    announcement = in_force(consultation) or drafted(consultation)
    channel = channel_of(source, settings_in(source), channels_announced(consultation))
    questions = announced_questions(announcement)
    uploads = files_of(source)
    beside = _questionnaires(uploads, channel, announcement.main_language)
    outcomes: list[Read] = []
    for place, upload in enumerate(uploads):
        told(place, len(uploads))
        outcomes.append(_read(upload, channel, questions, beside))
    return outcomes


def why_not(error: HearoutError) -> Reason:
    """Why a file cannot be read. What the engine says of it never holds contributors' words."""
    if not isinstance(error, UnreadableSource):
        return Reason("%(why)s", {"why": str(error)})
    if error.line:
        return Reason.of(say(_("Line %(line)s: %(what)s"), line=error.line, what=error.what))
    return Reason("%(why)s", {"why": error.what})


def _read(
    upload: Upload, channel: Channel, questions: tuple[GuidingQuestion, ...], beside: tuple[Questionnaire, ...]
) -> Read:
    if not has_original(upload):  # somebody had words in it erased: what was read without them stays as it is
        return Read(upload, upload.reading)
    with opened(upload) as path:
        try:
            return Read(upload, collect.read_source(path, upload.name, channel, questions, beside))
        except HearoutError as error:
            return Read(upload, None, why_not(error))


def _questionnaires(uploads: Sequence[Upload], channel: Channel, language: str) -> tuple[Questionnaire, ...]:
    """Those among the files of a survey; one that cannot be read is told of when it is read itself."""
    if channel.kind is not ChannelKind.SURVEY:
        return ()
    found: list[Questionnaire] = []
    for upload in filter(has_original, uploads):
        with opened(upload) as path:
            try:
                found.extend(collect.questionnaires_among([(path, upload.name)], language))
            except HearoutError:
                continue
    return tuple(found)
