"""Pages of the desk ask the database a bounded number of times, however much there is."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from arranged_desk import KEEP, NOW, decided, desk, url, waiting
from arranged_intake import answer, brought_in, together
from arranged_web import owner_of, seen, signed_in
from hearout.records.decisions import WordAction
from hearout.web.consultations.models import Consultation
from hearout.web.desk.actions.deciding import Ruling
from hearout.web.desk.models import Marked

pytestmark = pytest.mark.django_db
MOST = 20
WORDS = ("Zanvoort", "Kelbrun", "Mistavo", "Orlendi", "Quastel", "Brivenko", "Stolmar", "Ferrund")
PAGES = (
    "words/",
    "words/left/",
    "words/missed/",
    "words/second/",
    "words/log/",
    "words/glossary/",
    "passages/",
    "passages/{passage}/",
    "passages/{passage}/reword/",
)


def full(made: Consultation) -> Consultation:
    """Many words in many places, some decided, some waiting for a second reader."""
    said = [
        answer(f"m{number}", f"Perlschmiede {word} met Tvashtri in Ombeyi.", line=number + 2)
        for number, word in enumerate(
            ["Zanvoort", "Kelbrun", "Mistavo", "Orlendi", "Quastel", "Brivenko", "Stolmar", "Ferrund"]
        )
    ]
    brought_in(made, "more.csv", said)
    together(made)
    for number, word in enumerate(waiting(made)[2:6]):
        decided(made, word, KEEP if number % 2 else Ruling(WordAction.CLEAR, second=True))
    return made


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_little(path: str, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    made = full(desk())
    client = signed_in(owner_of(made))
    passage = Marked.objects.filter(consultation=made)[0].passage
    with django_assert_max_num_queries(MOST):
        assert seen(f"/team/forum/{path.format(passage=passage)}", NOW, client=client).status_code == 200


def test_a_word_with_many_places_asks_no_more(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    made = full(desk())
    client = signed_in(owner_of(made))
    with django_assert_max_num_queries(MOST):
        assert seen(url(made, "Ombeyi"), NOW, client=client).status_code == 200
