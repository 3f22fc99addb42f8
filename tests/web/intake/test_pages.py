"""The pages of the inbox: who sees what, that nothing is kept or put in addresses, and that sums agree on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from arranged_intake import LATE, answer, brought_in, comment, together
from arranged_web import DURING_SESSIONS, consultation, member, owner_of, signed_in, words_of
from hearout.records.imports import Rejection
from hearout.web.consultations.models import Consultation
from hearout.web.intake.models import Contribution, ContributionDecision, Person, SetAside
from hearout.web.outbox.models import Message
from hearout.web.people.models import AuditEntry
from hearout.web.people.rules import Role

pytestmark = pytest.mark.django_db
SAID = (
    answer("1", "The night bus should run until two.", line=2, name="Ines Okafor", email="ines@example.org"),
    answer("2", "More shade trees along the market street.", line=3, received=LATE),
    answer("3", "", line=4),
)


@pytest.fixture(autouse=True)
def then() -> Iterator[None]:
    """While the sessions are held."""
    with patch.object(timezone, "now", lambda: DURING_SESSIONS):
        yield


def brought() -> Consultation:
    made = consultation()
    brought_in(made, "answers.csv", SAID, rejections=[Rejection(9, "has more cells than the header")])
    brought_in(made, "talk.wiki", [comment("Benches by the river, please.", line=3, handle="Ines_Okafor")], way="talk")
    together(made)
    return made


def on_line(line: int, channel: str = "survey") -> Contribution:
    return Contribution.objects.get(line=line, channel=channel)


def url(name: str, *given: object) -> str:
    return reverse(f"intake:{name}", args=["forum", *given])


def owner(made: Consultation) -> Client:
    return signed_in(owner_of(made))


def test_the_inbox_shows_every_contribution_with_its_state_and_why() -> None:
    made = brought()
    words = words_of(owner(made).get(url("inbox")))
    assert "5 contributions came in" in words
    assert "late received after the channel closed (2026-08-31 18:00 UTC)" in words
    assert "Ines" not in words
    assert "night bus" not in words


@pytest.mark.parametrize(("asked", "count"), [("state=late", 1), ("channel=talk", 1), ("channel=nothing", 4)])
def test_the_list_can_be_narrowed(asked: str, count: int) -> None:
    made = brought()
    page = owner(made).get(f"{url('inbox')}?{asked}").content.decode()
    assert len(re.findall(r'<th scope="row"><a href="/team/forum/inbox/c', page)) == count


def test_words_are_found_and_stand_in_no_address() -> None:
    made = brought()
    answer_ = owner(made).post(url("search"), {"words": "SHADE  trees"})
    assert on_line(3).ident in answer_.content.decode()
    assert owner(made).get(f"{url('search')}?words=shade+trees").content.decode().count(on_line(3).ident) == 0


def test_one_contribution_shows_its_words_and_not_its_author() -> None:
    made = brought()
    page = owner(made).get(url("contribution", on_line(2).ident))
    assert "The night bus should run until two." in words_of(page)
    assert "ines@example.org" not in page.content.decode()


def test_its_author_is_shown_once_and_that_is_in_the_log() -> None:
    made = brought()
    browser, ident = owner(made), on_line(2).ident
    shown = browser.post(url("author", ident))
    assert "ines@example.org" in words_of(shown)
    assert shown["Cache-Control"] == "no-store"
    assert browser.get(url("author", ident)).status_code == 405
    assert "ines@example.org" not in browser.get(url("contribution", ident)).content.decode()
    entry = AuditEntry.objects.get(did="author.shown")
    assert (entry.by, entry.about) == (owner_of(made), ident)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ANALYST, Role.READER])
def test_who_may_not_see_authors_is_told_nothing(role: Role) -> None:
    made = brought()
    answer_ = signed_in(member(made, role)).post(url("author", on_line(2).ident))
    assert (answer_.status_code, AuditEntry.objects.filter(did="author.shown").count()) == (404, 0)


PAGES = ("inbox", "search", "rejected", "aside", "erase", "people")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_kept_by_a_browser(name: str) -> None:
    made = brought()
    assert owner(made).get(url(name))["Cache-Control"] == "no-store"


def test_a_decision_shows_first_what_it_touches_and_needs_a_reason() -> None:
    made = brought()
    browser, there = owner(made), url("decide", on_line(2).ident, "withdraw")
    assert "1 passage that is analysed" in words_of(browser.get(there))
    refused = browser.post(there, {"in_force": "", "reason": ""})
    assert (refused.status_code, "Say why, for whoever asks later." in words_of(refused)) == (400, True)
    done = browser.post(there, {"in_force": "", "reason": "She asked by mail."}, follow=True)
    assert "It is withdrawn" in words_of(done)
    assert on_line(2).state == "withdrawn"


def test_the_second_of_two_is_told_and_keeps_what_was_typed() -> None:
    made = brought()
    browser, ident = owner(made), on_line(2).ident
    browser.post(url("decide", ident, "consent"), {"in_force": "", "consent": "count", "reason": "She asked."})
    second = browser.post(url("decide", ident, "withdraw"), {"in_force": "", "reason": "What I typed stays"})
    assert second.status_code == 400
    assert "while you were looking at it" in words_of(second)
    assert "What I typed stays" in second.content.decode()
    assert on_line(2).state == "counted"


def test_a_decision_is_undone_on_the_page() -> None:
    made = brought()
    browser, ident = owner(made), on_line(3).ident
    browser.post(url("decide", ident, "count"), {"in_force": "", "reason": "The form was down."})
    assert on_line(3).state == "counted"
    browser.post(url("undo", ident, ContributionDecision.objects.get().number))
    assert on_line(3).state == "late"


ACTIONS = (
    (3, "count", {}),
    (2, "withdraw", {}),
    (2, "consent", {"consent": "count"}),
    (2, "set-aside", {"person": "me"}),
)


@pytest.mark.parametrize(("line", "what", "more"), ACTIONS)
def test_sums_agree_after_every_action(line: int, what: str, more: dict[str, str]) -> None:
    made = brought()
    browser = owner(made)
    typed = {"in_force": "", "reason": "Because.", **more}
    if "person" in typed:
        typed["person"] = str(owner_of(made).pk)
    assert browser.post(url("decide", on_line(line).ident, what), typed).status_code == 302
    for _ in range(2):
        words = words_of(browser.get(url("inbox")))
        assert "5 contributions came in" in words
        assert "do not agree" not in words
        together(made)


def test_a_sum_that_does_not_agree_is_shown_as_a_fault() -> None:
    made = brought()
    on_line(3).delete()
    words = words_of(owner(made).get(url("inbox")))
    assert "The sums do not agree" in words
    assert "does not add up" in words


def test_what_was_set_aside_is_read_by_one_person_alone() -> None:
    made = brought()
    reviewer = member(made, Role.REVIEWER)
    browser, ident = owner(made), on_line(2).ident
    typed = {"in_force": "", "reason": "A threat, I think.", "person": str(reviewer.pk)}
    browser.post(url("decide", ident, "set-aside"), typed)
    together(made)
    assert "night bus" not in browser.get(url("contribution", ident)).content.decode()
    assert "One is set aside for somebody else" in words_of(browser.get(url("aside")))
    theirs = words_of(signed_in(reviewer).get(url("aside")))
    assert "The night bus should run until two." in theirs
    assert "A threat, I think." in theirs
    assert "Something was set aside for you" in words_of(signed_in(reviewer).get("/team/forum/"))
    assert "Something was set aside for you" not in words_of(browser.get("/team/forum/"))
    browser.post(url("undo", ident, ContributionDecision.objects.get().number))
    assert on_line(2).state == "set_aside"


def test_the_mail_about_it_holds_not_a_word_of_it() -> None:
    made = brought()
    typed = {"in_force": "", "reason": "A threat, I think.", "person": str(owner_of(made).pk)}
    owner(made).post(url("decide", on_line(2).ident, "set-aside"), typed)
    letter = Message.objects.get(kind="team", decision=None)
    assert "/team/forum/inbox/set-aside/" in letter.body
    assert "night bus" not in letter.body + letter.subject
    assert "threat, I think" not in letter.body + letter.subject
    assert not mail.outbox


def test_the_need_ends_when_they_took_care_of_it() -> None:
    made = brought()
    browser = owner(made)
    typed = {"in_force": "", "reason": "A threat.", "person": str(owner_of(made).pk)}
    browser.post(url("decide", on_line(2).ident, "set-aside"), typed)
    browser.post(url("aside-settled", SetAside.objects.get().pk))
    assert "Something was set aside for you" not in words_of(browser.get("/team/forum/"))
    assert on_line(2).state == "set_aside"


def test_erasing_shows_first_what_goes_and_never_in_an_address() -> None:
    made = brought()
    browser = owner(made)
    shown = browser.post(url("erase"), {"who": "ines okafor"})
    assert "the words and the authors of 2 contributions" in words_of(shown)
    assert on_line(2).state == "counted"
    idents = [on_line(2).ident, on_line(3, "talk").ident]
    done = browser.post(url("erase"), {"step": "erase", "contribution": idents}, follow=True)
    assert "The words of 2 contributions are erased." in words_of(done)
    together(made)
    assert "5 contributions came in" in words_of(browser.get(url("inbox")))
    assert "do not agree" not in words_of(browser.get(url("inbox")))
    assert browser.get(f"{url('erase')}?who=ines+okafor").content.decode().count("ines") == 0


def test_people_are_added_many_at_once_and_a_wrong_line_is_named() -> None:
    made = brought()
    browser = owner(made)
    wrong = browser.post(url("people"), {"lines": "Ines Okafor, Ines O.\n,,not an address"})
    assert wrong.status_code == 400
    assert "Line 2: This is not one address." in words_of(wrong)
    assert "Ines Okafor, Ines O." in wrong.content.decode()
    browser.post(url("people"), {"lines": "name,aliases\nInes Okafor, Ines O.; Inés\nTeodor Vashti"})
    assert sorted(one.said.name for one in Person.objects.all()) == ["Ines Okafor", "Teodor Vashti"]


def test_an_entry_is_changed_and_removed() -> None:
    made = brought()
    browser = owner(made)
    browser.post(url("people"), {"lines": "Ines Okafor"})
    number = Person.objects.get().pk
    browser.post(url("person", number), {"name": "Inés Okafor", "aliases": "Ines O.", "email": "", "handles": ""})
    assert (Person.objects.get().said.name, Person.objects.get().said.aliases) == ("Inés Okafor", ("Ines O.",))
    browser.post(url("person-remove", number))
    assert not Person.objects.exists()


def test_what_came_late_is_a_need_until_somebody_looked() -> None:
    made = brought()
    browser = owner(made)
    assert "1 contribution came late." in words_of(browser.get("/team/forum/"))
    browser.post(url("stay-out", "late"))
    assert "came late." not in words_of(browser.get("/team/forum/"))


@pytest.mark.parametrize("name", ["inbox", "people", "rejected", "aside"])
def test_a_page_asks_as_much_of_the_database_for_thirty_as_for_one(name: str) -> None:
    counts = []
    for many in (1, 30):
        slug = f"forum-{many}"
        made = consultation(None if many == 1 else owner_of(Consultation.objects.get()), slug=slug)
        brought_in(made, "answers.csv", [answer(str(n), f"Words {n} of many here", line=n) for n in range(many)])
        together(made)
        browser = owner(made)
        lines = "\n".join(f"Person {n}" for n in range(many))
        browser.post(reverse("intake:people", args=[slug]), {"lines": lines})
        together(made)
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse(f"intake:{name}", args=[slug]))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20
