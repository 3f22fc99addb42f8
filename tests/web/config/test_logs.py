"""The log says what went wrong and where, and names nobody."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, RequestFactory
from pytest_django import Settings

from hearout.web.config.logs import Discreet


def test_an_exception_is_told_by_kind_and_place_without_its_message() -> None:
    try:
        raise ValueError("Amara said no")
    except ValueError:
        record = logging.LogRecord("django", logging.ERROR, "x.py", 1, "It failed", (), sys.exc_info())

    lines = Discreet("{message}", style="{").format(record).splitlines()

    assert lines[:2] == ["It failed", "ValueError"]
    assert lines[2].startswith("  test_logs.py:")
    assert "Amara" not in "".join(lines)


def test_a_request_is_told_by_its_view_and_not_by_its_address() -> None:
    record = logging.LogRecord(
        "django.request", logging.ERROR, "x.py", 1, "%s: %s", ("Bad", "/invitation/secret/"), None
    )
    record.request = RequestFactory().get("/invitation/secret/")
    record.request.resolver_match = SimpleNamespace(view_name="people:accept")

    assert Discreet("{message}", style="{").format(record) == "GET people:accept"


def test_a_request_to_no_view_keeps_its_address_to_itself() -> None:
    record = logging.LogRecord("django.request", logging.ERROR, "x.py", 1, "%s", ("/invitation/secret/",), None)
    record.request = RequestFactory().get("/invitation/secret/")
    record.request.resolver_match = None

    assert Discreet("{message}", style="{").format(record) == "GET an unknown address"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Sent to amara@example.org", "Sent to (an address)"),
        ("Sent to <amara@example.org>: refused", "Sent to <(an address)>: refused"),
        ("Retrying /token?code=secret&state=1 once", "Retrying /token?… once"),
        ("Is it up?", "Is it up?"),
    ],
)
def test_what_libraries_log_loses_addresses_and_queries(said: str, written: str) -> None:
    record = logging.LogRecord("library", logging.WARNING, "x.py", 1, "%s", (said,), None)
    assert Discreet("{message}", style="{").format(record) == written


class Listening:
    """Everything that was logged, as the server writes it and as it would be without discretion."""

    def __init__(self) -> None:
        self.discreet, self.plain = io.StringIO(), io.StringIO()

    def __enter__(self) -> Listening:
        self.handlers = [logging.StreamHandler(self.discreet), logging.StreamHandler(self.plain)]
        self.handlers[0].setFormatter(Discreet("{message}", style="{"))
        for handler in self.handlers:
            logging.getLogger().addHandler(handler)
        return self

    def __exit__(self, *_: object) -> None:
        for handler in self.handlers:
            logging.getLogger().removeHandler(handler)


PLANTED = "planted-person@example.org"
MANY = (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or 0) + 1


def test_a_page_that_breaks_tells_the_log_nothing_of_who_asked_for_it(settings: Settings) -> None:
    settings.ROOT_URLCONF = "arranged_failing_pages"
    client = Client(raise_request_exception=False)

    with Listening() as heard:
        answer = client.post(f"/fails/broken/{PLANTED}/?email={PLANTED}", {"words": PLANTED}, HTTP_REFERER=PLANTED)

    assert answer.status_code == 500
    assert PLANTED in heard.plain.getvalue()
    assert "planted" not in heard.discreet.getvalue()
    assert heard.discreet.getvalue().startswith("POST broken\nValueError\n")
    assert "arranged_failing_pages.py" in heard.discreet.getvalue()
    assert "planted" not in answer.content.decode()


def too_many_fields(client: Client) -> int:
    return client.post("/sign-in/", {f"{PLANTED}{number}": "" for number in range(MANY)}).status_code


def a_foreign_form(client: Client) -> int:
    return Client(enforce_csrf_checks=True).post("/sign-in/", {"email": PLANTED}, HTTP_REFERER=PLANTED).status_code


def a_page_that_is_not_there(client: Client) -> int:
    return client.get(f"/{PLANTED}/?email={PLANTED}").status_code


def another_host(client: Client) -> int:
    return client.get("/sign-in/", HTTP_HOST=PLANTED).status_code


def a_code_for_somebody(client: Client) -> int:
    client.post("/sign-in/", {"email": PLANTED})
    return client.post("/sign-in/code/", {"code": PLANTED}).status_code


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (too_many_fields, 413),
        (a_foreign_form, 403),
        (a_page_that_is_not_there, 404),
        (another_host, 400),
        (a_code_for_somebody, 200),
    ],
)
def test_what_is_refused_tells_the_log_nothing_of_who_asked(request_: Callable[[Client], int], status: int) -> None:
    loggers = [logging.getLogger(name) for name in ("django.request", "django.security.DisallowedHost")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)  # also what the server's settings leave out
    cache.clear()

    with Listening() as heard:
        answered = request_(Client())

    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
    assert answered == status
    assert "planted" not in heard.discreet.getvalue()
