"""Who may come to this server without an account: its owners, and whoever a room above expects.

A room that invites people registers an `Expectation` when it starts. People ask it before an account is made, so that
this room need not know what an invitation is:

    @arrivals.expect
    def invited(session, email, now): ...
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase

__all__ = ["Expectation", "expect", "expected"]

Expectation = Callable[[SessionBase, str, datetime], bool]

_expectations: list[Expectation] = []


def expect(expectation: Expectation) -> Expectation:
    """Ask `expectation` whether somebody may come: their browser's session, the address (in lower case) that they say
    is theirs and have still to prove, and the time. Twice is once."""
    if expectation not in _expectations:
        _expectations.append(expectation)
    return expectation


def expected(session: SessionBase, email: str, now: datetime) -> bool:
    """Whether any room expects them."""
    return any(expectation(session, email, now) for expectation in _expectations)
