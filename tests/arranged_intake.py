"""Files as if somebody had brought and imported them, and everything brought together from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from unittest.mock import patch

from django.utils import timezone

from arranged_jobs import do_jobs
from hearout.records import identified as records
from hearout.records.consultation import Channel, ChannelKind, Consent
from hearout.records.identified import Author, Contribution, Passage, Reading
from hearout.records.imports import Rejection
from hearout.web import events
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Contribution as Row
from hearout.web.intake.models import ContributionDecision, Inbox, Person, SetAside
from hearout.web.intake.rules import Rest
from hearout.web.uploads import rules
from hearout.web.uploads.models import Source, Upload

__all__ = ["AT", "answer", "brought_in", "comment", "one_of_each_in_inbox", "reading_of", "together"]

AT = datetime(2026, 9, 10, 9, 0, tzinfo=UTC)
IN_TIME = datetime(2026, 8, 20, 12, 0, tzinfo=UTC)
LATE = datetime(2026, 9, 20, 12, 0, tzinfo=UTC)


def answer(
    native: str,
    words: str,
    *,
    line: int,
    name: str = "",
    email: str = "",
    received: datetime | None = IN_TIME,
    consent: Consent = Consent.QUOTE,
    question: str = "kinds",
    closed: Sequence[str] = (),
) -> Contribution:
    """A response to the survey."""
    return Contribution(
        channel=ChannelKind.SURVEY,
        source="",
        line=line,
        native=native,
        passages=(Passage(words, question),) if words else (),
        author=Author(name=name, email=email, verified=bool(email)),
        received=received,
        consent=consent,
        language="en",
        closed={"often": tuple(closed)} if closed else {},
    )


def comment(words: str, *, line: int, handle: str = "", received: datetime | None = IN_TIME) -> Contribution:
    """A comment on the talk page."""
    author = Author(handle=handle, verified=bool(handle))
    return Contribution(
        ChannelKind.TALK, "", line, "", (Passage(words),), author, received, consent=Consent.PARAPHRASE, language="en"
    )


def reading_of(
    name: str, contributions: Sequence[Contribution], rejections: Sequence[Rejection] = (), form: str = "csv"
) -> Reading:
    """What a reader found in the file of that name."""

    return Reading(name, form, tuple(replace(one, source=name) for one in contributions), tuple(rejections))


def brought_in(
    made: Consultation,
    name: str,
    contributions: Sequence[Contribution],
    *,
    way: str = "survey",
    rejections: Sequence[Rejection] = (),
    now: datetime = AT,
) -> Upload:
    """An imported file of a way of the announcement."""
    kind = contributions[0].channel
    source = Source.objects.filter(consultation=made, way=way).first()
    if source is None:
        settings = rules.Settings(Channel(kind, "files"))
        source = Source.objects.create(consultation=made, way=way, settings=settings)
    upload = Upload.objects.create(
        consultation=made,
        source=source,
        name=name,
        state=rules.State.IMPORTED.value,
        at=now,
        imported_at=now,
        digest=f"digest {Upload.objects.count()}"[:16],
        reading=reading_of(name, contributions, rejections),
        contributions=len(contributions),
    )
    events.files_changed.emit(made.pk)
    return upload


def one_of_each_in_inbox(made: Consultation) -> dict[str, str | int]:
    """What addresses of the inbox take, without anything being brought together: a contribution with an author and a
    decision on it, what is set aside for the owner, somebody who is never to be named."""
    owner, ident = made.members.get(role="owner").user, "c234567abcdefghij"
    Inbox.objects.update_or_create(consultation=made, defaults={"changes": 2})
    where = {"consultation": made, "channel": "survey", "line": 2, "consent": "quote", "contributor": "k1"}
    said = {"rest": Rest("answers.csv"), "author": Author(name="Ines Okafor"), "has_author": True}
    Row.objects.create(ident=ident, place=0, state="counted", **where, **said)
    Row.objects.create(ident=f"{ident}k", place=1, state="set_aside", **where, **said)
    decided = {"consultation": made, "by": owner, "at": AT}
    ContributionDecision.objects.create(
        number=1, contribution=ident, action="consent", aspect="consent", value="quote", was="paraphrase", **decided
    )
    harm = ContributionDecision.objects.create(
        number=2, contribution=f"{ident}k", action="set_aside", aspect="counting", was="counted", **decided
    )
    aside = SetAside.objects.create(
        consultation=made, decision=harm, contribution=harm.contribution, person=owner, note="A threat.", at=AT
    )
    entry = Person.objects.create(
        consultation=made, said=records.Person("Ines Okafor"), mark="mark", origin="typed", at=AT, by=owner
    )
    return {"contribution": ident, "what": "withdraw", "aside": aside.pk, "entry": entry.pk}


def together(made: Consultation, *, now: datetime = AT) -> None:
    """What the worker does until nothing is left to do."""
    with patch.object(timezone, "now", lambda: now):
        do_jobs()
