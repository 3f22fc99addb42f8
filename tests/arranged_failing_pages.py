"""The server's addresses (`ROOT_URLCONF`), and pages that fail on purpose."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path

from hearout.web.config.urls import handler400, handler403, handler404, handler429, handler500
from hearout.web.config.urls import urlpatterns as of_the_server
from hearout.web.people.limits import limited

__all__ = ["WORDS", "handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

WORDS = "It took me two months to write,\nand then the date was moved."


def broken(request: HttpRequest, words: str = WORDS) -> HttpResponse:
    raise ValueError(f"{words} {request.POST.get('words')}")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied(WORDS)


def senseless(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation(WORDS)


@limited("form")
def counted(request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


urlpatterns = [
    path("fails/broken/", broken, name="broken"),
    path("fails/broken/<words>/", broken, name="broken"),
    path("fails/forbidden/", forbidden),
    path("fails/senseless/", senseless),
    path("fails/counted/", counted),
    *of_the_server,
]
