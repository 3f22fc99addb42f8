"""The strip on top of every page that says what this is, so that nobody takes the invented for real."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

__all__ = ["Strip"]

BEFORE = b'<header class="masthead">'


class Strip:
    """Puts it before the masthead of a page. Nothing else of Hearout knows of the demo."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.META.pop("HTTP_ACCEPT_ENCODING", None)  # public pages come packed to those who take that
        response = self.get_response(request)
        if not response.streaming and BEFORE in response.content:
            strip = render_to_string("demo/strip.html").encode()
            response.content = response.content.replace(BEFORE, strip + BEFORE, 1)
        return response
