"""A consultation as consultation.toml: `settings.load_consultation` reads the same from it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

import tomli_w

from hearout.folder import keys_of_consultation as keys
from hearout.folder.schema import Section, Setting
from hearout.records.consultation import Channel, ColumnMapping, Consultation, Facet, Outreach, Phase, PhaseChange

__all__ = ["written_consultation"]

Table: TypeAlias = "dict[str, Written]"
Written: TypeAlias = "str | int | date | list[str] | list[Table] | Table"


def written_consultation(consultation: Consultation) -> str:
    """The file. What is as it would be without a line has none."""
    privacy = consultation.privacy
    whole = _said(
        (keys.TITLE, consultation.title),
        (keys.PURPOSE, consultation.purpose),
        (keys.AUDIENCE, consultation.audience),
        (keys.LANGUAGE_OF_SUMMARY, consultation.language),
        (keys.VERSION, consultation.version),
        (keys.PUBLISHED, consultation.published),
        (keys.RESPONSIBLE, consultation.responsible),
        (keys.CONTACT, consultation.contact),
        (keys.AFTERWARDS, consultation.afterwards),
    )
    inner: list[tuple[Section, list[Table]]] = [
        (
            keys.QUESTIONS,
            [_said((keys.QUESTION_KEY, one.key), (keys.QUESTION_TEXT, one.text)) for one in consultation.questions],
        ),
        (keys.CHANNELS, [_channel(one) for one in consultation.channels]),
        (keys.PHASES, [_phase(one) for one in consultation.phases]),
        (keys.OUTREACH, [_outreach(one) for one in consultation.outreach]),
        (keys.FACETS, [_facet(one) for one in consultation.facets]),
    ]
    tables: Table = {section.key: written for section, written in inner if written}
    numbers = _said((keys.MINIMUM, privacy.minimum), (keys.K, privacy.k), (keys.ROUNDING, privacy.rounding))
    tables |= {keys.PRIVACY.key: numbers} if numbers else {}
    return tomli_w.dumps({**whole, **_said((keys.CLOSED_TITLES, consultation.closed_titles)), **tables})


def _channel(channel: Channel) -> Table:
    written = _said(
        (keys.KIND, channel.kind.value),
        (keys.PATH, channel.path),
        (keys.CHANNEL_TITLE, channel.title),
        (keys.OPENS, _moment(channel.opens, channel.timezone)),
        (keys.CLOSES, _moment(channel.closes, channel.timezone)),
        (keys.TIMEZONE, channel.timezone),
        (keys.FORMAT, channel.format),
        (keys.VERIFIED, channel.verified),
        (keys.CHANNEL_CONSENT, channel.consent.value),
        (keys.PARTIAL, channel.partial),
        (keys.FACILITATORS, channel.facilitators),
        (keys.PRESENT, channel.present),
    )
    mapping = _mapping(channel.mapping)
    return {**written, keys.MAPPING.key: mapping} if mapping else written


def _moment(moment: datetime | None, zone: str) -> datetime | None:
    """The clock's time where it is the channel's own zone that tells it, so that it is read back in that zone; else
    with its offset, as an hour that the clocks show twice."""
    if moment is None or moment.fold:
        return moment
    own = moment.tzinfo is UTC if zone == "UTC" else moment.tzinfo == ZoneInfo(zone)
    return moment.replace(tzinfo=None) if own else moment


def _mapping(mapping: ColumnMapping) -> Table:
    return _said(
        (keys.ID_COLUMN, mapping.id),
        (keys.SUBMITTED_COLUMN, mapping.submitted),
        (keys.CONSENT_COLUMN, mapping.consent),
        (keys.LANGUAGE_COLUMN, mapping.language),
        (keys.TOKEN_COLUMN, mapping.token),
        (keys.NAME_COLUMN, mapping.name),
        (keys.EMAIL_COLUMN, mapping.email),
        (keys.FACETS_MAPPED, mapping.facets),
        (keys.CLOSED_MAPPED, mapping.closed),
        (keys.OPEN_MAPPED, {column: key for column, key in mapping.open.items() if key}),
        (keys.CONSENT_VALUES, {answer: level.value for answer, level in mapping.consent_values.items()}),
        (keys.WITHDRAWN, mapping.withdrawn),
        (keys.LEFT, mapping.left),
    )


def _phase(phase: Phase) -> Table:
    written = _said(
        (keys.PHASE_TITLE, phase.title),
        (keys.PHASE_OPENS, phase.opens),
        (keys.PHASE_CLOSES, phase.closes),
        (keys.ENDED, phase.ended),
        (keys.REASON, phase.reason),
        (keys.DECIDED_BY, phase.decided_by),
        (keys.PLANNED, phase.planned),
        (keys.HELD, phase.held),
        (keys.SCHEDULED, phase.scheduled),
        (keys.MOVED, phase.moved),
        (keys.CANCELLED, phase.cancelled),
        (keys.MERGED, phase.merged),
    )
    changes = [_change(one) for one in phase.changes]
    return {**written, keys.CHANGES.key: changes} if changes else written


def _change(change: PhaseChange) -> Table:
    return {
        keys.CHANGE.key: change.kind.value,
        **_said(
            (keys.CHANGED_ON, change.on),
            (keys.NEW_OPENS, change.opens),
            (keys.NEW_CLOSES, change.closes),
            (keys.ROUND_SESSIONS, change.sessions),
            (keys.CHANGE_REASON, change.reason),
            (keys.CHANGE_DECIDED_BY, change.decided_by),
        ),
    }


def _outreach(outreach: Outreach) -> Table:
    return _said(
        (keys.WHERE, outreach.where),
        (keys.ON, outreach.on),
        (keys.PEOPLE, outreach.people),
        (keys.OUTREACH_LINK, outreach.link),
    )


def _facet(facet: Facet) -> Table:
    return _said(
        (keys.FACET_KEY, facet.key),
        (keys.FACET_LABEL, facet.label),
        (keys.ORDER, facet.order),
        (keys.GROUPS, facet.groups),
        (keys.AUDIENCE_IN_NUMBERS, facet.audience),
    )


def _said(*given: tuple[Setting[object], object]) -> Table:
    """Each setting whose value is another than without a line, and those that must be there."""
    return {
        setting.key: _plain(value)
        for setting, value in given
        if setting.required or not (value is None or value in ("", (), {}) or value == setting.default)
    }


def _plain(value: object) -> Written:
    match value:
        case str() | int() | date():
            return value
        case tuple():
            return [str(one) for one in value]
        case Mapping():
            return {str(key): _plain(one) for key, one in value.items()}
    raise TypeError("A setting is text, a number, a date, or a list or table of those.")
