"""What came on paper or by telephone, typed in by the team."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hearout.records.consultation import Channel, ChannelKind
from hearout.web import events
from hearout.web.consultations.actions.recording import held_still, require
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.people.actions import note
from hearout.web.people.models import User
from hearout.web.uploads.models import Source, Typed
from hearout.web.uploads.queries.brought import announced_questions, channel_of, channels_announced, settings_in
from hearout.web.uploads.queries.slips import reading_of
from hearout.web.uploads.rules import Settings, Slip

__all__ = ["change", "remove", "type_in"]


@transaction.atomic
def type_in(consultation: Consultation, slip: Slip, *, way: str, by: User, now: datetime) -> Typed:
    """Add a slip to those that came by a way of the announcement ("": other means). It is a contribution at once."""
    held = held_still(consultation)
    require("files.bring", by, held)
    last = Typed.objects.filter(consultation=held).aggregate(last=Max("number"))["last"] or 0
    source = _source(held, way)
    typed = Typed.objects.create(source=source, consultation=held, number=last + 1, slip=slip, at=now, by=by)
    note(by, "slip.typed", room=held.pk, about=str(typed.number), now=now)
    _read_again(source)
    return typed


@transaction.atomic
def change(typed: Typed, slip: Slip, *, way: str, by: User, now: datetime) -> None:
    """Write over what was typed wrong."""
    held = held_still(typed.consultation)
    require("files.bring", by, held)
    before, after = typed.source, _source(held, way)
    typed.source, typed.slip, typed.changed_at, typed.changed_by = after, slip, now, by
    typed.save(update_fields=["source", "slip", "changed_at", "changed_by"])
    note(by, "slip.changed", room=held.pk, about=str(typed.number), now=now)
    for source in {before, after}:
        _read_again(source)


@transaction.atomic
def remove(typed: Typed, *, by: User, now: datetime) -> None:
    """Take a slip out: its words are gone. That it was there stays on record."""
    held = held_still(typed.consultation)
    require("files.bring", by, held)
    Typed.objects.filter(pk=typed.pk).update(removed_at=now, removed_by=by, slip=b"")
    note(by, "slip.removed", room=held.pk, about=str(typed.number), now=now)
    _read_again(typed.source)


def _source(consultation: Consultation, way: str) -> Source:
    zone = (in_force(consultation) or drafted(consultation)).zone
    settings = Settings(Channel(ChannelKind.OTHER, "", timezone=zone))
    return Source.objects.get_or_create(
        consultation=consultation, way=way, typed=True, defaults={"settings": settings}
    )[0]


def _read_again(source: Source) -> None:
    """All of its slips, by the engine's own reader."""
    consultation = source.consultation
    rows = Typed.objects.filter(source=source, removed_at=None)
    channel = channel_of(source, settings_in(source), channels_announced(consultation))
    questions = announced_questions(in_force(consultation) or drafted(consultation))
    slips = [(row.number, row.slip) for row in rows]
    source.reading = (  # None stands for nothing kept
        reading_of(slips, f"typed in {source.pk}", channel, questions) if slips else None  # type: ignore[assignment]
    )
    source.save(update_fields=["reading"])
    events.files_changed.emit(consultation.pk)
