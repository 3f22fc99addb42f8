"""Files come in sealed, are looked at, and are imported once."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries as MaxQueries

from arranged_files import SURVEY, TALK, brought_in, imported, sends, states
from arranged_web import consultation, owner_of, seen, signed_in, words_of
from hearout.web.uploads.models import Piece, Source, Upload
from hearout.web.uploads.queries.brought import brought
from hearout.web.uploads.queries.originals import bytes_of

pytestmark = pytest.mark.django_db


def test_a_survey_and_a_talk_page_find_their_ways_and_are_imported() -> None:
    made = consultation()
    imported(made, {"responses.csv": SURVEY, "Talk page.wiki": TALK})

    assert [(source.way, source.settings.channel.kind) for source in Source.objects.all()] == [
        ("survey", "survey"),
        ("talk", "talk"),
    ]
    came = brought(made)
    assert [(channel.title, reading.source, len(reading.contributions)) for channel, reading in came.readings] == [
        ("Survey", "responses.csv", 12),
        ("Talk page", "Talk page.wiki", 2),
    ]
    first = came.readings[0][1].contributions[0]
    assert [(p.question, p.text) for p in first.passages] == [
        ("kinds", "Decisions of number 1 should be taken where the work is done.")
    ]


def test_what_is_kept_is_sealed_and_comes_out_as_it_was() -> None:
    made = consultation()
    brought_in(made, {"responses.csv": SURVEY})
    assert all(b"Decisions of number" not in bytes(piece.sealed) for piece in Piece.objects.all())
    assert b"".join(bytes_of(Upload.objects.get())) == SURVEY


def test_the_same_file_again_is_told_since_when_it_is_here() -> None:
    made = consultation()
    client = brought_in(made, {"responses.csv": SURVEY})
    answer = sends(client, made, {"other name.csv": SURVEY})
    assert answer.status_code == 302
    assert "This very file is here already, since" in words_of(seen(f"/team/{made.slug}/files/", client=client))
    assert states(made) == {"responses.csv": "looked_at"}
    assert Upload.objects.count() == 1


def test_nothing_chosen_says_so() -> None:
    made = consultation()
    answer = sends(signed_in(owner_of(made)), made, {})
    assert answer.status_code == 400
    assert "Choose at least one file." in words_of(answer)


def test_the_page_of_a_source_accounts_for_every_contribution() -> None:
    made = consultation()
    client = imported(made, {"responses.csv": SURVEY})
    page = words_of(seen(f"/team/{made.slug}/files/read-alike/{Source.objects.get().pk}/", client=client))
    assert "Received 12 Counted 12 Here twice 0 Too late 0 Empty 0 Withdrawn 0" in page
    assert "Decisions of number 5 should be taken where the work is done." in page


@pytest.mark.parametrize("files", [1, 60])
def test_the_page_of_files_asks_the_database_little(files: int, django_assert_max_num_queries: MaxQueries) -> None:
    made = consultation()
    client = brought_in(made, {f"note {number}.txt": f"Words {number}.".encode() for number in range(files)})
    with django_assert_max_num_queries(20):
        assert seen(f"/team/{made.slug}/files/", client=client).status_code == 200
