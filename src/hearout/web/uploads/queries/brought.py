"""Everything that was imported, as the stages after it want it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from hearout.collect.session import NAME as KEPT
from hearout.plan.announcement import Announcement
from hearout.records.consultation import Channel, Facet, GuidingQuestion
from hearout.records.identified import Reading
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.decisions import record_of
from hearout.web.uploads.models import Source, Upload
from hearout.web.uploads.rules import Settings, State

__all__ = [
    "PLACE",
    "Brought",
    "announced_questions",
    "brought",
    "channel_of",
    "channels_announced",
    "is_kept",
    "settings_in",
]


PLACE = "files/"
"""What the path of a channel begins with; the id of its source follows."""


@dataclass(frozen=True, slots=True)
class Brought:
    """All that came in: the channels in the order in which they were set up, and each reading with its channel. The
    source that a reading names is one of a kind in the consultation."""

    channels: tuple[Channel, ...]
    readings: tuple[tuple[Channel, Reading], ...] = field(repr=False)
    facets: tuple[Facet, ...] = ()
    closed_titles: Mapping[str, str] = field(default_factory=dict)


def brought(consultation: Consultation) -> Brought:
    """What is imported now. It opens every reading: for work in the background, not for a page."""
    announced = channels_announced(consultation)
    channels: list[Channel] = []
    read: list[tuple[Channel, Reading]] = []
    facets: dict[str, Facet] = {}
    titles: dict[str, str] = {}
    for source in Source.objects.filter(consultation=consultation):
        settings = settings_in(source)
        channel = channel_of(source, settings, announced)
        of_it = [(channel, reading) for reading in _readings(source)]
        if not of_it:
            continue
        channels.append(channel)
        read += of_it
        facets = {**{facet.key: facet for facet in settings.facets}, **facets}
        titles = {**settings.closed_titles, **titles}
    return Brought(tuple(channels), tuple(read), tuple(facets.values()), titles)


def channels_announced(consultation: Consultation) -> Mapping[str, Channel]:
    """The announcement's ways as the engine's channels, by their keys: with their titles, dates and zones."""
    announcement = in_force(consultation) or drafted(consultation)
    recorded = record_of(consultation, announcement.main_language)
    return {way.key: channel for way, channel in zip(announcement.ways, recorded.channels, strict=True)}


def announced_questions(announcement: Announcement) -> tuple[GuidingQuestion, ...]:
    """The guiding questions, in the announcement's main language."""
    main = announcement.main_language
    return tuple(
        GuidingQuestion(one.key, one.text.said(main, announcement.languages).words.strip())
        for one in announcement.questions
    )


def channel_of(source: Source, settings: Settings, announced: Mapping[str, Channel]) -> Channel:
    """The source as a channel: what the announcement says of its way now, and what the team set."""
    own, way = settings.channel, announced.get(source.way)
    path = f"{PLACE}{source.pk}"  # sources that are alike in everything are still two channels
    if way is None:
        return replace(own, path=path)
    return replace(
        own,
        path=path,
        title=own.title or way.title,
        opens=own.opens or way.opens,
        closes=own.closes or way.closes,
    )


def settings_in(source: Source) -> Settings:
    """How its files are read."""
    settings = source.settings
    assert settings is not None  # a source is made with them
    return settings


def is_kept(source: Source) -> bool:
    """Whether its files hold what may be kept of sessions, as somebody said who speaks in them."""
    return settings_in(source).channel.format == KEPT


def _readings(source: Source) -> Iterator[Reading]:
    if source.typed and source.reading is not None:
        yield source.reading
    for upload in Upload.objects.filter(source=source, state=State.IMPORTED, undone_at=None):
        reading = upload.reading
        if reading is not None:
            yield reading
