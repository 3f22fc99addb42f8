"""Files in a consultation, for tests that look at every page: made by the same actions as in life."""

from __future__ import annotations

from datetime import datetime, timedelta

from hearout.records.consultation import Consent
from hearout.web.consultations.models import Consultation
from hearout.web.people.models import User
from hearout.web.uploads.actions.placing import place
from hearout.web.uploads.actions.receiving import Incoming, keep
from hearout.web.uploads.actions.typing import type_in
from hearout.web.uploads.models import Source
from hearout.web.uploads.queries.limits import here
from hearout.web.uploads.queries.looking import look
from hearout.web.uploads.rules import Slip, SlipAnswer, State

__all__ = ["seed_files"]

FILES = {
    "answers.csv": "Number,May we quote you?,What should change?,Your role\n"
    + "".join(f"{number},Yes,Tell us sooner what you decide.,writer\n" for number in range(1, 15)),
    "roster.csv": "name,aliases,email,handles\nInes Okafor,Ines,ines@example.org,@ines\n",
    "scan.txt": "\x00\x00",
}


def seed_files(room: Consultation, by: User, now: datetime) -> dict[str, int]:
    """A survey that waits, a list of people, a file that cannot be read, a slip: the arguments of their addresses."""
    coming = [Incoming(room, name, by=by, now=now) for name in FILES]
    for one, content in zip(coming, FILES.values(), strict=True):
        one.write(content.encode())
        one.end()
    keep(coming, by=by, now=now)
    place(room, look(list(here(room).filter(state=State.RECEIVED)), lambda _: None))
    said = Slip(
        (now - timedelta(days=1)).date(), Consent.QUOTE, (SlipAnswer("", "Nobody told us when the buses stop."),)
    )
    slip = type_in(room, said, way="", by=by, now=now)
    files = {one.name: one.pk for one in here(room)}
    survey = Source.objects.get(consultation=room, typed=False)
    return {"file": files["scan.txt"], "people": files["roster.csv"], "source": survey.pk, "slip": slip.number}
