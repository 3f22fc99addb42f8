"""Every change on the page comes from one recorded event, which is also in the feed: driven through all actions."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from arranged_web import BEFORE, OPENING, announcement, consultation, en, owner_of, seen, words_of
from hearout.errors import Refusal
from hearout.plan.announcement import Announcement, Promises, Question, Round
from hearout.plan.sections import Section
from hearout.web.consultations.actions.announcing import edit, publish
from hearout.web.consultations.actions.outreach import log, strike
from hearout.web.consultations.actions.phases import add_round, end_early, extend, give_notice, postpone
from hearout.web.consultations.actions.recording import Choice
from hearout.web.consultations.actions.team import invite
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.people.models import User
from hearout.web.people.rules import Role

Act = Callable[[Consultation, User, datetime, str, Choice], object]
PHASES = st.sampled_from(["survey", "sessions", "writing", "reading"])
MOMENTS = st.sampled_from([OPENING + timedelta(days=days) for days in (0, 3, 25, 31, 33, 45, 60, 90)])
PATHS = ("/forum/", "/forum/in/de/page.md")
SEQUENCES = max(8, settings.default.max_examples // 8)  # type: ignore[union-attr]


def write(section: Section, change: Callable[[Announcement, str], Announcement]) -> Act:
    def act(made: Consultation, by: User, now: datetime, mark: str, _: Choice) -> object:
        assert made.draft is not None
        return edit(made, section, change(drafted(made), mark), base=made.draft.number, by=by, now=now)

    return act


def put_in_force(made: Consultation, by: User, now: datetime, _: str, choice: Choice) -> object:
    assert made.draft is not None
    return publish(made, choice, base=made.draft.number, by=by, now=now)


def log_and_strike(made: Consultation, by: User, now: datetime, mark: str, _: Choice) -> object:
    told = log(made, where=mark, on=now.date(), people=40, link="", by=by, now=now)
    return strike(told, by=by, now=now)


def bend(phase: str) -> list[Act]:
    def longer(made: Consultation, by: User, now: datetime, _: str, choice: Choice) -> object:
        closes = drafted(made).phase(phase).closes  # type: ignore[union-attr]
        return extend(made, phase, closes + timedelta(days=2), choice, by=by, now=now)

    def later(made: Consultation, by: User, now: datetime, _: str, choice: Choice) -> object:
        planned = drafted(made).phase(phase)
        assert planned is not None
        week = timedelta(days=7)
        return postpone(made, phase, planned.opens + week, planned.closes + week, choice, by=by, now=now)

    def again(made: Consultation, by: User, now: datetime, mark: str, choice: Choice) -> object:
        last = drafted(made).phase(phase).closes.date()  # type: ignore[union-attr]
        return add_round(made, phase, Round(mark, en(mark), last, last, 2), choice, by=by, now=now)

    def stop(made: Consultation, by: User, now: datetime, _: str, choice: Choice) -> object:
        return end_early(made, phase, choice, by=by, now=now)

    return [longer, later, again, stop]


EDITS = [
    write(Section.ABOUT, lambda said, mark: replace(said, purpose=en(mark))),
    write(Section.QUESTIONS, lambda said, mark: replace(said, questions=(*said.questions, Question(mark, en(mark))))),
    write(Section.WORDS, lambda said, _: replace(said, promises=Promises(minimum=11 + len(said.questions)))),
    write(Section.PEOPLE, lambda said, mark: replace(said, team=en(mark))),
    write(Section.WAYS, lambda said, _: replace(said, ways=said.ways[:-1] or said.ways)),
    write(Section.LANGUAGES, lambda said, _: replace(said, languages=("en", "de", "sw"))),
]
OTHERS: list[Act] = [
    log_and_strike,
    lambda made, by, now, mark, _: invite(made, f"{mark}@example.org", Role.READER, by=by, now=now),
    lambda made, by, now, _, choice: give_notice(made, choice, by=by, now=now),
]
acts = st.one_of(
    st.sampled_from([*EDITS, *OTHERS, put_in_force, put_in_force]),
    PHASES.flatmap(lambda one: st.sampled_from(bend(one))),
)


def public_bytes(now: datetime) -> dict[str, bytes]:
    return {path: seen(path, now).content for path in PATHS}


class EveryChangeIsOneEvent(TestCase):
    @settings(max_examples=SEQUENCES)
    @given(st.lists(st.tuples(acts, st.booleans()), min_size=3, max_size=9), MOMENTS)
    def test_the_page_changes_with_one_new_decision_or_not_at_all(
        self, steps: list[tuple[Act, bool]], begins: datetime
    ) -> None:
        made = consultation(said=announcement(languages=("en", "de")))
        by, now, marks = owner_of(made), begins, (f"mark{number}" for number in itertools.count())
        for act, is_later in steps:
            now += timedelta(hours=7) * is_later
            mark = next(marks)
            choice = Choice(en(f"Title of {mark}"), en(f"Reason of {mark}"), decided_by=f"those who {mark}")
            before, count = public_bytes(now), made.decisions.count()
            try:
                act(made, by, now, mark, choice)
            except Refusal:
                assert made.decisions.count() == count
            made = Consultation.objects.select_related("draft", "public").get(pk=made.pk)
            after, decided = public_bytes(now), made.decisions.count() - count
            changed = [path for path in PATHS if before[path] != after[path]]
            assert (decided, changed) in ((0, []), (1, list(PATHS)))
            if decided:
                self.the_notice_is_everywhere(now, mark)

    def the_notice_is_everywhere(self, now: datetime, mark: str) -> None:
        page, feed = words_of(seen("/forum/", now)), seen("/forum/notices/feed.atom", now).content.decode()
        assert page.count(f"Title of {mark}") == feed.count(f"<title>Title of {mark}</title>") == 1
        assert f"Reason of {mark}" in page
        assert f"Reason of {mark}" in feed
        assert f"those who {mark}" in page
        assert f"those who {mark}" in feed
        assert f"Title of {mark}" in words_of(seen("/forum/notices/", now))


@pytest.mark.django_db
def test_every_kind_of_decision_is_reached_by_what_is_tried() -> None:
    """The control of the test above: in the arranged consultation, each action does something at some time."""
    made = consultation()
    by = owner_of(made)
    choice = Choice(en("Title"))
    write(Section.ABOUT, lambda said, mark: replace(said, purpose=en(mark)))(made, by, OPENING, "mark", choice)
    made.refresh_from_db()
    put_in_force(made, by, OPENING, "mark", choice)
    longer, later, again, stop = bend("sessions")
    for act, at in ((longer, OPENING), (later, OPENING), (again, OPENING), (stop, OPENING + timedelta(days=40))):
        made.refresh_from_db()
        act(made, by, at, f"round-{at.date()}", choice)
    give_notice(made, choice, by=by, now=OPENING)
    assert sorted(made.decisions.values_list("kind", flat=True)) == [
        "changed", "ended_early", "extended", "notice", "postponed", "published", "round_added"
    ]  # fmt: skip
    assert date(2026, 8, 1) == BEFORE.date()
