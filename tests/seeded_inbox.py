"""A consultation with an inbox: answers and comments in every state, what was decided, set aside, and who is known."""

from __future__ import annotations

from datetime import datetime

from arranged_intake import LATE, answer, brought_in, comment
from arranged_web import consultation
from hearout.records import identified
from hearout.records.consultation import Consent
from hearout.records.decisions import ContributionAction
from hearout.records.imports import Rejection
from hearout.web.consultations.models import Consultation, Member
from hearout.web.intake.actions.aside import set_aside
from hearout.web.intake.actions.deciding import decide
from hearout.web.intake.actions.people import add_people
from hearout.web.intake.actions.together import Rows, put
from hearout.web.intake.models import Contribution, Person
from hearout.web.intake.queries.together import made_now
from hearout.web.intake.rules import Origin
from hearout.web.people.models import User
from hearout.web.people.rules import Role

__all__ = ["INBOX", "seed_inbox"]

INBOX = "market"
"""The address of the consultation."""
WORDS = (
    "The night bus should run until two, at least on Fridays: people stand in the cold for an hour.",
    "More shade trees along the market street, and benches under them.",
    "Nobody told us when the library closes early.",
    "ينبغي أن يعمل الباص الليلي حتى الثانية.",
    "Somebody should take care of the lamps in the underpass.",
)


def seed_inbox(owner: User, reviewer: User, now: datetime) -> dict[str, str | int]:
    """What addresses of the inbox take."""
    made = consultation(owner, slug=INBOX)
    Member.objects.create(consultation=made, user=reviewer, role=Role.REVIEWER, since=now)
    _bring(made, now)
    first, other = Contribution.objects.filter(consultation=made, channel="survey", state="counted")[:2]
    asked = "She wrote to the mailbox and asked that nothing be quoted."
    said = identified.Person("Ines Okafor", ("Ines O.", "Inés"), "ines@example.org", ("Ines_Okafor",))
    decide(made, first.ident, ContributionAction.CONSENT, value="paraphrase", reason=asked, seen="", by=owner, now=now)
    set_aside(made, other.ident, owner, text="It reads like a threat.", seen="", by=owner, now=now)
    add_people(made, [said, identified.Person("Teodor Vashti")], Origin.TYPED, by=owner, now=now)
    _put_together(made, now)
    entry = Person.objects.filter(consultation=made).earliest("pk")
    return {"contribution": first.ident, "what": "withdraw", "entry": entry.pk}


def _bring(made: Consultation, now: datetime) -> None:
    answers = [answer(str(n), words, line=n, name=f"Ines Okafor {n}") for n, words in enumerate(WORDS, 2)]
    more = [
        answer("20", "Shorter meetings.", line=20, received=LATE),
        answer("21", "", line=21, consent=Consent.COUNT),
    ]
    rejected = [Rejection(30, "has more cells than there are headers")]
    brought_in(made, "answers-from-the-survey-2026-09-01-final.csv", [*answers, *more], rejections=rejected, now=now)
    brought_in(made, "answers again.csv", answers[:1], now=now)
    brought_in(made, "Talk page.wiki", [comment("Benches by the river, please.", line=3, handle="Noor")], way="talk")
    _put_together(made, now)


def _put_together(made: Consultation, now: datetime) -> None:
    everything, rows = made_now(made), Rows(made)
    for upload, one in everything.rows():
        rows.add(upload, one)
    put(made, everything, rows, now=now)
