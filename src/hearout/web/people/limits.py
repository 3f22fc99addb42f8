"""How often a form may be posted from one place. The figures are in settings.ACCOUNT_RATE_LIMITS, allauth's beside
ours; counts are kept in the cache, under digests that hold no address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

from hearout.web.journal import forgettable

__all__ = ["cache_key", "limited", "may_be_written_to"]

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def limited(action: str) -> Callable[[View[P]], View[P]]:
    """Answer posts beyond the limit called `action` with "too many", on a page that keeps what was typed. Reading is
    not counted. Raises KeyError for a limit that the settings do not name, which allauth would take for none."""
    settings.ACCOUNT_RATE_LIMITS[action]

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def counted(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not _allowed(request, action):
                return _too_many(request)
            return view(request, *args, **kwargs)

        return counted

    return decorate


def may_be_written_to(request: HttpRequest, address: str) -> bool:
    """Whether this request may have mail sent to an address that nobody confirmed. Mail for name+anything@ ends in the
    mailbox of name@: these are counted together, so that nobody can be flooded under a thousand addresses of theirs."""
    name, _at, domain = address.casefold().rpartition("@")
    mailbox, tagged, _tag = name.partition("+")
    if not tagged:
        return True
    with forgettable():
        return bool(ratelimit.consume(request, action="tagged", key=f"{mailbox}@{domain}"))


def cache_key(key: str, prefix: str, version: int) -> str:
    """What the cache is given instead of a key, which may hold where a request came from. It needs the server's secret
    key to be guessed."""
    return salted_hmac("hearout.web.cache", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()


def _allowed(request: HttpRequest, action: str) -> bool:
    """Counts the request. A count takes several steps in the cache; none of them waits for the disk."""
    if request.method == "GET":
        return True
    with forgettable():
        return bool(ratelimit.consume(request, action=action))


def _too_many(request: HttpRequest) -> HttpResponseBase:
    answer = ratelimit.respond_429(request)
    assert isinstance(answer, HttpResponseBase)
    return answer
