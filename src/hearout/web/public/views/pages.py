"""The public pages of one consultation. They know nobody: no session is read, and no cookie is set."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from hearout.web.public import writing
from hearout.web.public.answers import Form, answer
from hearout.web.public.queries import announcement_in_force, head_of
from hearout.web.public.visitors import visitor, visitor_of_file

__all__ = ["feed", "markdown", "notices", "page", "session", "sessions", "wikitext"]


@require_safe
def page(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """Why, who, how, until when, and what has changed since."""
    return _shown(request, writing.PAGE, slug, language)


@require_safe
def notices(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """Everything that was decided, the newest first."""
    return _shown(request, writing.NOTICES, slug, language)


@require_safe
def feed(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """The same for feed readers."""
    return _shown(request, writing.FEED, slug, language)


@require_safe
def wikitext(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """The page for a wiki."""
    return _shown(request, writing.WIKITEXT, slug, language)


@require_safe
def markdown(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """The page for a repository or a forum."""
    return _shown(request, writing.MARKDOWN, slug, language)


@require_safe
def sessions(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """All sessions as a calendar to subscribe to."""
    return _shown(request, writing.CALENDAR, slug, language)


@require_safe
def session(request: HttpRequest, slug: str, key: str, language: str = "") -> HttpResponseBase:
    """One session as an entry for a calendar."""
    head = head_of(slug)
    if head is None or announcement_in_force(head).session(key) is None:
        raise Http404
    return _shown(request, writing.session_file(key), slug, language)


def _shown(request: HttpRequest, form: Form, slug: str, language: str) -> HttpResponseBase:
    """The same 404 for what is not there, not published, or not in that language."""
    head = head_of(slug)
    if head is None:
        raise Http404
    said = announcement_in_force(head)
    if language and language not in said.languages:
        raise Http404
    reads = visitor if form.varies else visitor_of_file
    return answer(request, form, head, reads(request, said, language), timezone.now())
