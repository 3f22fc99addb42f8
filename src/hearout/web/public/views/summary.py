"""Published summaries: the newest, each version, and its files. They know nobody, as the other public pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from hearout.web.public import writing
from hearout.web.public.answers import answer
from hearout.web.public.queries import Head, announcement_in_force, head_of
from hearout.web.public.visitors import visitor
from hearout.web.releases.queries import file_of, release_numbered
from hearout.web.releases.rules import content_type

__all__ = ["file", "newest", "newest_report", "report", "version"]


@require_safe
def newest(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """The version in force."""
    head = _head(slug)
    return _shown(request, head, head.version, language, is_newest=True)


@require_safe
def newest_report(request: HttpRequest, slug: str, language: str = "") -> HttpResponseBase:
    """Its privacy report."""
    head = _head(slug)
    return _shown(request, head, head.version, language, report=True, is_newest=True)


@require_safe
def version(request: HttpRequest, slug: str, version: int, language: str = "") -> HttpResponseBase:
    """One version, for good."""
    return _shown(request, _head(slug), version, language)


@require_safe
def report(request: HttpRequest, slug: str, version: int, language: str = "") -> HttpResponseBase:
    """The privacy report of one version."""
    return _shown(request, _head(slug), version, language, report=True)


@require_safe
def file(request: HttpRequest, slug: str, version: int, name: str) -> HttpResponseBase:
    """A file as it was published. Browsers ask each time whether it is still so, as words may be taken back; a page of
    its own style is for keeping, and never shown as one of ours."""
    release = release_numbered(_head(slug).consultation, version)
    found = file_of(release, name) if release else None
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.body), content_type=content_type(name))
    saved_as = f"{slug}-{version}-{name}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=saved_as) or ""
    response["ETag"] = etag = f'"{found.sha256[:32]}"'
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=etag, response=response) or response


def _head(slug: str) -> Head:
    head = head_of(slug)
    if head is None or not head.version:
        raise Http404
    return head


def _shown(
    request: HttpRequest, head: Head, version: int, language: str, *, report: bool = False, is_newest: bool = False
) -> HttpResponseBase:
    """The same 404 for what is not there, and not in that language."""
    said = announcement_in_force(head)
    if not 1 <= version <= head.version or (language and language not in said.languages):
        raise Http404
    form = writing.summary(version, report=report, is_newest=is_newest)
    return answer(request, form, head, visitor(request, said, language), timezone.now())
