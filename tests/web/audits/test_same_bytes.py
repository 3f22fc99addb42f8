"""A consultation can leave the server as a folder, and `hearout run` makes the same public bytes of it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from arranged_jobs import do_jobs
from arranged_web import consultation, owner_of
from hearout import pipeline, publish
from hearout.engines import LocalEngine
from hearout.folder.opened import open_folder
from hearout.records.consultation import Consent
from hearout.records.decisions import WordAction
from hearout.records.identified import Person
from hearout.web.audits.queries.candidates import current
from hearout.web.audits.rules import STEP
from hearout.web.consultations.models import Consultation
from hearout.web.demo.story import Stage, tell
from hearout.web.desk.actions.deciding import Ruling, decide_word
from hearout.web.desk.actions.desk import add_terms
from hearout.web.intake.actions.people import add_people
from hearout.web.intake.rules import Origin
from hearout.web.people.queries import log_of_room
from hearout.web.releases.queries import files_of, newest
from hearout.web.uploads.actions.importing import have_imported, have_looked_at
from hearout.web.uploads.actions.receiving import Incoming, keep
from hearout.web.uploads.actions.typing import type_in
from hearout.web.uploads.models import Source
from hearout.web.uploads.rules import Slip, SlipAnswer
from hearout.web.work.actions import bring_up_to

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 9, 10, 9, 0, tzinfo=UTC)
SAID = (
    "The minutes come too late for anybody who was not there.",
    "I want the minutes on the day of the meeting.",
    "Late minutes mean that nobody outside can object in time.",
    "Publish minutes early, then people can follow.",
    "Nobody told the translators that the interface would change.",
    "Translators hear of changes when it is too late, as Ombeyi said.",
)


def with_a_dozen() -> Consultation:
    """A survey of twelve and two slips, some words decided, audited."""
    made = consultation()
    by = owner_of(made)
    rows = [f'{n},2026-08-{10 + n} 10:00,"{SAID[n % len(SAID)]} ({n})"' for n in range(12)]
    text = "\n".join(["Response ID,Date submitted,Who is involved when a decision is taken?", *rows])
    coming = Incoming(made, "answers.csv", by=by, now=NOW)
    coming.write(text.encode())
    coming.end()
    keep([coming], by=by, now=NOW)
    have_looked_at(made, by=by, now=NOW)
    do_jobs()
    have_imported(Source.objects.get(consultation=made), by=by, now=NOW)
    for words in ("Ask the operators first.", "Too many meetings, says Rahel."):
        slip = Slip(date(2026, 8, 20), Consent.QUOTE, (SlipAnswer("involved", words),))
        type_in(made, slip, way="", by=by, now=NOW)
    add_people(made, (Person("Rahel Ombeyi", ("Rahel",), "rahel@example.org"),), Origin.TYPED, by=by, now=NOW)
    add_terms(made, ["Kestrel"], by=by, now=NOW)
    decide_word(made, "translators", Ruling(WordAction.CLEAR, reason="a word of the field"), seen=0, by=by, now=NOW)
    bring_up_to(made, STEP, by=by, now=NOW)
    do_jobs()
    return made


def left_to(folder: Path, slug: str) -> str:
    """What the command says that writes the folder."""
    said = io.StringIO()
    call_command("exportfolder", slug, str(folder), stdout=said)
    return said.getvalue()


def run_on(folder: Path) -> tuple[Mapping[str, bytes], bool]:
    """What `hearout run` would publish, or what the audit refused, with its tables for spreadsheets, which the web
    offers beside it; and whether it passed."""
    opened = open_folder(folder, None)
    assert opened.warnings == ()
    outcome = pipeline.run(opened.inputs, seed=0, engine=LocalEngine(), previous=(), progress=lambda _: None)
    public = publish.publish(outcome.draft, None) if outcome.public is None else outcome.public
    return {**public, **publish.tables(public["summary.json"])}, outcome.report.passed


def test_a_small_consultation_makes_the_same_bytes_on_the_command_line(tmp_path: Path) -> None:
    made = with_a_dozen()
    candidate = current(made)
    assert candidate is not None
    said = left_to(tmp_path / "forum", "forum")
    assert run_on(tmp_path / "forum") == (candidate.files, candidate.passed)
    assert "Not in it" not in said
    assert log_of_room(made.pk).first().did == "consultation.exported"


@pytest.mark.slow
def test_the_forum_retrospective_makes_the_bytes_that_were_published(tmp_path: Path) -> None:
    made = tell(Stage.PUBLISHED, timezone.now())
    release = newest(made)
    assert release is not None
    left_to(tmp_path / "forum", made.slug)
    assert run_on(tmp_path / "forum") == (files_of(release), True)
    published = {path.name: path.read_bytes() for path in (tmp_path / "forum/releases/1/public").iterdir()}
    assert published == files_of(release)


def test_the_folder_is_for_its_owner_alone_and_holds_files_as_they_were(tmp_path: Path) -> None:
    made = with_a_dozen()
    left_to(tmp_path / "forum", "forum")
    places = {str(path.relative_to(tmp_path / "forum")): path for path in (tmp_path / "forum").rglob("*")}
    closed = [tmp_path / "forum", *(path for path in places.values() if path.is_file())]
    assert {path.stat().st_mode & 0o077 for path in closed} == {0}
    brought, typed = Source.objects.filter(consultation=made).order_by("typed")
    assert places[f"survey/{brought.pk}/answers.csv"].read_text().count("\n") == 12
    assert "slip: 1\n" in places[f"other/{typed.pk}/typed-in.txt"].read_text()
    assert ".hearout/key" in places


def test_nothing_is_written_over(tmp_path: Path) -> None:
    consultation()
    (tmp_path / "mine").write_text("")
    with pytest.raises(CommandError, match="has something in it"):
        left_to(tmp_path, "forum")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_consultation_that_is_not_here_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no consultation called elsewhere here"):
        left_to(tmp_path / "forum", "elsewhere")
    assert not (tmp_path / "forum").exists()
