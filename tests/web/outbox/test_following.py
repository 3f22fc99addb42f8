"""Following by mail, without an account: asked, confirmed by a press of a button, ended the same way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from arranged_mail import NOW, code_of, followed_by
from arranged_web import announcement, consultation, somebody
from hearout.web.consultations.models import Consultation
from hearout.web.outbox.actions.following import ask_to_follow, confirm, leave
from hearout.web.outbox.models import Follower, Message
from hearout.web.outbox.queries.followers import followers_count
from hearout.web.outbox.queries.mail import all_readable
from hearout.web.outbox.rules import BadAddress, Kind, State
from hearout.web.sealed import key_folder

pytestmark = pytest.mark.django_db

MINUTES = timedelta(minutes=1)
ADDRESS = "noor.haddad@example.org"


@pytest.fixture(autouse=True)
def counted_anew() -> None:
    cache.clear()


def mails() -> list[tuple[str, str]]:
    return [
        (mail.recipient, mail.subject)
        for mail in reversed(all_readable(NOW + timedelta(days=9)))
        if mail.kind is Kind.FOLLOW
    ]


def test_asking_writes_to_the_address_and_only_confirming_follows() -> None:
    made = consultation()
    ask_to_follow(made, f" {ADDRESS}", "en", now=NOW)
    follower = Follower.objects.get()
    assert (follower.confirmed, followers_count(made)) == (None, 0)
    assert mails() == [(ADDRESS, "Do you want to follow “How should Meridian take its technical decisions?”?")]
    assert confirm(made, code_of(follower), now=NOW + MINUTES)
    assert confirm(made, code_of(follower), now=NOW + 2 * MINUTES)
    follower.refresh_from_db()
    assert (follower.confirmed, followers_count(made)) == (NOW + MINUTES, 1)


def test_a_code_is_taken_however_it_is_typed_and_no_other() -> None:
    made = consultation()
    other = consultation(somebody("Teodor Vashti", may_start=True), slug="harvest")
    follower = followed_by(made, ADDRESS, at=NOW)
    code = code_of(follower)
    shouted = f"  {code[:4].upper()} {code[4:8].upper()}–{code[8:].upper()} "
    assert not confirm(other, code, now=NOW)
    assert not leave(made, code[:-1])
    assert not leave(made, "")
    assert leave(made, shouted)
    assert not leave(made, code)


def test_one_address_follows_once_however_it_is_written() -> None:
    made = consultation()
    ask_to_follow(made, ADDRESS, "en", now=NOW)
    ask_to_follow(made, ADDRESS.upper(), "en", now=NOW + 30 * MINUTES)
    assert Follower.objects.count() == 1


def test_nobody_can_have_an_address_pestered() -> None:
    made = consultation()
    for minutes in (0, 1, 9, 10, 19, 20, 30, 40, 60 * 24):
        ask_to_follow(made, ADDRESS, "en", now=NOW + minutes * MINUTES)
    assert len(mails()) == 3


def test_who_follows_is_not_pestered_either() -> None:
    made = consultation()
    followed_by(made, ADDRESS, at=NOW)
    for hours in range(9 * 24):
        ask_to_follow(made, ADDRESS, "en", now=NOW + timedelta(hours=hours))
    assert len(mails()) == 16  # at last once a day


def test_who_follows_already_is_told_so_in_private() -> None:
    made = consultation()
    followed_by(made, ADDRESS, at=NOW)
    ask_to_follow(made, ADDRESS, "en", now=NOW + 60 * MINUTES)
    assert [subject for _, subject in mails()][1:] == [
        "You follow “How should Meridian take its technical decisions?” already"
    ]


def test_leaving_forgets_the_address_and_takes_back_what_waits() -> None:
    made = consultation()
    follower = followed_by(made, ADDRESS, at=NOW)
    waiting = Message.objects.get(kind=Kind.FOLLOW)
    Message.objects.filter(pk=waiting.pk).update(kind=Kind.NOTICE)
    assert leave(made, code_of(follower))
    assert not Follower.objects.exists()
    assert not Message.objects.filter(pk=waiting.pk).exists()


def test_leaving_forgets_the_address_in_what_was_sent_there_as_well_and_nobody_elses() -> None:
    made = consultation()
    followers = [followed_by(made, address, at=NOW) for address in (ADDRESS, "salma@example.org")]
    Message.objects.filter(kind=Kind.FOLLOW).update(state=State.SENT, ended=NOW)
    sent = Message.objects.filter(kind=Kind.FOLLOW).order_by("pk")
    assert [mail.recipient for mail in sent] == [ADDRESS, "salma@example.org"]
    assert leave(made, code_of(followers[0]))
    assert [(mail.recipient, mail.body != "") for mail in sent.all()] == [("", False), ("salma@example.org", True)]


def test_a_wrong_address_is_refused() -> None:
    with pytest.raises(BadAddress):
        ask_to_follow(consultation(), "noor", "en", now=NOW)
    assert not Follower.objects.exists()


# ---- the pages ----


def read_code(made: Consultation) -> str:
    return code_of(Follower.objects.get(consultation=made))


def test_somebody_follows_and_leaves_without_an_account() -> None:
    made, browser = consultation(), Client()
    asked = browser.post("/forum/follow/", {"address": ADDRESS, "language": "en"})
    assert (asked.status_code, asked["Location"]) == (302, "/forum/follow/code/")
    confirmed = browser.post("/forum/follow/code/", {"code": read_code(made)})
    assert "You will be told about changes" in confirmed.content.decode()
    assert followers_count(made) == 1
    left = browser.post("/forum/unfollow/", {"code": read_code(made)})
    assert "Your address is deleted" in left.content.decode()
    assert not Follower.objects.exists()


def test_reading_pages_changes_nothing() -> None:
    """What scans mail for viruses opens every page that a mail names."""
    made, browser = consultation(), Client()
    asked = followed_by(made, ADDRESS, at=NOW)
    Follower.objects.update(confirmed=None)
    for page in ("follow/", "follow/code/", "unfollow/", f"unfollow/{code_of(asked)}/"):
        assert browser.get(f"/forum/{page}", follow=True).status_code == 200
    assert list(Follower.objects.values_list("pk", "confirmed")) == [(asked.pk, None)]


def test_a_mail_programs_own_button_ends_it_without_a_page() -> None:
    made = consultation()
    follower = followed_by(made, ADDRESS, at=NOW)
    answer = Client(enforce_csrf_checks=True).post(
        f"/forum/unfollow/{code_of(follower)}/", "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    assert not Follower.objects.exists()


def test_the_answer_says_nothing_about_who_follows() -> None:
    made = consultation()
    followed_by(made, ADDRESS, at=NOW)
    answers = [
        Client().post("/forum/follow/", {"address": address, "language": "en"})
        for address in (ADDRESS, "unknown@example.org")
    ]
    known, unknown = ((answer.status_code, answer["Location"], answer.content) for answer in answers)
    assert known == unknown


def test_no_address_and_no_code_stands_in_an_address_of_the_way_to_follow() -> None:
    made, browser = consultation(), Client()
    answer = browser.post("/forum/follow/", {"address": ADDRESS, "language": "en"}, follow=True)
    visited = "".join(url for url, _ in answer.redirect_chain)
    assert "noor" not in visited + answer.content.decode()
    assert read_code(made) not in visited


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type the address that we should write to."),
        ("noor", "This is not an e-mail address."),
        ("noor haddad@example.org", "An e-mail address has no spaces or line breaks in it."),
    ],
)
def test_a_slip_is_told_beside_the_field_and_nothing_typed_is_lost(typed: str, told: str) -> None:
    consultation()
    answer = Client().post("/forum/follow/", {"address": typed, "language": "en"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert f'value="{typed}"' in page or not typed
    assert not Follower.objects.exists()


def test_a_wrong_code_is_told() -> None:
    consultation()
    for page, told in (("follow/code/", "not a code that we know"), ("unfollow/", "Nobody follows with this code")):
        answer = Client().post(f"/forum/{page}", {"code": "abcd-efgh-ijkl"})
        assert (answer.status_code, told in answer.content.decode()) == (400, True)


def test_a_language_is_asked_for_where_there_is_a_choice() -> None:
    consultation(said=announcement(languages=("en", "de")))
    assert "Language of the mails" in Client().get("/forum/follow/").content.decode()
    Client().post("/forum/follow/", {"address": ADDRESS, "language": "de"})
    assert Follower.objects.get().language == "de"
    assert all_readable(NOW + timedelta(days=900))[0].language == "de"


def test_once_the_key_is_destroyed_nobody_can_follow_or_needs_to_leave() -> None:
    made = consultation()
    key_folder().destroy(made.pk, NOW.date())
    for page in ("follow/", "follow/code/", "unfollow/", "unfollow/abcdefghijkl/"):
        typed = {"address": ADDRESS, "language": "en", "code": "abcdefghijkl"}
        for answer in (Client().get(f"/forum/{page}"), Client().post(f"/forum/{page}", typed)):
            assert (answer.status_code, "Nobody is told by e-mail any more" in answer.content.decode()) == (410, True)


def test_where_the_key_was_not_brought_it_is_said_so() -> None:
    made = consultation()
    (key_folder().path / f"{made.pk}.key").unlink()
    answer = Client().post("/forum/follow/", {"address": ADDRESS, "language": "en"})
    assert (answer.status_code, "its key is not here" in answer.content.decode()) == (503, True)


def test_what_is_not_published_cannot_be_followed() -> None:
    consultation(published=False)
    for page in ("follow/", "follow/code/", "unfollow/", "unfollow/abcdefghijkl/"):
        assert Client().get(f"/forum/{page}").status_code == 404
        assert Client().post(f"/forum/{page}").status_code == 404


def test_one_place_cannot_ask_all_day() -> None:
    consultation()
    answers = [
        Client().post("/forum/follow/", {"address": f"reader{number}@example.org", "language": "en"}).status_code
        for number in range(12)
    ]
    assert (answers[0], answers[-1]) == (302, 429)
    assert Follower.objects.count() == 10
