"""What is shown instead of a page: in our look, with what to do, and without details of what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from hearout.errors import KeyMissing

__all__ = [
    "KeyAway",
    "NotAllowed",
    "bad_request",
    "csrf_failure",
    "forbidden",
    "not_found",
    "server_error",
    "too_many_requests",
]

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  the name of a field


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    if isinstance(exception, TOO_MUCH):
        return _page(
            413,
            _("This is too much at once"),
            _("Nothing of it was kept. Go back and send less, or a part at a time."),
        )
    return _page(
        400,
        _("This request makes no sense to us"),
        _("Something in the address or the form could not be read. Go back and try again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _page(
        403,
        _("You may not do this"),
        _("Your role in the team does not allow it. The page “Who may see what” says which role does."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    return _page(
        404,
        _("There is nothing here for you"),
        _("The address may be wrong, or what was here is gone, or you may not see it. We do not say which."),
    )


class NotAllowed:
    """Gives a page to those who open an address that only takes forms, where Django answers with nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        page = _page(
            405, _("This is not a page"), _("A form is sent to this address. Go back to the page that holds the form.")
        )
        page["Allow"] = response["Allow"]
        return page


class KeyAway:
    """Where something sealed cannot be opened because its key was destroyed, or was not brought to this server."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:  # noqa: ARG002
        if not isinstance(exception, KeyMissing):
            return None
        return _page(
            503,
            _("This is sealed, and its key is not here"),
            _(
                "What is published stays. Everything else of this consultation was sealed with a key: at the end of "
                "its time the key is destroyed, and nobody can read it any more. If the time is not over yet, whoever "
                "runs this server brings the key back from where it was exported to: hearout keys import"
            ),
        )


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """The form can be sent again from the page: it passed the check that it is ours before it was counted."""
    kept = [(name, value) for name, values in request.POST.lists() if name != TOKEN for value in values]
    response = _page(
        429,
        _("That was too often"),
        _("So that nobody floods this server, it takes a form only so many times a minute. Wait a minute."),
        request=request,
        again=kept,
    )
    response["Retry-After"] = "60"
    return response


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return _page(
        500,
        _("Something broke on our side"),
        _("It is written down, without what you sent. Try again in a while. If it stays, tell those who run this."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form that did not prove that it came from a page of ours. What was typed is shown to be copied, unless another
    site sent it."""
    typed = [value for name, values in request.POST.lists() if name != TOKEN for value in values if " " in value]
    return _page(
        403,
        _("This form can no longer be sent"),
        _("It was open for too long, or your browser keeps no cookies for this site. Open the page again."),
        typed=typed if _from_here(request) else [],
    )


def _from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this server sent it, which no other site can make it say."""
    ours = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or request.headers.get("Origin") == ours


def _page(
    status: int,
    title: str,
    words: str,
    *,
    request: HttpRequest | None = None,
    typed: list[str] | None = None,
    again: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    """Needs no database and no session: they may be what broke."""
    context = {
        "status": status,
        "title": title,
        "words": words,
        "typed": typed or [],
        "again": again or [],
        "LANGUAGE_CODE": get_language() or "en",
        "LANGUAGE_BIDI": get_language_bidi(),
    }
    return HttpResponse(render_to_string("hearout/error.html", context, request=request), status=status)
