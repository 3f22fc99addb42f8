"""The pages of the summary: the draft as it would be published, a finding, quotes, and what is put together by hand."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from arranged_answers import answers
from arranged_drafts import draft_of, drafted, finding_about, key_of, redrafted
from arranged_looking import chosen_by, looked, theme_about
from arranged_passages import AT, corpus_saying, five_subjects, received
from arranged_web import member, owner_of, seen, sent, signed_in, words_of
from hearout import publish
from hearout.records.consultation import Consent
from hearout.records.decisions import ThemeAction
from hearout.web.analysis.actions import deciding
from hearout.web.analysis.models import Member as InTheme
from hearout.web.analysis.models import ThemeDecision
from hearout.web.consultations.models import Consultation
from hearout.web.passages.models import Passage
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role
from hearout.web.summaries.actions.quotes import Meanwhile, Wish, leave_out
from hearout.web.summaries.models import QuoteDecision

pytestmark = pytest.mark.django_db
QUERIES = 20


@pytest.fixture
def browser(town: Consultation) -> Client:
    return signed_in(owner_of(town))


def page(town: Consultation, name: str, **given: str | int) -> str:
    return reverse(f"summaries:{name}", kwargs={"slug": town.slug, **given})


def finding_page(town: Consultation, word: str) -> str:
    return page(town, "finding", finding=key_of(town, finding_about(town, word)))


def test_the_draft_is_shown_as_it_would_be_published(town: Consultation, browser: Client) -> None:
    shown = seen(page(town, "summary"), client=browser).content.decode()
    for finding in draft_of(town).draft.findings():
        assert publish.finding_body(draft_of(town).draft, finding) in shown
    assert 'style="' not in shown
    assert shown.count("<main") == 1


def test_a_sentence_is_kept_and_stands_in_the_next_draft(town: Consultation, browser: Client) -> None:
    typed = {"seen": "0", "sentence": "People want buses after midnight.", "reason": "Read"}
    answer = sent(browser, finding_page(town, "bus"), typed)
    assert answer.status_code == 302
    assert "The draft is behind." in words_of(seen(page(town, "summary"), client=browser))
    assert finding_about(redrafted(town) and town, "bus").text == "People want buses after midnight."


def test_a_sentence_that_stands_nowhere_is_told(town: Consultation, browser: Client) -> None:
    said = [words for subject, words in answers(12) if subject != "buses"]
    received(town, corpus_saying([*said, "The night bus after midnight.", "Bus stops at rush hour."]), number=2)
    looked(town)
    deciding.say(theme_about(town, "bus"), "People want buses after midnight.", chosen_by(owner_of(town), town))
    assert not any(one.text == "People want buses after midnight." for one in redrafted(town).draft.findings())
    shown = seen(page(town, "summary"), client=browser)
    assert "too few people spoke of them, or ten others" in words_of(shown)
    assert reverse("analysis:theme", args=[town.slug, theme_about(town, "bus").key]) in shown.content.decode()


def test_what_is_wrong_with_a_sentence_is_told_before_it_is_kept(town: Consultation, browser: Client) -> None:
    typed = {"seen": "0", "sentence": "Everybody wants the Zorblatt to stay.", "reason": "Read"}
    told = sent(browser, finding_page(town, "bus"), typed)
    assert "Not public yet: Zorblatt." in words_of(told)
    assert "“Everybody” does not fit" in words_of(told)
    assert ThemeDecision.objects.count() == 0
    form = told.context["form"]
    assert form["sentence"].value() == typed["sentence"]
    assert sent(browser, finding_page(town, "bus"), {**typed, "warned": form.digest}).status_code == 302
    assert [one.value for one in ThemeDecision.objects.all()] == [typed["sentence"]]


def test_warnings_of_other_words_keep_nothing(town: Consultation, browser: Client) -> None:
    typed = {"seen": "0", "sentence": "Everybody wants the Zorblatt to stay.", "reason": "Read"}
    digest = sent(browser, finding_page(town, "bus"), typed).context["form"].digest
    sent(browser, finding_page(town, "bus"), {**typed, "sentence": "Nobody wants the Zorblatt.", "warned": digest})
    assert ThemeDecision.objects.count() == 0


def test_who_writes_after_somebody_else_is_told_and_loses_nothing(town: Consultation, browser: Client) -> None:
    colleague = member(town, Role.ANALYST)
    deciding.say(theme_about(town, "buses"), "Buses are wanted.", chosen_by(colleague, town))
    typed = {"seen": "0", "sentence": "People want buses after midnight.", "reason": "Read"}
    answer = sent(browser, finding_page(town, "bus"), typed)
    assert answer.status_code == 400
    assert "Somebody decided about this while you were writing." in words_of(answer)
    assert typed["sentence"] in words_of(answer)
    assert [one.value for one in ThemeDecision.objects.filter(undone_at=None)] == ["Buses are wanted."]


def test_words_are_left_out_with_a_reason_and_come_back_when_it_is_undone(town: Consultation, browser: Client) -> None:
    quote = draft_of(town).evidence.findings[0].quotes[0]
    address = page(town, "leave-out", passage=quote.passage)
    assert sent(browser, address, {"reason": ""}).status_code == 400
    assert sent(browser, address, {"reason": "Somebody may know them"}).status_code == 302
    (decision,) = QuoteDecision.objects.all()
    assert sent(browser, address, {"reason": "Again"}).status_code == 400
    assert sent(browser, page(town, "undo", quote=decision.number), {}).status_code == 302
    assert [one.undone_by for one in QuoteDecision.objects.all()] == [owner_of(town)]
    deeds = AuditEntry.objects.filter(did__startswith="quote.").order_by("pk")
    assert [(entry.did, entry.about) for entry in deeds] == [("quote.leave_out", "#1"), ("quote.undone", "#1")]


def test_of_two_who_decide_about_the_same_words_the_second_is_told(town: Consultation) -> None:
    passage = Passage.objects.filter(consultation=town)[0].ident
    leave_out(town, Wish(passage, "First", owner_of(town), AT))
    with pytest.raises(Meanwhile) as told:
        leave_out(town, Wish(passage, "Second", owner_of(town), AT))
    assert told.value.decision.reason == "First"


def test_nobody_is_retold_who_agreed_to_be_counted_only(town: Consultation, browser: Client) -> None:
    received(town, corpus_saying(["The night bus is missed."], consent=Consent.COUNT), number=2)
    address = page(town, "retell", passage=Passage.objects.get(consultation=town).ident)
    answer = sent(browser, address, {"words": "Buses at night are missed.", "reason": "Clearer"})
    assert "Whoever said this agreed to be counted, not to be retold." in words_of(answer)
    assert (answer.status_code, QuoteDecision.objects.count()) == (400, 0)


def test_a_finding_is_put_together_from_passages_that_were_looked_for(town: Consultation, browser: Client) -> None:
    address = page(town, "gather")
    found = sent(browser, address, {"search": "1", "question": "kinds", "words": "bus", "label": "Night"})
    idents = [one.ident for one in found.context["found"].passages]
    texts = Passage.objects.filter(consultation=town, ident__in=idents)
    assert idents and all("bus" in one.said.text.lower() for one in texts)
    chosen = idents[:2]
    kept = sent(
        browser, address, {"search": "1", "question": "kinds", "words": "tree", "passages": chosen, "label": "Night"}
    )
    assert [one.ident for one in kept.context["ticked"]] == chosen
    assert 'value="Night"' in kept.content.decode()
    typed = {
        "question": "kinds",
        "passages": chosen,
        "label": "Night",
        "sentence": "Nights are long.",
        "reason": "Read",
    }
    assert sent(browser, address, typed).status_code == 302
    assert [one.action for one in ThemeDecision.objects.order_by("number")] == [ThemeAction.GATHER, ThemeAction.SAY]
    made = finding_about(redrafted(town) and town, "night")
    assert (made.text, made.contributors.shown, made.stability) == ("Nights are long.", "fewer than 10", None)


def test_a_finding_without_passages_or_words_is_not_kept(town: Consultation, browser: Client) -> None:
    answer = sent(browser, page(town, "gather"), {"question": "kinds", "words": "", "label": "Night", "reason": "Read"})
    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {"passages", "sentence"}
    assert ThemeDecision.objects.count() == 0


def test_who_reads_only_decides_nothing(town: Consultation) -> None:
    reviewer = signed_in(member(town, Role.REVIEWER))
    passage = Passage.objects.filter(consultation=town)[0].ident
    shown = seen(finding_page(town, "bus"), client=reviewer)
    assert (shown.status_code, shown.context["form"]) == (200, None)
    addresses = (
        finding_page(town, "bus"),
        page(town, "leave-out", passage=passage),
        page(town, "retell", passage=passage),
        page(town, "gather"),
        page(town, "write"),
    )
    assert {sent(reviewer, address, {"reason": "I say so"}).status_code for address in addresses} == {404}


def test_only_who_may_read_contributions_is_led_to_them(town: Consultation, browser: Client) -> None:
    analyst = signed_in(member(town, Role.ANALYST))
    assert f"/team/{town.slug}/inbox/c" in seen(finding_page(town, "bus"), client=browser).content.decode()
    assert f"/team/{town.slug}/inbox/c" not in seen(finding_page(town, "bus"), client=analyst).content.decode()


def test_nobody_is_led_away_from_this_room_by_an_address(town: Consultation, browser: Client) -> None:
    passage = draft_of(town).evidence.findings[0].quotes[0].passage
    typed = {"reason": "Known", "back": "//elsewhere.example/team/"}
    answer = sent(browser, page(town, "leave-out", passage=passage), typed)
    assert answer.headers["Location"] == f"{page(town, 'summary')}#main"


@pytest.mark.parametrize("each", [6, 30])
def test_pages_ask_the_database_as_often_whatever_they_show(
    town: Consultation, browser: Client, each: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    received(town, five_subjects(each), number=2)
    redrafted(town)
    passage = InTheme.objects.filter(theme__consultation=town)[0].passage
    leave_out(town, Wish(passage, "Not needed", owner_of(town), AT))
    for address in (page(town, "summary"), finding_page(town, "bus"), page(town, "quotes"), page(town, "gather")):
        with django_assert_max_num_queries(QUERIES):
            assert seen(address, client=browser).status_code == 200


def test_before_anything_was_said_there_is_nothing_to_write(town: Consultation, browser: Client) -> None:
    Passage.objects.all().delete()
    town.corpus.delete()
    town.grouping.delete()
    town.summary_draft.delete()
    shown = seen(page(town, "summary"), client=browser)
    assert "There is nothing to write a summary from yet." in words_of(shown)
    assert drafted(town).outcome["facts"]["why"].startswith("No words have passed the gate yet.")
