"""consultation.toml becomes a Consultation, or one error that names every place that is wrong."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, time, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from hearout.errors import FolderError
from hearout.folder import keys_of_consultation as keys
from hearout.folder.agreement import disagreements
from hearout.folder.schema import Problem, Taken, take, told
from hearout.folder.sources import FILE_NAME, usual_channels
from hearout.folder.values import Moment
from hearout.records.consultation import (
    Channel,
    ColumnMapping,
    Consultation,
    Facet,
    GuidingQuestion,
    Outreach,
    Phase,
    PhaseChange,
    Privacy,
)

__all__ = ["load_consultation"]

LARGEST = 2_000_000  # bytes; a file of settings has a few thousand
START_OF_DAY = time(0, 0)
END_OF_DAY = time(23, 59, 59)


def load_consultation(folder: Path, data: Path | None) -> Consultation:
    """The consultation in `folder`; `data` is a second place where sources may lie.

    Raises FolderError with every problem at its place, tables counted from 1 (`channels[2].opens`).
    """
    if not folder.is_dir():
        raise FolderError(f"{folder} is no folder. `hearout init {folder}` writes a new one.")
    if data is not None and not data.is_dir():
        raise FolderError(f"--data: {data} is no folder.")
    problems: list[Problem] = []
    taken = take(keys.WHOLE_FILE, _parsed(folder / FILE_NAME), "", problems)
    consultation = _consultation(taken, usual_channels(folder, data))
    problems.extend(disagreements(consultation) if not problems else ())
    if problems:
        raise FolderError(f"{folder / FILE_NAME} cannot be used as it is:\n{told(problems)}")
    return consultation


def _parsed(path: Path) -> object:
    try:
        if path.stat().st_size > LARGEST:
            raise FolderError(
                f"{path} is larger than 2 MB. It holds settings alone; contributions go into the folders."
            )
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise FolderError(f"There is no {path}. `hearout init` writes a folder with one.") from None
    except OSError as error:
        raise FolderError(f"{path} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise FolderError(f"{path} is not UTF-8 (byte {error.start + 1}). Save it as UTF-8.") from None
    except RecursionError:
        raise FolderError(f"{path} has lists or tables inside each other a thousand deep.") from None
    except ValueError as error:  # tomllib's own, and numbers that Python refuses
        raise FolderError(
            f"{path} is not valid TOML: {error}. Texts stand in quotes, dates do not need them."
        ) from None


def _consultation(taken: Taken, usual: tuple[Channel, ...]) -> Consultation:
    channels = tuple(_channel(one, taken.inside(keys.CONSENT)) for one in taken.each(keys.CHANNELS))
    promised = taken.inside(keys.CONSENT)
    privacy = taken.inside(keys.PRIVACY)
    return Consultation(
        title=taken[keys.TITLE],
        questions=tuple(
            GuidingQuestion(one[keys.QUESTION_KEY], one[keys.QUESTION_TEXT]) for one in taken.each(keys.QUESTIONS)
        ),
        channels=channels or tuple(_promised(channel, promised) for channel in usual),
        purpose=taken[keys.PURPOSE],
        audience=taken[keys.AUDIENCE],
        language=taken[keys.LANGUAGE_OF_SUMMARY],
        version=taken[keys.VERSION],
        published=taken[keys.PUBLISHED],
        responsible=taken[keys.RESPONSIBLE],
        contact=taken[keys.CONTACT],
        afterwards=taken[keys.AFTERWARDS],
        phases=tuple(_phase(one) for one in taken.each(keys.PHASES)),
        outreach=tuple(_outreach(one) for one in taken.each(keys.OUTREACH)),
        facets=_facets(taken, channels),
        closed_titles=taken[keys.CLOSED_TITLES],
        privacy=Privacy(privacy[keys.MINIMUM], privacy[keys.K], privacy[keys.ROUNDING]),
    )


def _channel(taken: Taken, promised: Taken) -> Channel:
    kind, name = taken[keys.KIND], taken[keys.TIMEZONE]
    zone: tzinfo = UTC if name == "UTC" else ZoneInfo(name)
    return Channel(
        kind=kind,
        path=taken[keys.PATH],
        title=taken[keys.CHANNEL_TITLE],
        opens=_instant(taken[keys.OPENS], zone, START_OF_DAY),
        closes=_instant(taken[keys.CLOSES], zone, END_OF_DAY),
        timezone=name,
        format=taken[keys.FORMAT],
        mapping=_mapping(taken.inside(keys.MAPPING)),
        consent=taken[keys.CHANNEL_CONSENT] or promised[keys.CONSENT_OF_KIND[kind]],
        verified=taken[keys.VERIFIED],
        partial=taken[keys.PARTIAL],
        facilitators=taken[keys.FACILITATORS],
        present=taken[keys.PRESENT],
    )


def _instant(moment: Moment | None, zone: tzinfo, if_a_day: time) -> datetime | None:
    """An aware instant. A time that the clocks pass over or show twice is taken as their first reading (PEP 495)."""
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, if_a_day)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def _mapping(taken: Taken) -> ColumnMapping:
    return ColumnMapping(
        id=taken[keys.ID_COLUMN],
        submitted=taken[keys.SUBMITTED_COLUMN],
        consent=taken[keys.CONSENT_COLUMN],
        language=taken[keys.LANGUAGE_COLUMN],
        token=taken[keys.TOKEN_COLUMN],
        name=taken[keys.NAME_COLUMN],
        email=taken[keys.EMAIL_COLUMN],
        facets=taken[keys.FACETS_MAPPED],
        closed=taken[keys.CLOSED_MAPPED],
        open=taken[keys.OPEN_MAPPED],
        consent_values=taken[keys.CONSENT_VALUES],
        withdrawn=taken[keys.WITHDRAWN],
        left=taken[keys.LEFT],
    )


def _promised(channel: Channel, promised: Taken) -> Channel:
    return replace(channel, consent=promised[keys.CONSENT_OF_KIND[channel.kind]])


def _phase(taken: Taken) -> Phase:
    return Phase(
        title=taken[keys.PHASE_TITLE],
        opens=taken[keys.PHASE_OPENS],
        closes=taken[keys.PHASE_CLOSES],
        ended=taken[keys.ENDED],
        reason=taken[keys.REASON],
        decided_by=taken[keys.DECIDED_BY],
        planned=taken[keys.PLANNED],
        held=taken[keys.HELD],
        scheduled=taken[keys.SCHEDULED],
        moved=taken[keys.MOVED],
        cancelled=taken[keys.CANCELLED],
        merged=taken[keys.MERGED],
        changes=tuple(_change(one) for one in taken.each(keys.CHANGES)),
    )


def _change(taken: Taken) -> PhaseChange:
    return PhaseChange(
        kind=taken[keys.CHANGE],
        on=taken[keys.CHANGED_ON],
        opens=taken[keys.NEW_OPENS],
        closes=taken[keys.NEW_CLOSES],
        sessions=taken[keys.ROUND_SESSIONS],
        reason=taken[keys.CHANGE_REASON],
        decided_by=taken[keys.CHANGE_DECIDED_BY],
    )


def _outreach(taken: Taken) -> Outreach:
    return Outreach(taken[keys.WHERE], taken[keys.ON], taken[keys.PEOPLE], taken[keys.OUTREACH_LINK])


def _facets(taken: Taken, channels: tuple[Channel, ...]) -> tuple[Facet, ...]:
    """The facets described, then those that are only mapped: an answer that was mapped is never left out in silence."""
    described = tuple(
        Facet(
            one[keys.FACET_KEY],
            one[keys.FACET_LABEL],
            one[keys.ORDER],
            one[keys.GROUPS],
            one[keys.AUDIENCE_IN_NUMBERS],
        )
        for one in taken.each(keys.FACETS)
    )
    known = {facet.key for facet in described}
    mapped = dict.fromkeys(key for channel in channels for key in channel.mapping.facets)
    return (*described, *(Facet(key, key) for key in mapped if key not in known))
