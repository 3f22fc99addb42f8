"""The door to pages that show what people said: nothing of them is kept by a browser or anything in between."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

from hearout.web.consultations.models import Consultation
from hearout.web.consultations.views.door import team_room

__all__ = ["identified_room"]

P = ParamSpec("P")
Room = Callable[Concatenate[HttpRequest, Consultation, P], HttpResponseBase]
Door = Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]


def identified_room(permission: str) -> Callable[[Room[P]], Door[P]]:
    """As `team_room`; and whoever goes back to the page later asks for it again."""

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
