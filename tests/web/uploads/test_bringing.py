"""Files come in sealed, are looked at, and are imported once."""

from __future__ import annotations

import pytest

from arranged_files import SURVEY, TALK, brought_in, imported, sends, states
from arranged_web import consultation, owner_of, seen, signed_in, words_of
from hearout.web.uploads.models import Piece, Source, Upload
from hearout.web.uploads.queries.brought import brought
from hearout.web.uploads.queries.originals import bytes_of
from hearout.web.work.models import Work

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


def test_pages_show() -> None:
    made = consultation()
    client = imported(made, {"responses.csv": SURVEY, "Talk page.wiki": TALK})
    print([w.outcome for w in Work.objects.all()])
    source = Source.objects.first()
    for path in ("", f"read-alike/{source.pk}/", "typed/", f"{Upload.objects.first().pk}/take-out/"):
        answer = seen(f"/team/{made.slug}/files/{path}", client=client)
        assert answer.status_code == 200, path
    print(words_of(seen(f"/team/{made.slug}/files/read-alike/{source.pk}/", client=client)))
