"""The words of the field, as a list."""

from __future__ import annotations

from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Term

__all__ = ["term_in", "terms"]


def terms(consultation: Consultation) -> tuple[Term, ...]:
    """Those that nobody struck, in the order of the alphabet."""
    rows = Term.objects.filter(consultation=consultation, struck_at=None).select_related("by")
    return tuple(sorted(rows, key=lambda one: one.term.casefold()))


def term_in(consultation: Consultation, ident: int) -> Term | None:
    """The word of that number, where it is still in it."""
    of_it = Term.objects.filter(consultation=consultation, struck_at=None).select_related("consultation")
    return of_it.filter(pk=ident).first()
