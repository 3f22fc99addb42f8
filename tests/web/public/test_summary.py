"""The published summary as anyone reads it: every version, its report, its files, and where the page tells of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from arranged_releases import CHOICE, RELEASING, files_of_version, released
from arranged_web import announcement, consultation, en, seen, words_of
from hearout.plan.announcement import Text
from hearout.publish import body_of
from hearout.web.consultations.actions.recording import Choice
from hearout.web.releases.actions import take_words_out
from hearout.web.releases.rules import content_type

pytestmark = pytest.mark.django_db

LATER = RELEASING + timedelta(days=30)
CORRECTION = Choice(en("The summary has a new version"), en("One number was read wrong."), decided_by="the committee")


def test_before_a_release_there_is_no_summary_and_nothing_points_to_one() -> None:
    consultation()
    for path in ("summary/", "summary/1/", "summary/privacy-report.html", "summary/1/files/summary.json"):
        assert seen(f"/forum/{path}").status_code == 404
    assert b"summary/" not in seen("/forum/").content


@pytest.mark.parametrize("path", ["summary/", "summary/1/", "in/de/summary/", "in/de/summary/1/"])
def test_what_was_audited_stands_in_the_page_word_for_word(path: str) -> None:
    released(consultation(said=announcement(languages=("en", "de"))))
    assert body_of(files_of_version(1)["summary.html"]) in seen(f"/forum/{path}", LATER).content.decode()


@pytest.mark.parametrize("path", ["summary/", "summary/1/"])
def test_the_link_in_the_summary_leads_to_its_privacy_report(path: str) -> None:
    released(consultation())
    assert 'href="privacy-report.html"' in seen(f"/forum/{path}", LATER).content.decode()
    report = seen(f"/forum/{path}privacy-report.html", LATER)
    assert body_of(files_of_version(1)["privacy-report.html"]) in report.content.decode()


def test_the_page_says_who_signed_it_as_they_agreed_to_be_named() -> None:
    release = released(consultation())
    told = words_of(seen("/forum/summary/", LATER))
    assert "Signed by Amara Lindqvist, chair of the committee Teodor Vashti, reviewer" in told
    assert release.digest in told


@pytest.mark.parametrize("name", sorted(files_of_version(1)))
def test_each_file_is_sent_byte_for_byte(name: str) -> None:
    released(consultation())
    response = seen(f"/forum/summary/1/files/{name}", LATER)
    assert response.content == files_of_version(1)[name]
    assert response["Content-Type"] == content_type(name)
    assert response["Content-Disposition"] == f'attachment; filename="forum-1-{name}"'
    again = seen(f"/forum/summary/1/files/{name}", LATER, if_none_match=response["ETag"])
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path", ["summary/2/", "summary/0/", f"summary/{'9' * 20}/", "summary/1/files/team.json", "in/de/summary/"]
)
def test_what_was_not_published_is_not_there(path: str) -> None:
    released(consultation())
    assert seen(f"/forum/{path}", LATER).status_code == 404


def test_an_older_version_stays_and_says_that_there_is_a_newer_one_and_why() -> None:
    forum = consultation()
    released(forum)
    assert "There is a newer version" not in words_of(seen("/forum/summary/1/", LATER))
    released(forum, choice=CORRECTION, now=RELEASING + timedelta(days=9))
    old = words_of(seen("/forum/summary/1/", LATER))
    assert "There is a newer version: number 2, of Thursday 12 November 2026. Why: One number was read wrong." in old
    assert body_of(files_of_version(1)["summary.html"]) in seen("/forum/summary/1/", LATER).content.decode()
    newest = words_of(seen("/forum/summary/", LATER))
    assert "There is a newer version" not in newest
    assert "Why again One number was read wrong." in newest
    assert body_of(files_of_version(2)["summary.html"]) in seen("/forum/summary/", LATER).content.decode()


def test_words_that_were_taken_back_are_gone_at_once_and_the_page_says_so() -> None:
    release = released(consultation())
    quoted = b"quoted words of somebody"
    for path in ("summary/", "summary/1/", "summary/1/files/summary.md"):
        assert seen(f"/forum/{path}", LATER).status_code == 200
    without = {name: body.replace(b"decisions", quoted) for name, body in files_of_version(1).items()}
    take_words_out(release, without, now=LATER)
    for path in ("summary/", "summary/1/", "summary/1/files/summary.md"):
        assert quoted in seen(f"/forum/{path}", LATER).content
    assert "Words were taken back on Thursday 3 December 2026." in words_of(seen("/forum/summary/", LATER))


def test_page_notices_feed_list_and_texts_lead_to_it() -> None:
    released(consultation())
    assert 'href="/forum/summary/"' in seen("/forum/", LATER).content.decode()
    assert f"{settings.ADDRESS.origin}/forum/summary/1/" in seen("/forum/notices/", LATER).content.decode()
    assert "forum/summary/1/" in seen("/forum/notices/feed.atom", LATER).content.decode()
    assert "/forum/summary/" in seen("/forum/page.md", LATER).content.decode()
    assert "/forum/summary/" in seen("/forum/page.wiki", LATER).content.decode()
    assert 'href="/forum/summary/"' in seen("/", LATER).content.decode()


def test_a_page_that_was_kept_tells_of_a_release_at_once() -> None:
    forum = consultation()
    assert "Read the summary" not in words_of(seen("/forum/", RELEASING))
    released(forum)
    assert "Read the summary" in words_of(seen("/forum/", RELEASING))


def test_in_another_language_the_frame_is_in_that_and_the_summary_marked_as_what_it_is() -> None:
    released(consultation(said=announcement(languages=("ar", "en"), title=Text({"ar": "كيف؟", "en": "How?"}))))
    page = seen("/forum/in/ar/summary/", LATER).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert '<div lang="en" dir="ltr">' in page


def test_no_cookie_is_set_and_no_session_read() -> None:
    released(consultation())
    for path in ("summary/", "summary/1/files/summary.json"):
        assert not seen(f"/forum/{path}", LATER).cookies


def test_what_the_policy_forbids_is_not_in_it() -> None:
    released(consultation())
    for path in ("summary/", "summary/privacy-report.html"):
        page = seen(f"/forum/{path}", LATER).content.decode()
        assert "style=" not in page
        assert "<style" not in page


def test_the_choice_is_told_as_the_notice() -> None:
    released(consultation())
    assert CHOICE.title.words["en"] in words_of(seen("/forum/notices/", LATER))
