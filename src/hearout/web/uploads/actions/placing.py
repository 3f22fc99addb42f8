"""What a look found is put in its place: files come to a source, or are refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from hearout.collect.guiding import match_question
from hearout.plan.announcement import Announcement
from hearout.records.consultation import Channel, ChannelKind, Facet
from hearout.records.proposal import FileSeen, ProposedChannel, ProposedColumn, Use
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.uploads import ports
from hearout.web.uploads.actions.holding import hold
from hearout.web.uploads.models import Source, Upload
from hearout.web.uploads.queries.brought import announced_questions, settings_in
from hearout.web.uploads.queries.limits import here
from hearout.web.uploads.queries.looking import Look
from hearout.web.uploads.rules import Reason, Settings, State

__all__ = ["place", "refuse"]


@transaction.atomic
def place(consultation: Consultation, look: Look) -> None:
    """Write down what was seen. Files that were taken out meanwhile stay out."""
    waiting = {one.pk: one for one in here(consultation).filter(state=State.RECEIVED)}
    for ident, reason in look.refused.items():
        if upload := waiting.get(ident):
            refuse(upload, reason)
    here(consultation).filter(pk__in=look.people, state=State.RECEIVED).update(state=State.ASKS)
    announcement = in_force(consultation) or drafted(consultation)
    held = ports.sessions_are_held(consultation)
    for group in look.groups:
        files = [(waiting[ident], seen) for seen in group.files if (ident := look.by_name[seen.name]) in waiting]
        if held and group.kind is ChannelKind.SESSION:
            for upload, _ in files:
                hold(upload)
        elif files:
            source = _place(consultation, group, announcement)
            _join(source, files, look, sure=_is_sure(group, announcement))


def refuse(upload: Upload, reason: Reason) -> None:
    """Keep why a file cannot be used."""
    upload.state, upload.reason = State.REFUSED, reason
    upload.save(update_fields=["state", "reason"])


def _place(consultation: Consultation, group: ProposedChannel, announcement: Announcement) -> Source:
    """The source that such files belong to; a new one where there is none."""
    ways = _ways(group, announcement)
    return _like(consultation, group) or Source.objects.create(
        consultation=consultation, way=ways[0] if ways else "", settings=_settings(group, announcement)
    )


def _join(source: Source, files: Sequence[tuple[Upload, FileSeen]], look: Look, *, sure: bool) -> None:
    for upload, seen in files:
        upload.source, upload.seen, upload.glance = source, seen, look.glances[seen.name]
        upload.state = State.LOOKED_AT if sure and not seen.doubt else State.ASKS
        upload.save(update_fields=["source", "seen", "glance", "state"])


def _is_sure(group: ProposedChannel, announcement: Announcement) -> bool:
    """Whether the announcement has just one way that such files can have come by."""
    return len(_ways(group, announcement)) == 1


def _ways(group: ProposedChannel, announcement: Announcement) -> list[str]:
    return [way.key for way in announcement.ways if way.kind is group.kind]


def _like(consultation: Consultation, group: ProposedChannel) -> Source | None:
    """The source that such files are read with already: of the same kind, and of tables one with the same columns.
    A questionnaire without answers goes with the survey that is there."""
    only_asks = not any(seen.received for seen in group.files)
    columns = {one.column for one in group.columns}
    for source in Source.objects.filter(consultation=consultation, typed=False).order_by("-pk"):
        settings = settings_in(source)
        if settings.channel.kind is not group.kind or settings.channel.format != group.format:
            continue
        if only_asks or {one.column for one in settings.columns} == columns:
            return source
    return None


def _settings(group: ProposedChannel, announcement: Announcement) -> Settings:
    """The proposal as settings. Open questions go to the guiding questions of the announcement that they ask."""
    mapping = group.mapping
    asked = announced_questions(announcement)
    opened = {one.column: match_question(one.words or one.column, asked) for one in group.columns if _is_open(one)}
    titles = {one.key: one.words for one in group.columns if one.use is Use.CLOSED}
    facets = tuple(Facet(one.key, one.words, one.order) for one in group.columns if one.use is Use.FACET)
    channel = Channel(
        group.kind, "", timezone=announcement.zone, format=group.format, mapping=replace(mapping, open=opened)
    )
    return Settings(channel, facets, titles, group.columns)


def _is_open(column: ProposedColumn) -> bool:
    return column.use is Use.QUESTION and bool(column.key)
