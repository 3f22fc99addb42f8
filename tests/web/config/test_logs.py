"""The log says what went wrong and where, and names nobody."""

from __future__ import annotations

import logging
import sys
from types import SimpleNamespace

from django.test import RequestFactory

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
