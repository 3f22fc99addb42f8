"""The one way into a team's room: found and allowed, or the same "not found" for both."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.queries.rooms import consultation_for
from hearout.web.people.models import User

__all__ = ["identified_room", "member_of", "team_room"]

P = ParamSpec("P")
Room = Callable[Concatenate[HttpRequest, Consultation, P], HttpResponseBase]
Door = Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]


def team_room(permission: str) -> Callable[[Room[P]], Door[P]]:
    """Let in whoever may do `permission` (a line of `people.rules.ALLOWED`); everybody else finds nothing there.
    Nobody is sent to sign in before that is known only of the address, not of what lies behind it."""

    def decorate(view: Room[P]) -> Door[P]:
        @wraps(view)
        def enter(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            consultation = consultation_for(request.user, slug, permission)
            if consultation is None:
                raise Http404
            return view(request, consultation, *args, **kwargs)

        enter.permission = permission  # type: ignore[attr-defined]  # read by the test that walks every address
        return login_required(enter)  # type: ignore[return-value]  # mypy minds that arguments have names

    return decorate


def identified_room(permission: str) -> Callable[[Room[P]], Door[P]]:
    """As `team_room`, for pages that hold names, or words as they were said: no browser keeps them, nor anything in
    between, and whoever goes back to one later asks for it again."""

    def decorate(view: Room[P]) -> Door[P]:
        @wraps(view)
        def unkept(
            request: HttpRequest, consultation: Consultation, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            answer = view(request, consultation, *args, **kwargs)
            answer["Cache-Control"] = "no-store"
            return answer

        return team_room(permission)(unkept)  # type: ignore[arg-type]  # mypy minds that arguments have names

    return decorate


def member_of(request: HttpRequest) -> User:
    """Who is signed in, behind a door."""
    assert isinstance(request.user, User)
    return request.user
