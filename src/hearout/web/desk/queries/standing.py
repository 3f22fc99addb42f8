"""How far the desk is: how many words wait, and whether what was decided has come through the gate yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hearout.records.anonymised import Coverage
from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Gate, SpanDecision, Word, WordDecision
from hearout.web.desk.queries.decided import decisions_number, waits_when
from hearout.web.desk.queries.log import waiting_for_second
from hearout.web.intake.queries.corpus import number_of
from hearout.web.people.models import User

__all__ = [
    "Standing",
    "behind_since",
    "is_stale",
    "second_since",
    "standing",
    "waiting_words",
    "words_since",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """`decided` words and those that still wait (`left`); `second` decisions wait for a second reader, `for_me` of them
    may be confirmed by whoever asks. `changes` is the number of the newest decision; `behind`: something was decided
    that has not come through the gate yet. `coverage` is None before anything came."""

    decided: int
    left: int
    second: int
    for_me: int
    always_second: bool
    changes: int
    behind: bool
    coverage: Coverage | None

    @property
    def words(self) -> int:
        """All that were ever asked about."""
        return self.decided + self.left

    @property
    def came(self) -> bool:
        """Whether anything came through the gate."""
        return self.coverage is not None


def standing(consultation: Consultation, user: User | None = None) -> Standing:
    """Where it stands for `user`."""
    counted = (
        _count(WordDecision.objects.filter(consultation=consultation, current=True)),
        _count(waiting_words(consultation)),
    )
    now = Consultation.objects.filter(pk=consultation.pk).values_list(
        *counted, "desk__changes", "desk__second_reader", "gate__decisions_number"
    )
    decided, left, changes, always, gated = now.get()
    second = _who_waits(consultation, always=bool(always))
    return Standing(
        decided=decided,
        left=left,
        second=len(second),
        for_me=sum(user is not None and by != user.pk for by in second),
        always_second=bool(always),
        changes=changes or 0,
        behind=gated is not None and gated != (changes or 0),
        coverage=_coverage(consultation),
    )


def waiting_words(consultation: Consultation) -> QuerySet[Word]:
    """Words about which nobody decided yet, in their order."""
    decided = WordDecision.objects.filter(consultation=consultation, mark=OuterRef("mark"), current=True)
    return Word.objects.filter(~Exists(decided), consultation=consultation)


def is_stale(consultation: Consultation) -> bool:
    """Whether the gate would let through something else by now."""
    numbers = Gate.objects.filter(consultation=consultation).values_list("intake_number", "decisions_number").first()
    return numbers != (number_of(consultation), decisions_number(consultation))


def _who_waits(consultation: Consultation, *, always: bool) -> list[UUID]:
    """Of each decision that waits for a second reader, who took it."""
    waits = Q(consultation=consultation, current=True) & waits_when(always=always)
    words, spans = (
        model.objects.filter(waits).order_by().values_list("by_id") for model in (WordDecision, SpanDecision)
    )
    return [by for (by,) in words.union(spans, all=True)]


def _coverage(consultation: Consultation) -> Coverage | None:
    row = Gate.objects.filter(consultation=consultation).only("consultation_id", "coverage").first()
    return row.coverage if row else None


def _count(rows: QuerySet[Word] | QuerySet[WordDecision]) -> Coalesce:
    """How many they are, inside another query."""
    return Coalesce(Subquery(rows.order_by().values("consultation").annotate(count=Count("pk")).values("count")), 0)


def words_since(consultation: Consultation) -> datetime | None:
    """When the oldest word came that waits."""
    return waiting_words(consultation).order_by("since").values_list("since", flat=True).first()


def second_since(consultation: Consultation) -> datetime | None:
    """When the first decision was taken that waits for a second reader."""
    return min((one.at for one in waiting_for_second(consultation)), default=None)


def behind_since(consultation: Consultation) -> datetime | None:
    """When something was decided first that has not come through the gate."""
    gate = Gate.objects.filter(consultation=consultation).values_list("decisions_number", flat=True).first()
    newer = {"consultation": consultation, "number__gt": gate or 0}
    firsts = (model.objects.filter(**newer).aggregate(at=Min("at"))["at"] for model in (WordDecision, SpanDecision))
    return min((at for at in firsts if at), default=None)
