"""What came in is brought together by itself: each contribution with its state and why, and sums that agree."""

from __future__ import annotations

import pytest
from django.db import connection

from arranged_full_disk import disk_full
from arranged_intake import LATE, answer, brought_in, comment, together
from arranged_web import consultation
from hearout.records.imports import Rejection
from hearout.web.intake.models import Contribution, Passage, Together
from hearout.web.intake.queries.corpus import corpus_of, is_stale, number_of
from hearout.web.intake.queries.reading import passage, passages_of
from hearout.web.intake.queries.settings import settings_of
from hearout.web.intake.tasks import catch_up
from hearout.web.work.models import Work
from hearout.web.work.rules import NO_ROOM

pytestmark = pytest.mark.django_db
SAID = (
    answer("1", "The night bus should run until two.", line=2, email="ines@example.org", name="Ines Okafor"),
    answer("2", "More shade trees along the market street.", line=3, received=LATE),
    answer("3", "", line=4),
)


def test_every_contribution_has_a_row_with_its_state_and_why() -> None:
    made = consultation()
    brought_in(made, "answers.csv", SAID)
    together(made)
    rows = Contribution.objects.filter(consultation=made)
    assert [(row.line, row.state, row.passages, row.has_author) for row in rows] == [
        (2, "counted", 1, True),
        (3, "late", 1, False),
        (4, "empty", 0, False),
    ]
    assert rows[1].rest.why == "received after the channel closed (2026-08-31 18:00 UTC)"
    assert rows[0].author.email == "ines@example.org"


def test_the_rows_say_what_the_corpus_says() -> None:
    made = consultation()
    brought_in(made, "answers.csv", SAID)
    brought_in(made, "talk.wiki", [comment("Support", line=3), comment("Support", line=9)], way="talk")
    together(made)
    corpus = corpus_of(made)
    assert corpus is not None
    rows = Contribution.objects.filter(consultation=made)
    assert [(row.ident, row.state, row.contributor) for row in rows] == [
        (one.id, one.state.value, one.contributor) for one in corpus.contributions
    ]
    assert [row.said for row in Passage.objects.filter(consultation=made)] == [
        said for one in corpus.contributions for said in one.passages
    ]


def test_a_passage_is_found_by_its_id() -> None:
    made = consultation()
    brought_in(made, "answers.csv", SAID)
    together(made)
    (said,) = passages_of(made, Contribution.objects.get(line=2).ident)
    assert said.text == "The night bus should run until two."
    assert passage(made, said.id) == said


def test_the_settings_have_the_channels_of_the_files() -> None:
    made = consultation()
    brought_in(made, "answers.csv", SAID)
    together(made)
    settings = settings_of(made, version=3)
    assert [(channel.kind.value, channel.title) for channel in settings.channels] == [("survey", "Survey")]
    assert settings.version == 3


def test_many_changes_are_brought_together_once() -> None:
    made = consultation()
    for number in range(3):
        brought_in(made, f"answers {number}.csv", [answer(str(number), f"Word {number}", line=2)])
    together(made)
    assert (number_of(made), Work.objects.filter(kind="up-to:intake.together").count(), is_stale(made)) == (1, 1, False)


def test_what_changes_while_it_runs_is_brought_together_too() -> None:
    made = consultation()
    brought_in(made, "answers.csv", SAID)
    together(made)
    brought_in(made, "later.csv", [answer("9", "Trees", line=2)])
    assert is_stale(made)
    together(made)
    assert (number_of(made), is_stale(made), Contribution.objects.count()) == (2, False, 4)


def test_rejected_lines_are_in_the_account_of_their_file() -> None:
    made = consultation()
    upload = brought_in(made, "answers.csv", SAID, rejections=[Rejection(7, "has more cells than the header")])
    together(made)
    (account,) = Together.objects.get().accounts
    assert (account.upload, account.report.received, account.rejections) == (
        upload.pk,
        4,
        (Rejection(7, "has more cells than the header"),),
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's disk cannot be filled from here")
@pytest.mark.parametrize("after", [20, 100])
def test_a_full_disk_is_told_leaves_nothing_and_is_made_good_by_itself(after: int) -> None:
    made = consultation()
    brought_in(made, "answers.csv", [answer(str(line), f"Reply {line}. " * 20, line=line) for line in range(600)])
    with disk_full(after):
        together(made)
    (work,) = Work.objects.all()
    assert (work.state, work.outcome["template"]) == ("refused", NO_ROOM)
    assert (Contribution.objects.exists(), Passage.objects.exists(), Together.objects.exists()) == (False,) * 3
    catch_up()
    together(made)
    assert Contribution.objects.filter(consultation=made).count() == 600
