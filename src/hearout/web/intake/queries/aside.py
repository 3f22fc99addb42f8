"""What is set aside, for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from hearout.records.identified import Passage
from hearout.web.consultations.models import Consultation, Member
from hearout.web.consultations.queries.readers import Reader
from hearout.web.intake.models import SetAside
from hearout.web.intake.queries.reading import passages_by
from hearout.web.intake.rules import TO_SET_ASIDE
from hearout.web.people.models import User
from hearout.web.people.rules import Role, allows
from hearout.web.times import TimeTold

__all__ = ["AsideTold", "aside_for", "aside_in", "asides_told", "count_aside", "takers"]


@dataclass(frozen=True, slots=True)
class AsideTold:
    """One contribution that was set aside, for whom it was set aside for."""

    number: int
    ident: str
    by: str
    at: TimeTold
    note: str = field(repr=False)
    said: tuple[str, ...] = field(repr=False)
    is_settled: bool


def takers(consultation: Consultation) -> tuple[User, ...]:
    """Those of the team for whom something can be set aside."""
    members = Member.objects.filter(consultation=consultation, user__is_active=True).select_related("user")
    by_name = members.order_by("user__name", "user__email")
    return tuple(member.user for member in by_name if allows(Role(member.role), TO_SET_ASIDE))


def aside_for(consultation: Consultation, person: User) -> QuerySet[SetAside]:
    """What is set aside for them, oldest first."""
    found = SetAside.objects.filter(consultation=consultation, person=person, decision__current=True)
    return found.select_related("decision__by")


def asides_told(consultation: Consultation, person: User, reader: Reader) -> tuple[AsideTold, ...]:
    """The same in words."""
    mine = tuple(aside_for(consultation, person))
    said = passages_by(consultation, (one.contribution for one in mine))
    return tuple(_told(one, said.get(one.contribution, ()), reader) for one in mine)


def aside_in(consultation: Consultation, number: int) -> SetAside | None:
    """The one of that number."""
    return SetAside.objects.filter(consultation=consultation, pk=number).first()


def count_aside(consultation: Consultation) -> int:
    """How many are set aside, for anybody."""
    return SetAside.objects.filter(consultation=consultation, decision__current=True).count()


def _told(one: SetAside, said: Sequence[Passage], reader: Reader) -> AsideTold:
    by = one.decision.by
    return AsideTold(
        number=one.pk,
        ident=one.contribution,
        by=(by.name or by.email) if by else "",
        at=reader.time(one.at),
        note=one.note,
        said=tuple(passage.text for passage in said),
        is_settled=one.settled_at is not None,
    )
