"""What is shown instead of a page."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from arranged_failing_pages import WORDS


@pytest.fixture(autouse=True)
def pages_that_fail(settings: Settings) -> None:
    settings.ROOT_URLCONF = "arranged_failing_pages"


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/fails/senseless/", 400, "This request makes no sense to us"),
        ("/fails/forbidden/", 403, "You may not do this"),
        ("/not/there/", 404, "There is nothing here for you"),
        ("/sign-out/", 405, "This is not a page"),
        ("/fails/broken/", 500, "Something broke on our side"),
    ],
)
def test_an_error_has_a_page_in_our_look_without_details(address: str, status: int, title: str) -> None:
    answer = Client(raise_request_exception=False).get(address)
    page = answer.content.decode()

    assert answer.status_code == status
    assert f"<h1>{title}</h1>" in page
    assert '<html lang="en" dir="ltr">' in page
    assert "/static/hearout/hearout.css" in page
    assert WORDS not in page
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize(
    "typed", [{"email": "x" * 5_000_000}, {f"name-{number}": "" for number in range(20_000)}], ids=["long", "many"]
)
def test_a_form_that_is_too_large_is_told_so(typed: dict[str, str]) -> None:
    answer = Client().post("/sign-in/", urlencode(typed), content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert "<h1>This is too much at once</h1>" in answer.content.decode()


def test_an_error_is_told_in_the_language_of_the_browser_from_right_to_left_where_it_runs_so() -> None:
    page = Client(raise_request_exception=False, HTTP_ACCEPT_LANGUAGE="ar").get("/fails/broken/").content.decode()
    assert '<html lang="ar" dir="rtl">' in page


def test_an_address_that_takes_forms_alone_says_so_to_programs_too() -> None:
    assert Client().get("/sign-out/").headers["Allow"] == "POST"


def sent_without_proof(**headers: str) -> str:
    answer = Client(enforce_csrf_checks=True).post(
        "/sign-in/", {"email": "amara@example.org", "words": WORDS, "csrfmiddlewaretoken": "a b"}, **headers
    )
    assert answer.status_code == 403
    return answer.content.decode()


@pytest.mark.parametrize("said", [{"HTTP_SEC_FETCH_SITE": "same-origin"}, {"HTTP_ORIGIN": "http://testserver"}])
def test_a_form_that_was_open_for_too_long_gives_back_what_was_typed(said: dict[str, str]) -> None:
    page = sent_without_proof(**said)
    assert "This form can no longer be sent" in page
    assert page.count("<textarea") == 1
    assert f">{WORDS}</textarea>" in page


@pytest.mark.parametrize(
    "said",
    [{}, {"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "null"}],
)
def test_a_form_that_another_site_sent_is_not_shown_as_what_somebody_typed(said: dict[str, str]) -> None:
    assert "<textarea" not in sent_without_proof(**said)


@pytest.mark.django_db
def test_a_form_that_was_sent_too_often_can_be_sent_again_with_all_that_was_typed() -> None:
    cache.clear()
    client = Client()
    for _ in range(60):
        assert client.post("/fails/counted/", {"words": WORDS}).content == b"taken"

    answer = client.post("/fails/counted/", {"words": WORDS, "ways": ["<mail>", "talk"]})
    page = answer.content.decode()

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert f'<input type="hidden" name="words" value="{WORDS}">' in page
    assert '<input type="hidden" name="ways" value="&lt;mail&gt;">' in page
    assert '<input type="hidden" name="ways" value="talk">' in page
    assert client.get("/fails/counted/").content == b"taken"
