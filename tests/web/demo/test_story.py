"""The demo's story, as far as each stage goes."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from hearout.errors import ServerError
from hearout.plan.checks import before_publishing
from hearout.plan.sections import Section
from hearout.plan.timetable import Stage as When
from hearout.plan.timetable import phase_state, ways_open
from hearout.web.analysis.models import ThemeDecision
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, in_force
from hearout.web.demo import example
from hearout.web.demo.cast import CAST
from hearout.web.demo.example import Example, example_folder
from hearout.web.demo.story import Stage, tell
from hearout.web.intake.models import Contribution
from hearout.web.people.rules import Role
from hearout.web.sessions.models import Meeting, PollReply, Registrant, Transcript

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 9, 10, 12, 0, tzinfo=UTC)
LATER = datetime(2031, 3, 1, 12, 0, tzinfo=UTC)


def notices(consultation: Consultation) -> list[tuple[str, str]]:
    """Kind and English title of each, oldest first."""
    told = consultation.decisions.order_by("number").select_related("notice")
    return [(decision.kind, decision.notice.title["en"]) for decision in told]


def test_every_role_is_somebody() -> None:
    assert [person.role for person in CAST] == list(Role)


def test_the_plan_is_nearly_ready_and_says_what_is_missing() -> None:
    consultation = tell(Stage.PLAN, NOW)
    stopping = {lack.section for lack in before_publishing(drafted(consultation), NOW) if lack.stops}
    assert consultation.public is None
    assert stopping == {Section.PEOPLE}


def test_the_sessions_ended_early_yesterday_and_writing_goes_on() -> None:
    consultation = tell(Stage.OPEN, NOW)
    consultation.refresh_from_db()
    said = in_force(consultation)
    assert said is not None
    states = {phase.key: phase_state(phase, said.zone, NOW).stage for phase in said.phases}
    assert (states["survey"], states["sessions"], states["writing"]) == (When.CLOSED, When.ENDED, When.OPEN)
    assert [way.key for way in ways_open(said, NOW)] == ["talk", "mail"]
    sessions = said.phase("sessions")
    assert sessions is not None
    assert sessions.ended is not None
    assert sessions.ended.at == datetime(2026, 9, 9, 15, 0, tzinfo=UTC)
    assert [kind for kind, _ in notices(consultation)] == ["published", "notice", "scheduled", "ended_early"]
    assert consultation.outreach.count() == 6
    assert {member.role for member in consultation.members.all()} == set(Role)
    assert consultation.followers.exclude(confirmed=None).count() == 2


def test_the_first_session_was_heard_and_the_second_was_nearly_empty() -> None:
    consultation = tell(Stage.OPEN, NOW)
    zones = set(Registrant.objects.filter(consultation=consultation).values_list("zone", flat=True))
    assert {zone.partition("/")[0] for zone in zones} >= {"Africa", "America", "Asia", "Europe", "Pacific"}
    assert sessions_of(consultation) == {"session-1": (10, 10, 10), "session-2": (4, 4, 2)}
    assert set(PollReply.objects.values_list("answer", flat=True)) == {"no"}
    [brought] = Transcript.objects.all()
    assert (brought.kept, brought.people, brought.retold) == (9, 1, 9)
    assert brought.unknown == 7  # turns of an iPhone, and nobody knows whose it is
    assert states(consultation) == {"counted": 9}


def sessions_of(consultation: Consultation) -> dict[str, tuple[int | None, int, int]]:
    """How many came, as a number and by name, and how many had registered."""
    meetings = Meeting.objects.filter(consultation=consultation).order_by("key")
    return {one.key: (one.attended, one.attendances.count(), one.seats.count()) for one in meetings}


@pytest.mark.slow
def test_everything_is_read_signed_by_two_and_published() -> None:
    said_meanwhile: list[str] = []
    consultation = tell(Stage.PUBLISHED, LATER, said_meanwhile.append)
    consultation.refresh_from_db()
    said = in_force(consultation)
    assert said is not None
    assert ways_open(said, LATER) == ()
    assert notices(consultation)[-1] == ("released", "The summary is published")
    assert states(consultation) == {"counted": 192, "duplicate": 2, "empty": 2, "late": 3, "withdrawn": 2}
    decided = Example(example_folder()).decisions.themes
    assert ThemeDecision.objects.filter(consultation=consultation).count() == len(decided)
    release = consultation.releases.get()
    assert [signer["name"] for signer in release.signed_by] == ["Ilse Vandermoor", "Brannagh Keogh"]
    assert "Looking for themes …" in said_meanwhile
    assert sessions_of(consultation) == {"session-1": (10, 10, 10), "session-2": (4, 4, 2)}


def states(consultation: Consultation) -> dict[str, int]:
    """How many contributions are in each state."""
    return Counter(Contribution.objects.filter(consultation=consultation).values_list("state", flat=True))


def test_where_the_examples_files_are_not_installed_it_is_said_what_can_be_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(example, "CHECKOUT", tmp_path)
    monkeypatch.setattr(example, "INSTALLED", Path("nowhere"))
    with pytest.raises(ServerError, match="hearout demo --stage open"):
        example_folder()


@pytest.mark.parametrize("now", [datetime(2026, 3, 29, 1, 30, tzinfo=UTC), datetime(2028, 2, 29, 23, 59, tzinfo=UTC)])
@pytest.mark.parametrize("stage", [Stage.PLAN, Stage.OPEN])
def test_the_story_can_be_told_on_odd_days(stage: Stage, now: datetime) -> None:
    assert tell(stage, now).slug == "technical-forum"


@pytest.mark.parametrize("address", ["/demo/", "/demo/mail/"])
def test_outside_a_demo_nobody_can_be_anyone(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.post(address, {"role": "owner"}).status_code in (404, 405)
    assert "_auth_user_id" not in client.session
