"""The consultation as the engine takes it: what was announced and decided, and the channels of the files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hearout.records.consultation import Consultation as Settings
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.decisions import record_dated
from hearout.web.intake.models import Together
from hearout.web.intake.rules import Channels
from hearout.web.uploads.queries.brought import Brought, brought

__all__ = ["channels_in", "settings_of", "settings_with"]


def settings_of(consultation: Consultation, *, version: int = 1, published: date | None = None) -> Settings:
    """As it is announced now, with the channels, facets and titles of what was brought together last."""
    kept = Together.objects.filter(consultation=consultation).only("consultation_id", "channels").first()
    channels = kept.channels if kept else channels_in(brought(consultation))
    assert channels is not None  # written with every bringing together
    return settings_with(consultation, channels, version=version, published=published)


def settings_with(
    consultation: Consultation, channels: Channels, *, version: int = 1, published: date | None = None
) -> Settings:
    """As it is announced now, with those channels."""
    language = (in_force(consultation) or drafted(consultation)).main_language
    return replace(
        record_dated(consultation, language, published),
        channels=channels.channels,
        facets=channels.facets,
        closed_titles=channels.closed_titles,
        version=version,
        published=published,
    )


def channels_in(came: Brought) -> Channels:
    """What the files say besides contributions."""
    return Channels(came.channels, came.facets, came.closed_titles)
