"""What the team reads about themes, and where it decides."""

from __future__ import annotations

import pytest
from django.test import Client

from arranged_looking import chosen_by, looked, theme_about, themes_of
from arranged_passages import SETTINGS, corpus_saying, five_subjects, received
from arranged_web import consultation, member, owner_of, seen, sent, signed_in, words_of
from hearout.web.analysis.actions import deciding
from hearout.web.analysis.models import Member, ThemeDecision
from hearout.web.analysis.queries.decided import newest_number
from hearout.web.consultations.models import Consultation
from hearout.web.people.rules import Role
from hearout.web.work.models import Work

pytestmark = pytest.mark.django_db


def browser_of(made: Consultation) -> Client:
    return signed_in(owner_of(made))


def page(made: Consultation, path: str = "", client: Client | None = None) -> str:
    """What a page of the room says."""
    return words_of(seen(f"/team/forum/themes/{path}", client=client or browser_of(made)))


def test_before_anything_passed_the_page_says_what_comes_first() -> None:
    assert "Nothing has passed the gate yet." in page(consultation())


def test_passages_without_a_run_wait_for_somebody_to_look() -> None:
    made = consultation()
    received(made, corpus_saying(["Night buses", "Shade"]))
    client = browser_of(made)
    assert "2 passages have passed the gate." in page(made, client=client)
    assert sent(client, "/team/forum/themes/run/", {}).status_code == 302
    assert [work.kind for work in Work.objects.all()] == ["up-to:analysis.themes"]


def test_themes_stand_under_their_question_with_people_and_channels(town: Consultation) -> None:
    words = page(town)
    assert "What kinds of decisions should the Forum take? 30 people, 30 passages" in words
    assert "buses 6 of 30 people" in words
    assert "Very stable: found in 100 of 100 repeated samples" in words
    assert "Who is involved when a decision is taken? 0 people" in words


def test_no_clear_theme_is_an_answer() -> None:
    made = consultation()
    received(made, corpus_saying(["Night buses", "Shade"]))
    looked(made)
    assert "No clear theme came out of what was said here." in page(made)


def test_a_decision_shows_at_once_and_says_when_it_takes_effect(town: Consultation) -> None:
    deciding.rename(theme_about(town, "buses"), "Late buses", chosen_by(owner_of(town), town))
    deciding.set_aside(theme_about(town, "trees"), chosen_by(owner_of(town), town))
    words = page(town)
    assert "2 decisions take effect with the next run." in words
    assert "Late buses 6 of 30 people" in words
    assert "With the next run: Renamed from “buses”." in words
    assert "With the next run: Set aside." in words


def test_what_was_undone_since_the_run_is_told(town: Consultation) -> None:
    made = deciding.rename(theme_about(town, "buses"), "Late buses", chosen_by(owner_of(town), town))
    looked(town)
    deciding.undo(town, made.number, by=owner_of(town), now=made.at)
    assert "With the next run: Decision 1 was undone." in page(town)


def test_of_a_long_passage_what_stands_for_the_theme_is_marked(town: Consultation) -> None:
    theme = theme_about(town, "buses")
    first, second = theme.members.all()[:2]
    theme.members.filter(pk=first.pk).update(start=0, end=8)
    texts = {one.id: one.text.text for one in five_subjects(6).passages}
    answer = seen(f"/team/forum/themes/{theme.key}/", client=browser_of(town)).content.decode()
    assert f"<mark>{texts[first.passage][:8]}</mark>{texts[first.passage][8:]}" in answer
    assert f">{texts[second.passage]}" in answer
    assert answer.count("<mark>") == 1
    assert "may be quoted, English" in answer


def test_passages_of_one_channel_are_shown_alone(town: Consultation) -> None:
    theme = theme_about(town, "buses")
    talk = theme.members.filter(channel="talk").count()
    assert 0 < talk < theme.passages
    assert f"{talk} passage" in page(town, f"{theme.key}/?channel=talk")


def test_a_passage_tells_its_themes_and_id(town: Consultation) -> None:
    theme = theme_about(town, "buses")
    first = theme.members.first()
    assert first is not None
    words = page(town, f"passages/{first.passage}/")
    assert "buses" in words
    assert first.passage in words


def test_a_sentence_is_written_with_its_reason(town: Consultation) -> None:
    theme, client = theme_about(town, "buses"), browser_of(town)
    typed = {"sentence": "People want buses after midnight.", "reason": "Read all six.", "seen": "0"}
    answer = sent(client, f"/team/forum/themes/{theme.key}/say/", typed)
    assert (answer.status_code, answer["Location"]) == (302, f"/team/forum/themes/{theme.key}/")
    decision = ThemeDecision.objects.get()
    assert (decision.action, decision.value, decision.reason) == ("say", typed["sentence"], typed["reason"])


def test_without_a_reason_nothing_is_decided_and_nothing_typed_is_lost(town: Consultation) -> None:
    theme, client = theme_about(town, "buses"), browser_of(town)
    answer = sent(client, f"/team/forum/themes/{theme.key}/rename/", {"label": "Late buses", "reason": ""})
    assert answer.status_code == 400
    assert 'value="Late buses"' in answer.content.decode()
    assert "Say why, so that the others can follow you." in words_of(answer)
    assert not ThemeDecision.objects.exists()


def test_the_second_of_two_sees_the_first_and_keeps_what_was_typed(town: Consultation) -> None:
    theme, client = theme_about(town, "buses"), browser_of(town)
    seen = newest_number(town)
    deciding.rename(theme, "Buses", chosen_by(member(town, Role.ANALYST), town))
    typed = {"label": "Late buses", "reason": "Clearer", "seen": str(seen)}
    answer = sent(client, f"/team/forum/themes/{theme.key}/rename/", typed)
    assert answer.status_code == 400
    assert "Teodor Vashti decided about this while you were writing." in words_of(answer)
    assert 'value="Late buses"' in answer.content.decode()
    assert 'name="seen" value="1"' in answer.content.decode()
    sent(client, f"/team/forum/themes/{theme.key}/rename/", {**typed, "seen": "1"})
    assert [one.value for one in ThemeDecision.objects.filter(undone_at=None)] == ["Late buses"]


def test_ticked_passages_are_moved(town: Consultation) -> None:
    theme, client = theme_about(town, "buses"), browser_of(town)
    one, other = Member.objects.filter(theme=theme).values_list("passage", flat=True)[:2]
    path, trees = f"/team/forum/themes/{theme.key}/", theme_about(town, "trees")
    typed = {"passages": [one, other], "into": trees.key, "reason": "About shade", "seen": "0"}
    assert sent(client, path, typed).status_code == 302
    assert sorted(ThemeDecision.objects.get().passages) == sorted([one, other])


def test_what_is_wrong_with_a_move_is_said_and_ticks_stay(town: Consultation) -> None:
    theme, client = theme_about(town, "buses"), browser_of(town)
    ticked = Member.objects.filter(theme=theme).values_list("passage", flat=True)[0]
    answer = sent(client, f"/team/forum/themes/{theme.key}/", {"passages": [ticked], "into": "new", "reason": "Both"})
    assert answer.status_code == 400
    assert "Name the new theme." in words_of(answer)
    assert f'value="{ticked}" checked' in answer.content.decode()


def test_a_theme_that_is_gone_leads_back_to_all_of_them(town: Consultation) -> None:
    for path in ("", "rename/"):
        answer = seen(f"/team/forum/themes/abcdefghijklmnop/{path}", client=browser_of(town))
        assert answer.status_code == 404
        assert "There is no such theme in the newest run" in words_of(answer)
        assert 'href="/team/forum/themes/"' in answer.content.decode()


def test_the_record_keeps_reasons_and_undoing(town: Consultation) -> None:
    theme, client = theme_about(town, "buses"), browser_of(town)
    deciding.set_aside(theme, chosen_by(owner_of(town), town, "It is a greeting"))
    assert "1. Set aside: buses It is no theme. Why: It is a greeting" in page(town, "decisions/", client)
    sent(client, "/team/forum/themes/decisions/1/undo/", {})
    assert "Undone or decided anew by Amara Lindqvist" in page(town, "decisions/", client)
    assert sent(client, "/team/forum/themes/decisions/1/undo/", {}).status_code == 302
    assert sent(client, "/team/forum/themes/decisions/9/undo/", {}).status_code == 404


def test_who_only_reads_sees_no_button_and_may_not_post(town: Consultation) -> None:
    client = signed_in(member(town, Role.REVIEWER))
    theme = themes_of(town)[0]
    assert "Rename" not in page(town, f"{theme.key}/", client)
    assert sent(client, f"/team/forum/themes/{theme.key}/", {"into": "none"}).status_code == 404
    assert seen(f"/team/forum/themes/{theme.key}/rename/", client=client).status_code == 404


def test_no_word_of_a_theme_stands_in_an_address(town: Consultation) -> None:
    markup = seen("/team/forum/themes/", client=browser_of(town)).content.decode()
    links = [part.split('"')[0] for part in markup.split('href="')[1:]]
    assert len([one for one in links if "/themes/" in one]) > 5
    assert not [one for one in links if "buses" in one or "trees" in one]
    assert SETTINGS.questions[0].key == "kinds"
