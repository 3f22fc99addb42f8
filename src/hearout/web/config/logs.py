"""What the server writes to its log: what went wrong and where in the code, never what somebody said or who they are.

The message of an exception can carry a row of the database, and an address can carry the secret of an invitation.
So neither is written: an exception is told by its kind and places, a request by its view. What other libraries log
passes a last net, which takes out whatever looks like an e-mail address or stands behind a question mark.
"""

from __future__ import annotations

import logging
import re
import traceback
from pathlib import Path
from types import TracebackType
from typing import TypedDict

from django.http import HttpRequest

__all__ = ["LOGGING", "Discreet"]

MAIL_ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")
QUERY = re.compile(r"\?[^\s\"']+")

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Time, level, source, message; of requests and exceptions only what names nobody."""

    def format(self, record: logging.LogRecord) -> str:
        # A copy without what another formatter made of the exception, which logging would use again.
        record = logging.makeLogRecord({**record.__dict__, "exc_text": None})
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            view = request.resolver_match.view_name if request.resolver_match else "an unknown address"
            record.msg, record.args = f"{request.method} {view}", ()
        return QUERY.sub("?…", MAIL_ADDRESS.sub("(an address)", super().format(record)))

    def formatException(self, ei: Raised) -> str:  # noqa: N802  logging's name
        kind, _, trace = ei
        if kind is None:
            return ""
        frames = traceback.extract_tb(trace)
        places = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
        return "\n".join([kind.__qualname__, *places])


class Level(TypedDict):
    level: str


class Root(Level):
    handlers: list[str]


class Logging(TypedDict):
    """Django's LOGGING."""

    version: int
    disable_existing_loggers: bool
    formatters: dict[str, dict[str, str]]
    handlers: dict[str, dict[str, str]]
    root: Root
    loggers: dict[str, Level | dict[str, list[str] | bool]]


LOGGING: Logging = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {
            "()": "hearout.web.config.logs.Discreet",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},  # not Django's own way, which mails what went wrong
        "django.request": {"level": "ERROR"},  # a page that is not there is no fault of the server
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # anyone can send any Host
    },
}
