"""What is on record: every change of what is in force is a decision, with one notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from arranged_web import BEFORE, DURING_SESSIONS, OPENING, announcement, consultation, en, member, owner_of, somebody
from hearout.errors import Refusal
from hearout.plan.announcement import Phase
from hearout.plan.checks import Section
from hearout.web.consultations.actions.announcing import Conflict, NotReady, edit, publish, start
from hearout.web.consultations.actions.phases import end_early, extend, give_notice
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted, has_changes, in_force
from hearout.web.consultations.queries.decisions import decided, notices, record_of
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db

WHY = Choice(
    en("The listening sessions have ended early"),
    en("The second was attended by few, and nobody wanted another round."),
    decided_by="the committee, four in favour",
)


def fresh(made: Consultation) -> Consultation:
    return Consultation.objects.select_related("draft", "public").get(pk=made.pk)


def phase_of(made: Consultation, key: str) -> Phase:
    in_force_ = in_force(fresh(made))
    assert in_force_ is not None
    phase = in_force_.phase(key)
    assert phase is not None
    return phase


def test_before_publication_nothing_is_in_force() -> None:
    made = consultation(published=False)
    assert (in_force(made), has_changes(made), list(notices(made))) == (None, True, [])


def test_publishing_puts_the_draft_in_force_with_one_notice() -> None:
    made = consultation()
    assert in_force(made) == announcement()
    assert [(n.decision.kind, n.decision.number, n.decision.at) for n in notices(made)] == [("published", 1, OPENING)]
    assert not has_changes(made)


def test_an_edit_waits_in_the_draft_until_it_is_published() -> None:
    made = consultation()
    owner, other = owner_of(made), replace(announcement(), host=en("the Forum"))
    edit(made, Section.ABOUT, other, base=1, by=owner, now=DURING_SESSIONS)
    assert in_force(fresh(made)) == announcement()
    publish(fresh(made), Choice(en("Who asks has a new name")), base=2, by=owner, now=DURING_SESSIONS)
    assert in_force(fresh(made)) == other
    assert notices(made)[0].decision.facts == {"sections": ["about"]}


def test_who_publishes_something_else_than_they_looked_at_is_told() -> None:
    made = consultation(published=False)
    owner = owner_of(made)
    edit(made, Section.ABOUT, replace(announcement(), host=en("the Forum")), base=1, by=owner, now=BEFORE)
    with pytest.raises(Conflict):
        publish(fresh(made), WHY, base=1, by=owner, now=BEFORE)


def test_publishing_what_is_published_is_refused() -> None:
    made = consultation()
    with pytest.raises(NotReady):
        publish(made, WHY, base=1, by=owner_of(made), now=DURING_SESSIONS)


def test_an_incomplete_draft_is_not_published() -> None:
    made = consultation(published=False, said=replace(announcement(), questions=()))
    with pytest.raises(NotReady):
        publish(made, WHY, base=1, by=owner_of(made), now=OPENING)


def test_two_editors_of_one_part_never_overwrite_each_other() -> None:
    made, first = consultation(), replace(announcement(), host=en("the Forum"))
    owner, second = owner_of(made), replace(announcement(), host=en("the Council"))
    edit(made, Section.ABOUT, first, base=1, by=owner, now=DURING_SESSIONS)
    with pytest.raises(Conflict) as told:
        edit(fresh(made), Section.ABOUT, second, base=1, by=owner, now=DURING_SESSIONS)
    assert told.value.theirs.number == 2
    assert drafted(fresh(made)) == first


def test_two_editors_of_different_parts_both_have_their_way() -> None:
    made = consultation()
    owner = owner_of(made)
    edit(made, Section.ABOUT, replace(announcement(), host=en("the Forum")), base=1, by=owner, now=DURING_SESSIONS)
    people = replace(announcement(), contact="team@example.org")
    edit(fresh(made), Section.PEOPLE, people, base=1, by=owner, now=DURING_SESSIONS)
    assert drafted(fresh(made)) == replace(people, host=en("the Forum"))


def test_an_edit_that_changes_nothing_makes_no_revision() -> None:
    made = consultation()
    assert (
        edit(made, Section.ABOUT, announcement(), base=1, by=owner_of(made), now=DURING_SESSIONS).number
        == made.revisions.count()
        == 1
    )


def test_ending_a_phase_early_changes_what_is_in_force_and_the_draft() -> None:
    made = consultation()
    owner = owner_of(made)
    edit(made, Section.ABOUT, replace(announcement(), host=en("the Forum")), base=1, by=owner, now=DURING_SESSIONS)
    decision = end_early(fresh(made), "sessions", WHY, by=owner, now=DURING_SESSIONS, held=2)
    ended = phase_of(made, "sessions").ended
    assert ended is not None
    assert (ended.at, ended.decision, ended.held) == (DURING_SESSIONS, decision.number, 2)
    draft = drafted(fresh(made))
    assert (draft.phase("sessions"), draft.host) == (phase_of(made, "sessions"), en("the Forum"))
    assert decision.facts["open"] == ["talk", "mail"]


def test_a_phase_ends_once() -> None:
    made = consultation()
    owner = owner_of(made)
    end_early(made, "sessions", WHY, by=owner, now=DURING_SESSIONS)
    with pytest.raises(Refusal):
        end_early(fresh(made), "sessions", WHY, by=owner, now=DURING_SESSIONS + timedelta(minutes=1))
    assert [n.decision.kind for n in notices(made)] == ["ended_early", "published"]


def test_a_refused_change_leaves_nothing_behind() -> None:
    made = consultation()
    with pytest.raises(Refusal):
        extend(made, "survey", datetime(2026, 8, 11, 0, 0), WHY, by=owner_of(made), now=OPENING)
    assert (made.revisions.count(), made.decisions.count()) == (1, 1)


def test_a_notice_changes_nothing_on_the_page_but_itself() -> None:
    made = consultation()
    decision = give_notice(made, Choice(en("The recordings are there")), by=owner_of(made), now=DURING_SESSIONS)
    assert (decision.number, decision.revision) == (2, None)
    assert made.revisions.count() == 1


def test_the_method_section_tells_what_the_page_tells() -> None:
    made = consultation()
    end_early(made, "sessions", WHY, by=owner_of(made), now=DURING_SESSIONS, held=2)
    (told,) = [phase for phase in record_of(fresh(made), "en").phases if phase.title == "Listening sessions"]
    assert (told.ended, told.reason, told.decided_by, told.held) == (
        DURING_SESSIONS.date(),
        "The second was attended by few, and nobody wanted another round.",
        "the committee, four in favour",
        2,
    )
    assert [one.kind for one in decided(made)] == ["published", "ended_early"]


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.ANALYST, Role.REVIEWER, Role.READER])
def test_only_owners_and_organisers_decide(role: Role) -> None:
    made = consultation()
    other = member(made, role)
    with pytest.raises(PermissionDenied):
        end_early(made, "sessions", WHY, by=other, now=DURING_SESSIONS)
    with pytest.raises(PermissionDenied):
        edit(made, Section.ABOUT, replace(announcement(), host=en("x")), base=1, by=other, now=DURING_SESSIONS)
    assert made.decisions.count() == 1


def test_only_those_named_by_the_server_start_consultations() -> None:
    with pytest.raises(PermissionDenied):
        start("forum", announcement(), by=somebody(), now=BEFORE)
    assert not Consultation.objects.exists()
