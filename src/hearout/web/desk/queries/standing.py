"""How far the desk is: how many words wait, and whether what was decided has come through the gate yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Min, OuterRef, QuerySet

from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Gate, SpanDecision, Word, WordDecision
from hearout.web.desk.queries.decided import asks_second_reader, decisions_number
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
    may be confirmed by whoever asks. `behind`: something was decided that has not come through the gate yet."""

    decided: int
    left: int
    second: int
    for_me: int
    always_second: bool
    came: bool
    behind: bool
    at: datetime | None

    @property
    def words(self) -> int:
        """All that were ever asked about."""
        return self.decided + self.left


def standing(consultation: Consultation, user: User | None = None) -> Standing:
    """Where it stands for `user`."""
    gate = Gate.objects.filter(consultation=consultation).values("decisions_number", "at").first()
    second = waiting_for_second(consultation)
    return Standing(
        decided=WordDecision.objects.filter(consultation=consultation, current=True).count(),
        left=waiting_words(consultation).count(),
        second=len(second),
        for_me=sum(1 for one in second if user is not None and one.by_id != user.pk),
        always_second=asks_second_reader(consultation),
        came=gate is not None,
        behind=gate is not None and gate["decisions_number"] != decisions_number(consultation),
        at=gate["at"] if gate else None,
    )


def waiting_words(consultation: Consultation) -> QuerySet[Word]:
    """Words about which nobody decided yet, in their order."""
    decided = WordDecision.objects.filter(consultation=consultation, mark=OuterRef("mark"), current=True)
    return Word.objects.filter(~Exists(decided), consultation=consultation)


def is_stale(consultation: Consultation) -> bool:
    """Whether the gate would let through something else by now."""
    numbers = Gate.objects.filter(consultation=consultation).values_list("intake_number", "decisions_number").first()
    return numbers != (number_of(consultation), decisions_number(consultation))


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
