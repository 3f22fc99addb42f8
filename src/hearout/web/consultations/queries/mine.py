"""The consultations of somebody, as their home page lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext

from hearout.plan.announcement import Announcement, PhaseKind, Said
from hearout.plan.timetable import Stage, closes_at, opens_at, phase_state
from hearout.web.consultations.models import Consultation, Member
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.consultations.queries.readers import Reader, team_reader
from hearout.web.consultations.queries.rooms import consultations_of
from hearout.web.people.models import User
from hearout.web.people.rules import ROLE_TITLES, Role, allows

__all__ = ["Mine", "mine"]


@dataclass(frozen=True, slots=True)
class Mine:
    """One line: `stage` is draft or one of `plan.timetable.Stage`, `standing` says it in words with its time."""

    slug: str
    title: Said
    stage: str
    standing: str
    role: str | Promise
    may_edit: bool


def mine(user: User, now: datetime) -> Iterator[Mine]:
    """All of them, the newest first."""
    for member in consultations_of(user):
        yield _mine(member, member.consultation, user, now)


def _mine(member: Member, consultation: Consultation, user: User, now: datetime) -> Mine:
    public = in_force(consultation)
    said = public or drafted(consultation)
    reader, role = team_reader(user, said), Role(member.role)
    stage, standing = _standing(public, reader, now) if public else ("draft", gettext("Draft, not published"))
    return Mine(
        slug=consultation.slug,
        title=reader.said(said.title),
        stage=stage,
        standing=standing,
        role=ROLE_TITLES[role],
        may_edit=allows(role, "announcement.edit"),
    )


def _standing(said: Announcement, reader: Reader, now: datetime) -> tuple[str, str]:
    """Whether people can take part, and until when; afterwards, whether its work is done."""
    listening = [phase for phase in said.phases if phase.kind is PhaseKind.LISTENING]
    stages = {phase.key: phase_state(phase, said.zone, now).stage for phase in said.phases}
    open_now = [closes_at(phase, said.zone) for phase in listening if stages[phase.key] is Stage.OPEN]
    if open_now:
        return Stage.OPEN, gettext("Open until %(time)s") % {"time": reader.time(max(open_now))}
    to_come = [opens_at(phase, said.zone) for phase in listening if stages[phase.key] is Stage.SOON]
    if to_come:
        return Stage.SOON, gettext("Opens on %(time)s") % {"time": reader.time(min(to_come))}
    work = [closes_at(phase, said.zone) for phase in said.phases if stages[phase.key] in (Stage.OPEN, Stage.SOON)]
    if work:
        return Stage.CLOSED, gettext("Nobody takes part any more; work goes on until %(time)s") % {
            "time": reader.time(max(work))
        }
    return Stage.CLOSED, gettext("Ended")
