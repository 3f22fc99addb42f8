"""The overview asks for what is missing of a session that was held: who came, and what was said."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from arranged_files import brought_in
from arranged_registering import AFTER, NOW
from arranged_sessions_held import EVERYBODY, TRANSCRIPT, brings, held_session, meeting_of, says
from arranged_web import en, member, owner_of
from hearout.plan.document import to_document
from hearout.records.consultation import ChannelKind
from hearout.web.consultations import needs
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.sessions import cancel_sessions
from hearout.web.consultations.models import Consultation, Revision
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.people.rules import Role
from hearout.web.sessions.actions.attending import Entry, record_attendance
from hearout.web.sessions.agreed import Level
from hearout.web.sessions.models import Meeting
from hearout.web.sessions.queries.attendance import people_of
from hearout.web.uploads.models import Source, Upload
from hearout.web.uploads.rules import State

pytestmark = pytest.mark.django_db
WHO, WORDS, SPEAKERS = "attendance/", "words/", "Say who speaks"


@pytest.fixture
def made() -> Consultation:
    return held_session()


def asked(made: Consultation, role: Role = Role.OWNER, person: UUID | None = None) -> list[str]:
    """Where the overview leads somebody for this session."""
    found = needs.of(Consultation.objects.get(pk=made.pk), role, AFTER, person)
    return [need.url.rpartition("/morning/")[2] for need in found if "/of/morning/" in need.url]


def came(made: Consultation, number: int | None, *levels: Level) -> None:
    people = zip(people_of(meeting_of(made)), levels, strict=False)
    entries = [Entry(one.key, one.name, level) for one, level in people]
    record_attendance(meeting_of(made), number, entries, by=owner_of(made), now=AFTER)


def test_before_it_is_over_nothing_is_asked(made: Consultation) -> None:
    assert [need for need in needs.of(made, Role.OWNER, NOW) if need.url.endswith((WHO, WORDS))] == []


def test_first_who_came_then_what_was_said_then_who_speaks_then_nothing(made: Consultation) -> None:
    assert asked(made) == [WHO]
    came(made, 1, Level.RECORDED)
    assert asked(made) == [WORDS]
    brings(made, TRANSCRIPT)
    (need,) = (one for one in needs.of(made, Role.OWNER, AFTER) if "/of/morning/" in one.url)
    assert need.title.startswith(SPEAKERS)
    says(made, EVERYBODY)
    assert asked(made) == []


def test_where_nobody_came_nothing_is_to_be_brought(made: Consultation) -> None:
    came(made, 0)
    assert asked(made) == []


def test_where_everybody_only_wanted_to_be_there_neither(made: Consultation) -> None:
    came(made, None, Level.ATTEND, Level.ATTEND)
    assert asked(made) == []


def test_where_people_were_counted_and_not_named_there_may_be_words(made: Consultation) -> None:
    came(made, 9)
    assert asked(made) == [WORDS]


def test_a_session_that_was_cancelled_asks_for_nothing(made: Consultation) -> None:
    choice = Choice(en("About the session"), en("The hall is closed."))
    cancel_sessions(made, ["morning"], choice, by=owner_of(made), now=NOW)
    assert asked(made) == []


def test_facilitators_are_asked_about_sessions_of_their_own(made: Consultation) -> None:
    held, other = member(made, Role.FACILITATOR), member(made, Role.FACILITATOR, "Sanna Virtanen")
    Meeting.objects.filter(pk=meeting_of(made).pk).update(note_taker=held)
    assert (asked(made, Role.FACILITATOR, held.pk), asked(made, Role.FACILITATOR, other.pk)) == ([WHO], [])
    came(made, 1, Level.RECORDED)
    brings(made, TRANSCRIPT)
    assert (asked(made, Role.FACILITATOR, held.pk), asked(made, Role.FACILITATOR, other.pk)) == ([WORDS], [])


def test_what_was_brought_like_a_survey_may_be_of_any_session(made: Consultation) -> None:
    came(made, 1, Level.RECORDED)
    said = drafted(made)
    rooms = replace(said.ways[0], key="rooms", kind=ChannelKind.SESSION)
    Revision.objects.filter(pk=made.public_id).update(document=to_document(replace(said, ways=(rooms,))))
    brought_in(made, {"2026-09-08 morning.vtt": TRANSCRIPT.encode()})
    there = Upload.objects.filter(consultation=made)
    there.update(state=State.IMPORTED, source=Source.objects.create(consultation=made, way="survey"))
    assert asked(made) == [WORDS]
    there.update(source=Source.objects.create(consultation=made, way="rooms"))
    assert asked(made) == []
