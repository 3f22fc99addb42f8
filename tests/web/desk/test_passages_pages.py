"""Passages with their marks, and what people mark that no net caught."""

from __future__ import annotations

import pytest
from django.test import Client

from arranged_desk import MASK, NOW, desk
from arranged_intake import together
from arranged_web import owner_of, seen, sent, signed_in, words_of
from hearout.web.consultations.models import Consultation
from hearout.web.desk.actions.deciding import decide_spans
from hearout.web.desk.models import Marked, SpanDecision
from hearout.web.desk.queries.decided import words_and_spans
from hearout.web.desk.queries.raw import raw_texts
from hearout.web.intake.queries.corpus import roster_of
from hearout.web.passages.models import Passage
from hearout.web.work.actions import bring_up_to

pytestmark = pytest.mark.django_db


def passage_with(made: Consultation, words: str) -> str:
    """The id of the passage that says them."""
    idents = list(Marked.objects.filter(consultation=made).values_list("passage", flat=True))
    return next(ident for ident, text in raw_texts(made, idents).items() if words in text)


def up_to_date(made: Consultation) -> None:
    bring_up_to(made, "desk.gate", by=None, now=NOW)
    together(made)


def safe(made: Consultation, ident: str) -> str:
    return Passage.objects.get(consultation=made, ident=ident).said.text


def at_work(made: Consultation) -> Client:
    return signed_in(owner_of(made))


def test_self_descriptions_come_first_and_each_mark_says_what_caught_it() -> None:
    made = desk()
    markup = seen("/team/forum/passages/", NOW, client=at_work(made)).content.decode()
    assert markup.index("librarian in") < markup.index("the night bus stops")
    assert '<span class="caught pattern" data-by="shape">librarian in Oxbow</span>' in markup
    assert '<span class="caught vocabulary" data-by="rare word">Ombeyi</span>' in markup


def test_authors_stay_hidden() -> None:
    made = desk()
    client, ident = at_work(made), passage_with(made, "In Ombeyi the night bus")
    for path in ("/team/forum/passages/", f"/team/forum/passages/{ident}/", "/team/forum/words/"):
        assert "ines" not in seen(path, NOW, client=client).content.decode()


@pytest.mark.parametrize(
    ("asked", "count"),
    [("", 6), ("net=pattern", 1), ("channel=talk", 1), ("look=self", 1), ("look=new", 6), ("language=xx", 6)],
)
def test_passages_are_filtered(asked: str, count: int) -> None:
    made = desk()
    said = words_of(seen(f"/team/forum/passages/?{asked}", NOW, client=at_work(made)))
    assert said.count("Open it") == count


def test_looking_at_one_leads_to_the_next_and_lasts() -> None:
    made = desk()
    client = at_work(made)
    first = Marked.objects.filter(consultation=made)[0]
    answer = sent(client, f"/team/forum/passages/{first.passage}/looked/", {"looked": "yes"}, NOW)
    second = Marked.objects.filter(consultation=made)[1]
    assert answer["Location"] == f"/team/forum/passages/{second.passage}/"
    decide_spans(made, second.passage, ((0, 2),), MASK, by=owner_of(made), now=NOW)
    up_to_date(made)
    looked = Marked.objects.filter(consultation=made).exclude(looked_at=None)
    assert [(one.passage, one.looked_by) for one in looked] == [(first.passage, owner_of(made))]


def test_words_that_were_missed_go_in_this_passage() -> None:
    made = desk()
    ident = passage_with(made, "written down")
    typed = {"word": "WRITTEN down", "far": "here", "action": "generalise", "replacement": "kept"}
    assert sent(at_work(made), f"/team/forum/passages/{ident}/", typed, NOW).status_code == 302
    up_to_date(made)
    assert safe(made, ident) == "Decisions should be kept where everybody finds them."


def test_words_that_do_not_stand_there_are_refused_and_kept_in_the_form() -> None:
    made = desk()
    ident = passage_with(made, "written down")
    typed = {"word": "written up", "far": "here", "action": "mask"}
    answer = sent(at_work(made), f"/team/forum/passages/{ident}/", typed, NOW)
    assert answer.status_code == 400
    assert "These words do not stand in this passage." in words_of(answer)
    assert 'value="written up"' in answer.content.decode()


def test_a_missed_name_comes_onto_the_list_of_people() -> None:
    made = desk()
    ident = passage_with(made, "the tests")
    typed = {"word": "nobody runs", "far": "person", "action": "mask"}
    sent(at_work(made), f"/team/forum/passages/{ident}/", typed, NOW)
    assert [person.name for person in roster_of(made).people] == ["nobody runs"]
    together(made)
    assert "so [person] the tests" in safe(made, ident)


def test_a_passage_is_reworded_after_what_is_left_was_seen() -> None:
    made = desk()
    ident = passage_with(made, "librarian")
    path, client = f"/team/forum/passages/{ident}/reword/", at_work(made)
    typed = {"words": "I never heard of the Forum, though my job would be helped by it.", "seen": "0", "step": "look"}
    said = words_of(sent(client, path, typed, NOW))
    assert "At most 6 stand in a row as they were said." in said
    assert words_and_spans(made)[1] == ()
    assert sent(client, path, {**typed, "step": "decide"}, NOW).status_code == 302
    up_to_date(made)
    assert safe(made, ident) == typed["words"]


def test_a_rewording_may_not_hold_a_word_that_waits() -> None:
    made = desk()
    ident = passage_with(made, "In Ombeyi the night bus")
    typed = {"words": "Nobody told us in ombeyi.", "seen": "0", "step": "decide"}
    answer = sent(at_work(made), f"/team/forum/passages/{ident}/reword/", typed, NOW)
    assert (answer.status_code, SpanDecision.objects.count()) == (400, 0)
    assert "Nobody told us in ombeyi." in words_of(answer)


def test_a_rewording_sees_what_somebody_else_decided_there() -> None:
    made = desk()
    ident = passage_with(made, "written down")
    decide_spans(made, ident, ((0, 9),), MASK, by=owner_of(made), now=NOW)
    typed = {"words": "Please write decisions.", "seen": "0", "step": "decide"}
    answer = sent(at_work(made), f"/team/forum/passages/{ident}/reword/", typed, NOW)
    assert "Somebody else decided about it in the meantime." in words_of(answer)
    assert SpanDecision.objects.count() == 1


def test_a_passage_that_is_not_there_is_not_found() -> None:
    made = desk()
    assert seen("/team/forum/passages/pnothing/", NOW, client=at_work(made)).status_code == 404
