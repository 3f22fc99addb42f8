"""What holds for the whole desk: the second reader, the glossary, and which passages somebody has looked at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hearout.web.consultations.actions.recording import require
from hearout.web.consultations.models import Consultation
from hearout.web.desk.actions.deciding import changed
from hearout.web.desk.models import Desk, Marked, Term
from hearout.web.desk.queries.marks import marks
from hearout.web.people.actions import note
from hearout.web.people.models import User

__all__ = ["add_terms", "ask_always", "look_at", "strike_term"]


@transaction.atomic
def ask_always(consultation: Consultation, *, always: bool, by: User, now: datetime) -> None:
    """Whether everything that is kept or made more general must be confirmed by somebody else."""
    require("words.decide", by, consultation)
    if Desk.objects.filter(consultation=consultation, second_reader=always).exists():
        return
    changed(consultation)
    Desk.objects.filter(consultation=consultation).update(second_reader=always)
    note(by, "desk.second_reader_asked" if always else "desk.second_reader_freed", room=consultation.pk, now=now)


@transaction.atomic
def add_terms(consultation: Consultation, terms: Iterable[str], *, by: User, now: datetime) -> int:
    """Put words of the field into the glossary; how many of them are new."""
    require("words.decide", by, consultation)
    mark = marks(consultation)
    number = changed(consultation)
    known = set(Term.objects.filter(consultation=consultation, struck_at=None).values_list("mark", flat=True))
    new = {mark(term): term for term in terms if mark(term) not in known}
    for stand_in, term in new.items():
        Term.objects.create(consultation=consultation, mark=stand_in, term=term, by=by, at=now)
    note(by, "glossary.changed", room=consultation.pk, about=f"{number}", now=now)
    return len(new)


@transaction.atomic
def strike_term(term: Term, *, by: User, now: datetime) -> None:
    """Take a word out of the glossary; it waits again the next time."""
    require("words.decide", by, term.consultation)
    number = changed(term.consultation)
    Term.objects.filter(pk=term.pk, struck_at=None).update(struck_by=by, struck_at=now)
    note(by, "glossary.changed", room=term.consultation_id, about=f"{number}", now=now)


@transaction.atomic
def look_at(marked: Marked, *, looked: bool, by: User, now: datetime) -> None:
    """Put down that somebody read a passage with its marks, or that it should be read again."""
    require("words.decide", by, marked.consultation)
    marked.looked_by, marked.looked_at = (by, now) if looked else (None, None)
    marked.save(update_fields=["looked_by", "looked_at"])
