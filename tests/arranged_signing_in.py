"""Signing in as people do it: asking for a code, reading the mail, typing the code."""

from __future__ import annotations

import re

from django.core import mail
from django.test import Client

__all__ = ["ask_for_code", "sent_code", "sign_in", "type_code", "who_is"]


def ask_for_code(client: Client, email: str, **also: str) -> str:
    """Where the browser is sent."""
    return client.post("/sign-in/", {"email": email, **also}).headers.get("Location", "")


def sent_code() -> str:
    """The code in the newest mail."""
    found = re.search(r"^ {4}(\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found[1]


def type_code(client: Client, code: str, **also: str) -> str:
    """Where the browser is sent; "" where the page is shown again."""
    return client.post("/sign-in/code/", {"code": code, **also}).headers.get("Location", "")


def sign_in(client: Client, email: str, **also: str) -> str:
    ask_for_code(client, email, **also)
    return type_code(client, sent_code(), **also)


def who_is(client: Client) -> str:
    """The id of whom the server takes this browser for: "" for nobody."""
    return str(client.session.get("_auth_user_id", ""))
