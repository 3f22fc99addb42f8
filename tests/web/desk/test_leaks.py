"""A rare word that nobody decided about stays in front of the gate: in rows, in records, on every page behind it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from arranged_addresses import addresses, arguments
from arranged_desk import KEEP, MASK, NOW, decided, desk, in_africa, url
from arranged_intake import together
from arranged_web import member, owner_of, seen, signed_in
from hearout.web import events
from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Marked, Place, Word
from hearout.web.desk.queries.raw import gone
from hearout.web.intake.models import Passage as Raw
from hearout.web.packing import pack
from hearout.web.passages.models import Passage
from hearout.web.passages.queries import kept
from hearout.web.people.rules import Role
from hearout.web.work.actions import bring_up_to

pytestmark = pytest.mark.django_db
BEHIND = ("analysis:", "summaries:", "releases:", "public:", "passages:")
RARE = "ombeyi"


def behind_the_gate(made: Consultation) -> str:
    """All that is kept there."""
    corpus = kept(made)
    assert corpus is not None
    packed = repr((corpus.safe, corpus.settings, corpus.facts, corpus.coverage, corpus.safe.public_words))
    rows = " ".join(row.said.text for row in Passage.objects.filter(consultation=made))
    texts = " ".join(passage.text.text for passage in corpus.safe.passages)
    return f"{packed} {rows} {texts} {len(pack(corpus.safe))}".casefold()


def pages_behind(made: Consultation) -> dict[str, str]:
    """Every page of the safe rooms that takes no more than the consultation's name, as an analyst sees it."""
    client = signed_in(member(made, Role.ANALYST))
    names = [name for name, _ in addresses() if name.startswith(BEHIND) and arguments(name) <= {"slug"}]
    answers = {name: seen(reverse(name, args=[made.slug] * len(arguments(name))), NOW, client=client) for name in names}
    return {name: answer.content.decode().casefold() for name, answer in answers.items() if answer.status_code == 200}


def test_the_word_is_seen_at_the_desk() -> None:
    """The control: were it behind the gate, these tests would see it."""
    made = desk()
    assert RARE in seen(url(made, RARE), NOW, client=signed_in(owner_of(made))).content.decode().casefold()
    decided(made, RARE, KEEP)
    bring_up_to(made, "desk.gate", by=None, now=NOW)
    together(made)
    assert RARE in behind_the_gate(made)


@pytest.mark.parametrize("ruling", [None, MASK, in_africa()], ids=["undecided", "masked", "made more general"])
def test_it_does_not_get_behind_the_gate(ruling: object) -> None:
    made = desk()
    if ruling:
        decided(made, RARE, ruling)  # type: ignore[arg-type]
        bring_up_to(made, "desk.gate", by=None, now=NOW)
        together(made)
    assert RARE not in behind_the_gate(made)
    shown = pages_behind(made)
    assert "public:page" in shown
    assert [name for name, markup in shown.items() if RARE in markup] == []


def test_no_table_of_the_desk_holds_a_word_in_the_open() -> None:
    made = desk()
    decided(made, RARE, in_africa("a town near the lake"))
    rows = [repr(row) for model in (Word, Place, Marked) for row in model.objects.values()]
    assert rows
    assert not any(RARE in row.casefold() or "the lake" in row for row in rows)


def test_what_is_taken_back_leaves_the_desk_at_once() -> None:
    made = desk()
    ident = Place.objects.filter(word__kind="word", consultation=made)[0].passage
    before = Marked.objects.filter(consultation=made).count()
    Raw.objects.filter(consultation=made, ident=ident).delete()
    assert gone(made) == (ident,)
    events.words_taken_back.emit(made.pk)
    assert Marked.objects.filter(consultation=made).count() == before - 1
    assert not Place.objects.filter(passage=ident).exists()
    assert not Word.objects.filter(consultation=made, stands=None).exists()
