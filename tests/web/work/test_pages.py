"""What the team sees of long work: the strip on every page, and the page of all work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arranged_web import DURING_SESSIONS, consultation, member, owner_of, seen, sent, signed_in, somebody, words_of
from hearout.messages import say
from hearout.web.consultations.models import Consultation
from hearout.web.people.rules import Role
from hearout.web.work import registry
from hearout.web.work.actions import begin, ended, started, told
from hearout.web.work.models import Work
from hearout.web.work.rules import State

pytestmark = pytest.mark.django_db

KIND = "test.reading"


@pytest.fixture(autouse=True)
def reading() -> Iterator[None]:
    """A kind of work that a room may have."""
    kinds = dict(registry._kinds)
    registry.kind(KIND, title="Reading what came in")(lambda *_: None)
    yield
    registry._kinds = kinds


def running(made: Consultation, about: int = 0) -> Work:
    """Work at passage 1,204 of 4,310."""
    work = begin(made, KIND, by=owner_of(made), now=DURING_SESSIONS - timedelta(seconds=30), about=about)
    started(work, now=DURING_SESSIONS - timedelta(seconds=20))
    told(work, say("Reading passages"), 1204, 4310, now=DURING_SESSIONS)
    return work


def test_every_page_says_what_is_being_done_and_how_far_it_is() -> None:
    made = consultation()
    running(made)
    browser = signed_in(owner_of(made))
    for page in ("", "phases/", "team/"):
        shown = seen(f"/team/forum/{page}", client=browser)
        assert "Reading what came in Reading passages 1,204 of 4,310" in words_of(shown)
        assert (
            '<progress data-part="far" aria-label="Reading what came in" max="4310" value="1204">'
            in shown.content.decode()
        )


def test_the_strip_goes_a_while_after_the_end() -> None:
    made = consultation()
    ended(running(made), State.DONE, say("Twelve files were read."), now=DURING_SESSIONS)
    browser = signed_in(owner_of(made))
    later = [
        "Twelve files were read." in words_of(seen("/team/forum/", DURING_SESSIONS + wait, client=browser))
        for wait in (timedelta(minutes=1), timedelta(minutes=3))
    ]
    assert later == [True, False]


def test_leadership_and_other_teams_see_nothing_of_it() -> None:
    made = consultation()
    running(made)
    reader = signed_in(member(made, Role.READER))
    assert "Reading what came in" not in words_of(seen("/team/forum/", client=reader))
    other = consultation(somebody("Noor Haddad", may_start=True), slug="other")
    page = seen("/team/other/", client=signed_in(owner_of(other)))
    assert "Reading what came in" not in words_of(page)


def test_the_strip_asks_the_database_once() -> None:
    made = consultation()
    browser = signed_in(owner_of(made))
    counts = []
    for about in range(3):
        with CaptureQueriesContext(connection) as queries:
            seen("/team/forum/phases/", client=browser)
        counts.append(sum("work_work" in query["sql"] for query in queries))
        running(made, about)
    assert counts == [1, 1, 1]


def test_stopping_is_a_button_that_leads_to_the_page_of_work() -> None:
    made = consultation()
    work = running(made)
    browser = signed_in(owner_of(made))
    assert f'action="/team/forum/work/{work.pk}/stop/"' in seen("/team/forum/", client=browser).content.decode()
    answer = sent(browser, f"/team/forum/work/{work.pk}/stop/", {})
    assert (answer.status_code, answer["Location"]) == (302, "/team/forum/work/")
    page = words_of(seen("/team/forum/work/", client=browser))
    assert "It stops at its next step, and changes nothing." in page
    assert "Stop Reading" not in page


def test_who_may_not_stop_it_has_no_button_and_nobody_stops_that_of_another_team() -> None:
    made = consultation()
    work = running(made)
    facilitator = signed_in(member(made, Role.FACILITATOR))
    assert "/stop/" not in seen("/team/forum/work/", client=facilitator).content.decode()
    other = consultation(somebody("Noor Haddad", may_start=True), slug="other")
    answer = sent(signed_in(owner_of(other)), f"/team/other/work/{work.pk}/stop/", {})
    work.refresh_from_db()
    assert (answer.status_code, work.stop_asked) == (404, None)


def test_the_page_of_work_lists_what_was_done_with_its_outcome_or_reason() -> None:
    made = consultation()
    for about, (state, outcome) in enumerate(
        ((State.DONE, "Twelve files were read."), (State.REFUSED, "Nothing was uploaded yet."), (State.FAILED, ""))
    ):
        ended(running(made, about), state, say(outcome) if outcome else None, now=DURING_SESSIONS)
    page = words_of(seen("/team/forum/work/", client=signed_in(owner_of(made))))
    assert "Twelve files were read." in page
    assert "It could not be done, and nothing was changed. Nothing was uploaded yet." in page
    assert "This is a fault of Hearout, not of yours." in page
    assert page.count("Begin again") == 2
    assert page.count("It took 20 seconds.") == 3


def test_begun_again_it_waits_for_its_turn() -> None:
    made = consultation()
    work = running(made)
    ended(work, State.FAILED, None, now=DURING_SESSIONS)
    answer = sent(signed_in(owner_of(made)), f"/team/forum/work/{work.pk}/again/", {})
    assert answer.status_code == 302
    assert [(one.kind, one.state) for one in made.works.exclude(pk=work.pk)] == [(KIND, "waiting")]


def test_work_of_another_version_is_told_as_that_and_cannot_be_begun_again() -> None:
    made = consultation()
    work = running(made)
    ended(work, State.FAILED, None, now=DURING_SESSIONS)
    Work.objects.update(kind="gone.with-an-update")
    browser = signed_in(owner_of(made))
    assert "Work of another version of Hearout" in words_of(seen("/team/forum/work/", client=browser))
    assert sent(browser, f"/team/forum/work/{work.pk}/again/", {}).status_code == 404


def test_the_piece_that_the_script_asks_for_is_what_the_strip_shows() -> None:
    made = consultation()
    running(made)
    browser = signed_in(owner_of(made))
    piece = seen("/team/forum/work/now/", client=browser)
    assert piece["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert words_of(piece) in words_of(seen("/team/forum/", client=browser))
