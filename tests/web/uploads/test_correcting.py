"""What the team corrects, takes out and types in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from arranged_files import SURVEY, TALK, brought_in, imported, states
from arranged_jobs import do_jobs
from arranged_web import DURING_SESSIONS, consultation, member, owner_of, seen, sent, signed_in, words_of
from hearout import collect
from hearout.records.consultation import Consent
from hearout.records.imports import State as Counted
from hearout.web.consultations import needs, sections
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.intake.queries.corpus import roster_of
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role
from hearout.web.uploads.models import Piece, Source, Typed, Upload
from hearout.web.uploads.queries.brought import announced_questions, brought
from hearout.web.uploads.queries.slips import as_text

pytestmark = pytest.mark.django_db

SAID = {
    "way": "survey:survey",
    "format": "",
    "timezone": "Africa/Nairobi",
    "consent": "count",
    "verified": "on",
    "partial": "count",
    "facilitators": "",
    "import": "yes",
}
COLUMNS = ("id", "submitted", "consent", "question:kinds", "facet")
NAMES = b"name,aliases,email,handles\nInes Okafor,Ines;Inez,ines@example.org,@ines\nKofi Mensah,,,\n"


def corrected(made: Consultation, uses: tuple[str, ...], **also: str) -> Source:
    """The survey after its columns were said to be for that, and it was imported."""
    client = brought_in(made, {"answers.csv": SURVEY})
    source = Source.objects.get(typed=False)
    typed = {**SAID, **{f"use-{place}": use for place, use in enumerate(uses)}, **also}
    answer = sent(client, f"/team/{made.slug}/files/read-alike/{source.pk}/", typed)
    assert answer.status_code == 302, words_of(answer)
    do_jobs()
    source.refresh_from_db()
    return source


def test_what_is_said_of_a_source_is_how_it_is_read() -> None:
    made = consultation()
    source = corrected(made, COLUMNS, **{"title-4": "What people do"})
    channel = source.settings.channel
    assert (channel.timezone, channel.consent, channel.verified) == ("Africa/Nairobi", Consent.COUNT, True)
    assert [facet.label for facet in source.settings.facets] == ["What people do"]
    [(read_with, reading)] = brought(made).readings
    assert read_with.closes is not None  # as announced
    first = reading.contributions[0]
    assert first.received is not None
    assert (first.received.hour, first.consent, first.author.verified) == (6, Consent.QUOTE, True)
    assert list(first.facets.values()) == [("writer",)]


def test_a_column_that_is_left_out_is_not_read() -> None:
    made = consultation()
    corrected(made, ("id", "submitted", "consent", "left", "facet"))
    [(_, reading)] = brought(made).readings
    assert [one.passages for one in reading.contributions] == [()] * 12


def test_what_an_answer_allows_can_be_said() -> None:
    made = consultation()
    corrected(made, COLUMNS, **{"answer-2-0": "paraphrase", "answer-2-1": "withdrawn"})
    [(_, reading)] = brought(made).readings
    assert [(one.state, one.consent) for one in reading.contributions[:2]] == [
        (Counted.COUNTED, Consent.PARAPHRASE),
        (Counted.WITHDRAWN, Consent.COUNT),
    ]


def test_two_columns_for_what_only_one_can_be_is_said_beside_the_second() -> None:
    made = consultation()
    client = brought_in(made, {"answers.csv": SURVEY})
    source = Source.objects.get()
    answer = sent(client, f"/team/{made.slug}/files/read-alike/{source.pk}/", {**SAID, "use-0": "id", "use-1": "id"})
    assert answer.status_code == 400
    assert "Another column is used for this already. Keep one of them." in words_of(answer)
    source.refresh_from_db()
    assert source.number == 1


def test_a_source_is_read_again_with_other_settings() -> None:
    made = consultation()
    source = corrected(made, COLUMNS)
    client = signed_in(owner_of(made))
    kept = {name: value for name, value in SAID.items() if name != "import"}
    sent(client, f"/team/{made.slug}/files/read-alike/{source.pk}/", {**kept, "timezone": "UTC", "use-1": "submitted"})
    assert "with other settings than those below" in words_of(
        seen(f"/team/{made.slug}/files/read-alike/{source.pk}/", client=client)
    )
    sent(client, f"/team/{made.slug}/files/read-alike/{source.pk}/", {**SAID, "timezone": "UTC", "use-1": "submitted"})
    do_jobs()
    [(_, reading)] = brought(made).readings
    assert reading.contributions[0].received is not None
    assert reading.contributions[0].received.hour == 9


def test_a_newer_export_joins_the_survey_that_is_here() -> None:
    made = consultation()
    imported(made, {"answers.csv": SURVEY})
    brought_in(made, {"answers, later.csv": SURVEY + b"13,2026-08-30 10:00:00,Yes,I came late to this.,writer\n"})
    assert Source.objects.count() == 1
    assert states(made) == {"answers.csv": "imported", "answers, later.csv": "looked_at"}


def test_taking_a_file_out_says_first_what_goes_and_deletes_it() -> None:
    made = consultation()
    client = imported(made, {"answers.csv": SURVEY, "Talk page.wiki": TALK})
    upload = next(one for one in Upload.objects.all() if one.name == "answers.csv")
    path = f"/team/{made.slug}/files/{upload.pk}/take-out/"
    assert "12 contributions were read in it. They go" in words_of(seen(path, client=client))
    assert sent(client, path, {}).status_code == 302
    assert [reading.source for _, reading in brought(made).readings] == ["Talk page.wiki"]
    assert not Piece.objects.filter(upload=upload).exists()
    upload.refresh_from_db()
    assert (upload.reading, upload.glance) == (None, None)
    assert AuditEntry.objects.filter(did="file.undone", about=f"{upload.pk} / 12").exists()


def test_a_file_that_was_taken_out_can_be_brought_again() -> None:
    made = consultation()
    client = imported(made, {"answers.csv": SURVEY})
    sent(client, f"/team/{made.slug}/files/{Upload.objects.get().pk}/take-out/", {})
    imported(made, {"answers.csv": SURVEY})
    assert states(made) == {"answers.csv": "imported"}


def test_a_list_of_people_goes_where_names_are_that_are_never_published() -> None:
    made = consultation()
    client = brought_in(made, {"roster.csv": NAMES})
    upload = Upload.objects.get()
    assert "names that must never be published" in words_of(seen(f"/team/{made.slug}/files/", client=client))
    sent(client, f"/team/{made.slug}/files/{upload.pk}/people/", {})
    assert [person.name for person in roster_of(made).people] == ["Ines Okafor", "Kofi Mensah"]
    assert states(made) == {"roster.csv": "handed_on"}
    assert not Piece.objects.exists()


def test_what_waits_is_told_on_the_overview_and_then_what_came() -> None:
    made = consultation()
    brought_in(made, {"answers.csv": SURVEY, "scan.pdf": b"%PDF-1.7 \x00\x01"})
    told = {need.title for need in needs.of(made, Role.OWNER, DURING_SESSIONS)}
    assert {"Files wait to be imported", "What came in cannot all be read"} <= told
    imported(made, {"Talk page.wiki": TALK})
    shown = {section.key: section for section in sections.of(made, Role.OWNER, DURING_SESSIONS)}
    assert [source.contributions for source in shown["files"].content] == [12, 2]
    assert "files" not in {section.key for section in sections.of(made, Role.READER, DURING_SESSIONS)}


def typed(made: Consultation, **fields: str) -> int:
    """The status of what is answered to a slip that is typed in."""
    slip = {"means": "", "received": "2026-09-05", "consent": "quote", "language": "", "author": "", **fields}
    return sent(signed_in(owner_of(made)), f"/team/{made.slug}/files/typed/", slip).status_code


def test_slips_are_contributions_as_the_same_text_in_a_file_would_be(tmp_path: Path) -> None:
    made = consultation()
    typed(made, **{"text-0": "Only large ones.\n---\nFrom: me", "text-1": "Six people.", "author": "Ines Okafor"})
    typed(made, **{"text-2": "Question: who pays?", "consent": "count", "language": "en"})
    [(channel, reading)] = brought(made).readings
    rows = Typed.objects.order_by("number")
    path = tmp_path / "slips.txt"
    path.write_text(as_text([(row.number, row.slip) for row in rows]), encoding="utf-8")
    questions = announced_questions(drafted(made))
    from_file = collect.read_source(path, reading.source, channel, questions)
    assert reading.contributions == from_file.contributions
    assert [[(p.question, p.text) for p in one.passages] for one in reading.contributions] == [
        [("kinds", "Only large ones. — From: me"), ("involved", "Six people.")],
        [("", "Question: who pays?")],
    ]
    assert [one.native for one in reading.contributions] == ["slip 1", "slip 2"]


def test_a_slip_is_changed_and_taken_out_and_the_others_keep_their_numbers() -> None:
    made = consultation()
    for words in ("First.", "Second.", "Third."):
        typed(made, **{"text-0": words})
    client = signed_in(owner_of(made))
    slip = {
        "means": "",
        "received": "2026-09-05",
        "consent": "count",
        "text-0": "Second, as it was said.",
        "author": "",
    }
    sent(client, f"/team/{made.slug}/files/typed/2/", slip)
    sent(client, f"/team/{made.slug}/files/typed/1/take-out/", {})
    [(_, reading)] = brought(made).readings
    assert [(one.native, one.consent, one.passages[0].text) for one in reading.contributions] == [
        ("slip 2", Consent.COUNT, "Second, as it was said."),
        ("slip 3", Consent.QUOTE, "Third."),
    ]
    assert Typed.objects.get(number=1).slip is None


def test_a_slip_without_words_or_from_a_day_to_come_says_so() -> None:
    made = consultation()
    assert typed(made) == 400
    assert typed(made, **{"text-0": "Words.", "received": "2027-01-01"}) == 400
    assert not Typed.objects.exists()


def test_way_day_and_consent_stay_for_the_next_slip() -> None:
    made = consultation()
    client = signed_in(owner_of(made))
    slip = {"means": "", "received": "2026-09-03", "consent": "count", "text-0": "Words."}
    sent(client, f"/team/{made.slug}/files/typed/", slip)
    page = seen(f"/team/{made.slug}/files/typed/", client=client).content.decode()
    assert 'value="2026-09-03"' in page
    assert re.findall(r'<input type="radio"[^>]*value="(\w+)"[^>]*checked', page) == ["count"]
    assert re.findall(r'<textarea name="([^"]+)"[^>]*autofocus', page) == ["text-0"]


def test_an_analyst_finds_no_files() -> None:
    made = consultation()
    analyst = signed_in(member(made, Role.ANALYST))
    assert seen(f"/team/{made.slug}/files/", client=analyst).status_code == 404
