"""How a public page is sent: made once for all who read it alike, kept as bytes, and not sent again to who has it.

A page is a function of what is in force (the head), its form, the visitor's language and zone, and the time; the time
matters only at the instants that the page itself names. So bytes that were made once are right until the next of them,
in every process, and need no clearing: after a decision the head is another.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from hearout.web.public.queries import Head
from hearout.web.public.remembered import Remembered
from hearout.web.public.visitors import Visitor

__all__ = ["Form", "Made", "answer"]

TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))")


@dataclass(frozen=True, slots=True)
class Written:
    """A page's text, and until when it is right (None: as long as the head is the same)."""

    text: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of page. `varies`: the headers of a request that change it."""

    name: str
    content_type: str
    write: Callable[[Head, Visitor, datetime], Written]
    varies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it is sent, right from `since` until `until`."""

    body: bytes
    squeezed: bytes
    etag: str
    since: datetime
    until: datetime | None

    def is_right(self, now: datetime) -> bool:
        return self.since <= now and (self.until is None or now < self.until)


_MADE: Remembered[tuple[Head, str, Visitor], Made] = Remembered(250)


def answer(request: HttpRequest, form: Form, head: Head, visitor: Visitor, now: datetime) -> HttpResponseBase:
    """The page in that form, as bytes that are right now; 304 where the visitor has them."""
    made = _made(form, head, visitor, now)
    squeezed = TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")) is not None
    response = HttpResponse(made.squeezed if squeezed else made.body, content_type=form.content_type)
    etag = f'"{made.etag}{"-gz" if squeezed else ""}"'
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["Content-Language"] = visitor.language
    if squeezed:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ("Accept-Encoding", *form.varies))
    return get_conditional_response(request, etag=etag, response=response) or response


def _made(form: Form, head: Head, visitor: Visitor, now: datetime) -> Made:
    key = (head, form.name, visitor)
    made = _MADE.get(key)
    if made is None or not made.is_right(now):
        made = _MADE.put(key, _make(form.write(head, visitor, now), now))
    return made


def _make(written: Written, now: datetime) -> Made:
    body = written.text.encode()
    etag = hashlib.sha256(body).hexdigest()[:32]
    return Made(body, gzip.compress(body, mtime=0), etag, now, written.until)
