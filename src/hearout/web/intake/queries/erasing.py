"""What would go if somebody's words were erased: found by a contribution, or by what its author is called."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hearout.corpus.people import folded_email, folded_handle, folded_name
from hearout.records.identified import Author
from hearout.records.imports import State
from hearout.web.consultations.models import Consultation
from hearout.web.intake import touches
from hearout.web.intake.models import Contribution, Passage
from hearout.web.intake.queries.corpus import corpus_of
from hearout.web.intake.queries.reading import passages_by
from hearout.web.intake.touches import Touch

__all__ = ["Going", "by_author", "going", "with_copies"]


@dataclass(frozen=True, slots=True)
class Going:
    """What an erasure takes: contributions, passages in them, files whose originals go, and what rests on it in other
    rooms. `aside` of those that were looked for are set aside for somebody, and stay."""

    contributions: tuple[Contribution, ...]
    passages: int
    files: int
    touched: tuple[Touch, ...]
    aside: int

    @property
    def idents(self) -> tuple[str, ...]:
        return tuple(one.ident for one in self.contributions)


def by_author(consultation: Consultation, called: str) -> tuple[str, ...]:
    """Contributions whose author has that name, address or handle, in any case: all are opened and compared in memory,
    as nothing sealed can be looked for."""
    corpus, wanted = corpus_of(consultation), _forms(Author(called, called, called))
    return tuple(one.id for one in corpus.contributions if _forms(one.author) & wanted) if corpus else ()


def with_copies(consultation: Consultation, ident: str) -> tuple[str, ...]:
    """The contribution of that id and what says the same by the same person, in this file or another."""
    row = Contribution.objects.filter(consultation=consultation, ident=ident).first()
    if row is None:
        return ()
    same = Contribution.objects.filter(consultation=consultation, contributor=row.contributor)
    idents = tuple(same.values_list("ident", flat=True))
    said = _said(consultation, idents)
    return tuple(one for one in idents if one == ident or (said.get(one) and said.get(one) == said.get(ident)))


def going(consultation: Consultation, idents: Collection[str]) -> Going:
    """What goes with these contributions. What is set aside stays: it may be needed by whom it was set aside for."""
    rows = tuple(Contribution.objects.filter(consultation=consultation, ident__in=list(idents)))
    goes = tuple(row for row in rows if row.state != State.SET_ASIDE)
    leaving = [row.ident for row in goes]
    passages = Passage.objects.filter(consultation=consultation, contribution__in=leaving).count()
    files = len({row.upload for row in goes if row.upload})
    return Going(goes, passages, files, touches.of(consultation, leaving), len(rows) - len(goes))


def _forms(author: Author) -> frozenset[str]:
    """A name may also be the handle, and the other way round."""
    forms = (folded_name(author.name), folded_email(author.email), folded_handle(author.handle))
    return frozenset(filter(None, forms))


def _said(consultation: Consultation, idents: Iterable[str]) -> dict[str, str]:
    """What was said in each, without regard to case and layout."""
    said = passages_by(consultation, idents)
    return {
        ident: " ".join(word for one in of_it for word in one.text.casefold().split()) for ident, of_it in said.items()
    }
