"""The words desk as people use it, without a script."""

from __future__ import annotations

import pytest
from django.test import Client

from arranged_desk import KEEP, NOW, decided, desk, in_africa, number_of_decision, url, waiting, word_called
from arranged_intake import answer, brought_in, together
from arranged_web import consultation, member, owner_of, seen, sent, signed_in, words_of
from hearout.web.consultations.models import Consultation
from hearout.web.desk.models import Place, SpanDecision, WordDecision
from hearout.web.desk.queries.decided import words_and_spans
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db


def at_work(made: Consultation) -> Client:
    return signed_in(owner_of(made))


def page(made: Consultation, path: str, client: Client) -> str:
    return words_of(seen(path, NOW, client=client))


def decide(made: Consultation, word: str, client: Client, **typed: str) -> object:
    given = {"seen": "0", "action": "mask", "do": "all", **typed}
    return sent(client, url(made, word), given, NOW)


def test_the_riskiest_word_stands_there_with_every_place() -> None:
    made = desk()
    said = page(made, "/team/forum/words/", at_work(made))
    assert f"0 of {len(waiting(made))} words decided" in said
    assert "Used by 3 contributors, 3 times." in said
    assert "In Ombeyi the night bus stops at ten" in said
    assert "For ombeyi this was three months without search." in said


def test_other_identifiers_are_masked_around_a_word() -> None:
    made = consultation()
    brought_in(made, "answers.csv", [answer("1", "Write to rosa@example.org about Perlschmiede.", line=2)])
    together(made)
    said = page(made, url(made, "Perlschmiede"), at_work(made))
    assert "Write to [e-mail] about Perlschmiede ." in said or "Write to [e-mail] about Perlschmiede." in said
    assert "rosa@" not in said


def test_a_decision_leads_on_to_the_next_word() -> None:
    made = desk()
    client, (first, following) = at_work(made), waiting(made)[:2]
    answered = decide(made, first, client)
    assert (answered.status_code, answered["Location"]) == (302, url(made, following))
    assert [(one.word, one.action.value) for one in words_and_spans(made)[0]] == [(first, "mask")]


def test_after_the_last_word_the_desk_says_what_is_next() -> None:
    made = desk()
    client = at_work(made)
    for word in waiting(made):
        decide(made, word, client)
    said = page(made, "/team/forum/words/", client)
    assert "No word waits." in said
    assert "has not come through the gate yet" in said


def test_more_general_words_are_asked_for_and_nothing_typed_is_lost() -> None:
    made = desk()
    answered = decide(made, "Ombeyi", at_work(made), action="generalise", reason="a small town")
    assert answered.status_code == 400
    assert "Write what shall stand there instead" in words_of(answered)
    assert 'value="a small town"' in answered.content.decode()
    assert number_of_decision(made, "Ombeyi") == 0


@pytest.mark.parametrize("gives_away", ["near Ombeyi", "the Tvashtri people", "ines@example.org"])
def test_more_general_words_may_not_give_away_what_they_stand_for(gives_away: str) -> None:
    made = desk()
    answered = decide(made, "Ombeyi", at_work(made), action="generalise", replacement=gives_away)
    assert answered.status_code == 400
    assert "This still holds something that must not be read" in words_of(answered)


def test_one_place_can_be_decided_alone() -> None:
    made = desk()
    place = Place.objects.filter(word=word_called(made, "Ombeyi"))[1]
    answered = decide(made, "Ombeyi", at_work(made), do="one", place=str(place.pk))
    assert answered["Location"] == url(made, "Ombeyi")
    (one,) = SpanDecision.objects.filter(consultation=made)
    assert (one.passage, one.start, one.end) == (place.passage, place.start, place.end)
    assert number_of_decision(made, "Ombeyi") == 0


def test_of_two_who_decide_about_one_place_the_second_is_told() -> None:
    made = desk()
    place = Place.objects.filter(word=word_called(made, "Ombeyi"))[1]
    mine = {"do": "one", "place": str(place.pk), "upto": "0"}
    decide(made, "Ombeyi", signed_in(member(made, Role.REVIEWER)), **mine)
    second = decide(made, "Ombeyi", at_work(made), **mine, action="generalise", replacement="a town")
    assert second.status_code == 400
    assert "Somebody else decided about it in the meantime. Look at it again." in words_of(second)
    assert [one.action for one in SpanDecision.objects.filter(consultation=made)] == ["mask"]
    newest = '<input type="hidden" name="upto" value="1">'
    assert newest in seen(url(made, "Ombeyi"), NOW, client=at_work(made)).content.decode()
    again = decide(made, "Ombeyi", at_work(made), **{**mine, "upto": "1"}, action="generalise", replacement="a town")
    assert again.status_code == 302


def test_a_word_is_not_kept_in_one_place_alone() -> None:
    made = desk()
    place = Place.objects.filter(word=word_called(made, "Ombeyi"))[1]
    answered = decide(made, "Ombeyi", at_work(made), do="one", place=str(place.pk), action="clear")
    assert "A word is kept everywhere or nowhere." in words_of(answered)


def test_a_place_of_another_word_is_not_taken() -> None:
    made = desk()
    place = Place.objects.filter(word=word_called(made, "Tvashtri"))[0]
    answered = decide(made, "Ombeyi", at_work(made), do="one", place=str(place.pk))
    assert (answered.status_code, SpanDecision.objects.count()) == (400, 0)


def test_who_is_second_sees_who_decided_what_and_may_decide_anew() -> None:
    made = desk()
    client = at_work(made)
    decided(made, "Ombeyi", KEEP, by=member(made, Role.REVIEWER))
    answered = decide(made, "Ombeyi", client, action="generalise", replacement="a town in East Africa")
    said = words_of(answered)
    assert answered.status_code == 400
    assert "Somebody else was first. Ombeyi kept" in said
    assert "Teodor Vashti" in said
    assert 'value="a town in East Africa"' in answered.content.decode()
    first = number_of_decision(made, "Ombeyi")
    assert f'name="seen" value="{first}"' in answered.content.decode()
    again = decide(made, "Ombeyi", client, action="generalise", replacement="a town in East Africa", seen=str(first))
    assert again.status_code == 302
    assert [one.replacement for one in words_and_spans(made)[0]] == ["a town in East Africa"]


def test_an_undone_word_is_looked_at_again() -> None:
    made = desk()
    client = at_work(made)
    number = decided(made, "Ombeyi").number
    answered = sent(client, f"/team/forum/words/decisions/{number}/undo/", {}, NOW)
    assert answered["Location"] == url(made, "Ombeyi")
    assert "Ombeyi" in waiting(made)
    assert "undone by Amara Lindqvist" in page(made, "/team/forum/words/log/", client)


def test_somebody_else_confirms() -> None:
    made = desk()
    reviewer = signed_in(member(made, Role.REVIEWER))
    decide(made, "Tvashtri", at_work(made), action="clear", do="second")
    number = number_of_decision(made, "Tvashtri")
    path = f"/team/forum/words/decisions/{number}/confirm/"
    sent(at_work(made), path, {}, NOW)
    assert "You decided this: somebody else confirms it." in page(made, "/team/forum/words/second/", at_work(made))
    assert words_and_spans(made)[0] == ()
    assert "Tvashtri kept" in page(made, "/team/forum/words/second/", reviewer)
    sent(reviewer, path, {}, NOW)
    assert [one.word for one in words_and_spans(made)[0]] == ["Tvashtri"]


def test_a_missed_word_goes_everywhere() -> None:
    made = desk()
    client = at_work(made)
    typed = {"word": "night  bus", "action": "mask"}
    assert sent(client, "/team/forum/words/missed/", typed, NOW).status_code == 302
    assert [(one.word, one.action.value) for one in words_and_spans(made)[0]] == [("night bus", "mask")]
    twice = sent(client, "/team/forum/words/missed/", typed, NOW)
    assert "Something is decided about this word already." in words_of(twice)


def test_the_glossary_takes_words_and_gives_them_back() -> None:
    made = desk()
    client = at_work(made)
    sent(client, "/team/forum/words/glossary/", {"terms": "Tvashtri\n\n tvashtri \nfailover"}, NOW)
    assert "2 words" in page(made, "/team/forum/words/glossary/", client)


def test_a_language_without_a_model_is_named() -> None:
    made = desk()
    said = page(made, "/team/forum/words/", at_work(made))
    assert "What each language was checked with" in said
    assert "English 6 yes" in said


def test_a_word_that_nobody_said_is_not_found() -> None:
    made = desk()
    assert seen("/team/forum/words/aaaaaaaaaaaaaaaa/", NOW, client=at_work(made)).status_code == 404


def test_before_anything_came_the_desk_says_so() -> None:
    made = consultation()
    assert "Nothing has come this far yet." in page(made, "/team/forum/words/", at_work(made))


def test_the_overview_says_what_waits() -> None:
    made = desk()
    decided(made, "Tvashtri", in_africa("a tool"))
    said = page(made, "/team/forum/", at_work(made))
    assert "Decide about rare words" in said
    assert f"1 of {len(waiting(made)) + 1} words that could point to somebody are decided." in said


@pytest.mark.parametrize("role", [Role.ANALYST, Role.READER])
def test_others_learn_nothing_of_the_desk(role: Role) -> None:
    made = desk()
    client = signed_in(member(made, role))
    assert seen(url(made, "Ombeyi"), NOW, client=client).status_code == 404
    assert "rare words" not in page(made, "/team/forum/", client)


def test_what_is_decided_is_logged_once() -> None:
    made = desk()
    decide(made, "Ombeyi", at_work(made))
    decide(made, "Ombeyi", at_work(made))
    assert WordDecision.objects.count() == 1
