"""Long work from being asked for to its end: done once, stopped, refused, failed, or left by a killed worker."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from arranged_jobs import do_jobs
from arranged_web import DURING_SESSIONS, consultation, member, owner_of
from hearout.errors import BadInput, Refusal, UnreadableSource
from hearout.messages import Message, say
from hearout.web import jobs
from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.announcements import drafted
from hearout.web.consultations.queries.readers import team_reader
from hearout.web.people.queries import log_of_room
from hearout.web.people.rules import Role
from hearout.web.work import registry
from hearout.web.work.actions import again, begin, bring_up_to, started, stop
from hearout.web.work.models import Work
from hearout.web.work.queries import told
from hearout.web.work.registry import Report
from hearout.web.work.rules import State
from hearout.web.work.tasks import give_up

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 9, 10, 9, 0, tzinfo=UTC)
numbers = itertools.count()
Does = Callable[[Work, Report], Message | None]


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    """What a test registers is gone after it."""
    kinds, steps = dict(registry._kinds), dict(registry._steps)
    yield
    registry._kinds, registry._steps = kinds, steps


def a_kind(does: Does) -> str:
    """A kind of work of that function, under a name of its own."""
    name = f"test.work-{next(numbers)}"
    registry.kind(name, title="Trying it out")(does)
    return name


def stands(work: Work, now: datetime) -> tuple[str, str]:
    """Its state, and what its team reads."""
    work.refresh_from_db()
    reader = team_reader(owner_of(work.consultation), drafted(work.consultation))
    one = told(work, reader, now)
    return one.state.value, one.stands


def done(made: Consultation, does: Does) -> tuple[str, str]:
    """How work of that function ends."""
    work = begin(made, a_kind(does), by=owner_of(made), now=NOW)
    do_jobs()
    return stands(work, timezone.now())


def test_work_says_at_its_end_what_came_of_it() -> None:
    assert done(consultation(), lambda *_: say("%(count)s files were read.", count=3)) == (
        "done",
        "3 files were read.",
    )


def test_work_without_an_outcome_is_done_all_the_same() -> None:
    assert done(consultation(), lambda *_: None) == ("done", "It is done.")


def test_asked_for_twice_it_is_done_once() -> None:
    made, times = consultation(), []
    kind = a_kind(lambda work, _: times.append(work.pk))
    first = begin(made, kind, by=owner_of(made), now=NOW)
    second = begin(made, kind, by=None, now=NOW + timedelta(seconds=5))
    do_jobs()
    assert (second, times) == (first, [first.pk])


def test_work_about_one_thing_does_not_wait_for_that_about_another() -> None:
    made, about = consultation(), []
    kind = a_kind(lambda work, _: about.append(work.about))
    for one in (1, 2, 1):
        begin(made, kind, by=None, now=NOW, about=one)
    do_jobs()
    assert about == ["1", "2"]


def test_no_work_is_begun_of_a_kind_or_step_that_is_none() -> None:
    made = consultation()
    with pytest.raises(KeyError):
        begin(made, "test.never-made", by=None, now=NOW)
    with pytest.raises(KeyError):
        bring_up_to(made, "test.never-made", by=None, now=NOW)


def test_the_one_who_gave_what_cannot_be_used_reads_why() -> None:
    def refuses(*_: object) -> None:
        raise Refusal("columns", say("Column %(letter)s holds no dates.", letter="C"))

    assert done(consultation(), refuses) == (
        "refused",
        "It could not be done, and nothing was changed. Column C holds no dates.",
    )


def test_the_name_of_a_file_is_not_repeated() -> None:
    def refuses(*_: object) -> None:
        raise UnreadableSource("mails/from-ombeyi.mbox", "it ends in the middle of a mail", line=12)

    state, words = done(consultation(), refuses)
    assert (state, "ombeyi" in words, words.endswith("it ends in the middle of a mail")) == ("refused", False, True)


def test_other_bad_input_says_its_own_words() -> None:
    def refuses(*_: object) -> None:
        raise BadInput("There is nothing to read yet.")

    assert done(consultation(), refuses)[1].endswith("There is nothing to read yet.")


def test_a_fault_of_ours_is_told_as_one_and_its_message_stays_out_of_sight(caplog: pytest.LogCaptureFixture) -> None:
    def breaks(*_: object) -> None:
        raise ValueError("Ombeyi said no")

    state, words = done(consultation(), breaks)
    assert (state, words.startswith("This is a fault of Hearout, not of yours.")) == ("failed", True)
    assert words.endswith("Nothing was changed.")
    assert [record.getMessage() for record in caplog.records if record.name == "hearout.work"] == ["Long work failed"]


def test_what_waits_is_stopped_at_once_and_never_begins() -> None:
    made, times = consultation(), []
    work = begin(made, a_kind(lambda work, _: times.append(work.pk)), by=None, now=NOW)
    stop(work, by=owner_of(made), now=NOW)
    do_jobs()
    assert (stands(work, NOW), times) == (
        ("stopped", "It was stopped before its end. Nothing was changed."),
        [],
    )
    assert log_of_room(made.pk).first().did == "work.stopped"


def test_what_runs_is_stopped_at_its_next_step() -> None:
    made, steps = consultation(), []

    def counts(work: Work, report: Report) -> None:
        for number in range(5):
            steps.append(number)
            if number == 2:
                stop(work, by=owner_of(made), now=NOW)
                assert stands(work, timezone.now()) == ("running", "It stops at its next step, and changes nothing.")
            report(say(f"Step {number}"), number, 5)

    assert done(made, counts) == ("stopped", "It was stopped before its end. Nothing was changed.")
    assert steps == [0, 1, 2]


def test_only_those_who_may_stop_work() -> None:
    made = consultation()
    work = begin(made, a_kind(lambda *_: None), by=None, now=NOW)
    with pytest.raises(PermissionDenied):
        stop(work, by=member(made, Role.FACILITATOR), now=NOW)
    with pytest.raises(PermissionDenied):
        again(work, by=member(made, Role.READER, "Hana Prasetyo"), now=NOW)


def test_ended_work_can_be_begun_again() -> None:
    made, times = consultation(), []

    def second_time_works(work: Work, _: Report) -> None:
        times.append(work.about)
        if len(times) == 1:
            raise ValueError

    work = begin(made, a_kind(second_time_works), by=None, now=NOW, about="this")
    do_jobs()
    second = again(work, by=owner_of(made), now=NOW)
    do_jobs()
    assert (stands(work, NOW)[0], stands(second, NOW)[0], times) == ("failed", "done", ["this", "this"])


def test_how_far_it_is_can_be_read_while_it_runs() -> None:
    made, seen = consultation(), []

    def reports(work: Work, report: Report) -> None:
        report(say("Reading"), 1204, 4310)
        work.refresh_from_db()
        seen.append((work.done, work.total, *stands(work, timezone.now())))

    done(made, reports)
    assert seen == [(1204, 4310, "running", "Reading")]


def test_work_that_a_killed_worker_left_says_that_it_was_not_heard_of_and_is_begun_again() -> None:
    made, times = consultation(), []
    work = begin(made, a_kind(lambda work, _: times.append(work.pk)), by=None, now=NOW)
    assert started(work, now=NOW)
    state, words = stands(work, NOW + timedelta(minutes=3))
    assert (state, words.split(".")[0]) == (
        "running",
        "It has not been heard of since Thursday 10 September 2026, 11:00 in Berlin (09:00 UTC)",
    )
    do_jobs()
    work.refresh_from_db()
    assert (work.state, work.tries, times) == (State.DONE, 2, [work.pk])


def test_silent_work_can_be_stopped_without_its_worker_and_asked_for_anew() -> None:
    made = consultation()
    kind = a_kind(lambda *_: None)
    silent = begin(made, kind, by=None, now=NOW)
    started(silent, now=NOW)
    stop(silent, by=owner_of(made), now=NOW + timedelta(minutes=3))
    assert stands(silent, NOW)[0] == "stopped"
    lost = begin(made, kind, by=None, now=NOW)
    started(lost, now=NOW)
    third = begin(made, kind, by=None, now=NOW + timedelta(minutes=3))
    assert (third != lost, stands(lost, NOW)[0], stands(third, NOW)[0]) == (True, "failed", "waiting")


def test_what_kills_every_worker_is_given_up_in_words() -> None:
    made = consultation()
    work = begin(made, a_kind(lambda *_: None), by=None, now=NOW)
    job = jobs.DBTaskResult.objects.get(args_kwargs__args__0="work.do")
    for _ in range(3):
        job.claim(jobs.worker_called("here"))
    started(work, now=NOW)
    assert jobs.take_up("here") == 1
    state, words = stands(work, NOW)
    assert (state, "begun three times" in words) == ("failed", True)
    give_up(str(work.pk))
    assert stands(work, NOW) == (state, words)


def test_steps_are_done_in_the_datas_order_and_only_where_they_are_stale() -> None:
    made, times, tag = consultation(), [], next(numbers)

    def a_step(name: str, place: int, *, stale: bool) -> str:
        called = f"test.{name}-{tag}"

        def does(*_: object) -> Message:
            times.append(name)
            return say(f"{name} is done.")

        registry.step(called, title=name, place=place, stale=lambda _: stale)(does)
        return called

    last = a_step("third", -1, stale=True)
    a_step("second", -2, stale=False)
    a_step("first", -3, stale=True)
    work = bring_up_to(made, last, by=None, now=NOW)
    do_jobs()
    assert (times, stands(work, NOW)) == (["first", "third"], ("done", "third is done."))


def test_what_was_done_before_a_later_step_broke_is_named_and_kept() -> None:
    made, tag = consultation(), next(numbers)

    def breaks(*_: object) -> None:
        raise ValueError

    registry.step(f"test.good-{tag}", title="Reading", place=-20, stale=lambda _: True)(lambda *_: None)
    registry.step(f"test.bad-{tag}", title="Breaking", place=-19, stale=lambda _: True)(breaks)
    work = bring_up_to(made, f"test.bad-{tag}", by=None, now=DURING_SESSIONS)
    do_jobs()
    assert stands(work, NOW)[1].endswith("Done before that, and kept: Reading.")
